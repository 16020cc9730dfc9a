import { ACTIVITY_TERMS } from '../../../config/catalogue/activities';
import { closedAt } from '../../../shared/domain/activities/attendance';
import { hoursBefore } from '../../../shared/domain/activities/limits';
import type { ActivityRuleCode } from '../../../shared/domain/activities/rules';
import { ACTIVITY_TRANSITIONS, SIGN_UP_TRANSITIONS, type ActivityAction, type ActivityPart, type SignUpAction, type SignUpPart } from '../../../shared/domain/activities/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { ActivityDoc, ShiftRow, SignUpDoc } from './document';
import { eventOf, signUpEventOf, type SignUpStep } from './events';
import { Activities, rawSignUps, SignUps } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<ActivityPart>;
export type Hand = StepActor<SignUpPart>;
export const SYSTEM: Hand = { personId: null, parts: ['system'] };
export const SYSTEM_ACTOR: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: ActivityRuleCode) => never = refuseBy;
export const refuseIf = (rule: ActivityRuleCode | null): void => { if (rule) refuse(rule); };

/** A shift of an activity. `rule_refused` activityNotThere. */
export const shiftIn = (doc: ActivityDoc, id: string): ShiftRow => doc.shifts.find((shift) => shift.id === id) ?? refuse('activityNotThere');

/** What follows from an activity's fields, and is kept for lists. Squares of a hundredth of a degree: a kilometre or so. */
export function derive(doc: ActivityDoc): Pick<ActivityDoc, 'cell' | 'lastStartsAt' | 'lastEndsAt' | 'leaders'> {
  const open = doc.state === 'cancelled' ? [] : doc.shifts.filter(({ state }) => state === 'open');
  const last = (moments: readonly Date[]): Date => (moments.length === 0 ? doc.updatedAt : new Date(Math.max(...moments.map((at) => at.getTime()))));
  return { cell: cellOf(doc.point, 0, 0), lastStartsAt: last(open.map(({ startsAt }) => startsAt)), lastEndsAt: last(open.map(({ endsAt }) => endsAt)), leaders: [...new Set(open.flatMap(({ leaderId }) => leaderId ?? []))] };
}
/** The square so many squares beside that of a point. */
export const cellOf = ({ lng, lat }: ActivityDoc['point'], east: number, north: number): string => `${Math.floor(lng * 100) + east}:${Math.floor(lat * 100) + north}`;

/** Steps of an activity, each one guarded write. */
export const applyStep = guardedSteps<ActivityDoc, ActivityAction, ActivityAction>({
  model: Activities, transitions: ACTIVITY_TRANSITIONS, ruleAgainst: () => null, unhurried: ['edit', 'change', 'move', 'lead', 'message'], full: 'activityTimelineFull' satisfies ActivityRuleCode, derive, eventOf,
});

/** What follows from a sign-up's fields. */
export const deriveTurn = (doc: SignUpDoc): { nextCheckAt: Date | undefined } => ({ nextCheckAt: nextCheckOf(doc) });
/** When a sign-up is looked at next: to pass an offer on, to remind, to ask whoever comes only if nobody else does, to end what is over. */
function nextCheckOf({ state, answerBy, startsAt, endsAt, told, last, attendance }: SignUpDoc): Date | undefined {
  if (state === 'offered') return answerBy ?? undefined;
  const [day, soon] = ACTIVITY_TERMS.remind;
  if (state === 'waiting' && last && !told.day) return hoursBefore(startsAt, day);
  if (state !== 'seated') return undefined;
  if (attendance) return attendance.state === 'here' ? closedAt({ startsAt, endsAt }) : undefined;
  return !told.day ? hoursBefore(startsAt, day) : !told.soon ? hoursBefore(startsAt, soon) : closedAt({ startsAt, endsAt });
}
/** Steps of a sign-up, each one guarded write of its own document: nobody waits for anybody. */
export const applyTurn = guardedSteps<SignUpDoc, SignUpAction, SignUpStep>({
  model: SignUps, raw: rawSignUps, transitions: SIGN_UP_TRANSITIONS, ruleAgainst: () => null, unhurried: ['join', 'swap', 'keep'], full: 'activityTimelineFull' satisfies ActivityRuleCode, derive: deriveTurn, eventOf: signUpEventOf,
});
/** A step that somebody else may have made unneeded meanwhile: null then. */
export async function ifStill<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'conflict' || error.code === 'wrong_state')) return null;
    throw error;
  }
}
