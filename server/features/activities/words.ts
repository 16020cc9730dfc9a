import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import type { Deps } from '../../platform/deps';
import { checkWords } from '../moderation';
import { refuse } from './step';

/** Words that everybody or everybody on a shift reads: nothing to collect money by, no numbers of persons, nothing risky. `rule_refused` activityMoney, activityPersonal, wordsRisky. */
export async function fitWords(deps: Deps, personId: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    if (faultsIn(text).length > 0) refuse('activityMoney');
    if (mustMask(text).length > 0) refuse('activityPersonal');
  }
  await checkWords(deps, personId, texts.filter((text) => text !== ''));
}
