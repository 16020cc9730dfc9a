import type { Choice } from '../votes/ballots';
import type { ApprovalRule, BudgetRule } from '../votes/rules';
import type { Manifest } from './manifest';

const YESNO: readonly unknown[] = ['yes', 'no', 'abstain'];

/** Code units, the order of `ballot-board/1`; ids are ASCII. */
const ascending = (ids: readonly string[]): boolean => ids.every((id, at) => at === 0 || (ids[at - 1] as string) < id);

/** Whether this may be chosen in this vote: a word of three; or known ids, each once, sorted (ranked: in any order), no more than `k`. */
export function isChoice({ method, options, rule }: Pick<Manifest, 'method' | 'options' | 'rule'>, value: unknown): value is Choice {
  if (method === 'yesno') return YESNO.includes(value);
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  const ids = value as readonly string[];
  if (!ids.every((id) => options.some((option) => option.id === id))) return false;
  return method === 'irv' || (ids.length <= (rule as ApprovalRule | BudgetRule).k && ascending(ids));
}
