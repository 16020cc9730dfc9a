import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/** The reporter withdraws the matter (撤回), as long as nobody is at work on it. Outcomes: withdrawn; see applyStep. */
export function withdraw(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'withdraw', ask, ({ now }) => ({
    entries: [{ step: 'withdraw', reason: wordsOrNull(ask.reason) }],
    set: { closedAt: now },
  }));
}
