import { clockMoment, clockSentence } from '@shared/copy/clock';
import { SOON_MINUTES } from '@shared/domain/cases/deadlines';
import type { CaseState } from '@shared/domain/cases/states';
import { formatDueCell } from '@shared/domain/kernel/dates';
import { daysAhead } from './time';
import type { Clock } from './types';

/** What the cell at the left of a row shows, and the whole sentence for whoever cannot see it. */
export interface DeadlineCell {
  top: string;
  bottom: string;
  /** Overdue; less than two working hours; today; later; nothing runs any more. */
  tone: 'overdue' | 'close' | 'today' | 'later' | 'none';
  sentence: string;
}

/** A row, or an open case: what its deadline is read from. */
interface DeadlineOf {
  clock: Clock;
  state: CaseState;
  /** When something last happened: for a finished case, its end. */
  updatedAt?: string;
}

const ENDS: Partial<Record<CaseState, string>> = { closed: '已办结', declined: '没受理', withdrawn: '已撤回' };

/** 1 天, 3 小时, 40 分: how late, in a few characters. */
function lateness({ overdueDays, workingMinutesLeft }: Clock): string {
  if (overdueDays > 0) return `${overdueDays} 天`;
  const minutes = Math.max(1, -workingMinutesLeft);
  return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 小时`;
}

/** `26 日` keeps its gap, `12 月 11 日` gives it up: the cell is 66 px wide. */
const narrow = (day: string): string => (day.includes('月') ? day.replace(/ /g, '') : day);

/**
 * The deadline of a case in the list: the promise that runs now, with its moment. While the resident is asked
 * nothing hurries the station, so that cell stays plain.
 */
export function deadlineCell({ clock, state, updatedAt }: DeadlineOf, now: Date): DeadlineCell {
  const end = ENDS[state];
  if (end || !clock.dueAt || clock.step === 'stopped' || clock.state === 'done') {
    const ended = updatedAt ? narrow(formatDueCell(updatedAt, now)[0]) : '';
    return { top: end ?? '不计时', bottom: ended, tone: 'none', sentence: end ? `${end}${ended && `，${ended}`}` : '现在没有期限在走' };
  }
  const [day, time] = formatDueCell(clock.dueAt, now);
  const moment = clockMoment(clock, now, false);
  if (clock.step === 'evaluate') {
    return { top: '等评价', bottom: `${narrow(day)}前`, tone: 'later', sentence: `等居民评价，${day}前没有评价就按未评价办结` };
  }
  if (clock.state === 'overdue') {
    return { top: '超时', bottom: lateness(clock), tone: 'overdue', sentence: `${clockSentence(clock, false)}，${moment}` };
  }
  if (clock.paused) {
    const back = narrow(formatDueCell(clock.paused.until, now)[0]);
    return { top: '停到', bottom: back, tone: 'later', sentence: `${clockSentence(clock, false)}，${moment}` };
  }
  const today = daysAhead(new Date(clock.dueAt), now) <= 0;
  const tone = !today ? 'later' : clock.workingMinutesLeft < SOON_MINUTES ? 'close' : 'today';
  return { top: narrow(day), bottom: time, tone, sentence: `${moment}，${clockSentence(clock, false)}` };
}
