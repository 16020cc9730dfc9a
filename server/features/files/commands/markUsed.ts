import type { Deps } from '../../../platform/deps';
import { Files } from '../model';

/** Notes that a matter uses these photos, so that they are not orphans. Doing it twice changes nothing. */
export async function markUsed(deps: Deps, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Files(deps).updateMany({ _id: { $in: [...ids] }, usedAt: null }, { $set: { usedAt: deps.clock.now() } });
}
