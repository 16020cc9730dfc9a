import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask, type Entry } from '../step';

/**
 * The station handles the matter itself (即接即办): accept, dispatch and acknowledge in one tap, each step still
 * on the timeline. Outcomes: acknowledged by the station; see applyStep.
 */
export function takeOn(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'takeOn', ask, ({ now }) => {
    const first: Entry[] = doc.state === 'submitted' ? [{ step: 'accept' }] : [];
    const station = doc.scope.station;
    return {
      entries: [...first, { step: 'dispatch', toUnitId: station, withPromise: true }, { step: 'acknowledge' }],
      set: { leadUnitId: station, acceptedAt: doc.acceptedAt ?? now, dispatchedAt: now },
    };
  });
}
