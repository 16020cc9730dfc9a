import type { Feature } from '../../http/types';
import { exportDownload } from './exports';
import { ensureIndexes } from './model';
import { handlers } from './routes';
import { chain, check, forgetExports } from './tasks';

export { actingAs, audited, ownActor, type AuditActor, type AuditEntry } from './commands/audited';
export { canonical, chainEnd, chainRows, checkChain, CHAIN_START, unchainedCount, type ChainEnd, type Checked } from './chain';

/** Who read or changed personal data, when and why: append-only rows, chained by hash. */
export const feature: Feature = { name: 'audit', handlers, tasks: [chain, check, forgetExports], downloads: [exportDownload], ensureIndexes };
