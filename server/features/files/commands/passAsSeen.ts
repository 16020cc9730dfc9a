import type { Deps } from '../../../platform/deps';
import { Files } from '../model';
import { forgetPhotos } from '../queries';

/**
 * Somebody of the station has looked at files that WeChat was not sure of, and lets them pass. One that WeChat
 * holds for risky is not let pass so. Doing it twice changes nothing.
 */
export async function passAsSeen(deps: Deps, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  await Files(deps).updateMany({ _id: { $in: [...ids] }, check: 'review' }, { $set: { check: 'passed', checkedBy: personId } });
  forgetPhotos(deps, ids);
}
