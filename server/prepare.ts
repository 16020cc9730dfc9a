import type { Feature } from './http/types';
import { ensureJobIndexes } from './jobs';
import { migrate } from './platform/database/migrate';
import { HalfRestoredError, isHalfRestored } from './platform/database/restoreMark';
import type { Deps } from './platform/deps';

/**
 * Makes a database fit for this program: migrations, then indexes. Harmless when it already is.
 * @throws HalfRestoredError where a restore was cut off, before anything is changed
 */
export async function prepareDatabase(deps: Deps, features: readonly Feature[]): Promise<void> {
  if (await isHalfRestored(deps.db)) throw new HalfRestoredError();
  await migrate(deps.db, deps.clock, deps.logger);
  await ensureJobIndexes(deps);
  for (const feature of features) await feature.ensureIndexes(deps);
}
