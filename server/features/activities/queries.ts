import { ATTENDANCE } from '../../../shared/domain/activities/attendance';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import type { ActivityDesk, ShiftLane } from '../../../shared/domain/activities/states';
import { ACTIVITY_DESKS, ACTIVITY_STATES } from '../../../shared/domain/activities/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { byId, together } from '../../platform/together';
import { after, decodeCursor, pageOf } from '../cases';
import type { ActivityDoc, SignUpDoc } from './document';
import { Activities, rawActivities, rawSignUps, SignUps } from './model';
import { cellOf } from './step';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Shifts whose people are counted together. */
const AT_ONCE = 100;
/** Activities that are looked through for one list: they are put in order by how they fit, so they are read together. */
const SHOWN = 50;
/** Squares to each side of the one that a point lies in: some three kilometres. */
const AROUND = 3;
/** Gaps of staffing are looked for so far ahead. */
const GAPS_MS = 14 * DAY_MS;
const ROW = { timeline: 0, pending: 0, keys: 0, messages: 0 } as const;

/** One activity for one request of a station or team. */
export const activityIdOf = (organiser: string, key: string): string => idFrom('activity', organiser, key);
/** One sign-up for one volunteer and shift. */
export const signUpIdOf = (shiftId: string, volunteerId: string): string => idFrom('signUp', shiftId, volunteerId);

const activityById = together<ActivityDoc>(async (deps, ids) => byId(await rawActivities(deps).find({ _id: { $in: [...ids] } }, { projection: { pending: 0 } }).toArray()));
/** One activity. `not_found` when there is none. */
export async function loadActivity(deps: Deps, id: string): Promise<ActivityDoc> {
  const doc = await activityById(deps, id);
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
export async function activitiesById(deps: Deps, ids: readonly string[]): Promise<Map<string, ActivityDoc>> {
  const docs = ids.length === 0 ? [] : await Activities(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<ActivityDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Activities to sign up for: in squares around a point (index `near`), or in a community (index `open_community`); what ends first first. */
export function openActivities(deps: Deps, by: { readonly point: { lng: number; lat: number } } | { readonly community: string }, now: Date): Promise<ActivityDoc[]> {
  const side = Array.from({ length: 2 * AROUND + 1 }, (_, at) => at - AROUND);
  const where = 'point' in by ? { cell: { $in: side.flatMap((east) => side.map((north) => cellOf(by.point, east, north))) } } : { 'scope.community': by.community };
  return Activities(deps).find({ ...where, state: 'published', lastStartsAt: { $gt: now } }, ROW).sort({ lastStartsAt: 1, _id: 1 }).limit(SHOWN).lean<ActivityDoc[]>();
}

const inDesk = (desk: ActivityDesk, now: Date): Record<string, unknown> =>
  desk === 'draft' ? { state: 'draft', 'organiser.kind': 'station' } : desk === 'check' ? { state: 'submitted' } : desk === 'open' ? { state: 'published', lastEndsAt: { $gt: now } } : { state: { $in: ['published', 'cancelled'] }, lastEndsAt: { $lte: now } };
/** A page of some stations' list (index `desk_station`). */
export async function deskPage(deps: Deps, stations: readonly string[], desk: ActivityDesk, { cursor, limit }: PageAsk): Promise<{ items: ActivityDoc[]; next: string | null }> {
  const direction = desk === 'open' || desk === 'check' ? 'up' : 'down';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Activities(deps).find({ $and: [{ 'scope.station': { $in: [...stations] }, ...inDesk(desk, deps.clock.now()) }, after(decodeCursor(cursor), 'lastEndsAt', direction)] }, ROW).sort({ lastEndsAt: order, _id: order }).limit(limit + 1).lean<ActivityDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.lastEndsAt, id: row._id }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, stations: readonly string[]): Promise<Record<ActivityDesk, number>> {
  const now = deps.clock.now();
  const counts = await Promise.all(ACTIVITY_DESKS.map((desk) => Activities(deps).countDocuments({ 'scope.station': { $in: [...stations] }, ...inDesk(desk, now) }, { limit: COUNTED })));
  return Object.fromEntries(ACTIVITY_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<ActivityDesk, number>;
}
/** What of activities is listed beside their team or project: what is out; drafts and what waits too, to those who hold it. */
export interface HeldBy {
  readonly of: { readonly 'organiser.id': string } | { readonly projectId: string };
  readonly may: boolean;
}
/** A page of what a team or a project does, what ends last first (index `organiser`, `project`). */
export async function heldPage(deps: Deps, { of, may }: HeldBy, { cursor, limit }: PageAsk): Promise<{ items: ActivityDoc[]; next: string | null }> {
  const rows = await Activities(deps).find({ $and: [{ ...of, state: { $in: may ? [...ACTIVITY_STATES] : ['published'] } }, after(decodeCursor(cursor), 'lastEndsAt', 'down')] }, ROW).sort({ lastEndsAt: -1, _id: -1 }).limit(limit + 1).lean<ActivityDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.lastEndsAt, id: row._id }));
}
/** What a team has not sent out, and what of it is still to come, at most so many (index `organiser`). */
export const unfinishedOf = (deps: Deps, teamId: string, now: Date, limit: number): Promise<ActivityDoc[]> =>
  Activities(deps).find({ 'organiser.id': teamId, $or: [{ state: { $in: ['draft', 'submitted'] } }, { state: 'published', lastEndsAt: { $gt: now } }] }, { pending: 0 }).limit(limit).lean<ActivityDoc[]>();

/** Activities of some stations with the shifts that begin in the next two weeks. */
export async function comingShifts(deps: Deps, stations: readonly string[]): Promise<{ activity: ActivityDoc; shift: ActivityDoc['shifts'][number] }[]> {
  const now = deps.clock.now();
  const docs = await Activities(deps).find({ 'scope.station': { $in: [...stations] }, state: 'published', lastEndsAt: { $gt: now } }, ROW).sort({ lastEndsAt: 1, _id: 1 }).limit(200).lean<ActivityDoc[]>();
  const coming = docs.flatMap((activity) => activity.shifts.filter(({ state, startsAt }) => state === 'open' && startsAt > now && startsAt.getTime() <= now.getTime() + GAPS_MS).map((shift) => ({ activity, shift })));
  return coming.sort((a, b) => a.shift.startsAt.getTime() - b.shift.startsAt.getTime());
}

/** What a station's communities held or hold, for the register, what ends last first (index `desk_station`). */
export const heldAt = (deps: Deps, station: string): Promise<ActivityDoc[]> => Activities(deps).find({ 'scope.station': station, state: { $in: ['published', 'cancelled'] } }, ROW).sort({ lastEndsAt: -1, _id: -1 }).limit(COUNTED).lean<ActivityDoc[]>();
/** How many people are to come to each of some shifts, and how many came (index `shift`). */
export async function turnout(deps: Deps, shiftIds: readonly string[]): Promise<Map<string, { signed: number; came: number }>> {
  const counts = new Map<string, { signed: number; came: number }>();
  for (let at = 0; at < shiftIds.length; at += AT_ONCE) {
    const rows = await SignUps(deps).find({ shiftId: { $in: shiftIds.slice(at, at + AT_ONCE) }, state: 'seated' }, { shiftId: 1, party: 1, 'attendance.state': 1 }).lean<Pick<SignUpDoc, 'shiftId' | 'party' | 'attendance'>[]>();
    for (const { shiftId, party, attendance } of rows) {
      const before = counts.get(shiftId) ?? { signed: 0, came: 0 };
      counts.set(shiftId, { signed: before.signed + party, came: before.came + (attendance?.state === 'here' || attendance?.state === 'gone' ? party : 0) });
    }
  }
  return counts;
}

/** One sign-up. `not_found` when there is none. */
export async function loadSignUp(deps: Deps, id: string): Promise<SignUpDoc> {
  const doc = await signUpById(deps, id);
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
export const signUpById: (deps: Deps, id: string) => Promise<SignUpDoc | null> = together<SignUpDoc>(async (deps, ids) => byId(await rawSignUps(deps).find({ _id: { $in: [...ids] } }, { projection: { pending: 0 } }).toArray()));
export async function signUpsById(deps: Deps, ids: readonly string[]): Promise<Map<string, SignUpDoc>> {
  const docs = ids.length === 0 ? [] : await SignUps(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<SignUpDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Sign-ups of some shifts that still stand (index `shift`). */
export const standingOf = (deps: Deps, shiftIds: readonly string[]): Promise<SignUpDoc[]> => SignUps(deps).find({ shiftId: { $in: [...shiftIds] }, state: { $in: ['seated', 'offered', 'waiting'] } }, { pending: 0, keys: 0 }).sort({ waitingSince: 1, createdAt: 1, _id: 1 }).lean<SignUpDoc[]>();
/** What of other people's sign-ups an activity's page needs: who waits, and whose place may be taken over. */
export type Beside = Pick<SignUpDoc, '_id' | 'shiftId' | 'roleId' | 'state' | 'swap' | 'personId' | 'party' | 'last'>;
/** Those who wait for some shifts or offer their place (index `shift`). */
export const besideOf = (deps: Deps, shiftIds: readonly string[]): Promise<Beside[]> => {
  const shifts = { shiftId: { $in: [...shiftIds] } };
  return SignUps(deps).find({ $or: [{ ...shifts, state: 'waiting', last: false }, { ...shifts, state: 'seated', swap: { $ne: null } }] }, { shiftId: 1, roleId: 1, state: 1, swap: 1, personId: 1, party: 1, last: 1 }).lean<Beside[]>();
};
/** Somebody's sign-ups for some shifts. */
export const ownOf = (deps: Deps, shiftIds: readonly string[], volunteerId: string): Promise<Map<string, SignUpDoc>> => signUpsById(deps, shiftIds.map((id) => signUpIdOf(id, volunteerId)));
/** Sign-ups of somebody that are still to come, to some number (index `person`). */
export const comingOf = (deps: Deps, personId: string, now: Date, limit: number): Promise<SignUpDoc[]> => SignUps(deps).find({ personId, endsAt: { $gt: now }, state: { $ne: 'left' } }, { pending: 0, keys: 0 }).sort({ endsAt: 1, _id: 1 }).limit(limit).lean<SignUpDoc[]>();
/** A page of somebody's shifts (index `person`). */
export async function minePage(deps: Deps, personId: string, lane: ShiftLane, { cursor, limit }: PageAsk): Promise<{ items: SignUpDoc[]; next: string | null }> {
  // Whoever is still there leaves after the planned end too.
  const [now, up] = [new Date(deps.clock.now().getTime() - ATTENDANCE.windowMs), lane === 'coming'];
  const which = up ? { endsAt: { $gt: now }, state: { $ne: 'left' } } : { endsAt: { $lte: now } };
  const rows = await SignUps(deps).find({ $and: [{ personId, ...which }, after(decodeCursor(cursor), 'endsAt', up ? 'up' : 'down')] }, { pending: 0, keys: 0 }).sort({ endsAt: up ? 1 : -1, _id: up ? 1 : -1 }).limit(limit + 1).lean<SignUpDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.endsAt, id: row._id }));
}
/** Those whose turn for a role of a shift is before a newcomer's. */
export const waitingFor = (shiftId: string, roleId: string, free: number) => ({ shiftId, state: 'waiting' as const, roleId, last: false, party: { $lte: free } });
/** Who waits longest for a role of a shift, and comes with no more people than there are places; those who come only if nobody else does, when they may be asked. */
export const nextWaiting = (deps: Deps, shiftId: string, roleId: string, free: number, withLast: boolean): Promise<SignUpDoc | null> =>
  SignUps(deps).findOne(withLast ? { shiftId, state: 'waiting', roleId, party: { $lte: free } } : waitingFor(shiftId, roleId, free), { pending: 0 }).sort({ last: 1, waitingSince: 1, _id: 1 }).lean<SignUpDoc>();
/** Sign-ups of which something has fallen due. */
export const dueSignUps = (deps: Deps, now: Date, limit: number): Promise<SignUpDoc[]> => SignUps(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<SignUpDoc[]>();
