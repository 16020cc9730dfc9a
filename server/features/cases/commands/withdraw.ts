import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { othersWait } from '../company/queries';
import type { CaseDoc } from '../document';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * The reporter withdraws the matter (撤回), as long as nobody is at work on it. Outcomes: withdrawn; `rule_refused`
 * othersWait where neighbours have met it too; see applyStep.
 */
export function withdraw(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'withdraw', ask, async ({ now }) => {
    if (await othersWait(deps, doc)) throw new DomainError('rule_refused', { rule: 'othersWait', state: doc.state });
    return { entries: [{ step: 'withdraw', reason: wordsOrNull(ask.reason) }], set: { closedAt: now, ...(doc.merged ? { merged: null } : {}) } };
  });
}
