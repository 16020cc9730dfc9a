import type { ResponseOf } from '@/api';
import type { Choice } from '@/ui/ballots/choice';
import type { VoteView } from './views';

export type PaperCounts = ResponseOf<'GET /votes/:id/paper-counts'>;
/** What one person counted in a box; numbers as they were typed. */
export interface BoxDraft {
  readonly box: string;
  readonly handed: string;
  readonly invalid: string;
  readonly votes: readonly { readonly choice: Choice; readonly n: string }[];
}
/** What may stand on a paper where that is soon listed: words of a yes-or-no, single options and none. More are added one by one. */
export function choicesOf({ method, options }: Pick<VoteView, 'method' | 'options'>): Choice[] {
  if (method === 'yesno') return ['yes', 'no', 'abstain'];
  return [...options.map(({ id }) => [id]), []];
}
export const emptyBox = (view: Pick<VoteView, 'method' | 'options'>): BoxDraft => ({ box: '1', handed: '', invalid: '0', votes: choicesOf(view).map((choice) => ({ choice, n: '0' })) });

const NUMBER = /^\d{1,5}$/;
/** As it is sent; null where a number is none, or more came out of the box than were handed out for it. */
export function sentBox({ box, handed, invalid, votes }: BoxDraft): { box: string; handed: number; invalid: number; votes: { choice: Choice; n: number }[] } | null {
  if (box.trim() === '' || ![handed, invalid, ...votes.map(({ n }) => n)].every((text) => NUMBER.test(text.trim()))) return null;
  const sent = { box: box.trim(), handed: Number(handed), invalid: Number(invalid), votes: votes.map(({ choice, n }) => ({ choice, n: Number(n) })).filter(({ n }) => n > 0) };
  return sent.invalid + sent.votes.reduce((sum, { n }) => sum + n, 0) <= sent.handed ? sent : null;
}
/** With one more way of choosing, once. */
export function withChoice(draft: BoxDraft, choice: Choice): BoxDraft {
  const known = draft.votes.some((one) => JSON.stringify(one.choice) === JSON.stringify(choice));
  return known ? draft : { ...draft, votes: [...draft.votes, { choice, n: '0' }] };
}
