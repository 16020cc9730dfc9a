import { REVIEW_DAY_WRONG, reviewWords } from '../../../../shared/copy/course';
import { endedAt, reviewAt, reviewFits } from '../../../../shared/domain/cases/pauses';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import { ruleBook } from '../catalogue';
import type { CaseDeferral } from '../course';
import type { CaseDoc } from '../document';
import { applyStep, SYSTEM, type Actor, type Ask } from '../step';

export type DeferralAsk = Ask & { readonly reason: string; readonly unitId: string; readonly reviewOn: string };

async function checkUnit(deps: Deps, doc: CaseDoc, unitId: string): Promise<void> {
  const known = unitId === doc.scope.station || (await isDispatchTarget(deps, doc.scope.community, unitId));
  if (!known) throw new DomainError('rule_refused', { rule: 'unitCannotHandle' });
}

/**
 * Station or unit asks to shelve what cannot be solved now for objective reasons (申请挂账, Art. 15): why, who is
 * responsible until then, and when it is reviewed. The clock runs on until the street has decided. Outcomes: asked;
 * `invalid_input` reviewOn when the day is past or too far; `rule_refused` unitCannotHandle, emergencyNotDeferred,
 * deferralOpen, clockStands; see applyStep.
 */
export function askDeferral(deps: Deps, doc: CaseDoc, actor: Actor, ask: DeferralAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'askDeferral', ask, async ({ now, unitId }) => {
    if (!reviewFits(ask.reviewOn, now)) throw new DomainError('invalid_input', {}, [{ path: 'reviewOn', code: 'invalid', message: REVIEW_DAY_WRONG }]);
    await checkUnit(deps, doc, ask.unitId);
    const review = reviewAt(ask.reviewOn, (await ruleBook(deps, [doc])).calendarOf(doc));
    const deferral: CaseDeferral = {
      reason: ask.reason, unitId: ask.unitId, reviewAt: review, askedBy: actor.personId ?? '', askedUnitId: unitId ?? doc.scope.station, at: now, state: 'asked',
    };
    return { entries: [{ step: 'askDeferral', reason: ask.reason, toUnitId: ask.unitId, text: reviewWords(review) }], set: { deferral } };
  });
}

/**
 * The street (or the district, for what was escalated there) shelves it: visible to the resident with reason, unit and
 * day of review; the clock stands until then and the case comes back by itself. Outcomes: shelved; `rule_refused`
 * noDeferral, ownAsk; see applyStep.
 */
export function grantDeferral(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'grantDeferral', ask, ({ now }) => {
    const { deferral } = doc;
    if (!deferral) throw new DomainError('rule_refused', { rule: 'noDeferral' });
    // Decided so late that the day of review has come: it comes back at once.
    const until = deferral.reviewAt > now ? deferral.reviewAt : now;
    return {
      entries: [{ step: 'grantDeferral', reason: deferral.reason, toUnitId: deferral.unitId, text: reviewWords(until), withPromise: true, wasDueAt: doc.promisedAt }],
      set: { deferral: { ...deferral, state: 'granted' }, pauses: [...endedAt(doc.pauses ?? [], now), { kind: 'deferral', from: now, until }], pausedUntil: until },
    };
  });
}

/** Or does not: the unit goes on. Outcomes as of grantDeferral. */
export function refuseDeferral(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'refuseDeferral', ask, () => ({
    entries: [{ step: 'refuseDeferral', reason: ask.reason }],
    set: doc.deferral ? { deferral: { ...doc.deferral, state: 'refused' } } : {},
  }));
}

/**
 * The clock runs on: by itself when the pause is over, or because station or street wait no longer. Outcomes: running;
 * `rule_refused` clockRuns; see applyStep.
 */
export function runOn(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string | null }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'runOn', ask, ({ now }) => ({
    entries: [{ step: 'runOn', reason: ask.reason, withPromise: true }],
    set: {
      pauses: endedAt(doc.pauses ?? [], now),
      pausedUntil: null,
      ...(doc.deferral?.state === 'granted' ? { deferral: { ...doc.deferral, state: 'ended' as const } } : {}),
    },
  }));
}

/** By the program. */
export const resumeByItself = (deps: Deps, doc: CaseDoc, key: string, reason: string): Promise<CaseDoc> =>
  runOn(deps, doc, SYSTEM, { revision: doc.revision, key, reason });
