import type { ApprovalCounts } from './approvals';
import type { VoteRule } from './drafts';
import { reaches, type Share } from './fractions';
import type { IrvCounts } from './ranking';
import type { VoteBase } from './rules';
import type { YesNoCounts } from './yesno';

/** A share as it was asked for and met: quorum of the roll, or approval of whom it is counted; area in 1/100 m². */
export interface Evaluated {
  readonly what: 'quorum' | 'pass';
  readonly base: VoteBase;
  readonly part: number;
  readonly whole: number;
  readonly share: Share;
  readonly met: boolean;
}
const line = (what: Evaluated['what'], base: VoteBase, part: number, whole: number, share: Share): Evaluated => ({ what, base, part, whole, share, met: reaches(part, whole, share) });

/** How quorum and majority were evaluated, base by base, for people to check by hand. */
export function evaluate(rule: VoteRule, counts: YesNoCounts | ApprovalCounts | IrvCounts): Evaluated[] {
  const quorum = rule.bases.map((base) => line('quorum', base, base === 'area' ? counts.participants_area : counts.participants, base === 'area' ? counts.area : counts.roll, rule.quorum));
  if (!('pass' in rule) || !('yes' in counts)) return quorum;
  const { of, pass } = rule;
  const wholeOf = (base: VoteBase): number => {
    if (of === 'roll') return base === 'area' ? counts.area : counts.roll;
    if (of === 'participants') return base === 'area' ? counts.participants_area : counts.participants;
    return base === 'area' ? counts.yes_area + counts.no_area : counts.yes + counts.no;
  };
  return [...quorum, ...rule.bases.map((base) => line('pass', base, base === 'area' ? counts.yes_area : counts.yes, wholeOf(base), pass))];
}
