import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { ServerConfig } from '../../config/server';
import { createBallotKeys } from './ballotKeys';
import type { Clock } from './clock';
import { createFieldCipher } from './crypto/fieldCipher';
import { deriveKeys, keptSecret } from './crypto/keys';
import { createShiftCodes } from './crypto/shiftCodes';
import { createTokens } from './crypto/tokens';
import { createUrlSigner } from './crypto/urlSigner';
import type { Deps } from './deps';
import type { Hooks } from './hooks';
import type { Nudge } from './nudge';
import { createMail } from './mail';
import { createOutside } from './outside';
import { createSms } from './sms';
import { createStorage } from './storage';
import { createWechat, noteProblem } from './wechat';

/** What is chosen by whoever composes the program; the rest of `Deps` follows from the configuration. */
export interface DepsParts {
  readonly config: ServerConfig;
  readonly db: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly hooks: Hooks;
  readonly nudge: Nudge;
}

/** Builds the dependencies of features. In demonstration mode without a secret, makes one and keeps it. */
export function createDeps(parts: DepsParts): Deps {
  const keys = deriveKeys(parts.config.secret ?? keptSecret(parts.config.dataDir));
  const { config, db, clock, logger } = parts;
  const cipher = createFieldCipher(keys.field);
  return {
    ...parts,
    wechat: createWechat({ db, clock, logger, cipher, config: config.wechat }),
    sms: createSms(config.sms, logger, (problem, code) => noteProblem(db, clock.now(), { call: 'sms', problem, code })),
    storage: createStorage(config),
    mail: config.mail && createMail(config.mail),
    outside: createOutside({ allowed: config.forwardAllow }),
    signer: createUrlSigner(keys.address),
    tokens: createTokens(keys.token),
    cipher,
    ballotKeys: createBallotKeys(config.keyDir),
    shiftCodes: createShiftCodes(keys.shift),
  };
}
