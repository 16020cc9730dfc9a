import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { planById } from '../volunteerProjects';
import { isLeader, team } from '../volunteerTeams';
import { isStation, type Person } from './policy';
import type { HeldBy } from './queries';

/**
 * Whose activities are asked for, by team or project, and whether somebody may make another one there: whoever leads the team,
 * or the station where it is the station's own project. `not_found` for neither, and for what is not there.
 */
export async function holderOf(deps: Deps, person: Person, { teamId, projectId }: { readonly teamId?: string | undefined; readonly projectId?: string | undefined }): Promise<HeldBy> {
  const plan = projectId === undefined ? null : await planById(deps, projectId);
  const owner = plan ? plan.teamId : (teamId ?? null);
  if (owner === null && !plan) throw new DomainError('not_found');
  const doc = owner === null ? null : await team(deps, owner);
  if (owner !== null && !doc) throw new DomainError('not_found');
  const may = owner === null ? plan !== null && plan.state === 'running' && isStation(person, plan.scope.station) : await isLeader(deps, person.personId, owner);
  return { of: projectId !== undefined && plan ? { projectId } : { 'organiser.id': owner ?? '' }, may: may && plan?.state !== 'closed' };
}
