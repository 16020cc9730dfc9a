import type { ClockRow } from '../domain/cases/deadlines';
import { formatDue, formatElderDue, type MomentLike } from '../domain/kernel/dates';
import { CLOCK_STEP_WORDS } from './cases';
import { PAUSED_FOR_STAFF, PAUSED_SENTENCES } from './course';

/** Office minutes in words: whole hours from one hour on, minutes below. At night they have not begun to run, so they are named. */
function officeSpan(minutes: number): string {
  return minutes >= 60 ? `${Math.floor(minutes / 60)} 个工作小时` : `${minutes} 分钟上班时间`;
}

/** The big sentence of the public clock: 「还有 2 个工作日」, 「还有 6 个工作小时」, 「已超时 1 个工作日」. */
export function clockSentence(clock: ClockRow, toReporter = true): string {
  if (clock.paused && clock.state !== 'overdue') return (toReporter ? PAUSED_SENTENCES : PAUSED_FOR_STAFF)[clock.paused.kind];
  if (clock.state === 'done') return '这件事已经结束';
  if (clock.state === 'overdue') {
    if (clock.overdueDays > 0) return `已超时 ${clock.overdueDays} 个工作日`;
    return clock.workingMinutesLeft < 0 ? `已超时 ${officeSpan(-clock.workingMinutesLeft)}` : '刚过时限';
  }
  if (clock.workingDaysLeft > 0) return `还有 ${clock.workingDaysLeft} 个工作日`;
  return clock.workingMinutesLeft > 0 ? `还有 ${officeSpan(clock.workingMinutesLeft)}` : '马上就到时限';
}

/** What is promised, to whom: the resident reads 「答复您」, staff 「受理」, 「签收」 … */
function promised(clock: ClockRow, toReporter: boolean): string {
  if (clock.step === 'evaluate') return toReporter ? '评价都行' : '居民评价';
  return `${CLOCK_STEP_WORDS[clock.step]}${clock.step === 'answer' && toReporter ? '您' : ''}`;
}

/** The exact moment under it: 「26 日（周四）17:30 前答复您」, 「本该 20 日（周五）17:30 前答复」; empty when nothing runs. */
export function clockMoment(clock: ClockRow, now: MomentLike, toReporter: boolean): string {
  if (!clock.dueAt) return '';
  if (clock.paused && clock.state !== 'overdue') return `最晚 ${formatDue(clock.paused.until, now)}接着算`;
  const due = formatDue(clock.dueAt, now);
  if (clock.state === 'overdue') return `本该 ${due}${CLOCK_STEP_WORDS[clock.step]}`;
  return `${due}${promised(clock, toReporter)}`;
}

/** Both together, for rows and for screen readers. */
export function clockAria(clock: ClockRow, now: MomentLike, toReporter: boolean): string {
  return [clockSentence(clock, toReporter), clockMoment(clock, now, toReporter)].filter(Boolean).join('，');
}

/** The promise in elder mode: 「后天下午，五点半前答复您」. */
export function elderClock(clock: ClockRow, now: MomentLike): string {
  if (!clock.dueAt || (clock.paused && clock.state !== 'overdue')) return clockSentence(clock);
  const due = formatElderDue(clock.dueAt, now);
  return clock.state === 'overdue' ? `对不起，本该${due}${CLOCK_STEP_WORDS[clock.step]}` : `${due}${promised(clock, true)}`;
}

/** The small word in a cell of the day strip; the due day's word is that of the step. */
export const DAY_MARKS = { done: '✓', today: '今天', due: '答复', late: '超', plain: '', gap: '…', rest: '休', dueLate: '到期' } as const;

/** The word in one cell: ✓, 休, 今天, 答复, 到期, 超1天. */
export function dayMark(cell: { kind: 'work' | 'rest'; mark: Exclude<keyof typeof DAY_MARKS, 'rest' | 'dueLate'>; lateDays: number }, clock: ClockRow): string {
  if (cell.mark === 'late') return `超${cell.lateDays}天`;
  if (cell.mark === 'due') return clock.state === 'overdue' ? DAY_MARKS.dueLate : CLOCK_STEP_WORDS[clock.step];
  if (cell.mark === 'plain' && cell.kind === 'rest') return DAY_MARKS.rest;
  return DAY_MARKS[cell.mark];
}
