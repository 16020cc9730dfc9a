import type { Deps } from '../../../platform/deps';
import { Files } from '../model';

/** Notes that a matter has let go of these files: unless another uses them they go with the orphans. Doing it twice changes nothing. */
export async function markUnused(deps: Deps, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Files(deps).updateMany({ _id: { $in: [...ids] } }, { $set: { usedAt: null } });
}
