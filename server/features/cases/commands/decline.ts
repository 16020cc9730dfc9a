import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The station does not take the case on (不予受理) and says by which rule and why (接诉即办条例 Art. 11).
 * Outcomes: declined; `rule_refused` offCatalogue when there is no such rule; see applyStep.
 */
export function decline(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { ruleId: string; reason: string }): Promise<CaseDoc> {
  const { ruleId, reason } = ask;
  return applyStep(deps, doc, actor, 'decline', ask, async ({ now }) => {
    const rule = (await ruleBook(deps)).now.catalogue.declineRules.find(({ id }) => id === ruleId);
    if (!rule) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
    return { entries: [{ step: 'decline', ruleId, ruleName: rule.name, reason }], set: { closedAt: now, answeredAt: doc.answeredAt ?? now } };
  });
}
