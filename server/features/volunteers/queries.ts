import { createHash } from 'node:crypto';
import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Language, Skill, VolunteerTime } from '../../../shared/domain/volunteers/profile';
import { VOLUNTEER_DESKS, type VolunteerDesk } from '../../../shared/domain/volunteers/states';
import type { Deps } from '../../platform/deps';
import { byId, together } from '../../platform/together';
import { after, decodeCursor, pageOf } from '../cases';
import type { VolunteerDoc, VolunteerStationDoc } from './document';
import { rawVolunteers, Volunteers, VolunteerStations } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Most rows of a register. */
const REGISTERED = 5_000;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, document: 0, emergency: 0, guardian: 0 } as const;

/** One record for one person over the whole. */
export const volunteerIdOf = (personId: string): string => createHash('sha256').update(`volunteer\n${personId}`).digest('base64url').slice(0, 24);

const volunteerById = together<VolunteerDoc>(async (deps, ids) => byId(await rawVolunteers(deps).find({ _id: { $in: [...ids] } }, { projection: { pending: 0 } }).toArray()));
/** A person's record; null when they never signed up. */
export const volunteerOf = (deps: Deps, personId: string): Promise<VolunteerDoc | null> => volunteerById(deps, volunteerIdOf(personId));

/** One record. `not_found` when there is none. */
export async function loadVolunteer(deps: Deps, id: string): Promise<VolunteerDoc> {
  const doc = await Volunteers(deps).findById(id, { pending: 0 }).lean<VolunteerDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Records by id, for those who listen to their events; unknown ids are absent. */
export async function volunteersById(deps: Deps, ids: readonly string[]): Promise<Map<string, VolunteerDoc>> {
  const docs = ids.length === 0 ? [] : await Volunteers(deps).find({ _id: { $in: [...ids] } }, { pending: 0 }).lean<VolunteerDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

/** Volunteers of some stations in force or resting, by name (index `desk_station`). */
export const volunteersAt = (deps: Deps, stations: readonly string[]): Promise<VolunteerDoc[]> =>
  Volunteers(deps).find({ 'scope.station': { $in: [...stations] }, desk: 'active' }, ROW).sort({ name: 1, _id: 1 }).limit(COUNTED).lean<VolunteerDoc[]>();

/** A page of some stations' list: to be looked at, the earliest due first; the rest, the latest first (index `desk_station`). */
export async function deskPage(deps: Deps, stations: readonly string[], desk: VolunteerDesk, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: VolunteerDoc[]; next: string | null }> {
  const direction = desk === 'check' ? 'up' : 'down';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Volunteers(deps).find({ 'scope.station': { $in: [...stations] }, desk, ...after(decodeCursor(cursor), 'deskAt', direction) }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<VolunteerDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** What of a record somebody is looked for by; null: whatever it says. */
export interface Sought {
  readonly skill: Skill | null;
  readonly time: VolunteerTime | null;
  readonly language: Language | null;
}
/** Volunteers in force at some stations who say so of themselves, those touched last first, at most so many (index `desk_station`). */
export async function activeAt(deps: Deps, stations: readonly string[], { skill, time, language }: Sought, most: number): Promise<VolunteerDoc[]> {
  const said = { ...(skill ? { 'skills.skill': skill } : {}), ...(time ? { times: time } : {}), ...(language ? { languages: language } : {}) };
  const docs = await Volunteers(deps).find({ 'scope.station': { $in: [...stations] }, desk: 'active', state: 'active', ...said }, ROW).sort({ deskAt: -1, _id: -1 }).limit(most).lean<VolunteerDoc[]>();
  return docs.map((doc) => ({ ...doc, pending: [] }));
}
/** Volunteers in force or resting at a station, for its register, those touched longest ago first, at most five thousand (index `desk_station`). */
export async function registerAt(deps: Deps, station: string): Promise<VolunteerDoc[]> {
  const docs = await Volunteers(deps).find({ 'scope.station': station, desk: 'active' }, { timeline: 0, pending: 0, keys: 0, emergency: 0, guardian: 0 }).sort({ deskAt: 1, _id: 1 }).limit(REGISTERED).lean<VolunteerDoc[]>();
  return docs.map((doc) => ({ ...doc, pending: [] }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, stations: readonly string[]): Promise<Record<VolunteerDesk, number>> {
  const count = async (desk: VolunteerDesk): Promise<readonly [VolunteerDesk, number]> => [desk, await Volunteers(deps).countDocuments({ 'scope.station': { $in: [...stations] }, desk }, { limit: COUNTED })];
  return Object.fromEntries(await Promise.all(VOLUNTEER_DESKS.map(count))) as Record<VolunteerDesk, number>;
}

/** Whether some stations look at sign-ups first: what each said, else what is usual. */
export async function approvals(deps: Deps, stations: readonly string[]): Promise<Map<string, boolean>> {
  const said = await VolunteerStations(deps).find({ _id: { $in: [...stations] } }, { approval: 1 }).lean<Pick<VolunteerStationDoc, '_id' | 'approval'>[]>();
  const known = new Map(said.map(({ _id, approval }) => [_id, approval]));
  return new Map(stations.map((id) => [id, known.get(id) ?? VOLUNTEER_TERMS.approval]));
}
