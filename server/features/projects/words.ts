import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import { moreCareful, type WordsCheck } from '../../../shared/domain/moderation/words';
import type { Deps } from '../../platform/deps';
import { codesIn, ownFiles, refuseCards } from '../files';
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
  const codes = [...(await codesIn(deps, wanted)).values()];
  if (codes.includes('pay') || codes.includes('contact')) refuse('projectCode');
  await refuseCards(deps, wanted);
  return wanted;
}

/** What of a project asks for a careful look after words were added. */
export function careOf(doc: Pick<ProjectDoc, 'wordsCheck'>, judged: WordsCheck): Pick<ProjectDoc, 'wordsCheck'> {
  const wordsCheck = moreCareful(doc.wordsCheck ?? 'off', judged);
  return wordsCheck === 'unchecked' || wordsCheck === 'review' ? { wordsCheck } : {};
}
