import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { PROJECT_TRANSITIONS, type ProjectAction, type ProjectPart } from '../../../shared/domain/projects/states';
import { projectSight, projectViewer, type ProjectSight, type ProjectViewer } from '../../../shared/domain/projects/visibility';
import type { HeldRole, Viewer } from '../../http/types';
import type { Onlooker } from '../../platform/conversions';
import { actingAs, type AuditActor } from '../audit';
import { levelOf, workbenchOf, type WorkbenchScope } from '../cases';
import type { ProjectDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const OVERSEERS: readonly Role[] = ['streetDispatcher', 'auditor'];
type Held = Person['roles'][number];

/** Somebody of this station. */
export const worksAt = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);
/** Units for which somebody sees to steps. */
export const ownUnits = (person: Person): string[] => [...new Set(person.roles.filter(({ role }) => role === 'departmentHandler').map(({ unitId }) => unitId))];

/** Whoever looks after the level, or walks the grids of the community: they look on. */
const oversees = (person: Person, { scope }: ProjectDoc): boolean =>
  person.roles.some((held: Held) => {
    const level = levelOf(held as HeldRole);
    if (OVERSEERS.includes(held.role)) return level !== undefined && [scope.district, scope.street, scope.community].includes(level);
    return held.role === 'gridWorker' && [scope.community, scope.station].includes(held.unitId);
  });

/** Somebody as an actor in a project. */
export function actorIn(person: Person, doc: ProjectDoc): Actor {
  const units = ownUnits(person);
  const parts: ProjectPart[] = [];
  // What the council proposed is not the proposal of whoever wrote it down.
  if (doc.by !== 'council' && doc.proposerId === person.personId) parts.push('proposer');
  // Nobody decides as the station on what they proposed themselves.
  if (parts.length === 0 && worksAt(person, doc.scope.station)) parts.push('station');
  if (doc.owners.some((unit) => units.includes(unit))) parts.push('owner');
  if (parts.length === 0) parts.push('guest');
  return { personId: person.personId, parts, units };
}

/** What of a project somebody sees. `not_found` when it does not exist for them. */
export function sightIn(person: Person, doc: ProjectDoc): { actor: Actor; viewer: ProjectViewer; sight: ProjectSight } {
  const actor = actorIn(person, doc);
  const viewer = projectViewer(actor.parts, oversees(person, doc));
  const sight = projectSight(viewer, doc.state);
  if (!sight.exists) throw new DomainError('not_found');
  return { actor, viewer, sight };
}

/** The door of every action. `not_found` when the project does not exist for them, `not_allowed` when their part never takes it. */
export function authorise(person: Person, doc: ProjectDoc, action: ProjectAction): Actor {
  const { actor } = sightIn(person, doc);
  if (!PROJECT_TRANSITIONS.some((row) => row.action === action && actor.parts.some((part) => row.by.includes(part)))) throw new DomainError('not_allowed');
  return actor;
}

/** Somebody of the station who is shown who proposed it. */
export const authoriseNames = (person: Person, doc: ProjectDoc): AuditActor => actingAs(person, ({ role, unitId }) => STATION_ROLES.includes(role) && unitId === doc.scope.station);

/** The door of rounds: the station of the community. `not_allowed`. */
export function authoriseRound(person: Person, station: string): void {
  if (!worksAt(person, station)) throw new DomainError('not_allowed');
}

/** Whose projects somebody's desk shows: those of the communities and levels they look after. `not_allowed` for everybody else. */
export function deskOf(person: Pick<Viewer, 'personId' | 'neighbourOf' | 'roles'>): WorkbenchScope {
  const scope = workbenchOf(person);
  if (scope.communities.length + scope.grids.length + scope.levels.length === 0) throw new DomainError('not_allowed');
  return scope;
}
