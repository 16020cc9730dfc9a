import { dayFromNumber, dayNumberOf, momentOn, OFFSET_MS, DAY_MS, MINUTE_MS, weekdayOf, type Day } from '../kernel/days';

/** Minutes after midnight at +08:00, `from` < `to` ≤ 1440. */
export type Span = readonly [number, number];
/** Days on which it is closed, or open at other times; an own reason. */
export interface Closure {
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
  /** Open at these times on those days; empty: closed. */
  readonly spans: readonly Span[];
}
/** When somebody is there. Ascending spans that do not meet; a midday break is the gap between two. */
export interface ServiceHours {
  /** `weekly`: by the week below; `always`: day and night; `booked`: only by appointment, so nobody can say when. */
  readonly kind: 'weekly' | 'always' | 'booked';
  /** Sunday first, as `weekdayOf`; of another kind than weekly seven empty days. */
  readonly week: readonly (readonly Span[])[];
  /** On public holidays: closed, or as on that day of the week. */
  readonly holidays: 'closed' | 'asUsual';
  /** On weekend days that are worked (调休): as on the first working day of its week that is open at all, or as on that day of the week. */
  readonly makeUp: 'worked' | 'asUsual';
  readonly closures: readonly Closure[];
}
/** Days that are not as their day of the week says, as far as they are known; from the calendar in force. */
export interface SpecialDays {
  /** Rest day → name of the holiday. */
  readonly holidays: Readonly<Record<Day, string>>;
  readonly workdays: readonly Day[];
  /** The last day of which that is known. */
  readonly until: Day;
}
/** Why nobody is there: its own closure, a public holiday, or simply not the time. */
export type ClosedWhy = { readonly kind: 'closure'; readonly why: string } | { readonly kind: 'holiday'; readonly name: string } | { readonly kind: 'time' };
/** Whether somebody is there. `until` null: without an end in sight. `next` null: not within the days that are known. `unknown`: nobody can say. */
export type OpenState =
  | { readonly kind: 'open'; readonly until: Date | null }
  | { readonly kind: 'closed'; readonly next: Date | null; readonly why: ClosedWhy }
  | { readonly kind: 'unknown' };

const WHOLE_DAY = 1_440;
const ALL_DAY: readonly Span[] = [[0, WHOLE_DAY]];
/** Days looked ahead for the next opening, and for the end of one that goes on. */
const AHEAD = 62;

/** The hours of a day that is worked: those of the first day from Monday to Friday that has any. */
const workedSpans = (week: ServiceHours['week']): readonly Span[] => [1, 2, 3, 4, 5].map((day) => week[day] ?? []).find((spans) => spans.length > 0) ?? [];
/** Whether an entry's hours hang on the calendar at all. */
const asksCalendar = ({ kind, holidays, makeUp }: ServiceHours): boolean => (kind === 'weekly' && makeUp === 'worked') || holidays === 'closed';
const closureOn = ({ closures }: Pick<ServiceHours, 'closures'>, day: Day): Closure | undefined => closures.find(({ from, to }) => day >= from && day <= to);

/** Its hours on one day and why they are so; null where the calendar does not reach so far. Of what is by appointment only closures say anything. */
export function hoursOn(hours: ServiceHours, special: SpecialDays, number: number): { readonly spans: readonly Span[]; readonly why: ClosedWhy } | null {
  const day = dayFromNumber(number);
  const closure = closureOn(hours, day);
  if (closure) return { spans: closure.spans, why: { kind: 'closure', why: closure.why } };
  if (asksCalendar(hours) && day > special.until) return null;
  const holiday = special.holidays[day];
  if (holiday !== undefined && hours.holidays === 'closed') return { spans: [], why: { kind: 'holiday', name: holiday } };
  if (hours.kind === 'always') return { spans: ALL_DAY, why: { kind: 'time' } };
  const worked = special.workdays.includes(day) && hours.makeUp === 'worked';
  return { spans: worked ? workedSpans(hours.week) : (hours.week[weekdayOf(number)] ?? []), why: { kind: 'time' } };
}

/** When what is open now ends: a day that ends at midnight goes on where the next begins there. */
function endOf(hours: ServiceHours, special: SpecialDays, number: number, end: number): Date | null {
  let [day, minute] = [number, end];
  while (minute === WHOLE_DAY) {
    const next = hoursOn(hours, special, day + 1);
    const [first] = next?.spans ?? [];
    if (next === null || first?.[0] !== 0) break;
    [day, minute] = [day + 1, first[1]];
    if (day > number + AHEAD) return null;
  }
  return momentOn(day, minute);
}
/** The first opening after a minute of a day; null within the days that are known. */
function nextOpening(hours: ServiceHours, special: SpecialDays, number: number, minute: number): Date | null {
  for (let day = number; day <= number + AHEAD; day += 1) {
    const found = hoursOn(hours, special, day);
    if (found === null) return null;
    const span = found.spans.find(([from]) => day > number || from > minute);
    if (span) return momentOn(day, span[0]);
  }
  return null;
}

/** Whether somebody is there at a moment, until when, or when again. The closing minute itself is closed. */
export function openAt(hours: ServiceHours, special: SpecialDays, now: Date): OpenState {
  const number = dayNumberOf(now);
  const today = hoursOn(hours, special, number);
  if (today === null || (hours.kind === 'booked' && today.why.kind === 'time')) return { kind: 'unknown' };
  const minute = (now.getTime() + OFFSET_MS - number * DAY_MS) / MINUTE_MS;
  const running = today.spans.find(([from, to]) => minute >= from && minute < to);
  if (running) return { kind: 'open', until: endOf(hours, special, number, running[1]) };
  const why = today.spans.length === 0 ? today.why : ({ kind: 'time' } as const);
  return { kind: 'closed', next: hours.kind === 'booked' ? null : nextOpening(hours, special, number, Math.floor(minute)), why };
}

/** Closures that are not over, the first first. */
export const closuresFrom = ({ closures }: Pick<ServiceHours, 'closures'>, today: Day): Closure[] => closures.filter(({ to }) => to >= today).sort((a, b) => (a.from < b.from ? -1 : 1));
