import { addWorkingDays, type Calendar } from '../kernel/workingTime';

/** Limits of a volunteer's record. Text in UTF-16 units. */
export const VOLUNTEER_LIMITS = { name: 20, document: 30, skills: 8, proof: 40, avoid: 100, note: 200, phone: 20 } as const;

/** Ages, time limit and versions of what is promised; configuration (`config/catalogue/volunteers.ts`). */
export interface VolunteerTerms {
  /** The station looks at sign-ups first, where it has not said otherwise. */
  readonly approval: boolean;
  /** Working days for its look. */
  readonly check: number;
  /** Younger than this only with a guardian's consent. */
  readonly adult: number;
  /** Nobody younger signs up. */
  readonly youngest: number;
  /** Versions of promise and notice of risk in force; their words are in copy. */
  readonly promise: string;
  readonly risk: string;
}

/** Until when the station is to have looked at a sign-up. */
export const volunteerCheckDue = (from: Date, terms: VolunteerTerms, calendar: Calendar): Date => addWorkingDays(from, terms.check, calendar);
