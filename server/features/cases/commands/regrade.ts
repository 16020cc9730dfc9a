import type { CaseGrade } from '../../../../shared/domain/cases/states';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The station says how urgent it is (分级), with a reason that everybody reads; its limits change with it (P25). Outcomes:
 * regraded; `rule_refused` nothingChanged; see applyStep.
 */
export function regrade(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly grade: CaseGrade; readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'regrade', ask, () => {
    if (ask.grade === doc.grade) throw new DomainError('rule_refused', { rule: 'nothingChanged', state: doc.state });
    return { entries: [{ step: 'regrade', reason: ask.reason, withPromise: true }], set: { grade: ask.grade } };
  });
}
