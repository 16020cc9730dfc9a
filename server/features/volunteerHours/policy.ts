import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { RECORD_TRANSITIONS, type RecordAction, type RecordPart } from '../../../shared/domain/volunteerHours/states';
import type { Viewer } from '../../http/types';
import type { ServiceRecordDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles' | 'homeCommunityId' | 'neighbourOf'>;
type Known = Pick<ServiceRecordDoc, 'personId' | 'enteredBy' | 'confirmedBy' | 'scope' | 'state'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
export const isStation = (person: Pick<Person, 'roles'>, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);
/** Communities that somebody belongs to: where they chose to be, and where a home of theirs is confirmed. */
export const communitiesOf = ({ homeCommunityId, neighbourOf }: Person): string[] => [...new Set([...(homeCommunityId ? [homeCommunityId] : []), ...neighbourOf])];

/** The part somebody plays in a record, their own first, then what they did in it: so nobody confirms or decides on either. Null: it is not there for them. */
export function partIn(person: Person, doc: Known): RecordPart | null {
  if (doc.personId === person.personId) return 'self';
  if (isStation(person, doc.scope.station)) return doc.confirmedBy === person.personId ? 'confirmer' : doc.enteredBy === person.personId ? 'enterer' : 'station';
  return (doc.state === 'published' || doc.state === 'objected') && communitiesOf(person).includes(doc.scope.community) ? 'neighbour' : null;
}

/** Somebody as they look at a record. `not_found` where it is not there for them. */
export function sightIn(person: Person, doc: Known): RecordPart {
  const part = partIn(person, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export function authorise(person: Person, doc: ServiceRecordDoc, action: RecordAction): Actor {
  const part = sightIn(person, doc);
  if (!RECORD_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}

/** The door of entering by hand and of corrections: the station, and never one's own hours. `not_found` for others, `not_allowed` for oneself. */
export function authoriseEntry(person: Person, { personId, station }: { readonly personId: string; readonly station: string }): Actor {
  if (personId !== person.personId && !isStation(person, station)) throw new DomainError('not_found');
  if (personId === person.personId) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['station'] };
}

/** Stations whose hours somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Pick<Person, 'roles'>): string[] {
  const stations = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}

/** Whose hours somebody looks through for what is wrong: a station its own with names; an auditor those of their level without. `not_allowed`. */
export function suspectSight(person: Pick<Person, 'roles'>): { readonly filter: Record<string, unknown>; readonly named: boolean } {
  const audits = person.roles.filter(({ role }) => role === 'auditor');
  if (audits.length > 0) return { filter: { $or: audits.flatMap(({ unitId }) => (['district', 'street', 'community'] as const).map((level) => ({ [`scope.${level}`]: unitId }))) }, named: false };
  return { filter: { 'scope.station': { $in: deskOf(person) } }, named: true };
}
