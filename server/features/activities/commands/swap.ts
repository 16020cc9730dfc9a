import { ruleAgainstHand } from '../../../../shared/domain/activities/rules';
import type { Deps } from '../../../platform/deps';
import { helperByNumber, letGo, takeHold, type Helper, type HoldRow } from '../../volunteers';
import type { ActivityDoc, SignUpDoc } from '../document';
import { signUpById, signUpIdOf } from '../queries';
import { handSeats } from '../seats';
import { applyTurn, ifStill, refuse, refuseIf, shiftIn, SYSTEM, type Ask, type Hand } from '../step';
import { goOn, roleIn } from './join';

/** Offers one's place to a named volunteer, or to anybody who fits; it stays one's own until somebody takes it. `rule_refused` activityUnknown, activitySwapSelf, activitySwapFamily, activityStarted. */
export function swap(deps: Deps, doc: SignUpDoc, actor: Hand, ask: Ask & { readonly to: string | null }): Promise<SignUpDoc> {
  return applyTurn(deps, doc, actor, 'swap', ask, async ({ now }) => {
    if (doc.startsAt <= now) refuse('activityStarted');
    if (doc.party > 1) refuse('activitySwapFamily');
    const named = ask.to ? ((await helperByNumber(deps, ask.to.toUpperCase())) ?? refuse('activityUnknown')) : null;
    if (named?.personId === doc.personId) refuse('activitySwapSelf');
    return { set: { swap: { to: named?.personId ?? null, at: now } }, tell: { who: named?.personId ?? null } };
  });
}
/** Keeps one's place after all. */
export const keep = (deps: Deps, doc: SignUpDoc, actor: Hand, ask: Ask): Promise<SignUpDoc> => applyTurn(deps, doc, actor, 'keep', ask, () => ({ set: { swap: null } }));

/** The rest of a swap once the place was handed over: seats as they are, the other's row, the time of whoever gave it. */
async function finish(deps: Deps, activity: ActivityDoc, from: SignUpDoc, helper: Pick<Helper, 'id' | 'personId'>, hold: Pick<HoldRow, 'signUpId' | 'round' | 'ask'>): Promise<SignUpDoc | null> {
  await handSeats(deps, from, { signUpId: hold.signUpId, round: hold.round });
  const doc = await goOn(deps, activity, helper, hold, `swap-${from._id}`);
  await letGo(deps, from.volunteerId, from._id, from.round);
  return doc;
}
/** Goes on with a swap whose hold is there: hands the place over if nobody else has it, else lets the time go. */
export async function goOnSwap(deps: Deps, activity: ActivityDoc, helper: Pick<Helper, 'id' | 'personId'>, hold: Pick<HoldRow, 'signUpId' | 'round' | 'ask'>): Promise<SignUpDoc | null> {
  const from = await signUpById(deps, hold.ask.from ?? '');
  if (from?.state === 'left' && from.takenBy === hold.signUpId) return finish(deps, activity, from, helper, hold);
  const given = from?.swap && from.state === 'seated' ? await ifStill(applyTurn(deps, { ...from, pending: [] }, SYSTEM, 'handOver', { revision: from.revision, key: `to-${hold.signUpId}-${hold.round}` }, () => ({ code: 'handedOver', set: { takenBy: hold.signUpId, swap: null }, tell: { who: from.personId, taker: helper.personId } }))) : null;
  if (given?.takenBy === hold.signUpId) return finish(deps, activity, given, helper, hold);
  await letGo(deps, helper.id, hold.signUpId, hold.round);
  return null;
}

/**
 * Takes over the place that another volunteer offers: one's own time first, then the place is handed over by one guarded write, so
 * of several who would one has it. `rule_refused` activitySwapGone, activitySwapSelf, activityTwice, activityOverlap, activityMany, and by the rules of the person.
 */
export async function takeOver(deps: Deps, activity: ActivityDoc, from: SignUpDoc, helper: Helper | null): Promise<SignUpDoc> {
  if (!helper) return refuse('activityNotVolunteer');
  const [shift, signUpId] = [shiftIn(activity, from.shiftId), signUpIdOf(from.shiftId, helper.id)];
  const before = await signUpById(deps, signUpId);
  if (before && from.takenBy === signUpId && before.state === 'seated') return before;
  if (from.personId === helper.personId) refuse('activitySwapSelf');
  if (!from.swap || from.state !== 'seated' || shift.state === 'off' || activity.state !== 'published') refuse('activitySwapGone');
  if (shift.startsAt <= deps.clock.now()) refuse('activityStarted');
  if (before && before.state !== 'left') refuse('activityTwice');
  refuseIf(ruleAgainstHand(activity, roleIn(activity, from.roleId), helper, shift.startsAt));
  const hold = { signUpId, round: (before?.round ?? 0) + 1, startsAt: shift.startsAt, endsAt: shift.endsAt, ask: { activityId: activity._id, shiftId: shift.id, roleId: from.roleId, party: 1, wait: false, from: from._id } };
  refuseIf(await takeHold(deps, helper.id, hold));
  return (await goOnSwap(deps, activity, helper, hold)) ?? refuse('activitySwapGone');
}
