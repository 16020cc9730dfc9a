import type { Deps } from '../../../platform/deps';
import { openExtension, type CaseExtension } from '../course';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { applyStep, type Actor, type Ask } from '../step';

/** Extensions kept in a case; the timeline has all. */
const KEPT = 10;

/**
 * The unit asks for more working days, with its reason and perhaps pictures (申请延期). Outcomes: asked, the promise as it
 * was; `rule_refused` extensionOpen, extensionSpent; see applyStep and checkUploads.
 */
export function askExtension(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  ask: Ask & { readonly days: number; readonly reason: string; readonly photoIds: readonly string[] },
): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'askExtension', ask, async ({ now, unitId }) => {
    const { days, reason } = ask;
    const extension: CaseExtension = { days, reason, unitId: unitId ?? '', personId: actor.personId ?? '', at: now, state: 'asked', round: doc.round };
    return {
      entries: [{ step: 'askExtension', reason, photoIds: await checkUploads(deps, actor, ask.photoIds) }],
      set: { extensions: [...(doc.extensions ?? []), extension].slice(-KEPT) },
    };
  });
}

const decided = (doc: CaseDoc, state: 'granted' | 'refused'): Pick<CaseDoc, 'extensions'> => {
  const open = openExtension(doc);
  return { extensions: (doc.extensions ?? []).map((one) => (one === open ? { ...one, state } : one)) };
};

/**
 * Station or street grants it; the resident reads the unit's reason, the old promise and the new one (Art. 15). Outcomes:
 * extended; `rule_refused` noExtension, ownAsk, streetDecides; see applyStep.
 */
export function grantExtension(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'grantExtension', ask, () => ({
    entries: [{ step: 'grantExtension', reason: openExtension(doc)?.reason ?? null, withPromise: true, wasDueAt: doc.promisedAt }],
    set: decided(doc, 'granted'),
  }));
}

/** Or does not; the promise stays as it was. Outcomes as of grantExtension. */
export function refuseExtension(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'refuseExtension', ask, () => ({ entries: [{ step: 'refuseExtension', reason: ask.reason }], set: decided(doc, 'refused') }));
}
