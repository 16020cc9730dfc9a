import type { ResponseOf } from '@/api';
import { monthDay, type StepsOf } from '@/ui';
import { areasWords, NOTICE, NOTICE_KIND_WORDS, NOTICE_STATE_WORDS, whenWords } from '@shared/copy/notices';

export type NoticeView = ResponseOf<'GET /notices/:id'>;
export type NoticeRow = ResponseOf<'GET /notices'>['items'][number];
export type NoticeProps = StepsOf<NoticeView>;

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));
/** The time that a notice is about, in words. */
export const timeOf = ({ from, to }: Pick<NoticeRow, 'from' | 'to'>, now: Date): string | null => whenWords({ from: moment(from), to: moment(to) }, now);
/** The lines under the title of a row: when, where, by whom. */
export const linesOf = (row: NoticeRow, now: Date): string[] => [timeOf(row, now), [areasWords(row.areas), row.unit.name].join('，')].flatMap((line) => line ?? []);
/** What stands beside a row: that it no longer holds, that it is an emergency, pinned, corrected, or of what kind it is. */
export function tagOf({ state, emergency, pinned, edition, kind }: NoticeRow): string {
  if (state !== 'out') return NOTICE_STATE_WORDS[state];
  if (emergency) return NOTICE.emergency;
  return pinned ? NOTICE.pinned : edition > 1 ? NOTICE.edited : NOTICE_KIND_WORDS[kind];
}
/** The day under the letter. */
export const signedOn = ({ at }: Pick<NoticeRow, 'at'>): string => monthDay(new Date(at));
/** What is read aloud: all of the letter, and nothing around it. */
export const spokenOf = (view: NoticeView, now: Date): string => [view.title, timeOf(view, now), NOTICE.greeting, view.text, view.unit.name].filter(Boolean).join('。');
