import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The check found it not done: back to the unit, with the reason; what it had reported stays on the timeline.
 * Outcomes: acknowledged again; `rule_refused` checkerIsHandler; see applyStep.
 */
export function reject(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'reject', ask, () => ({
    entries: [{ step: 'reject', reason: ask.reason }],
    set: { handledAt: null, handlerId: null, result: null, sampledSilent: false },
  }));
}
