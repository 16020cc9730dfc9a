import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import type { Deps } from '../../platform/deps';
import { ownFiles, refuseMarked } from '../files';
import { refuse } from './step';

/** Words that volunteers or the matter it came of will show: nothing to collect money by, no numbers of persons. `rule_refused` taskMoney, taskPersonal. */
export function fitWords(text: string): string {
  if (faultsIn(text).length > 0) refuse('taskMoney');
  if (mustMask(text).length > 0) refuse('taskPersonal');
  return text;
}

/** Photos of one's own, without a code to pay or to reach somebody by. `rule_refused` photoNotYours, taskCode, photoCard. */
export async function fitPhotos(deps: Deps, personId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const own = await ownFiles(deps, personId, wanted);
  if (wanted.some((id) => !own.has(id))) refuse('photoNotYours');
  await refuseMarked(deps, wanted, 'taskCode');
  return wanted;
}
