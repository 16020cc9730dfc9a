import { type Day } from '../kernel/days';
import type { Transition } from '../kernel/stateMachine';
import { BOOK_LIMITS, type BookKind, type BookLine, type BookQuestionState } from './kinds';
import { beginningOf, type BookPeriod } from './periods';

/** Why something about open books is refused; `data.rule` of `rule_refused`, words in copy. */
export type BookRuleCode = 'bookLines' | 'bookNoLines' | 'bookContract' | 'bookNoContract' | 'bookContractDays' | 'bookDecided' | 'bookAhead' | 'bookTwice' | 'bookSame' | 'bookCorrections' | 'bookTimelineFull' | 'bookNeighbour' | 'bookQuestions' | 'bookUnit';

/** What stands in a publication. */
export interface BookContent {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly BookLine[];
  /** With whom, for how much (fen; null: without a price), from when to when. */
  readonly contract: { readonly party: string; readonly fen: number | null; readonly from: Day; readonly to: Day } | null;
  readonly decidedOn: Day | null;
}
/** Why a publication does not hold together; null when it does. A period may be under way, not still to come. */
export function ruleAgainstBook(kind: BookKind, period: BookPeriod, { lines, contract, decidedOn }: BookContent, today: Day): BookRuleCode | null {
  if (beginningOf(period) > today) return 'bookAhead';
  if (kind === 'finance' ? lines.length === 0 : lines.length > 0) return kind === 'finance' ? 'bookLines' : 'bookNoLines';
  if ((kind === 'contract') !== (contract !== null)) return kind === 'contract' ? 'bookContract' : 'bookNoContract';
  if (contract && contract.to < contract.from) return 'bookContractDays';
  if ((kind === 'decision') !== (decidedOn !== null) || (decidedOn !== null && decidedOn > today)) return 'bookDecided';
  return null;
}
/** Why it is not corrected so. */
export const ruleAgainstCorrection = (before: BookContent, after: BookContent, corrections: number): BookRuleCode | null => (corrections >= BOOK_LIMITS.corrections ? 'bookCorrections' : sameContent(before, after) ? 'bookSame' : null);
const plain = ({ title, text, lines, contract, decidedOn }: BookContent): string => JSON.stringify([title, text, lines.map(({ side, item, fen, note }) => [side, item, fen, note]), contract && [contract.party, contract.fen, contract.from, contract.to], decidedOn]);
const sameContent = (a: BookContent, b: BookContent): boolean => plain(a) === plain(b);

export const BOOK_PARTS = ['publisher', 'system'] as const;
export type BookPart = (typeof BOOK_PARTS)[number];
/** A publication stays; it is only ever corrected, with what stood before in its history. */
export const BOOK_TRANSITIONS: readonly Transition<'out', 'correct', BookPart>[] = [{ from: 'out', action: 'correct', to: 'out', by: ['publisher'] }];
export const BOOK_QUESTION_TRANSITIONS: readonly Transition<BookQuestionState, 'answer' | 'late', BookPart>[] = [
  { from: 'open', action: 'answer', to: 'answered', by: ['publisher'] },
  { from: 'open', action: 'late', to: 'open', by: ['system'] },
];
