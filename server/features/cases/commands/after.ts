import { SAID_ON_PHONE } from '../../../../shared/copy/callbacks';
import { afterCall, afterMiss, type ReviewState } from '../../../../shared/domain/cases/callbacks';
import type { EvaluationWord } from '../../../../shared/domain/cases/rules';
import type { Deps } from '../../../platform/deps';
import { reviewFields } from '../after';
import type { CaseDoc } from '../document';
import { nextRound } from '../rounds';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';
import { checkTarget } from './dispatch';

type Callback = NonNullable<CaseDoc['callback']>;

/**
 * Station or street called the reporter back (回访, Art. 23) and heard a word: it counts as the evaluation. Outcomes:
 * closed with that word; not content: redone once by the same unit, and after that reviewed by the street (济南 Art. 27);
 * `rule_refused` noCallback, callerHandled; see applyStep.
 */
export function callReached(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & EvaluationWord & { readonly text: string }): Promise<CaseDoc> {
  const { contacted, solved, satisfaction } = ask;
  const next = afterCall(ask, doc.round);
  const text = wordsOrNull(ask.text);
  return applyStep(
    deps,
    doc,
    actor,
    'callReached',
    ask,
    ({ now }) => {
      const evaluation = { contacted, solved, satisfaction, text, at: now, round: doc.round };
      const callback: Callback = { ...(doc.callback as Callback), state: 'reached', personId: actor.personId ?? '', at: now };
      if (next === 'redo') {
        return { entries: [{ step: 'callReached', text }, { step: 'redo', toUnitId: doc.leadUnitId, reason: SAID_ON_PHONE, withPromise: true }], set: { ...nextRound(doc, now), evaluation, callback } };
      }
      // The word of its reporter decides, whatever the neighbours' had asked the street to look at.
      const end = next === 'closed' ? { outcome: 'satisfied' as const, awaits: null, review: null } : { outcome: 'unsatisfied' as const, ...reviewFields(now) };
      return { entries: [{ step: 'callReached', text }], set: { evaluation, callback, ...end } };
    },
    next === 'redo' ? 'redo' : 'callReached',
  );
}

/** Nobody answered. Outcomes: tried, or unreachable after the last try; `rule_refused` triedToday, noCallback, callerHandled; see applyStep. */
export function callMissed(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'callMissed', ask, ({ now }) => {
    const before = doc.callback as Callback;
    const tries = [...before.tries, { at: now, personId: actor.personId ?? '' }];
    const state = afterMiss(tries.length);
    return { entries: [{ step: 'callMissed' }], set: { callback: { ...before, tries, state }, ...(state === 'unreachable' ? { awaits: doc.review?.state === 'asked' ? ('review' as const) : null } : {}) } };
  });
}

/** After the street's word; a reporter who was never reached is still to be called. */
const reviewed = (doc: Pick<CaseDoc, 'callback'>, state: ReviewState, reason: string, at: Date): Partial<CaseDoc> => ({ review: { state, reason, at }, awaits: doc.callback?.state === 'due' ? 'callback' : null });

/** The street confirms that it is not solved, and why it stays so (复核). Outcomes: reviewed; `rule_refused` noReview; see applyStep. */
export function confirmUnsolved(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'confirmUnsolved', ask, ({ now }) => ({ entries: [{ step: 'confirmUnsolved', reason: ask.reason }], set: reviewed(doc, 'unsolved', ask.reason, now) }));
}

/** The street explains what cannot be solved for objective reasons (Art. 15). Outcomes as of confirmUnsolved. */
export function closeExplained(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'closeExplained', ask, ({ now }) => ({ entries: [{ step: 'closeExplained', reason: ask.reason }], set: reviewed(doc, 'explained', ask.reason, now) }));
}

/** The street orders another redo by a unit that cannot return it. Outcomes: dispatched; `rule_refused` noReview, unitCannotHandle; see applyStep. */
export function orderRedo(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly unitId: string; readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'orderRedo', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
    return {
      entries: [{ step: 'orderRedo', toUnitId: ask.unitId, reason: ask.reason, withPromise: true }],
      set: { ...nextRound(doc, now), ...reviewed({ callback: null }, 'redone', ask.reason, now), leadUnitId: ask.unitId, designatedAt: now },
    };
  });
}

/** The reporter says that it is closed and not solved (办结了，但没解决). Outcomes: kept; `rule_refused` saidUnsolved; see applyStep. */
export function markUnsolved(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<CaseDoc> {
  const text = wordsOrNull(ask.text);
  return applyStep(deps, doc, actor, 'markUnsolved', ask, ({ now }) => ({ entries: [{ step: 'markUnsolved', text }], set: { unsolved: { text, at: now } } }));
}

/** The station rates the unit that was in charge, from 1 to 5 (上考下评). Outcomes: rated; `rule_refused` ratesItself, ratedBefore; see applyStep. */
export function rateUnit(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly points: number; readonly text: string }): Promise<CaseDoc> {
  const text = wordsOrNull(ask.text);
  return applyStep(deps, doc, actor, 'rateUnit', ask, ({ now }) => ({
    entries: [{ step: 'rateUnit', text, internal: true }],
    set: { unitRating: { unitId: doc.leadUnitId ?? '', points: ask.points, text, personId: actor.personId ?? '', at: now } },
  }));
}
