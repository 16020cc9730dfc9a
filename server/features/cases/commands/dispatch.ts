import { returnStands } from '../../../../shared/domain/cases/rules';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { CaseDoc } from '../document';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

export type DispatchAsk = Ask & { readonly unitId: string; readonly text?: string };

/** `rule_refused` unitCannotHandle where cases of this community cannot be given to that unit. */
export async function checkTarget(deps: Deps, doc: CaseDoc, unitId: string): Promise<void> {
  const known = await isDispatchTarget(deps, doc.scope.community, unitId);
  if (!known) throw new DomainError('rule_refused', { rule: 'unitCannotHandle' });
}

/** Not again to a unit that has returned it: where station and unit disagree, the street decides (Art. 12). */
export function checkNotReturned(doc: CaseDoc, unitId: string): void {
  if (returnStands(doc.timeline, unitId)) throw new DomainError('rule_refused', { rule: 'returnedBefore' });
}

/**
 * The station gives the case to a unit (交办); the order carries its time limit. Outcomes: dispatched;
 * `rule_refused` unitCannotHandle when cases of this community cannot be given to that unit, returnedBefore when it
 * has returned this one; see applyStep.
 */
export function dispatch(deps: Deps, doc: CaseDoc, actor: Actor, ask: DispatchAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'dispatch', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
    checkNotReturned(doc, ask.unitId);
    return {
      entries: [{ step: 'dispatch', toUnitId: ask.unitId, text: wordsOrNull(ask.text ?? ''), withPromise: true }],
      set: { leadUnitId: ask.unitId, dispatchedAt: now },
    };
  });
}

/** Accept and dispatch in one tap (受理并交办), both on the timeline. Outcomes as of dispatch. */
export function acceptAndDispatch(deps: Deps, doc: CaseDoc, actor: Actor, ask: DispatchAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'acceptAndDispatch', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
    return {
      entries: [
        { step: 'accept' },
        { step: 'dispatch', toUnitId: ask.unitId, text: wordsOrNull(ask.text ?? ''), withPromise: true },
      ],
      set: { leadUnitId: ask.unitId, acceptedAt: now, dispatchedAt: now },
    };
  });
}

/**
 * After a return the dispatcher of the street says which unit it is, also one that returned it (指定办理, 潍坊 Art. 22);
 * that unit cannot return it. Outcomes: dispatched; `rule_refused` notReturned, unitCannotHandle; see applyStep.
 */
export function designate(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly unitId: string; readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'designate', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
    return {
      entries: [{ step: 'designate', toUnitId: ask.unitId, reason: ask.reason, withPromise: true }],
      set: { leadUnitId: ask.unitId, dispatchedAt: now, designatedAt: now },
    };
  });
}
