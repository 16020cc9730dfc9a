import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { CaseDoc } from '../document';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

export type DispatchAsk = Ask & { readonly unitId: string; readonly text?: string };

async function checkTarget(deps: Deps, doc: CaseDoc, unitId: string): Promise<void> {
  const known = await isDispatchTarget(deps, doc.scope.community, unitId);
  if (!known) throw new DomainError('rule_refused', { rule: 'unitCannotHandle' });
}

/**
 * The station gives the case to a unit (交办); the order carries its time limit. Outcomes: dispatched;
 * `rule_refused` unitCannotHandle when cases of this community cannot be given to that unit; see applyStep.
 */
export function dispatch(deps: Deps, doc: CaseDoc, actor: Actor, ask: DispatchAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'dispatch', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
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
