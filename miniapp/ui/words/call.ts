import { answeredFrom, answeredUntil, elderAnsweredFrom, elderAnsweredUntil } from '@shared/copy/call';
import { type ResponseOf } from '@shared/contract';
import { formatMoment } from '@shared/domain/kernel/dates';
import { elderMoment, timeWords } from './moment';

/** Whom a page offers to call. */
export type CallTarget = NonNullable<ResponseOf<'GET /config'>['hotline']>;

/** Whether somebody answers, in words; `answered` is null where the server has not told the office hours. */
export interface AnswerWords {
  answered: boolean | null;
  text: string;
}

/** What stands under the call button: that somebody answers and how long, or when next; else the hours as the station writes them. */
export function answerWords({ hours, open = [] }: CallTarget, now: Date, elder: boolean): AnswerWords {
  const next = open.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })).find(({ to }) => to > now);
  if (!next) return { answered: null, text: hours };
  if (next.from <= now) return { answered: true, text: elder ? elderAnsweredUntil(elderMoment(next.to, now).hour) : answeredUntil(timeWords(next.to)) };
  const { day, hour } = elderMoment(next.from, now);
  return { answered: false, text: elder ? elderAnsweredFrom(day + hour) : answeredFrom(formatMoment(next.from, now)) };
}

/** A number that a telephone can dial. */
export const dialable = (phone: string): boolean => /\d{3}/.test(phone.replace(/\D/g, ''));
