import { ACTIVITY_TERMS } from '../../../../config/catalogue/activities';
import { hoursBefore } from '../../../../shared/domain/activities/limits';
import { comesAlone, ruleAgainstHand, ruleAgainstTime } from '../../../../shared/domain/activities/rules';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { letGo, takeHold, type Helper, type HoldRow } from '../../volunteers';
import type { ActivityDoc, RoleRow, ShiftRow, SignUpDoc } from '../document';
import { signUpEventOf } from '../events';
import { rawSeats, rawSignUps, SignUps } from '../model';
import { loadSignUp, signUpById, signUpIdOf, waitingFor } from '../queries';
import { takeSeats } from '../seats';
import { applyTurn, deriveTurn, refuse, refuseIf, shiftIn, stampOf } from '../step';

export interface JoinAsk {
  readonly shiftId: string;
  readonly roleId: string;
  readonly party: number;
  readonly last: boolean;
  readonly wait: boolean;
  readonly key: string;
}
/** Whoever signs up: what of their record goes into the row. */
type Comer = Pick<Helper, 'id' | 'personId'>;
export const roleIn = (doc: ActivityDoc, id: string): RoleRow => doc.roles.find((role) => role.id === id) ?? refuse('activityNotThere');
/** Nobody is reminded of what was already near when they signed up. */
const toldAt = (startsAt: Date, now: Date): SignUpDoc['told'] => ({ day: hoursBefore(startsAt, ACTIVITY_TERMS.remind[0]) <= now, soon: hoursBefore(startsAt, ACTIVITY_TERMS.remind[1]) <= now });

/** Why they may not sign up for it now. `rule_refused` by the rules of time and person. */
export function admit(deps: Deps, activity: ActivityDoc, shift: ShiftRow, role: RoleRow, helper: Helper): void {
  refuseIf(ruleAgainstTime(activity, shift, deps.clock.now()));
  refuseIf(ruleAgainstHand(activity, role, helper, shift.startsAt));
}

type Row = Pick<SignUpDoc, 'roleId' | 'round' | 'party' | 'last'> & { readonly state: 'seated' | 'waiting' };
/** Writes the sign-up, the first time or anew; whoever was begun before finds it written. `none`: null where there was none a moment ago. */
async function put(deps: Deps, activity: ActivityDoc, shift: ShiftRow, who: Comer, row: Row, key: string, none?: null): Promise<SignUpDoc> {
  const [id, now] = [signUpIdOf(shift.id, who.id), deps.clock.now()];
  const before = none === null ? null : await signUpById(deps, id);
  if (before && before.round >= row.round) return before;
  const set = { ...row, startsAt: shift.startsAt, endsAt: shift.endsAt, waitingSince: row.state === 'waiting' ? now : null, answerBy: null, swap: null, takenBy: null, freeToLeave: false, attendance: null, told: toldAt(shift.startsAt, now) };
  const self = { personId: who.personId, parts: ['self'] } as const;
  if (before) return applyTurn(deps, { ...before, pending: [] }, self, 'join', { revision: before.revision, key }, () => ({ set, ...(row.state === 'waiting' ? { step: 'wait' as const } : {}) }));
  const base: SignUpDoc = { _id: id, activityId: activity._id, shiftId: shift.id, volunteerId: who.id, personId: who.personId, revision: 0, ...set, scope: activity.scope, timeline: [{ id: '0', at: now, action: 'join', part: 'self', personId: who.personId, unitId: null, code: null, text: null }], keys: [stampOf('join', who.personId, key)], createdAt: now, updatedAt: now, pending: [] };
  const { nextCheckAt } = deriveTurn(base);
  const doc = { ...base, ...(nextCheckAt ? { nextCheckAt } : {}) };
  try {
    // Straight to the driver: every value is ours, and many sign up at one moment.
    await rawSignUps(deps).insertOne({ ...doc, ...pendingOf([signUpEventOf(doc, row.state === 'waiting' ? 'wait' : 'join', who.personId)], now) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return loadSignUp(deps, id);
  }
  deps.nudge(SignUps(deps));
  return doc;
}

/** Goes on from a hold: the seat, then the sign-up; where all seats are taken, the hold is let go and they wait, if they would. */
export async function goOn(deps: Deps, activity: ActivityDoc, who: Comer, { signUpId, round, ask }: Pick<HoldRow, 'signUpId' | 'round' | 'ask'>, key: string, none?: null): Promise<SignUpDoc | null> {
  const [shift, role] = [shiftIn(activity, ask.shiftId), roleIn(activity, ask.roleId)];
  const row = { roleId: role.id, round, party: ask.party, last: false };
  const open = activity.state === 'published' && shift.state === 'open';
  if (open && (await takeSeats(deps, role, { signUpId, round, shiftId: shift.id, party: ask.party }, none === null))) return put(deps, activity, shift, who, { ...row, state: 'seated' }, key, none);
  if (!open) await rawSeats(deps).deleteMany({ signUpId, round });
  await letGo(deps, who.id, signUpId, round);
  return open && ask.wait ? put(deps, activity, shift, who, { ...row, state: 'waiting' }, key, none) : null;
}

/** Whether somebody waits already whose turn it is before a newcomer's. */
const hasQueue = async (deps: Deps, shiftId: string, role: RoleRow): Promise<boolean> => (await rawSignUps(deps).findOne(waitingFor(shiftId, role.id, role.places), { projection: { _id: 1 } })) !== null;

/**
 * A volunteer signs up for a role of a shift, alone or with others: their time first, then the seats, then the row. Outcomes: seated,
 * or waiting where they would; the same for the same key. `rule_refused` by the rules of time and person, activityAlone, activityTwice,
 * activityOverlap, activityMany, activityFull.
 */
export async function join(deps: Deps, activity: ActivityDoc, helper: Helper | null, ask: JoinAsk): Promise<SignUpDoc> {
  if (!helper) return refuse('activityNotVolunteer');
  const [shift, role] = [shiftIn(activity, ask.shiftId), roleIn(activity, ask.roleId)];
  const [before, queued] = await Promise.all([signUpById(deps, signUpIdOf(shift.id, helper.id)), ask.last || hasQueue(deps, shift.id, role)]);
  if (before?.keys.includes(stampOf('join', helper.personId, ask.key))) return before;
  if (before && before.state !== 'left') refuse('activityTwice');
  admit(deps, activity, shift, role, helper);
  if (ask.party > 1 && comesAlone(activity, role)) refuse('activityAlone');
  const round = (before?.round ?? 0) + 1;
  // Whoever comes again may have been written anew by the subscriber meanwhile, and is read once more.
  const fresh = before === null ? null : undefined;
  const [signUpId, row] = [signUpIdOf(shift.id, helper.id), { roleId: role.id, round, party: ask.party }];
  if (ask.last) return put(deps, activity, shift, helper, { ...row, last: true, state: 'waiting' }, ask.key, fresh);
  if (queued) return ask.wait ? put(deps, activity, shift, helper, { ...row, last: false, state: 'waiting' }, ask.key, fresh) : refuse('activityFull');
  const hold = { signUpId, round, startsAt: shift.startsAt, endsAt: shift.endsAt, ask: { activityId: activity._id, shiftId: shift.id, roleId: role.id, party: ask.party, wait: ask.wait, from: null } };
  refuseIf(await takeHold(deps, helper.id, hold, helper.held));
  const doc = await goOn(deps, activity, helper, hold, ask.key, fresh);
  if (!doc) return refuse('activityFull');
  if (doc.round !== round) throw new DomainError('conflict', { state: doc.state, revision: doc.revision });
  return doc;
}

/** Whether those who come only if nobody else does may be asked: from the day before on. */
export const lastMayCome = (shift: ShiftRow, now: Date): boolean => hoursBefore(shift.startsAt, ACTIVITY_TERMS.remind[0]) <= now;
