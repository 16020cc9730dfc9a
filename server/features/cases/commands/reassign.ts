import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';
import { checkNotReturned, checkTarget } from './dispatch';

/**
 * The station gives what a unit has to another one, with its reason (转办); what the street has designated only the street
 * moves, and what was escalated the level that has it. The promise stays; the new unit may object by returning it, and
 * the street decides. Outcomes: dispatched anew; `rule_refused` sameUnit, unitCannotHandle, returnedBefore,
 * designatedByStreet, notTheirLevel; see applyStep.
 */
export function reassign(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly unitId: string; readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'reassign', ask, async ({ now, part }) => {
    if (ask.unitId === doc.leadUnitId) throw new DomainError('rule_refused', { rule: 'sameUnit' });
    await checkTarget(deps, doc, ask.unitId);
    const byStation = part === 'station';
    if (byStation) checkNotReturned(doc, ask.unitId);
    return {
      entries: [{ step: 'reassign', toUnitId: ask.unitId, reason: ask.reason, withPromise: true }],
      set: { leadUnitId: ask.unitId, dispatchedAt: now, ...(byStation ? {} : { designatedAt: now }) },
    };
  });
}
