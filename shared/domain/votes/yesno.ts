import { turnoutOf, type Ballots, type Beside, type RollSize, type Turnout, type YesNo } from './ballots';
import { reaches } from './fractions';
import type { VoteBase, YesNoRule } from './rules';

export interface YesNoCounts extends Turnout {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly yes_area: number;
  readonly no_area: number;
  readonly abstain_area: number;
}
export type YesNoResult = 'passed' | 'rejected' | 'no-quorum' | 'tainted';

/** Persons, or area, of one base. */
interface Sums {
  readonly roll: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}
const sumsOf = (counts: YesNoCounts, base: VoteBase): Sums =>
  base === 'persons' ? counts : { roll: counts.area, yes: counts.yes_area, no: counts.no_area, abstain: counts.abstain_area };

function decide(counts: YesNoCounts, { quorum, pass, bases, of }: YesNoRule): Exclude<YesNoResult, 'tainted'> {
  const sums = bases.map((base) => sumsOf(counts, base));
  const takingPart = ({ yes, no, abstain }: Sums): number => yes + no + abstain;
  if (takingPart(sumsOf(counts, 'persons')) === 0 || !sums.every((sum) => reaches(takingPart(sum), sum.roll, quorum))) return 'no-quorum';
  const whole = (sum: Sums): number => (of === 'roll' ? sum.roll : of === 'decisive' ? sum.yes + sum.no : takingPart(sum));
  return counts.yes > 0 && sums.every((sum) => reaches(sum.yes, whole(sum), pass)) ? 'passed' : 'rejected';
}

/**
 * Whether the outcome would be another without so many of the votes, whichever they are: lines that were voided after
 * their secret ballot was issued. Such votes are counted by persons alone.
 */
function dependsOnTainted(counts: YesNoCounts, rule: YesNoRule, outcome: string): boolean {
  const { yes, no, abstain } = counts;
  // (No more can be taken out than were cast.)
  const tainted = Math.min(counts.tainted, yes + no + abstain);
  for (let y = 0; y <= Math.min(yes, tainted); y += 1) {
    for (let n = 0; n <= Math.min(no, tainted - y); n += 1) {
      const a = tainted - y - n;
      if (a <= abstain && decide({ ...counts, yes: yes - y, no: no - n, abstain: abstain - a }, rule) !== outcome) return true;
    }
  }
  return false;
}

/** Counts approval, rejection and abstention, by persons and area where the rule says so. */
export function countYesNo(rule: YesNoRule, roll: RollSize, ballots: readonly Ballots<YesNo>[], beside: Beside): { readonly counts: YesNoCounts; readonly outcome: { readonly result: YesNoResult } } {
  const sums = { yes: 0, no: 0, abstain: 0, yes_area: 0, no_area: 0, abstain_area: 0 };
  for (const { choice, n, area } of ballots) {
    sums[choice] += n;
    sums[`${choice}_area`] += area;
  }
  const counts = { ...turnoutOf(roll, ballots, beside), ...sums };
  const outcome = decide(counts, rule);
  const isTainted = counts.tainted > 0 && dependsOnTainted(counts, rule, outcome);
  return { counts, outcome: { result: isTainted ? 'tainted' : outcome } };
}
