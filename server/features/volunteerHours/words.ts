import type { Deps } from '../../platform/deps';
import { ownFiles, refuseMarked } from '../files';
import { checkWords } from '../moderation';
import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import { refuse } from './step';

/** Words that the community will read: nothing to collect money by, no numbers of persons. `rule_refused` hoursMoney, hoursPersonal, wordsRisky. */
export async function fitWords(deps: Deps, personId: string | null, ...texts: readonly string[]): Promise<void> {
  if (texts.some((text) => faultsIn(text).length > 0)) refuse('hoursMoney');
  if (texts.some((text) => mustMask(text).length > 0)) refuse('hoursPersonal');
  await checkWords(deps, personId ?? '', texts);
}

/** Photos of one's own, without a code to pay or to reach somebody by. `rule_refused` photoNotYours, hoursCode, photoCard. */
export async function fitPhotos(deps: Deps, personId: string | null, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const own = await ownFiles(deps, personId ?? '', wanted);
  if (wanted.some((id) => !own.has(id))) refuse('photoNotYours');
  await refuseMarked(deps, wanted, 'hoursCode');
  return wanted;
}
