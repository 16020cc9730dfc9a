import type { Connection } from 'mongoose';
import type { ActivityDoc, SignUpDoc } from '../../server/features/activities';
import { cellOf } from '../../server/features/activities/step';
import { openSession } from '../../server/features/identity';
import { helperOf } from '../../server/features/volunteers';
import { volunteerIdOf } from '../../server/features/volunteers/queries';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { hourOf } from '../../shared/domain/identity/sessions';
import { DAY_MS } from '../../shared/domain/kernel/days';
import { type CheckInCast, checkInScenarios, prepareCheckIns } from './checkIns';
import type { FloorStep, Scenario } from './scenarios';

/** Activities with open shifts in the district, of which somebody looks for those near them. */
export const ACTIVITIES = 100_000;
const BATCH = 1_000;
/** Degrees that a district is wide and high: some 47 km by 47, as the largest of domain.md. */
const SIDE = { lng: 0.55, lat: 0.42 } as const;
/** Sign-ups that one of the copied activities gets. */
const EACH = 4;
const PLACES = 30;
/** Names of the activities that are signed up for begin so. */
const TO_JOIN = 'join-';
/** Days within which the shifts lie. */
const AHEAD = 60;
const VOLUNTEER = 'p-zhaozhiqiang';
const SESSION_HOURS = 24;

type Row = { _id: string; [field: string]: unknown };

/** One volunteer, and what they sign up for. */
interface Comer {
  readonly token: string;
  readonly personId: string;
  readonly volunteerId: string;
  readonly path: string;
  readonly body: string;
}
/** What of activities is measured: a full district, and volunteers who have not signed up for anything. */
export interface ActivityCast {
  readonly db: Connection;
  readonly point: { readonly lng: number; readonly lat: number };
  readonly resident: string;
  /** Of each volunteer: their token, and where they sign up. */
  readonly comers: readonly Comer[];
  /** Null where no check-ins are measured. */
  readonly checkIns: CheckInCast | null;
}
/** How many volunteers sign up, and how many come to a shift. */
export interface ActivityCrowd {
  readonly signUps: number;
  readonly checkIns: number;
}

const rows = (db: Connection, name: string) => rawCollection<Row>(db, name);
const spread = (n: number, of: number): number => ((n * 0.754877666) % 1) * of - of / 2;

/** So many activities like one, each with shifts of its own, laid over the district and over the days to come. */
async function lay(db: Connection, model: ActivityDoc, count: number, prefix: string): Promise<void> {
  const start = Date.now();
  for (let made = 0; made < count; made += BATCH) {
    await rows(db, 'activities').insertMany(
      Array.from({ length: Math.min(BATCH, count - made) }, (_, at): Row => {
        const n = made + at;
        const point = { lng: model.point.lng + spread(n, SIDE.lng), lat: model.point.lat + spread(n * 31 + 7, SIDE.lat) };
        const startsAt = new Date(start + DAY_MS * (1 + (n % AHEAD)) + (n % 600) * 60_000);
        const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000);
        const shifts = [{ id: `${prefix}${n}-0`, startsAt, endsAt, state: 'open', leaderId: null }];
        return { ...model, _id: `${prefix}${n}`, keys: [], point, cell: cellOf(point, 0, 0), shifts, lastStartsAt: startsAt, lastEndsAt: endsAt };
      }),
    );
  }
}

/** Volunteers in force like one, each a person with a session of their own. */
async function comers(deps: Deps, count: number, roleId: string): Promise<Comer[]> {
  const { db } = deps;
  const helper = await helperOf(deps, VOLUNTEER);
  const [person, volunteer] = await Promise.all([rows(db, 'people').findOne({ _id: VOLUNTEER }), rows(db, 'volunteers').findOne({ _id: helper?.id ?? '' })]);
  if (!person || !volunteer) throw new Error('no volunteer is there to copy');
  const made: Comer[] = [];
  for (let n = 0; n < count; n += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, count - n) }, (_, at) => n + at);
    await rows(db, 'people').insertMany(ids.map((id) => ({ ...person, _id: `bench-${id}` })));
    await rows(db, 'volunteers').insertMany(ids.map((id) => ({ ...volunteer, _id: volunteerIdOf(`bench-${id}`), personId: `bench-${id}`, number: `bench-${id}`, holds: [], keys: [] })));
    const tokens = await Promise.all(ids.map(async (id) => (await openSession(deps, `bench-${id}`, SESSION_HOURS)).token));
    for (const [at, id] of ids.entries()) {
      const activity = `${TO_JOIN}${Math.floor(id / EACH)}`;
      made.push({ token: tokens[at] ?? '', personId: `bench-${id}`, volunteerId: volunteerIdOf(`bench-${id}`), path: `/api/v1/activities/${activity}/sign-up`, body: JSON.stringify({ shiftId: `${activity}-0`, roleId }) });
    }
  }
  // They opened the page within the hour, and that their session is in use was noted then.
  await rawCollection<Row>(db, 'sessions').updateMany({ personId: { $regex: '^bench-' } }, { $set: { lastUsedAt: hourOf(new Date()) } });
  return made;
}

/** Fills a district with activities, and brings in as many volunteers as will sign up, a few for each of other activities. */
export async function prepareActivities(deps: Deps, resident: string, { signUps, checkIns }: ActivityCrowd): Promise<ActivityCast> {
  const { db } = deps;
  const found = await rawCollection<ActivityDoc>(db, 'activities').findOne({ state: 'published', 'roles.0.skills': { $size: 0 } });
  const [role] = found?.roles ?? [];
  if (!found || !role) throw new Error('no activity is open');
  // Everybody who signs up is to find a place: what is measured is a sign-up, not a refusal.
  const { pendingSince: _since, ...model } = { ...found, roles: [{ ...role, places: PLACES }] };
  await lay(db, { ...model, pending: [] }, ACTIVITIES, 'near-');
  const people = await comers(deps, signUps + checkIns, role.id);
  await lay(db, { ...model, pending: [] }, Math.ceil(Math.max(1, signUps) / EACH), TO_JOIN);
  const signUp = checkIns > 0 ? await rawCollection<SignUpDoc>(db, 'signUps').findOne({ state: 'seated' }) : null;
  return { db, point: model.point, resident, comers: people.slice(0, signUps), checkIns: signUp ? await prepareCheckIns(deps, { ...model, pending: [] }, signUp, people.slice(signUps)) : null };
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
const FEED_ROW = { timeline: 0, pending: 0, keys: 0, messages: 0 } as const;
const PAGE = 50;

/** Open shifts near somebody, and a sign-up. */
export function activityScenarios({ db, point, resident, comers: waiting, checkIns }: ActivityCast, targets: { readonly read: number; readonly write: number }): Scenario[] {
  let next = 0;
  const comer = (): Comer => {
    const one = waiting[next++];
    if (!one) throw new Error('everybody has signed up');
    return one;
  };
  const first = comer();
  const near = async (): Promise<FloorStep[]> => {
    const cells = [-3, -2, -1, 0, 1, 2, 3].flatMap((east, _at, all) => all.map((north) => cellOf(point, east, north)));
    const filter = { cell: { $in: cells }, state: 'published' as const, lastStartsAt: { $gt: new Date() } };
    const shown = await rawCollection<ActivityDoc>(db, 'activities').find(filter).sort({ lastStartsAt: 1, _id: 1 }).limit(PAGE).toArray();
    return [
      { do: 'find', collection: 'activities', filter, projection: FEED_ROW, sort: { lastStartsAt: 1, _id: 1 }, limit: PAGE },
      { do: 'find', collection: 'volunteerSeats', filter: { shiftId: { $in: shown.flatMap(({ shifts }) => shifts[0]?.id ?? []) } }, projection: { shiftId: 1, roleId: 1, n: 1 }, sort: { _id: 1 }, limit: 1_000 },
    ];
  };
  const joined = async (): Promise<FloorStep[]> => {
    const [volunteer, signUp] = await Promise.all([rows(db, 'volunteers').findOne({ personId: first.personId }), rows(db, 'signUps').findOne({ personId: first.personId })]);
    const seat = await rows(db, 'volunteerSeats').findOne({ signUpId: signUp?._id ?? '' });
    if (!volunteer || !signUp || !seat) throw new Error('the sign-up is not there');
    return [
      { do: 'findOne', collection: 'activities', filter: { _id: signUp.activityId }, projection: { pending: 0 } },
      { do: 'findOne', collection: 'volunteers', filter: { _id: volunteer._id }, projection: { pending: 0 } },
      { do: 'update', collection: 'volunteers', filter: { _id: volunteer._id }, update: { $set: { holds: volunteer.holds, holdsAt: volunteer.holdsAt } } },
      { do: 'insert', collection: 'volunteerSeats', document: seat },
      { do: 'insert', collection: 'signUps', document: signUp },
    ];
  };
  return [
    { method: 'GET', target: targets.read, name: `open shifts near me among ${ACTIVITIES} activities`, path: `/api/v1/activities?lng=${point.lng}&lat=${point.lat}`, headers: bearer(resident), steps: near },
    {
      ...{ method: 'POST', target: targets.write, name: 'a sign-up for a shift', path: first.path, headers: bearer(first.token), body: first.body, steps: joined },
      next: () => {
        const { token, path, body } = comer();
        return { path, body, headers: bearer(token) };
      },
    },
    ...(checkIns ? checkInScenarios(checkIns, targets.write) : []),
  ];
}
