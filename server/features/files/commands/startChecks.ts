import type { Deps } from '../../../platform/deps';
import { Files } from '../model';
import { forgetPhotos } from '../queries';
import { askForCheck } from './askForCheck';

const untouched = (ids: readonly string[]) => ({ _id: { $in: [...ids] }, check: 'pending' as const, checkDue: { $exists: false }, checkTrace: { $exists: false } });

/**
 * Has files of a resident checked that a matter now uses. Noting it comes first, so that it is not lost when WeChat or
 * this process is; doing it twice does it once. Files that begin as `off` stay so.
 */
export async function startChecks(deps: Deps, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Files(deps).updateMany(untouched(ids), { $set: { checkDue: deps.clock.now() } });
  for (const id of ids) await askForCheck(deps, id);
}

/** What staff put on record in the name of their unit is not asked about: the unit answers for it. */
export async function waiveChecks(deps: Deps, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Files(deps).updateMany(untouched(ids), { $set: { check: 'off' } });
  forgetPhotos(deps, ids);
}
