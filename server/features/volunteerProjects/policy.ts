import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { StepActor } from '../../jobs/guardedStep';
import type { PlanPart } from '../../../shared/domain/volunteerProjects/rules';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { isLeader } from '../volunteerTeams';
import type { PlanDoc } from './document';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
/** Stations for which somebody starts projects. */
export const stationsOf = (person: Person): string[] => [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];

/** Whether somebody sees to a project: whoever leads its team, or works at its station. */
export const manages = async (deps: Deps, person: Person, doc: Pick<PlanDoc, 'teamId' | 'scope'>): Promise<boolean> => stationsOf(person).includes(doc.scope.station) || (doc.teamId !== null && (await isLeader(deps, person.personId, doc.teamId)));

/** The door of every step. `not_allowed`: everybody may look at a project. */
export async function authorise(deps: Deps, person: Person, doc: PlanDoc): Promise<StepActor<PlanPart>> {
  if (!(await manages(deps, person, doc))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['manager'] };
}
