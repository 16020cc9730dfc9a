import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import { refuse } from './step';

/** Words that everybody will read: what something costs may be said, where to pay it may not; no numbers of persons. `rule_refused` topicMoney, topicPersonal. */
export function fitWords(text: string): string {
  if (faultsIn(text).some(({ kind }) => kind !== 'money')) refuse('topicMoney');
  if (mustMask(text).length > 0) refuse('topicPersonal');
  return text;
}
