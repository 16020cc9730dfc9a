import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Calendar } from '../../shared/domain/kernel/workingTime';
import type { ServerConfig } from '../../config/server';
import type { Clock } from './clock';
import type { Storage } from './storage';
import type { UrlSigner } from './crypto/urlSigner';
import type { Nudge } from '../jobs/types';

/** Everything outside a feature that it may use. Built once in the composition root; tests build their own. */
export interface Deps {
  readonly config: ServerConfig;
  readonly db: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly signer: UrlSigner;
  /** The working calendar in force (holiday data, office hours). */
  readonly calendar: Calendar;
  /** Tells the relay that something is pending; losing a nudge costs at most one poll. */
  readonly nudge: Nudge;
}
