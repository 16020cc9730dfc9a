import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import { moreCareful, type WordsCheck } from '../../../shared/domain/moderation/words';
import type { Deps } from '../../platform/deps';
import { ownFiles, refuseMarked } from '../files';
import type { ProjectDoc } from './document';
import { refuse } from './step';

/**
 * Words that everybody will read: nothing to collect money by, no numbers of persons. The station may say what something
 * cost. `rule_refused` projectMoney, projectPersonal.
 */
export function fitWords(text: string, by: 'resident' | 'station'): string {
  if (faultsIn(text).some(({ kind }) => by === 'resident' || kind !== 'money')) refuse('projectMoney');
  if (mustMask(text).length > 0) refuse('projectPersonal');
  return text;
}

/** Photos of one's own, without a code to pay or to reach somebody by. `rule_refused` photoNotYours, projectCode, photoCard. */
export async function fitPhotos(deps: Deps, personId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const own = await ownFiles(deps, personId, wanted, 'photo');
  if (wanted.some((id) => !own.has(id))) refuse('photoNotYours');
  await refusePictures(deps, wanted);
  return wanted;
}
/** Lets no picture into a project, or out to its readers, that holds a code or a card. `rule_refused` projectCode, photoCard. */
export const refusePictures = (deps: Deps, ids: readonly string[]): Promise<void> => refuseMarked(deps, ids, 'projectCode');

/** What of a project asks for a careful look after words were added. */
export function careOf(doc: Pick<ProjectDoc, 'wordsCheck'>, judged: WordsCheck): Pick<ProjectDoc, 'wordsCheck'> {
  const wordsCheck = moreCareful(doc.wordsCheck ?? 'off', judged);
  return wordsCheck === 'unchecked' || wordsCheck === 'review' ? { wordsCheck } : {};
}
