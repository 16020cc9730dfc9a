import { clockMoment, clockSentence, dayMark } from '@shared/copy/clock';
import { type ResponseOf } from '@shared/contract';
import { elderMoment } from './moment';

export type FullClock = ResponseOf<'GET /cases/:id'>['clock'];
/** Rows of a list carry the clock without its days. */
export type Clock = Omit<FullClock, 'days'>;
export type DayCell = FullClock['days'][number];

/** The public clock in two lines, for somebody who waits for an answer. */
export interface ClockWords {
  tone: 'plain' | 'late' | 'done';
  /** 还有 2 个工作日 */
  big: string;
  /** 26 日（周四）17:30 前答复您; empty when nothing runs. */
  exact: string;
}

function toneOf(clock: Clock): ClockWords['tone'] {
  if (clock.state === 'done') return 'done';
  // That a resident has not rated yet is nobody's fault: only an answer can be late to them.
  return clock.state === 'overdue' && clock.step !== 'evaluate' ? 'late' : 'plain';
}

/** What the clock says to a resident. */
export function clockWords(clock: Clock, now: Date): ClockWords {
  const big = clock.step === 'evaluate' ? '办好了，请您评一评' : clockSentence(clock);
  return { tone: toneOf(clock), big, exact: clockMoment(clock, now, true) };
}

/** The same in elder mode: times in words, no count of days while all is well. */
export function elderClockWords(clock: Clock, now: Date): ClockWords {
  const plain = clockWords(clock, now);
  if (plain.tone !== 'plain' || !clock.dueAt) return plain;
  const due = elderMoment(new Date(clock.dueAt), now);
  if (clock.step !== 'answer') return { ...plain, exact: `${due.day}${due.hour}前都行` };
  return { tone: 'plain', big: `${due.day}答复您`, exact: `${due.date}${due.hour}前` };
}

/** One sentence for a list. */
export function clockLine(clock: Clock, now: Date): { tone: ClockWords['tone']; text: string } {
  const { tone, big } = clockWords(clock, now);
  return { tone, text: big };
}

/** The word under a day of the strip. */
export const dayLabel = (cell: DayCell, clock: FullClock): string => (cell.mark === 'gap' ? '' : dayMark(cell, clock));
