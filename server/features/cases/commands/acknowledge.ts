import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/** The unit confirms that it has the case (签收). Outcomes: acknowledged; see applyStep. */
export function acknowledge(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'acknowledge', ask, () => ({ entries: [{ step: 'acknowledge' }] }));
}
