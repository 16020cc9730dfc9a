import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { nextRound } from '../rounds';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/**
 * One tap within 30 days of an unrated close: back to the unit for a new round. Outcomes: dispatched;
 * `rule_refused` notUnrated or reopenTooLate; see applyStep.
 */
export function reopen(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'reopen', ask, ({ now }) => ({
    entries: [{ step: 'reopen', reason: wordsOrNull(ask.reason), toUnitId: doc.leadUnitId, withPromise: true }],
    set: nextRound(doc, now),
  }));
}
