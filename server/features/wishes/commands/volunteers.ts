import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { ToldLine } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import type { WishDoc } from '../document';
import { loadWish } from '../queries';
import { applyStep, SYSTEM } from '../step';

/** Who helped is kept, to be thanked, and finds the wish among those they took on. */
const helpedBy = (doc: WishDoc, helpers: readonly string[]): Pick<WishDoc, 'helpers' | 'hands'> => ({ helpers: [...new Set([...(doc.helpers ?? []), ...helpers])], hands: [...new Set([...doc.hands, ...helpers])] });

/** How often others may change it in between. */
const TRIES = 5;

/** Puts what volunteers did on the story of the wish they were asked for, once per key; a wish that is over keeps its story as it is. */
export async function noteVolunteers(deps: Deps, wishId: string, { key, words, done = false, helpers = [] }: ToldLine): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    const doc = await loadWish(deps, wishId);
    try {
      await applyStep(deps, doc, SYSTEM, 'volunteerTask', { revision: doc.revision, key }, () => ({ code: done ? 'helped' : 'told', text: words, tell: { helped: done }, ...(helpers.length > 0 ? { set: helpedBy(doc, helpers) } : {}) }));
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || (error.code !== 'conflict' && error.code !== 'wrong_state')) throw error;
      if (error.code === 'wrong_state') return;
      if (left === 0) throw error;
    }
  }
}
