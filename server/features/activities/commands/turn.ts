import { ACTIVITY_TERMS } from '../../../../config/catalogue/activities';
import { answerUntil } from '../../../../shared/domain/activities/limits';
import { leavingAsks, ruleAgainstHand, ruleAgainstWords } from '../../../../shared/domain/activities/rules';
import type { LeaveReason } from '../../../../shared/domain/activities/states';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { letGo, moveHold, takeHold, type Helper } from '../../volunteers';
import type { ActivityDoc, ShiftRow, SignUpDoc } from '../document';
import { nextWaiting, signUpById } from '../queries';
import { settleSeats, takenOf, takeSeats } from '../seats';
import { applyTurn, ifStill, refuse, refuseIf, shiftIn, SYSTEM, wordsOrNull, type Ask, type Hand } from '../step';
import { lastMayCome, roleIn } from './join';

const MOST_AT_ONCE = 300;

/** Gives the seats and the time of somebody who does not come free again; what has gone already stays gone. */
export async function release(deps: Deps, signUpId: string): Promise<void> {
  const doc = await settleSeats(deps, signUpId);
  if (doc?.state === 'left') await letGo(deps, doc.volunteerId, doc._id, doc.round);
}

/** Not come after all, before the shift begins. `rule_refused` activityReason near the shift without one, activityStarted. */
export async function cancel(deps: Deps, activity: ActivityDoc, doc: SignUpDoc, actor: Hand, ask: Ask & { readonly reason: LeaveReason | null; readonly text: string }): Promise<SignUpDoc> {
  const after = await applyTurn(deps, doc, actor, 'cancel', ask, ({ now }) => {
    if (doc.startsAt <= now) refuse('activityStarted');
    const asks = leavingAsks(activity, doc, now);
    refuseIf(ruleAgainstWords(asks, ask));
    return { code: ask.reason, text: wordsOrNull(ask.text), set: { swap: null }, tell: { late: asks } };
  });
  await release(deps, doc._id);
  return after;
}

/** Takes the offered seat: overlaps are looked at now. `rule_refused` activityOfferOver, activityOverlap, activityMany, and by the rules of the person. */
export async function accept(deps: Deps, activity: ActivityDoc, doc: SignUpDoc, helper: Helper | null, actor: Hand, ask: Ask): Promise<SignUpDoc> {
  if (!helper) return refuse('activityNotVolunteer');
  const role = roleIn(activity, doc.roleId);
  return applyTurn(deps, doc, actor, 'accept', ask, async ({ now }) => {
    if (doc.answerBy === null || doc.answerBy <= now) refuse('activityOfferOver');
    refuseIf(ruleAgainstHand(activity, role, helper, doc.startsAt));
    const { _id: signUpId, round, startsAt, endsAt, activityId, shiftId, roleId, party } = doc;
    refuseIf(await takeHold(deps, helper.id, { signUpId, round, startsAt, endsAt, ask: { activityId, shiftId, roleId, party, wait: false, from: null } }));
    if (await takeSeats(deps, role, { signUpId, round, shiftId, party })) return { set: { answerBy: null } };
    await letGo(deps, helper.id, signUpId, round);
    return refuse('activityFull');
  });
}

/** Lets the offered seat go to the next. */
export async function decline(deps: Deps, doc: SignUpDoc, actor: Hand, ask: Ask): Promise<SignUpDoc> {
  const after = await applyTurn(deps, doc, actor, 'decline', ask, () => ({ code: 'declined', set: { answerBy: null } }));
  await release(deps, doc._id);
  return after;
}

/** Takes a step of the system though whoever signed up may be at it too; nothing where it is over for them. */
async function insist(deps: Deps, id: string, step: (doc: SignUpDoc) => Promise<SignUpDoc>): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    const doc = await signUpById(deps, id);
    if (!doc || doc.state === 'left' || (await ifStill(step({ ...doc, pending: [] })))) return;
  }
  throw new DomainError('conflict');
}

/** The shift or activity does not take place, or whoever signed up is no volunteer any more. */
export async function callOff(deps: Deps, doc: SignUpDoc, code: 'calledOff' | 'gone'): Promise<void> {
  await insist(deps, doc._id, (now) => applyTurn(deps, now, SYSTEM, 'callOff', { revision: now.revision, key: `${code}-${now.round}` }, () => ({ code, set: { answerBy: null, swap: null } })));
  await release(deps, doc._id);
}

/** The activity was changed since they signed up: they are told, and may leave without a reason. Once for each change. */
export async function passOnChange(deps: Deps, doc: SignUpDoc, shift: ShiftRow, key: string): Promise<void> {
  const { startsAt, endsAt } = shift;
  const moved = startsAt.getTime() !== doc.startsAt.getTime();
  await insist(deps, doc._id, (now) => applyTurn(deps, now, SYSTEM, 'change', { revision: now.revision, key }, () => ({ set: { startsAt, endsAt, freeToLeave: true, told: moved ? { day: false, soon: false } : doc.told } })));
  if (moved || endsAt.getTime() !== doc.endsAt.getTime()) await moveHold(deps, doc.volunteerId, doc._id, shift);
}

async function offerNext(deps: Deps, activity: ActivityDoc, shift: ShiftRow, roleId: string): Promise<boolean> {
  const [role, now] = [roleIn(activity, roleId), deps.clock.now()];
  const free = role.places - (await takenOf(deps, [shift.id]))(shift.id, role);
  const next = free > 0 ? await nextWaiting(deps, shift.id, roleId, free, lastMayCome(shift, now)) : null;
  if (!next || !(await takeSeats(deps, role, { signUpId: next._id, round: next.round, shiftId: shift.id, party: next.party }))) return false;
  const offered = await ifStill(applyTurn(deps, { ...next, pending: [] }, SYSTEM, 'offer', { revision: next.revision, key: `offer-${next.round}-${next.revision}` }, () => ({ set: { answerBy: answerUntil(now, shift.startsAt, ACTIVITY_TERMS) } })));
  if (!offered) await settleSeats(deps, next._id);
  return true;
}
/** Offers free seats of a role to those who wait longest, until none is free or nobody waits. Nobody is seated without a yes. */
export async function fill(deps: Deps, activity: ActivityDoc, shiftId: string, roleId: string): Promise<void> {
  const shift = shiftIn(activity, shiftId);
  if (activity.state !== 'published' || shift.state === 'off') return;
  for (let left = MOST_AT_ONCE; left > 0 && shift.startsAt > deps.clock.now(); left -= 1) if (!(await offerNext(deps, activity, shift, roleId))) return;
}
