import { ACTIVITY_TRANSITIONS, SIGN_UP_TRANSITIONS, type ActivityAction, type ActivityPart, type SignUpAction } from '../../../shared/domain/activities/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import type { ActivityDoc, SignUpDoc } from './document';
import type { Actor, Hand } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
export const isStation = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);

/** The part somebody plays in an activity; null where it is not there for them: a draft is the station's alone. */
export function partIn(person: Person, doc: Pick<ActivityDoc, 'scope' | 'leaders' | 'state'>): ActivityPart | null {
  if (isStation(person, doc.scope.station)) return 'station';
  if (doc.state === 'draft') return null;
  return doc.leaders.includes(person.personId) ? 'leader' : 'guest';
}
/** Somebody as they look at an activity. `not_found`. */
export function sightIn(person: Person, doc: ActivityDoc): ActivityPart {
  const part = partIn(person, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}
/** Whether somebody sees who comes to a shift: the station, and whoever leads that one. */
export const leadsShift = (person: Person, doc: ActivityDoc, shiftId: string): boolean => doc.shifts.some(({ id, leaderId }) => id === shiftId && leaderId === person.personId);
/** The door of the list of a shift. `not_found`, `not_allowed`. */
export function authorisePeople(person: Person, doc: ActivityDoc, shiftId: string): ActivityPart {
  const part = sightIn(person, doc);
  if (part !== 'station' && !leadsShift(person, doc, shiftId)) throw new DomainError('not_allowed');
  return part;
}

/** The door of every step of an activity; a leader's steps are about the shift they lead. `not_found`, `not_allowed`. */
export function authorise(person: Person, doc: ActivityDoc, action: ActivityAction, shiftId: string | null = null): Actor {
  const part = sightIn(person, doc);
  const may = ACTIVITY_TRANSITIONS.some((row) => row.action === action && row.by.includes(part)) && (part !== 'leader' || (shiftId !== null && leadsShift(person, doc, shiftId)));
  if (!may) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
/** The door of every step of one's own sign-up; nobody else knows of it. `not_found`. */
export function authoriseTurn(person: Person, doc: SignUpDoc, action: SignUpAction): Hand {
  if (doc.personId !== person.personId) throw new DomainError('not_found');
  if (!SIGN_UP_TRANSITIONS.some((row) => row.action === action && row.by.includes('self'))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['self'] };
}
/** The door of marks and contacts: the station, and whoever leads the shift; nobody else knows of a sign-up. `not_found`, `not_allowed` about oneself where one leads. */
export function authoriseLeading(person: Person, activity: ActivityDoc, doc: SignUpDoc): Hand {
  const station = isStation(person, activity.scope.station);
  if (!station && !leadsShift(person, activity, doc.shiftId)) throw new DomainError(doc.personId === person.personId ? 'not_allowed' : 'not_found');
  return { personId: person.personId, parts: [station ? 'station' : 'leader'] };
}
/** The office in which somebody looks up whom to call, for the audit log. */
export const officeAt = (person: Person, { scope }: Pick<ActivityDoc, 'scope'>): AuditActor => actingAs(person, ({ role, unitId }) => STATION_ROLES.includes(role) && unitId === scope.station);
/** The door of a place that is offered: to whom it was offered, or to anybody. `not_found` for everybody else. */
export function authoriseTakeOver(person: Person, doc: SignUpDoc): void {
  // Whether somebody else was faster, the rules say: not as if it had never been.
  if (doc.swap?.to !== undefined && doc.swap.to !== null && doc.swap.to !== person.personId) throw new DomainError('not_found');
  if (!doc.swap && doc.takenBy === null) throw new DomainError('not_found');
}

/** Stations whose activities somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Person): [string, ...string[]] {
  const [first, ...others] = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (first === undefined) throw new DomainError('not_allowed');
  return [first, ...others];
}
