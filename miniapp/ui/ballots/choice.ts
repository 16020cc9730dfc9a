import type { ResponseOf } from '@/api';
import { BALLOT, CHOICE_WORDS } from '@shared/copy/ballots';

type VoteView = ResponseOf<'GET /votes/:id'>;
/** What somebody chose, as the contract has it: a word of three, or ids of options. */
export type Choice = 'yes' | 'no' | 'abstain' | string[];
/** What of a vote decides what may be chosen. */
export type Asked = Pick<VoteView, 'method' | 'options' | 'rule'>;

/** Ids as a ballot has them: sorted by their code, or in the order they were tapped where the vote ranks. */
export const orderedChoice = ({ method }: Pick<Asked, 'method'>, ids: readonly string[]): string[] => (method === 'irv' ? [...ids] : [...ids].sort());

/** A choice in words; null: a paper that says nothing. `options` as the vote has them. */
export function choiceWords(choice: Choice | null, options: Asked['options'], ranked: boolean): string {
  if (choice === null) return BALLOT.invalid;
  if (typeof choice === 'string') return CHOICE_WORDS[choice];
  if (choice.length === 0) return CHOICE_WORDS.abstain;
  const names = choice.map((id) => options.find((option) => option.id === id)?.label ?? id);
  return ranked ? names.map((name, at) => `${BALLOT.rank(at + 1)} ${name}`).join('，') : names.join('、');
}
