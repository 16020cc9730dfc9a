import { WEEKDAYS, dayFromNumber, dayNumber, dayNumberOf, weekdayOf, type Day } from './days';
import { firstCountedDay, workdaysAfter, type Calendar } from './workingTime';

/** One tear-off day of the public clock. */
export interface DayCell {
  date: Day;
  /** 一 … 日; 「…」 for the gap. */
  weekday: string;
  kind: 'work' | 'rest';
  /** `today` wins over `due` and `late`; a page knows the due day by its date. `gap`: days left out. */
  mark: 'done' | 'today' | 'due' | 'late' | 'plain' | 'gap';
  /** Working days past the due day; 0 up to it. */
  lateDays: number;
}

export interface StripInput {
  /** When the matter was filed (or the promise was made). */
  from: Date;
  due: Date;
  now: Date;
  calendar: Calendar;
}

/** Cells without a gap, and days at the end of a strip with one. */
const WHOLE = 7;
const TAIL = 5;

/** Day numbers to show, in order; `null` stands for a gap. */
function chosenDays(first: number, last: number, today: number, due: number): (number | null)[] {
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  if (all.length <= WHOLE) return all;
  const inMiddle = (n: number, tail: number): boolean => n > first && n <= last - tail;
  // Long overdue: the due day says more than the first day. Early in a long limit: today must be seen.
  const anchors = inMiddle(due, TAIL) || due === first ? [due] : [first];
  let tail = TAIL;
  if (today < last && inMiddle(today, TAIL)) {
    anchors.push(today);
    if (today > first + 1) tail = TAIL - 1;
  }
  const shown = [...new Set([...anchors, ...all.slice(-tail)])].sort((a, b) => a - b);
  return shown.flatMap((n, i) => {
    const before = shown[i - 1];
    if (before === undefined || n === before + 1) return [n];
    return n === before + 2 ? [n - 1, n] : [null, n];
  });
}

function cellOf(n: number, today: number, due: number, calendar: Calendar): DayCell {
  const date = dayFromNumber(n);
  const kind = calendar.isWorkday(date) ? 'work' : 'rest';
  const lateDays = n > due && kind === 'work' ? workdaysAfter(due, n, calendar) : 0;
  const mark = (): DayCell['mark'] => {
    if (n === today) return 'today';
    if (n === due) return 'due';
    if (kind === 'rest') return 'plain';
    if (n > due) return 'late';
    return n < today ? 'done' : 'plain';
  };
  return { date, weekday: WEEKDAYS[weekdayOf(n)] as string, kind, mark: mark(), lateDays };
}

/**
 * The day strip of the public clock: from the first counted day (or today, when that is earlier) to the due
 * day (or today, when that is later). At most seven cells; a longer stretch shows its first day, a gap, and
 * its last days, and never leaves out today or the due day: at most eight cells.
 */
export function dayStrip({ from, due, now, calendar }: StripInput): DayCell[] {
  const today = dayNumberOf(now);
  const dueDay = dayNumberOf(due);
  const first = Math.min(dayNumber(firstCountedDay(from, calendar)), dueDay, Math.max(today, dayNumberOf(from)));
  const last = Math.max(dueDay, today);
  const numbers = chosenDays(first, last, today, dueDay);
  return numbers.map((n, i) => {
    if (n !== null) return cellOf(n, today, dueDay, calendar);
    const date = dayFromNumber((numbers[i - 1] as number) + 1);
    return { date, weekday: '…', kind: 'rest', mark: 'gap', lateDays: 0 };
  });
}
