import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/** The station takes the case on (受理). Outcomes: accepted; see applyStep. */
export function accept(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'accept', ask, ({ now }) => ({
    entries: [{ step: 'accept' }],
    set: { acceptedAt: now },
  }));
}
