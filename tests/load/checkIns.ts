import type { Connection } from 'mongoose';
import type { ActivityDoc, SignUpDoc } from '../../server/features/activities';
import { signUpIdOf } from '../../server/features/activities/queries';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { codeText, slotOf } from '../../shared/domain/activities/attendance';
import type { FloorStep, Scenario } from './scenarios';

/** People who come to one of many activities. */
const EACH = 4;
const HOUR_MS = 3_600_000;
const BATCH = 1_000;
const ONE = 'here-one';
const MANY = 'here-many-';
type Coming = Pick<SignUpDoc, '_id' | 'activityId' | 'shiftId'> & { readonly token: string };

/** What of check-ins is measured: who comes to one activity, and who comes to one of many. */
export interface CheckInCast {
  readonly db: Connection;
  readonly one: readonly Coming[];
  readonly many: readonly Coming[];
  /** The code that stands on the leader's phone now. */
  readonly codeOf: (shiftId: string) => string;
}
/** Somebody with a session who may come. */
interface Person {
  readonly token: string;
  readonly personId: string;
  readonly volunteerId: string;
}

async function lay(db: Connection, model: ActivityDoc, signUp: SignUpDoc, people: readonly Person[], activityOf: (n: number) => string): Promise<Coming[]> {
  const [startsAt, endsAt] = [new Date(Date.now() + HOUR_MS / 2), new Date(Date.now() + 3 * HOUR_MS)];
  const ids = [...new Set(people.map((_person, n) => activityOf(n)))];
  const shiftOf = (id: string): string => `${id}-0`;
  await rawCollection<ActivityDoc>(db, 'activities').insertMany(ids.map((id) => ({ ...model, _id: id, keys: [], cell: 'none', shifts: [{ id: shiftOf(id), startsAt, endsAt, state: 'open' as const, leaderId: null }], lastStartsAt: startsAt, lastEndsAt: endsAt })));
  const coming: Coming[] = [];
  for (let at = 0; at < people.length; at += BATCH) {
    const rows = people.slice(at, at + BATCH).map(({ volunteerId, personId }, n): SignUpDoc => {
      const [activityId, shiftId] = [activityOf(at + n), shiftOf(activityOf(at + n))];
      return { ...signUp, _id: signUpIdOf(shiftId, volunteerId), activityId, shiftId, volunteerId, personId, startsAt, endsAt, state: 'seated', attendance: null, pending: [], keys: [], nextCheckAt: endsAt };
    });
    for (const row of rows) delete row.pendingSince;
    await rawCollection<SignUpDoc>(db, 'signUps').insertMany(rows);
    coming.push(...rows.map(({ _id, activityId, shiftId }, n) => ({ _id, activityId, shiftId, token: people[at + n]?.token ?? '' })));
  }
  return coming;
}

/** Lays shifts that begin soon: one to which all of one half come, and one for each few of the other half. */
export async function prepareCheckIns(deps: Deps, model: ActivityDoc, signUp: SignUpDoc, people: readonly Person[]): Promise<CheckInCast> {
  const half = Math.floor(people.length / 2);
  const [one, many] = [await lay(deps.db, model, signUp, people.slice(0, half), () => ONE), await lay(deps.db, model, signUp, people.slice(half), (n) => `${MANY}${Math.floor(n / EACH)}`)];
  return { db: deps.db, one, many, codeOf: (shiftId) => codeText(shiftId, slotOf(new Date()), deps.shiftCodes.of(shiftId, slotOf(new Date())).proof) };
}

/** The two of them beside each other: all to one activity, and spread over many. */
export const CHECK_IN = { one: 'a check-in, all at one activity', many: 'a check-in, over many activities' } as const;

function checkIn({ db, codeOf }: CheckInCast, name: string, waiting: readonly Coming[], target: number): Scenario {
  let next = 0;
  const comer = () => {
    const one = waiting[next++];
    if (!one) throw new Error('everybody has come');
    return { path: `/api/v1/sign-ups/${one._id}/arrive`, body: JSON.stringify({ code: codeOf(one.shiftId) }), headers: { authorization: `Bearer ${one.token}`, 'content-type': 'application/json' } };
  };
  const steps = async ({ id }: { id?: string }): Promise<FloorStep[]> => {
    const signUp = await rawCollection<SignUpDoc>(db, 'signUps').findOne({ _id: id ?? '' });
    if (!signUp) throw new Error('the sign-up is not there');
    const { attendance, swap, state, revision, updatedAt, timeline, keys, nextCheckAt, pending, pendingSince } = signUp;
    return [
      { do: 'findOne', collection: 'signUps', filter: { _id: signUp._id }, projection: { pending: 0 } },
      { do: 'findOne', collection: 'activities', filter: { _id: signUp.activityId }, projection: { pending: 0 } },
      { do: 'update', collection: 'signUps', filter: { _id: signUp._id }, update: { $set: { attendance, swap, state, revision, updatedAt, timeline, keys, nextCheckAt, pending, pendingSince } } },
    ];
  };
  return { method: 'POST', target, name, ...comer(), next: comer, steps };
}
/** A check-in by the code on the leader's phone. */
export const checkInScenarios = (cast: CheckInCast, target: number): Scenario[] => [checkIn(cast, CHECK_IN.many, cast.many, target), checkIn(cast, CHECK_IN.one, cast.one, target)];

/** Whether nobody's check-in was lost or counted twice: what stands in the database against what was answered. */
export async function countedCheckIns({ db }: CheckInCast, shiftId: string = `${ONE}-0`): Promise<{ readonly here: number; readonly twice: number }> {
  const rows = await rawCollection<SignUpDoc>(db, 'signUps').find({ shiftId, 'attendance.state': 'here' }, { projection: { timeline: 1 } }).toArray();
  return { here: rows.length, twice: rows.filter(({ timeline }) => timeline.filter(({ action }) => action === 'arrive').length !== 1).length };
}
