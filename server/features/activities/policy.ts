import { ACTIVITY_TRANSITIONS, SIGN_UP_TRANSITIONS, type ActivityAction, type ActivityPart, type SignUpAction } from '../../../shared/domain/activities/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { actingAs, type AuditActor } from '../audit';
import { isLeader, team } from '../volunteerTeams';
import { showersOf } from './attendance';
import type { ActivityDoc, SignUpDoc } from './document';
import type { Actor, Hand } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
export const isStation = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);

type Held = Pick<ActivityDoc, 'organiser' | 'scope' | 'leaders' | 'state' | 'timeline'>;

/**
 * The part somebody plays in an activity; null where it is not there for them: a draft is its organiser's alone, what waits for
 * the station the team's and the station's, which reads what it sent back. Staff who lead the team play that part, so nobody
 * agrees to their own.
 */
export async function partIn(deps: Deps, person: Person, { organiser, scope, leaders, state, timeline }: Held): Promise<ActivityPart | null> {
  const teams = organiser.kind === 'team';
  if (teams && (await isLeader(deps, person.personId, organiser.id))) return 'team';
  const station = isStation(person, scope.station);
  if (station && !(teams && state === 'draft')) return 'station';
  if (station && timeline.some(({ action }) => action === 'submit')) return 'guest';
  if (state === 'draft' || state === 'submitted') return null;
  return leaders.includes(person.personId) ? 'leader' : 'guest';
}
/** Whether a part sees to an activity as a whole: it reads who comes, and marks them. */
export const sees = (part: ActivityPart | null): boolean => part === 'station' || part === 'team';
/** Somebody as they look at an activity. `not_found`. */
export async function sightIn(deps: Deps, person: Person, doc: Held): Promise<ActivityPart> {
  const part = await partIn(deps, person, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}
/** Whether somebody leads a shift. */
export const leadsShift = (person: Person, doc: ActivityDoc, shiftId: string): boolean => doc.shifts.some(({ id, leaderId }) => id === shiftId && leaderId === person.personId);
/** Whether somebody could hand out the codes of a shift to themselves: then another marks them, or the place shows it. */
export const couldShow = async (deps: Deps, person: Person, activity: ActivityDoc, { shiftId }: Pick<SignUpDoc, 'shiftId'>): Promise<boolean> => showersOf(activity, shiftId).includes(person.personId) || sees(await partIn(deps, person, activity));
/** The door of the list of a shift: who sees to the activity, and whoever leads that shift. `not_found`, `not_allowed`. */
export async function authorisePeople(deps: Deps, person: Person, doc: ActivityDoc, shiftId: string): Promise<void> {
  if (!sees(await sightIn(deps, person, doc)) && !leadsShift(person, doc, shiftId)) throw new DomainError('not_allowed');
}

/** The door of every step of an activity; a leader's steps are about the shift they lead. `not_found`, `not_allowed`. */
export async function authorise(deps: Deps, person: Person, doc: ActivityDoc, action: ActivityAction, shiftId: string | null = null): Promise<Actor> {
  const part = await sightIn(deps, person, doc);
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
/** The door of marks and contacts: the station, who leads the team that holds it, and whoever leads the shift; nobody else knows of a sign-up. `not_found`, `not_allowed` about oneself where one leads. */
export async function authoriseLeading(deps: Deps, person: Person, activity: ActivityDoc, doc: SignUpDoc): Promise<Hand> {
  const part = await partIn(deps, person, activity);
  if (!sees(part) && !leadsShift(person, activity, doc.shiftId)) throw new DomainError(doc.personId === person.personId ? 'not_allowed' : 'not_found');
  return { personId: person.personId, parts: [part === 'station' ? 'station' : 'leader'] };
}
/** The office in which somebody looks up whom to call, for the audit log. */
export const officeAt = (person: Person, { scope }: Pick<ActivityDoc, 'scope'>): AuditActor => actingAs(person, ({ role, unitId }) => STATION_ROLES.includes(role) && unitId === scope.station);
/** The door of a place that is offered: to whom it was offered, or to anybody. `not_found` for everybody else. */
export function authoriseTakeOver(person: Person, doc: SignUpDoc): void {
  // Whether somebody else was faster, the rules say: not as if it had never been.
  if (doc.swap?.to !== undefined && doc.swap.to !== null && doc.swap.to !== person.personId) throw new DomainError('not_found');
  if (!doc.swap && doc.takenBy === null) throw new DomainError('not_found');
}

/** Who holds an activity: a team at its station, or one of some stations, whose place decides. */
export interface Organiser {
  readonly teamId: string | null;
  readonly stations: readonly [string, ...string[]];
}
/** In whose name somebody makes an activity: of a team that they lead, or of the stations they work at. `not_allowed`. */
export async function organiserFor(deps: Deps, person: Person, teamId: string | null): Promise<Organiser> {
  if (teamId === null) return { teamId, stations: deskOf(person) };
  const doc = (await isLeader(deps, person.personId, teamId)) ? await team(deps, teamId) : null;
  if (!doc) throw new DomainError('not_allowed');
  return { teamId, stations: [doc.scope.station] };
}

/** Stations whose activities somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Person): [string, ...string[]] {
  const [first, ...others] = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (first === undefined) throw new DomainError('not_allowed');
  return [first, ...others];
}
