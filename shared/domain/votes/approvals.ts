import { turnoutOf, type Ballots, type Beside, type RollSize, type Turnout } from './ballots';
import { reaches } from './fractions';
import type { ApprovalRule, BudgetRule } from './rules';

export interface ApprovalCounts extends Turnout {
  /** How many approve of each option, by its id. */
  readonly approvals: Readonly<Record<string, number>>;
}
export type SeveralResult = 'elected' | 'funded' | 'no-winner' | 'no-quorum' | 'tainted';
export interface SeveralOutcome {
  readonly result: SeveralResult;
  readonly winners: readonly string[];
  /** The lot that was drawn in public before the opening decided. */
  readonly tie_used: boolean;
}
export interface Option {
  readonly id: string;
  /** In whole yuan or fen; of a budget alone. */
  readonly cost?: number;
}

/** Options in the order of the lot; `tieOrder` is a permutation of their ids. */
interface Asked {
  readonly options: readonly Option[];
  readonly tieOrder: readonly string[];
}

function countApprovals({ options }: Asked, roll: RollSize, ballots: readonly Ballots<readonly string[]>[], beside: Beside): ApprovalCounts {
  const approvals: Record<string, number> = {};
  for (const { id } of options) approvals[id] = 0;
  for (const { choice, n } of ballots) for (const id of choice) approvals[id] = (approvals[id] ?? 0) + n;
  return { ...turnoutOf(roll, ballots, beside), approvals };
}

/** Why nobody is counted at all; null where the votes decide. */
function undecided({ participants, roll, tainted }: Turnout, { quorum }: Pick<ApprovalRule, 'quorum'>): 'no-quorum' | 'tainted' | null {
  if (participants === 0 || !reaches(participants, roll, quorum)) return 'no-quorum';
  return tainted > 0 ? 'tainted' : null;
}
const nobody = (result: SeveralResult): SeveralOutcome => ({ result, winners: [], tie_used: false });

const placesOf = (tieOrder: readonly string[]): ReadonlyMap<string, number> => new Map(tieOrder.map((id, at) => [id, at]));

/** Those whom enough approve of, the most approved first, equal ones by the lot. */
export function countApproval(asked: Asked, rule: ApprovalRule, roll: RollSize, ballots: readonly Ballots<readonly string[]>[], beside: Beside): { readonly counts: ApprovalCounts; readonly outcome: SeveralOutcome } {
  const counts = countApprovals(asked, roll, ballots, beside);
  const why = undecided(counts, rule);
  if (why) return { counts, outcome: nobody(why) };
  const place = placesOf(asked.tieOrder);
  const of = (id: string): number => counts.approvals[id] ?? 0;
  const good = asked.options.map(({ id }) => id).filter((id) => of(id) > 0 && reaches(of(id), counts.participants, rule.min));
  const sorted = good.sort((a, b) => of(b) - of(a) || (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const winners = sorted.slice(0, rule.seats);
  const [last, next] = [winners[winners.length - 1], sorted[rule.seats]];
  if (last === undefined) return { counts, outcome: nobody('no-winner') };
  return { counts, outcome: { result: 'elected', winners, tie_used: next !== undefined && of(last) === of(next) } };
}

export interface BudgetOutcome extends SeveralOutcome {
  readonly spent: number;
}

/** What fits of the sum, in this order; what does not is left out and the next is tried. */
function fund(sorted: readonly Option[], amount: number): { winners: string[]; spent: number } {
  let spent = 0;
  const winners: string[] = [];
  for (const { id, cost = 0 } of sorted) {
    if (spent + cost > amount) continue;
    spent += cost;
    winners.push(id);
  }
  return { winners, spent };
}

/** Spends a sum on what most approve of, cheaper ones first among equal, then by the lot. */
export function countBudget(asked: Asked, rule: BudgetRule, roll: RollSize, ballots: readonly Ballots<readonly string[]>[], beside: Beside): { readonly counts: ApprovalCounts; readonly outcome: BudgetOutcome } {
  const counts = countApprovals(asked, roll, ballots, beside);
  const why = undecided(counts, rule);
  if (why) return { counts, outcome: { ...nobody(why), spent: 0 } };
  const place = placesOf(asked.tieOrder);
  const of = ({ id }: Option): number => counts.approvals[id] ?? 0;
  const good = asked.options.filter((option) => of(option) > 0 && reaches(of(option), counts.participants, rule.min));
  const sorted = (turn: 1 | -1): Option[] => [...good].sort((a, b) => of(b) - of(a) || (a.cost ?? 0) - (b.cost ?? 0) || turn * ((place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)));
  const { winners, spent } = fund(sorted(1), rule.amount);
  if (winners.length === 0) return { counts, outcome: { ...nobody('no-winner'), spent: 0 } };
  const other = new Set(fund(sorted(-1), rule.amount).winners);
  return { counts, outcome: { result: 'funded', winners, tie_used: winners.length !== other.size || winners.some((id) => !other.has(id)), spent } };
}
