import { DAY_MS } from '../kernel/days';
import { addWorkingDays, type Calendar } from '../kernel/workingTime';

/** Limits of a wish. Text in UTF-16 units. */
export const WISH_LIMITS = {
  text: 300,
  photos: 4,
  voices: 1,
  address: 60,
  reason: 200,
  thanks: 200,
  story: 500,
  /** Most of a shared wish, and so most claims of one. */
  target: 50,
  /** Wishes that somebody may have open at once: a box for everybody, not a shop. */
  open: 5,
  /** Claims that somebody may hold at once, so that what is taken is done. */
  claims: 5,
  /** Past claims that a wish remembers. */
  past: 20,
} as const;

/** Time limits; configuration (`config/catalogue/wishes.ts`), with their source. */
export interface WishTerms {
  /** Working days for the station's check, and after which it is reminded. */
  readonly check: number;
  /** Days to arrange a day after a claim, and after which the claimant is reminded. */
  readonly match: number;
  readonly remindMatch: number;
  /** Days after the arranged day by which it is to be shown. */
  readonly prove: number;
  /** Days without a claim after which the station is told and it goes first into the next round. */
  readonly unmatched: number;
  /** Days after which the station is asked to confirm what the recipient has not. */
  readonly confirm: number;
}

/** Until when the station is to have checked a wish. */
export const checkDue = (from: Date, terms: WishTerms, calendar: Calendar): Date => addWorkingDays(from, terms.check, calendar);

const days = (from: Date, count: number): Date => new Date(from.getTime() + count * DAY_MS);

/** When a claim is to be arranged, and when its claimant is reminded (domain.md section 2: match within 7 days). */
export const matchDue = (from: Date, { match, remindMatch }: WishTerms): { dueAt: Date; remindAt: Date } => ({ dueAt: days(from, match), remindAt: days(from, remindMatch) });

/** When a claim with an arranged day is to be shown, and when its claimant is reminded. */
export const proveDue = (meetAt: Date, { prove }: WishTerms): { dueAt: Date; remindAt: Date } => ({ dueAt: days(meetAt, prove), remindAt: days(meetAt, 1) });

/** When the station is told that nobody has claimed it. */
export const unmatchedAt = (from: Date, { unmatched }: WishTerms): Date => days(from, unmatched);

/** When the station is asked to confirm in place of a recipient who says nothing. */
export const confirmDue = (from: Date, { confirm }: WishTerms): Date => days(from, confirm);
