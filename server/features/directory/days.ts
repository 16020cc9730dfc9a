import type { SpecialDays } from '../../../shared/domain/directory/hours';
import { addDays, dayOf, type Day } from '../../../shared/domain/kernel/days';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';

/** Days sent along: so far a phone without a network says whether somebody is there. */
const AHEAD = 120;

/** Holidays and weekend days that are worked from yesterday on, by the calendar in force; no further than its data reaches, since nobody is sent to a closed door by a guess. */
export async function specialDays(deps: Pick<Deps, 'db' | 'clock'>): Promise<SpecialDays> {
  const { calendar, years } = await settingsOf(deps);
  const today = dayOf(deps.clock.now());
  const [from, last] = [addDays(today, -1), addDays(today, AHEAD)];
  const near = (day: Day): boolean => day >= from && day <= last;
  return {
    holidays: Object.fromEntries(years.flatMap(({ holidays }) => Object.entries(holidays).filter(([day]) => near(day)))),
    workdays: years.flatMap(({ workdays }) => workdays.filter(near)),
    until: calendar.knownUntil < last ? calendar.knownUntil : last,
  };
}
