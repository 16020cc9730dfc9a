import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The station takes a matter back that it has split off, while nobody has touched it: it ends here and goes on in the
 * one it came from. Outcomes: withdrawn, and told to the reporter; `rule_refused` notSplitOff or touchedSince; see applyStep.
 */
export function unsplit(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'unsplit', ask, ({ now }) => ({
    entries: [{ step: 'unsplit', reason: ask.reason }],
    set: { closedAt: now },
  }));
}
