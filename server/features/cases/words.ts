import { moreCareful, type WordsCheck } from '../../../shared/domain/moderation/words';
import type { CaseDoc } from './document';

/** What of a case changes with a judgement of the reporter's words: nothing where no care is asked for. */
export function careFor(before: WordsCheck | undefined, judged: WordsCheck): Pick<CaseDoc, 'wordsCheck'> {
  const wordsCheck = moreCareful(before ?? 'off', judged);
  return wordsCheck === 'unchecked' || wordsCheck === 'review' ? { wordsCheck } : {};
}
