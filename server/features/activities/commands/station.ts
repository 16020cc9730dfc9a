import { ACTIVITY_LIMITS } from '../../../../shared/domain/activities/limits';
import { ruleAgainstWords } from '../../../../shared/domain/activities/rules';
import { ruleAgainstSpans } from '../../../../shared/domain/activities/series';
import type { CallOff } from '../../../../shared/domain/activities/states';
import type { Deps } from '../../../platform/deps';
import type { ActivityDoc, ShiftRow } from '../document';
import { signUpById } from '../queries';
import { applyStep, refuse, refuseIf, shiftIn, wordsOrNull, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

type OnShift = Ask & { readonly shiftId: string };
type Ended = { readonly reason: CallOff; readonly text: string };
const withShift = (doc: ActivityDoc, id: string, set: Partial<ShiftRow>): ShiftRow[] => doc.shifts.map((shift) => (shift.id === id ? { ...shift, ...set } : shift));
const standing = (doc: ActivityDoc, id: string): ShiftRow => {
  const shift = shiftIn(doc, id);
  return shift.state === 'off' ? refuse('activityOff') : shift;
};

/** Moves a shift to another time; whoever is on it is told, and may leave without a reason. `rule_refused` activityNotThere, activityOff, activityStarted, activityTimes, activityPast. */
export function move(deps: Deps, doc: ActivityDoc, actor: Actor, ask: OnShift & { readonly startsAt: string; readonly endsAt: string }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'move', ask, ({ now }) => {
    if (standing(doc, ask.shiftId).startsAt <= now) refuse('activityStarted');
    const span = { startsAt: new Date(ask.startsAt), endsAt: new Date(ask.endsAt) };
    refuseIf(ruleAgainstSpans([span], now));
    return { code: ask.shiftId, set: { shifts: withShift(doc, ask.shiftId, span) } };
  });
}

/** Names somebody who comes to a shift as its leader, or nobody. `rule_refused` activityNotThere where they do not come. */
export function lead(deps: Deps, doc: ActivityDoc, actor: Actor, ask: OnShift & { readonly signUpId: string | null }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'lead', ask, async () => {
    standing(doc, ask.shiftId);
    const signUp = ask.signUpId === null ? null : await signUpById(deps, ask.signUpId);
    if (ask.signUpId !== null && (signUp?.shiftId !== ask.shiftId || signUp.state !== 'seated')) refuse('activityNotThere');
    return { code: ask.shiftId, set: { shifts: withShift(doc, ask.shiftId, { leaderId: signUp?.personId ?? null }) }, tell: { who: signUp?.personId ?? null } };
  });
}

/** A word to everybody who comes to a shift. `rule_refused` activityMessages, activityMoney, activityPersonal, wordsRisky. */
export function message(deps: Deps, doc: ActivityDoc, actor: Actor, ask: OnShift & { readonly text: string }): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'message', ask, async ({ now }) => {
    standing(doc, ask.shiftId);
    if (doc.messages.length >= ACTIVITY_LIMITS.messages) refuse('activityMessages');
    await fitWords(deps, actor.personId ?? '', [ask.text]);
    const row = { id: `m${doc.revision + 1}`, shiftId: ask.shiftId, text: ask.text, at: now, byId: actor.personId ?? '' };
    return { code: ask.shiftId, text: ask.text, set: { messages: [...doc.messages, row] } };
  });
}

/** Calls one shift off, with the reason that everybody on it reads. `rule_refused` activityReason for `other` without words. */
export function cancelShift(deps: Deps, doc: ActivityDoc, actor: Actor, ask: OnShift & Ended): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'cancelShift', ask, async () => {
    standing(doc, ask.shiftId);
    refuseIf(ruleAgainstWords(true, ask));
    await fitWords(deps, actor.personId ?? '', [ask.text]);
    return { code: ask.reason, text: wordsOrNull(ask.text), set: { shifts: withShift(doc, ask.shiftId, { state: 'off' }) } };
  });
}

/** Calls the whole activity off. Outcomes as of `cancelShift`. */
export function cancel(deps: Deps, doc: ActivityDoc, actor: Actor, ask: Ask & Ended): Promise<ActivityDoc> {
  return applyStep(deps, doc, actor, 'cancel', ask, async () => {
    refuseIf(ruleAgainstWords(true, ask));
    await fitWords(deps, actor.personId ?? '', [ask.text]);
    return { code: ask.reason, text: wordsOrNull(ask.text) };
  });
}
