import type { ResponseOf } from '@/api';
import { daySaid, dayWords, deadlineWords, type StepsOf } from '@/ui';
import { secondsWords, TOPIC, TOPIC_ORIGIN_WORDS, TOPIC_STATE_WORDS } from '@shared/copy/topics';
import { formatFullDate } from '@shared/domain/kernel/dates';
import { addDays, dayOf, type Day, weekdayWord } from '@shared/domain/kernel/days';

export type TopicView = ResponseOf<'GET /topics/:id'>;
export type TopicRow = ResponseOf<'GET /topics'>['items'][number];
export type BodyView = ResponseOf<'GET /bodies/:id'>;
export type TopicProps = StepsOf<TopicView>;
export type BodyProps = StepsOf<BodyView>;
export type ConsultationView = ResponseOf<'GET /consultations/:id'>;
export type ConsultationProps = StepsOf<ConsultationView>;
export type MeetingView = ResponseOf<'GET /meetings/:id'>;
export type MeetingProps = StepsOf<MeetingView>;

/** Days from today on, or back, with their weekday. */
export const daysOf = (steps: readonly number[]): { readonly value: Day; readonly label: string }[] => {
  const today = dayOf(new Date());
  return steps.map((step) => addDays(today, step)).map((value) => ({ value, label: `${daySaid(value)}（周${weekdayWord(value)}）` }));
};
/** A day with its year: terms are long. */
export const yearDay = (day: Day): string => formatFullDate(new Date(`${day}T00:00:00+08:00`));
/** What a topic waits for, in words; null where nothing falls due. */
export function dueWords({ state, dueAt, late }: Pick<TopicRow, 'state' | 'dueAt' | 'late'>, now: Date): string | null {
  if (dueAt === null) return null;
  if (late) return state === 'toAnswer' ? '过了答复的日子' : '过了办好的日子';
  if (state === 'gathering') return TOPIC.until(dayWords(new Date(dueAt), now));
  // A day counts to its end.
  return state === 'toAnswer' ? TOPIC.answerBy(deadlineWords(new Date(dueAt), now)) : `${dayWords(new Date(Date.parse(dueAt) - 1), now)}前办好`;
}
export const factWords = (row: TopicRow): string => [row.place, TOPIC_ORIGIN_WORDS[row.by], row.body.name].join('，');
export const stateWords = ({ state, late }: Pick<TopicRow, 'state' | 'late'>): string => (late ? '晚了' : TOPIC_STATE_WORDS[state]);
/** How many second it; what the station or a member raises may need none. */
export const countWords = ({ seconds, threshold, state }: Pick<TopicRow, 'seconds' | 'threshold' | 'state'>): string => (seconds < threshold && (state === 'toAnswer' || state === 'adopted' || state === 'decided') ? TOPIC.direct : secondsWords(seconds, threshold));
