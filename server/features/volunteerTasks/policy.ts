import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { TASK_OVER, TASK_TRANSITIONS, type TaskAction, type TaskPart } from '../../../shared/domain/volunteerTasks/states';
import type { VolunteerState } from '../../../shared/domain/volunteers/states';
import type { Onlooker } from '../../platform/conversions';
import type { Helper } from '../volunteers';
import type { TaskDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
/** Volunteers who may look at what their station offers. */
const LOOKING: readonly VolunteerState[] = ['active', 'paused'];

export const isStation = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);

/** The part somebody plays in a task, their own claim first, so that nobody decides on what they did; null: none, and it is not there for them. */
export function partIn(person: Person, helper: Helper | null, doc: Pick<TaskDoc, 'claims' | 'scope' | 'state' | 'ownerId'>): TaskPart | null {
  if (doc.claims.some(({ personId }) => personId === person.personId)) return 'claimant';
  if (isStation(person, doc.scope.station)) return 'station';
  if (doc.ownerId === person.personId) return 'owner';
  return doc.state === 'open' && helper !== null && helper.station === doc.scope.station && LOOKING.includes(helper.state) ? 'guest' : null;
}

/** Somebody as they look at a task. `not_found` where it is not there for them. */
export function sightIn(person: Person, helper: Helper | null, doc: TaskDoc): TaskPart {
  const part = partIn(person, helper, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export function authorise(person: Person, helper: Helper | null, doc: TaskDoc, action: TaskAction): Actor {
  const part = sightIn(person, helper, doc);
  if (!TASK_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}

/** The door of a claim. Whether the last place is taken meanwhile, or theirs already, the rules say: not as if the task had never been. */
export function authoriseClaim(person: Person, helper: Helper | null, doc: TaskDoc): Actor {
  const claims = doc.claims.filter(({ personId }) => personId !== person.personId);
  return authorise(person, helper, { ...doc, claims, state: TASK_OVER.includes(doc.state) ? doc.state : 'open' }, 'claim');
}

/** Stations whose tasks somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Person): string[] {
  const stations = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}
