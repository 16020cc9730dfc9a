import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { RECORD_TRANSITIONS, type RecordAction, type RecordPart } from '../../../shared/domain/volunteerHours/states';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { ledBy, memberById, memberIdOf, team, type TeamDoc } from '../volunteerTeams';
import type { ServiceRecordDoc } from './document';
import { stampOf, type Actor } from './step';

/** What of a viewer decides; `leads`: teams in force of which they are leader or deputy. */
export type Person = Pick<Viewer, 'personId' | 'roles' | 'homeCommunityId' | 'neighbourOf'> & { readonly leads: readonly string[] };
export type Known = Pick<ServiceRecordDoc, 'personId' | 'enteredBy' | 'confirmedBy' | 'shownBy' | 'teamId' | 'scope' | 'state'>;

/** A viewer with the teams they lead. */
export const knownAs = async (deps: Deps, viewer: Viewer): Promise<Person> => ({ ...viewer, leads: (await ledBy(deps, viewer.personId)).map(({ _id }) => _id) });

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
export const isStation = (person: Pick<Person, 'roles'>, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);
/** Communities that somebody belongs to: where they chose to be, and where a home of theirs is confirmed. */
export const communitiesOf = ({ homeCommunityId, neighbourOf }: Pick<Person, 'homeCommunityId' | 'neighbourOf'>): string[] => [...new Set([...(homeCommunityId ? [homeCommunityId] : []), ...neighbourOf])];

/** The part somebody plays in a record, their own first, then what they did in it: so nobody confirms or decides on either. Null: it is not there for them. */
export function partIn(person: Person, doc: Known): RecordPart | null {
  if (doc.personId === person.personId) return 'self';
  const entered = doc.enteredBy === person.personId || doc.shownBy.includes(person.personId);
  if (isStation(person, doc.scope.station)) return doc.confirmedBy === person.personId ? 'confirmer' : entered ? 'enterer' : 'station';
  if (doc.teamId !== null && person.leads.includes(doc.teamId)) return entered || doc.confirmedBy === person.personId ? 'leaderDone' : 'leader';
  return (doc.state === 'published' || doc.state === 'objected') && communitiesOf(person).includes(doc.scope.community) ? 'neighbour' : null;
}

/** Somebody as they look at a record. `not_found` where it is not there for them. */
export function sightIn(person: Person, doc: Known): RecordPart {
  const part = partIn(person, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it; the repeat of a request that was taken comes in, though its step has changed their part. */
export function authorise(person: Person, doc: ServiceRecordDoc, action: RecordAction, key: string | null = null): Actor {
  const part = sightIn(person, doc);
  const repeated = key !== null && doc.keys.includes(stampOf(action, person.personId, key));
  if (!repeated && !RECORD_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}

/** The door of entering by hand and of corrections: the station, and never one's own hours. `not_found` for others, `not_allowed` for oneself. */
export function authoriseEntry(person: Pick<Person, 'personId' | 'roles'>, { personId, station }: { readonly personId: string; readonly station: string }): Actor {
  if (personId !== person.personId && !isStation(person, station)) throw new DomainError('not_found');
  if (personId === person.personId) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['station'] };
}
/** The door of entering by hand for a team: who leads it, for somebody who belongs to it and is not themselves. `not_found` for others, `not_allowed` for oneself. */
export async function authoriseTeamEntry(deps: Deps, person: Person, { _id: volunteerId, personId }: { readonly _id: string; readonly personId: string }, teamId: string): Promise<{ readonly actor: Actor; readonly team: TeamDoc }> {
  const [one, row] = await Promise.all([team(deps, teamId), memberById(deps, memberIdOf(teamId, volunteerId))]);
  if (!one || !person.leads.includes(teamId) || row?.state !== 'in') throw new DomainError('not_found');
  if (personId === person.personId) throw new DomainError('not_allowed');
  return { actor: { personId: person.personId, parts: ['leader'] }, team: one };
}

export const stationsOf = (person: Pick<Person, 'roles'>): string[] => [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
/** Stations whose hours somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Pick<Person, 'roles'>): string[] {
  const stations = stationsOf(person);
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}
/** Records that somebody enters, confirms or decides on: of their station, and of the teams they lead. `not_allowed` for everybody else. */
export function deskFilter(person: Pick<Person, 'roles' | 'leads'>): Record<string, unknown> {
  const [stations, { leads }] = [stationsOf(person), person];
  const of = [...(stations.length > 0 ? [{ 'scope.station': { $in: stations } }] : []), ...(leads.length > 0 ? [{ teamId: { $in: [...leads] } }] : [])];
  const [first, ...others] = of;
  if (!first) throw new DomainError('not_allowed');
  return others.length > 0 ? { $or: of } : first;
}

/** Whose hours somebody looks through for what is wrong: a station its own with names; an auditor those of their level without. `not_allowed`. */
export function suspectSight(person: Pick<Person, 'roles'>): { readonly filter: Record<string, unknown>; readonly named: boolean } {
  const audits = person.roles.filter(({ role }) => role === 'auditor');
  if (audits.length > 0) return { filter: { $or: audits.flatMap(({ unitId }) => (['district', 'street', 'community'] as const).map((level) => ({ [`scope.${level}`]: unitId }))) }, named: false };
  return { filter: { 'scope.station': { $in: deskOf(person) } }, named: true };
}
