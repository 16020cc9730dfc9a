import { countApproval, countBudget, type ApprovalCounts, type BudgetOutcome, type SeveralOutcome } from '../votes/approvals';
import type { Ballots, Beside, Choice, RollSize, YesNo } from '../votes/ballots';
import { countRanking, type IrvCounts } from '../votes/ranking';
import type { ApprovalRule, BudgetRule, IrvRule, YesNoRule } from '../votes/rules';
import { countYesNo, type YesNoCounts, type YesNoResult } from '../votes/yesno';
import { jcs } from './jcs';
import type { Manifest } from './manifest';

export { BELOW_MINIMUM } from './minimum';

/** What the tally of a vote that was counted says. */
export interface Tally {
  readonly counts: YesNoCounts | ApprovalCounts | IrvCounts;
  readonly outcome: { readonly result: YesNoResult } | SeveralOutcome | BudgetOutcome;
}

/** Counts a vote by the rule in its manifest. `ballots` may be grouped in any way. */
export function countVote({ method, rule, options, tie_order: tieOrder }: Pick<Manifest, 'method' | 'rule' | 'options' | 'tie_order'>, roll: RollSize, ballots: readonly Ballots<Choice>[], beside: Beside): Tally {
  const asked = { options, tieOrder };
  const several = ballots as readonly Ballots<readonly string[]>[];
  if (method === 'yesno') return countYesNo(rule as YesNoRule, roll, ballots as readonly Ballots<YesNo>[], beside);
  if (method === 'approval') return countApproval(asked, rule as ApprovalRule, roll, several, beside);
  if (method === 'budget') return countBudget(asked, rule as BudgetRule, roll, several, beside);
  return countRanking(asked, rule as IrvRule, roll, several, beside);
}

/** Puts ballots that say the same together, so that as many of them are counted as were cast without keeping each. */
export class BallotGroups {
  private readonly groups = new Map<string, { readonly choice: Choice; n: number; area: number; readonly via: 'app' | 'paper' }>();

  add(choice: Choice, via: 'app' | 'paper', n = 1, area = 0): void {
    const key = `${via} ${jcs(choice)}`;
    const group = this.groups.get(key);
    if (!group) this.groups.set(key, { choice, n, area, via });
    else {
      group.n += n;
      group.area += area;
    }
  }

  list(): readonly Ballots<Choice>[] {
    return [...this.groups.values()];
  }
}
