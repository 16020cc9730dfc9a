import type { ResponseOf } from '@/api';
import { deadlineWords, type StepsOf } from '@/ui';
import { CHOICE_WORDS } from '@shared/copy/ballots';
import { areaWords, RESULT_WORDS, VOTE } from '@shared/copy/votes';

export type VoteView = ResponseOf<'GET /votes/:id'>;
export type VoteRow = ResponseOf<'GET /votes'>['items'][number];
export type MyLine = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
export type VoteProps = StepsOf<VoteView>;
type Tally = NonNullable<VoteView['tally']>;

/** When it begins, or by when one votes; over: nothing. */
export function timeWordsOf({ state, opens, closes }: Pick<VoteRow, 'state' | 'opens' | 'closes'>, now: Date): string | null {
  if (state === 'published' || state === 'cancelled') return null;
  if (opens !== null && Date.parse(opens) > now.getTime()) return VOTE.from(deadlineWords(new Date(opens), now));
  return VOTE.until(deadlineWords(new Date(closes), now));
}
/** Whether ballots are taken now, as the server answered: this phone's clock is not asked. Rows of lists do not say why not. */
export const isTaking = ({ state, why }: Pick<VoteRow, 'state'> & { readonly why?: string | null }): boolean => state === 'open' ? !why : state === 'frozen' && why === null;

/** 通过; 选出来了：晾衣架. */
export function outcomeWords({ outcome, options }: Pick<VoteView, 'options'> & { readonly outcome: NonNullable<VoteRow['outcome']> }): string {
  const winners = (outcome.winners ?? []).map((id) => options.find((option) => option.id === id)?.label ?? id);
  return [RESULT_WORDS[outcome.result] ?? outcome.result, winners.join('、')].filter(Boolean).join('：');
}
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly words: string;
}
/** Sums of the result as bars: by votes, and by area where it is counted. */
export function barsOf({ counts }: Tally, { options, rule }: Pick<VoteView, 'options' | 'rule'>): { readonly persons: readonly Bar[]; readonly area: readonly Bar[] } {
  const persons = (key: string, label: string, value: number): Bar => ({ key, label, value, words: `${value} 票` });
  if (counts.yes !== undefined) {
    const area = rule.bases.includes('area') ? (['yes', 'no', 'abstain'] as const).map((key) => ({ key, label: CHOICE_WORDS[key], value: counts[`${key}_area`] ?? 0, words: areaWords(counts[`${key}_area`] ?? 0) })) : [];
    return { persons: (['yes', 'no', 'abstain'] as const).map((key) => persons(key, CHOICE_WORDS[key], counts[key] ?? 0)), area };
  }
  const votes = counts.approvals ?? counts.rounds?.[counts.rounds.length - 1]?.votes ?? {};
  return { persons: options.map(({ id, label }) => persons(id, label, votes[id] ?? 0)), area: [] };
}
