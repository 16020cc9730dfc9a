import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * The unit says that it is not its duty, with the reason and perhaps pictures (退单): back to the station, which gives
 * it to another unit or asks the street. The promise to the resident stays as it was, and they read who returned it
 * and why. Outcomes: accepted, waiting to be given; `rule_refused` designatedStays, ownWork, redoStays; see applyStep
 * and checkUploads.
 */
export function sendBack(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string; readonly photoIds: readonly string[] }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'return', ask, async ({ now }) => ({
    entries: [{ step: 'return', reason: ask.reason, photoIds: await checkUploads(deps, actor, ask.photoIds) }],
    set: { leadUnitId: null, dispatchedAt: null, returnedAt: now, returned: (doc.returned ?? 0) + 1 },
  }));
}

/**
 * A case as the person sees it who has just returned it: the unit has no part in it any more, yet its answer, also to
 * the same request sent again, is the case and not a refusal. Null for everybody else.
 */
export function asReturnedBy(doc: CaseDoc, personId: string): CaseDoc | null {
  if (doc.state !== 'accepted') return null;
  const last = doc.timeline.filter(({ action }) => action === 'return').at(-1);
  return last?.actorId === personId ? { ...doc, leadUnitId: last.unitId } : null;
}
