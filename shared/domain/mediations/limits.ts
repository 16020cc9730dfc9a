import { addDays, DAY_MS, dayNumber, momentOn, type Day } from '../kernel/days';

/** Limits of a mediation. Text in UTF-16 units. */
export const MEDIATION_LIMITS = {
  text: 500, who: 40, why: 100, place: 60, record: 1_000, agreement: 2_000,
  /** Mediations asked for that somebody may have open at once. */
  open: 3,
  sessions: 20,
  /** Days from now within which a session is held, and within which something is done and asked after. */
  ahead: 60, dueAhead: 3 * 365,
  /** Days within which both may have a court confirm the agreement (人民调解法 Art. 33). */
  court: 30,
} as const;

/** Time limits; configuration (`config/catalogue/mediations.ts`). */
export interface MediationTerms {
  /** Hours after which the station is reminded of what was asked for, or that nobody mediates. */
  readonly look: number;
  /** Hours after which a side that has not said yes or no is asked once more. */
  readonly consent: number;
  /** Hours after which the mediator is reminded to name a moment. */
  readonly arrange: number;
  /** Hours before a session at which all are reminded. */
  readonly soon: number;
  /** Hours after a session at which the mediator is reminded to write it down. */
  readonly record: number;
  /** Hours after which those are reminded who have not signed or confirmed. */
  readonly sign: number;
  /** Days after it ended without an agreement until every word is erased. */
  readonly keepNone: number;
  /** Days after an agreement was kept, or the office told what came of it, until every word is erased. */
  readonly keep: number;
}

const MORNING = 9 * 60;
/** Nine in the morning of the day on which it is asked whether the agreement was kept (+08:00). */
export const followUpAt = (day: Day): Date => momentOn(dayNumber(day), MORNING);
/** The last day on which both may go to court together. */
export const courtUntil = (confirmedOn: Day): Day => addDays(confirmedOn, MEDIATION_LIMITS.court);

/**
 * When every word of a mediation is erased; null while somebody waits for something. What came to nothing may still go to the justice
 * office: that is what its days are for. Agreements are kept as long as somebody may claim from them (Civil Code Art. 188: three years).
 */
export function eraseAt({ state, since, agreed }: { readonly state: string; readonly since: Date; readonly agreed: boolean }, { keep, keepNone }: Pick<MediationTerms, 'keep' | 'keepNone'>): Date | null {
  if (['kept', 'broken', 'closed'].includes(state)) return new Date(since.getTime() + (agreed ? keep : keepNone) * DAY_MS);
  return ['declined', 'off', 'refused', 'failed'].includes(state) ? new Date(since.getTime() + keepNone * DAY_MS) : null;
}
