import type { Level } from '../../../shared/domain/identity/levels';
import { ruleAgainstWish } from '../../../shared/domain/wishes/rules';
import { WISH_TRANSITIONS, type WishAction, type WishPart } from '../../../shared/domain/wishes/states';
import { guardedSteps, writtenBy, type StepActor, type StepChange, type StepRules } from '../../jobs/guardedStep';
import { derive } from './derive';
import type { WishDoc } from './document';
import { eventOf, type WishStep } from './events';
import { factsOf } from './facts';
import { Wishes } from './model';

export { momentOf, refuse, remembered, stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';

/** Who acts in a wish: as what, for which units, at which level of identity. */
export interface Actor extends StepActor<WishPart> {
  readonly level: Level;
  /** Units for which they may claim. */
  readonly units: readonly string[];
}
export const SYSTEM: Actor = { personId: null, level: 0, parts: ['system'], units: [] };
export type Change = StepChange<WishDoc, WishAction, WishStep>;

const RULES: StepRules<WishDoc, WishAction, WishStep> = {
  model: Wishes,
  transitions: WISH_TRANSITIONS,
  ruleAgainst: (action, doc) => ruleAgainstWish(action, factsOf(doc)),
  unhurried: ['edit', 'ask', 'answer', 'question', 'reply', 'callFor', 'propose', 'refuse', 'shareAddress', 'hideAddress', 'arrange', 'notYet', 'unmatched'],
  full: 'wishTimelineFull',
  derive,
  eventOf,
};
/** One step of a wish; outcomes as of `guardedSteps`. */
export const applyStep = guardedSteps(RULES);
/** Fields of a wish as they are written; what has become absent is taken out. */
export const written = (doc: WishDoc, set: Partial<WishDoc>): ReturnType<typeof writtenBy> => writtenBy(RULES, doc, set);
