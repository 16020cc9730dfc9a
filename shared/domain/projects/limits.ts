import { DAY_MS, dayNumber, MINUTE_MS, momentOn, type Day } from '../kernel/days';
import { addWorkingDays, type Calendar } from '../kernel/workingTime';

/** Limits of a micro-project. Text in UTF-16 units, money in fen. */
export const PROJECT_LIMITS = {
  title: 24,
  need: 500,
  place: 40,
  note: 200,
  text: 500,
  photos: 4,
  /** Steps of one project, and pictures of one step. */
  steps: 12,
  stepTitle: 30,
  stepPhotos: 4,
  /** Largest sum that can be written down, 10 million yuan; what a district allows is configuration. */
  fen: 1_000_000_000,
  /** Proposals that a resident may have waiting at once. */
  open: 3,
  /** Candidates of a round. */
  candidates: 8,
  /** Days that a round may run. */
  roundDays: 60,
} as const;

/** Time limits, sums and quorums; configuration (`config/catalogue/projects.ts`). */
export interface ProjectTerms {
  /** Working days for the station's check. */
  readonly check: number;
  /** Largest budget in fen: what is more is no micro-project. */
  readonly budgetMost: number;
  /** People who must have chosen for a round to count. */
  readonly roundQuorum: number;
  /** Days in which residents say whether it is good, each time. */
  readonly acceptance: number;
  /** People who must have said so for it to count; of them more than half. */
  readonly acceptanceQuorum: number;
  /** Days that a step has to be put right. */
  readonly redo: number;
}

/** What is on its way when a round or an acceptance ends is still counted: counting begins so much later. */
export const COUNT_AFTER_MS = MINUTE_MS;

/** Until when the station is to have checked a proposal. */
export const projectCheckDue = (from: Date, terms: ProjectTerms, calendar: Calendar): Date => addWorkingDays(from, terms.check, calendar);
/** The end of a day, the first moment that is too late. */
export const endOfDay = (day: Day): Date => momentOn(dayNumber(day), 24 * 60);
/** Until when residents may say whether it is good. */
export const acceptanceUntil = (from: Date, { acceptance }: ProjectTerms): Date => new Date(from.getTime() + acceptance * DAY_MS);
