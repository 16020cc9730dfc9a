import { DAY_MS, dayNumberOf, momentOn } from '../kernel/days';

/** The hour at +08:00 at which the street reads how the night was. */
const MORNING_MINUTES = 7 * 60;

/** The next morning at which a summary is due, strictly after a moment. */
export function nextMorning(after: Date): Date {
  const today = momentOn(dayNumberOf(after), MORNING_MINUTES);
  return today > after ? today : new Date(today.getTime() + DAY_MS);
}
/** Since when matters of an area stand first: from midnight of the day on which it began, so that what came before the storm is among them. */
export const urgentSince = (startedAt: Date): Date => momentOn(dayNumberOf(startedAt), 0);
/** Limits of an emergency mode. Text in UTF-16 units; `summaries`: mornings that are kept. */
export const EMERGENCY_LIMITS = { title: 30, advice: 600, question: 200, reason: 200, areas: 30, summaries: 60, open: 20 } as const;
