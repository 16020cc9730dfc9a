import type { Deps } from '../../../platform/deps';
import { standingUnits } from '../../organisation';
import type { CaseDoc } from '../document';
import { nextRound } from '../rounds';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';

/** Who does it again: the unit that did it, who took over from it, or the station where nobody did. */
async function leadNow(deps: Deps, { leadUnitId, scope }: CaseDoc): Promise<string> {
  const standing = leadUnitId === null ? undefined : (await standingUnits(deps, [leadUnitId])).get(leadUnitId);
  return standing?.id ?? scope.station;
}

/**
 * One tap within 30 days of an unrated close: back to the unit (or who took over from it) for a new round. Outcomes: dispatched;
 * `rule_refused` notUnrated or reopenTooLate; see applyStep.
 */
export function reopen(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'reopen', ask, async ({ now }) => {
    const leadUnitId = await leadNow(deps, doc);
    return { entries: [{ step: 'reopen', reason: wordsOrNull(ask.reason), toUnitId: leadUnitId, withPromise: true }], set: { ...nextRound(doc, now), leadUnitId } };
  });
}
