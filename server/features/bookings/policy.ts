import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { BOOKING_TRANSITIONS, type BookingAction, type BookingPart } from '../../../shared/domain/bookings/states';
import type { Onlooker } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { actingAs, type AuditActor } from '../audit';
import { getUnits } from '../organisation';
import type { BookableDoc, Booked } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles' | 'neighbourOf'>;
type Held = Person['roles'][number];
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const worksAt = (held: Held, station: string): boolean => STATION_ROLES.includes(held.role) && held.unitId === station;

/** Stations somebody works for. */
export const stationsOf = ({ roles }: Pick<Person, 'roles'>): string[] => [...new Set(roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
/** The stations of whoever has a desk for rooms and services. `not_allowed` for everybody else. */
export function deskOf(person: Pick<Person, 'roles'>): string[] {
  const stations = stationsOf(person);
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}
export const keeps = (person: Pick<Person, 'roles'>, { scope }: Pick<BookableDoc, 'scope'>): boolean => person.roles.some((held) => worksAt(held, scope.station));
/** The door of what the station does with a room or service of its own. `not_allowed`. */
export function authoriseKeeping(person: Person, doc: BookableDoc): { readonly personId: string; readonly parts: readonly ['station'] } {
  if (!keeps(person, doc)) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['station'] };
}
/** Whether somebody may book it for whoever is at their counter: its own station, and those of the street where it is open to more than its community. */
export function helpsWith(person: Pick<Person, 'roles'>, { scope, audience }: Pick<BookableDoc, 'scope' | 'audience'>): string | null {
  const own = person.roles.find((held) => worksAt(held, scope.station));
  if (own) return own.unitId;
  const near = audience === 'community' ? undefined : person.roles.find((held) => STATION_ROLES.includes(held.role) && (audience === 'everybody' || held.path.includes(scope.street)));
  return near?.unitId ?? null;
}
/** Whether somebody may book it by their own hand: by where their confirmed homes are. */
export async function isFor(deps: Deps, person: Pick<Person, 'neighbourOf'>, { scope, audience }: Pick<BookableDoc, 'scope' | 'audience'>): Promise<boolean> {
  if (audience === 'everybody') return true;
  if (audience === 'community') return person.neighbourOf.includes(scope.community);
  const units = await getUnits(deps, person.neighbourOf);
  return [...units.values()].some(({ path }) => path.includes(scope.street));
}

/** The parts somebody plays in a booking; neighbours, other stations, streets, auditors and administrators play none. */
export function partsIn(person: Pick<Person, 'personId' | 'roles'>, { sheet, row }: Booked): BookingPart[] {
  const parts: BookingPart[] = [];
  if (row.personId === person.personId) parts.push('self');
  if (row.helper?.helperId === person.personId && person.roles.some((held) => worksAt(held, row.helper?.station ?? ''))) parts.push('helper');
  if (person.roles.some((held) => worksAt(held, sheet.scope.station))) parts.push('station');
  return parts;
}
/** The parts of somebody who looks at it. `not_found` where it is not there for them. */
export function sightIn(person: Pick<Person, 'personId' | 'roles'>, booked: Booked): BookingPart[] {
  const parts = partsIn(person, booked);
  if (parts.length === 0) throw new DomainError('not_found');
  return parts;
}
/** The door of every step. `not_found`, or `not_allowed` when none of their parts ever takes it. */
export function authorise(person: Pick<Person, 'personId' | 'roles'>, booked: Booked, action: BookingAction): Actor {
  const parts = sightIn(person, booked);
  if (!BOOKING_TRANSITIONS.some((row) => row.action === action && parts.some((part) => row.by.includes(part)))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts };
}
/** The station, as it stands in the audit log. `not_found`, `not_allowed`. */
export function authoriseContact(person: Person, booked: Booked): AuditActor {
  if (!sightIn(person, booked).includes('station')) throw new DomainError('not_allowed');
  return actingAs(person, (held) => worksAt(held as Held, booked.sheet.scope.station));
}
