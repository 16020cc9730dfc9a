import { SHARE_OF, type BodyProcedure } from '../bodies/procedure';
import type { Ballots, YesNo } from '../votes/ballots';
import type { YesNoRule } from '../votes/rules';
import { countYesNo } from '../votes/yesno';
import type { ConsultationRuleCode } from './rules';

/** Hands that were raised on one clause or option. */
export interface Hands {
  readonly id: string;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}
export interface HandsResult extends Hands {
  readonly passed: boolean;
}
/** Quorum and majority of the body as a rule of votes: of who came, or of all who sit there. */
export const handsRule = ({ quorum, majority, of }: Pick<BodyProcedure, 'quorum' | 'majority' | 'of'>): YesNoRule => ({ quorum: SHARE_OF[quorum], pass: SHARE_OF[majority], bases: ['persons'], of: of === 'present' ? 'participants' : 'roll' });

/** Why hands cannot be counted so; null when they can. Whoever signed in raised their hand for, against, or abstained: no more, and nobody less. */
export function ruleAgainstHands(put: readonly string[], hands: readonly Hands[], present: number): ConsultationRuleCode | null {
  if (hands.some(({ id }) => !put.includes(id))) return 'consultationNotInNotice';
  if (hands.length !== put.length || new Set(hands.map(({ id }) => id)).size !== put.length) return 'consultationAll';
  return hands.every(({ yes, no, abstain }) => yes + no + abstain === present) ? null : 'consultationSum';
}
/** What was agreed to, clause by clause, in whole numbers over who sat there on that day. */
export function countHands(procedure: Pick<BodyProcedure, 'quorum' | 'majority' | 'of'>, members: number, hands: readonly Hands[]): HandsResult[] {
  const rule = handsRule(procedure);
  return hands.map((row) => {
    const ballots = (['yes', 'no', 'abstain'] as const).map((choice): Ballots<YesNo> => ({ choice, n: row[choice], area: 0, via: 'paper' }));
    const { outcome } = countYesNo(rule, { count: members, area: 0 }, ballots, { invalid: 0, tainted: 0 });
    return { ...row, passed: outcome.result === 'passed' };
  });
}
export const sameHands = (a: readonly Hands[], b: readonly Hands[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => other.id === one.id && other.yes === one.yes && other.no === one.no && other.abstain === one.abstain));
