import { DomainError } from '../../../shared/domain/kernel/errors';
import { TEAM_LIMITS } from '../../../shared/domain/volunteerTeams/limits';
import type { MemberLane, MemberState } from '../../../shared/domain/volunteerTeams/members';
import { TEAM_DESKS, type TeamDesk } from '../../../shared/domain/volunteerTeams/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { MemberDoc, TeamDoc } from './document';
import { TeamMembers, VolunteerTeams } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, code: 0 } as const;
const HELD: readonly MemberState[] = ['asked', 'in'];

interface TeamPage {
  readonly items: TeamDoc[];
  readonly next: string | null;
}

/** One team for one tap. */
export const teamIdOf = (founderId: string, key: string): string => idFrom('team', founderId, key);
/** One row for one volunteer in one team. */
export const memberIdOf = (teamId: string, volunteerId: string): string => idFrom('member', teamId, volunteerId);

/** One team. `not_found` when there is none. */
export async function loadTeam(deps: Deps, id: string): Promise<TeamDoc> {
  const doc = await VolunteerTeams(deps).findById(id, { pending: 0 }).lean<TeamDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Teams by id, for those who listen to their events; unknown ids are absent. */
export async function teamsById(deps: Deps, ids: readonly string[]): Promise<Map<string, TeamDoc>> {
  const docs = ids.length === 0 ? [] : await VolunteerTeams(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<TeamDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** The team of a code that still holds; null when there is none. */
export const teamOfCode = (deps: Deps, mark: string, now: Date): Promise<TeamDoc | null> => VolunteerTeams(deps).findOne({ 'code.mark': mark, 'code.until': { $gt: now }, state: 'active' }, { pending: 0 }).lean<TeamDoc>();
/** Teams in which somebody holds an office or is asked to (index `leads`). */
export const teamsLedBy = (deps: Deps, personId: string): Promise<TeamDoc[]> => VolunteerTeams(deps).find({ leads: personId }, { pending: 0 }).lean<TeamDoc[]>();

/** Teams of a community that are in force, the youngest first (index `community_state`). */
export async function communityPage(deps: Deps, community: string, { cursor, limit }: PageAsk): Promise<TeamPage> {
  const rows = await VolunteerTeams(deps).find({ 'scope.community': community, state: 'active', ...after(decodeCursor(cursor), 'createdAt', 'down') }, ROW).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<TeamDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}
/** A page of some stations' list: proposed ones, the longest waiting first; the rest, the latest first (index `desk_station`). */
export async function deskPage(deps: Deps, stations: readonly string[], desk: TeamDesk, { cursor, limit }: PageAsk): Promise<TeamPage> {
  const direction = desk === 'check' ? 'up' : 'down';
  const order = direction === 'up' ? 1 : -1;
  const rows = await VolunteerTeams(deps).find({ 'scope.station': { $in: [...stations] }, desk, ...after(decodeCursor(cursor), 'deskAt', direction) }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<TeamDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** Teams in force of a station, for its register, at most a thousand (index `desk_station`). */
export const teamsAt = (deps: Deps, station: string): Promise<TeamDoc[]> => VolunteerTeams(deps).find({ 'scope.station': station, desk: 'active' }, ROW).sort({ deskAt: 1, _id: 1 }).limit(COUNTED).lean<TeamDoc[]>();
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, stations: readonly string[]): Promise<Record<TeamDesk, number>> {
  const counts = await Promise.all(TEAM_DESKS.map((desk) => VolunteerTeams(deps).countDocuments({ 'scope.station': { $in: [...stations] }, desk }, { limit: COUNTED })));
  return Object.fromEntries(TEAM_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<TeamDesk, number>;
}

/** One membership. `not_found` when there is none. */
export async function loadMember(deps: Deps, id: string): Promise<MemberDoc> {
  const doc = await memberById(deps, id);
  if (!doc) throw new DomainError('not_found');
  return doc;
}
export const memberById = (deps: Deps, id: string): Promise<MemberDoc | null> => TeamMembers(deps).findById(id, { pending: 0 }).lean<MemberDoc>();
export async function membersById(deps: Deps, ids: readonly string[]): Promise<Map<string, MemberDoc>> {
  const docs = ids.length === 0 ? [] : await TeamMembers(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<MemberDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** How many belong, or ask to, counted no further than the most there may be (index `team_state`). */
export const memberCount = (deps: Deps, teamId: string, state: MemberLane): Promise<number> => TeamMembers(deps).countDocuments({ teamId, state }, { limit: TEAM_LIMITS.members });
/** A page of members or requests, the longest there first (index `team_state`). */
export async function memberPage(deps: Deps, teamId: string, state: MemberLane, { cursor, limit }: PageAsk): Promise<{ items: MemberDoc[]; next: string | null }> {
  const rows = await TeamMembers(deps).find({ teamId, state, ...after(decodeCursor(cursor), 'updatedAt', 'up') }, { timeline: 0, pending: 0, keys: 0 }).sort({ updatedAt: 1, _id: 1 }).limit(limit + 1).lean<MemberDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }));
}
/** Persons who belong to a team, at most as many as there may be. */
export const personsIn = async (deps: Deps, teamId: string): Promise<string[]> => (await TeamMembers(deps).find({ teamId, state: 'in' }, { personId: 1 }).limit(TEAM_LIMITS.members).lean<Pick<MemberDoc, 'personId'>[]>()).map(({ personId }) => personId);
/** Rows by which somebody belongs to teams or asks to (index `person_state`). */
export const rowsOf = (deps: Deps, personId: string): Promise<MemberDoc[]> => TeamMembers(deps).find({ personId, state: { $in: [...HELD] } }, { pending: 0 }).lean<MemberDoc[]>();
/** Rows of a team that still hold, so many. */
export const rowsIn = (deps: Deps, teamId: string, limit: number): Promise<MemberDoc[]> => TeamMembers(deps).find({ teamId, state: { $in: [...HELD] } }, { pending: 0 }).limit(limit).lean<MemberDoc[]>();
