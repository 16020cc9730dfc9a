import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { ServerConfig } from '../../config/server';
import type { BallotKeys } from './ballotKeys';
import type { Clock } from './clock';
import type { FieldCipher } from './crypto/fieldCipher';
import type { ShiftCodes } from './crypto/shiftCodes';
import type { Tokens } from './crypto/tokens';
import type { UrlSigner } from './crypto/urlSigner';
import type { Hooks } from './hooks';
import type { Nudge } from './nudge';
import type { Mail } from './mail';
import type { Outside } from './outside';
import type { Sms } from './sms';
import type { Storage } from './storage';
import type { Wechat } from './wechat';

/** Everything outside a feature that it may use. Built once in the composition root; tests build their own. */
export interface Deps {
  readonly config: ServerConfig;
  readonly db: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly wechat: Wechat;
  readonly sms: Sms;
  /** Sends mail; null where no server for it is configured. */
  readonly mail: Mail | null;
  /** Goes to addresses that people typed in, and nowhere it must not. */
  readonly outside: Outside;
  readonly signer: UrlSigner;
  readonly tokens: Tokens;
  /** Encrypts what is personal and must be read again (phone numbers). */
  readonly cipher: FieldCipher;
  /** Keys of votes, in files of their own. */
  readonly ballotKeys: BallotKeys;
  /** Codes that show that somebody was there in some half minute. */
  readonly shiftCodes: ShiftCodes;
  /** Tells the relay that something is pending; losing a nudge costs at most one poll. */
  readonly nudge: Nudge;
  /** What features offer to features that may not import them. */
  readonly hooks: Hooks;
}
