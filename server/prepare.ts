import type { Feature } from './http/types';
import { ensureJobIndexes } from './jobs';
import { migrate } from './platform/database/migrate';
import type { Deps } from './platform/deps';

/** Makes a database fit for this program: migrations, then indexes. Harmless when it already is. */
export async function prepareDatabase(deps: Deps, features: readonly Feature[]): Promise<void> {
  await migrate(deps.db, deps.clock, deps.logger);
  await ensureJobIndexes(deps);
  for (const feature of features) await feature.ensureIndexes(deps);
}
