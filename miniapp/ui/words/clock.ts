import { type ResponseOf } from '@shared/contract';
import { dayOf } from '@shared/domain/kernel/days';
import { deadlineWords, elderMoment, relativeDay, timeWords } from './moment';

export type FullClock = ResponseOf<'GET /cases/:id'>['clock'];
/** Rows of a list carry the clock without its days. */
export type Clock = Omit<FullClock, 'days'>;
export type DayCell = FullClock['days'][number];

/** The public clock in two lines, for somebody who waits for an answer. */
export interface ClockWords {
  tone: 'plain' | 'late' | 'done';
  big: string;
  exact: string;
}

const DONE: ClockWords = { tone: 'done', big: '已经办完', exact: '' };

/** Days left as people say it: `还有 2 个工作日`, `今天 17:30 前答复`. */
function leftWords(clock: Clock, due: Date, now: Date): string {
  if (clock.workingDaysLeft >= 1) return `还有 ${clock.workingDaysLeft} 个工作日`;
  const day = relativeDay(due, now);
  return day ? `${day} ${timeWords(due)} 前答复` : `${deadlineWords(due, now)} 前答复`;
}

function lateWords(clock: Clock, promised: Date, now: Date): ClockWords {
  const big = clock.overdueDays >= 1 ? `已超时 ${clock.overdueDays} 个工作日` : '刚过了答应的时间';
  return { tone: 'late', big, exact: `本该 ${deadlineWords(promised, now)} 前答复` };
}

/**
 * What the clock says to a resident. `clock.dueAt` may belong to a step of the staff; the moment promised to
 * the resident is `promisedAt`, and it is what the sentence names.
 */
export function clockWords(clock: Clock, now: Date): ClockWords {
  const promised = new Date(clock.promisedAt);
  if (clock.step === 'stopped' || clock.state === 'done') return DONE;
  if (clock.step === 'evaluate') {
    return { tone: 'plain', big: '请您评一评', exact: clock.dueAt ? `${deadlineWords(new Date(clock.dueAt), now)} 前都可以评` : '' };
  }
  const exact = `${deadlineWords(promised, now)} 前答复您`;
  if (clock.state === 'overdue' && clock.step === 'answer') return lateWords(clock, promised, now);
  if (clock.step === 'accept' && clock.dueAt) {
    return { tone: 'plain', big: `${deadlineWords(new Date(clock.dueAt), now)} 前受理`, exact };
  }
  return { tone: 'plain', big: leftWords(clock, promised, now), exact };
}

/** The same for elder mode, in words and without figures of days. */
export function elderClockWords(clock: Clock, now: Date): ClockWords {
  const plain = clockWords(clock, now);
  if (plain.tone !== 'plain') return plain;
  if (clock.step === 'evaluate') return { ...plain, big: '办好了，请您评一评' };
  const due = elderMoment(new Date(clock.promisedAt), now);
  return { tone: 'plain', big: `${due.day}答复您`, exact: `${due.date}${due.hour}前` };
}

/** One sentence for a list: `还有 2 个工作日`, `超时 1 个工作日`. */
export function clockLine(clock: Clock, now: Date): { tone: ClockWords['tone']; text: string } {
  const words = clockWords(clock, now);
  return { tone: words.tone, text: words.big };
}

/** The word under a day of the strip. */
export function dayLabel(cell: DayCell, promisedAt: string, late: boolean): string {
  if (cell.mark === 'gap') return '';
  if (cell.mark === 'today') return '今天';
  if (cell.mark === 'due' || cell.date === dayOf(new Date(promisedAt))) return late ? '到期' : '答复';
  if (cell.kind === 'rest') return '休';
  if (cell.mark === 'done') return '✓';
  return cell.mark === 'late' ? `超${cell.lateDays}天` : '';
}
