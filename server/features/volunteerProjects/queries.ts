import { DomainError } from '../../../shared/domain/kernel/errors';
import type { PlanState } from '../../../shared/domain/volunteerProjects/rules';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { PlanDoc } from './document';
import { VolunteerProjects } from './model';

/** One project for one tap. */
export const planIdOf = (personId: string, key: string): string => idFrom('plan', personId, key);

/** One project; null where there is none. */
export const planById = (deps: Deps, id: string): Promise<PlanDoc | null> => VolunteerProjects(deps).findById(id, { pending: 0 }).lean<PlanDoc>();
/** Projects by id; unknown ids are absent. */
export async function plansById(deps: Deps, ids: readonly string[]): Promise<Map<string, PlanDoc>> {
  const docs = ids.length === 0 ? [] : await VolunteerProjects(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0, timeline: 0, keys: 0 }).lean<PlanDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** One project. `not_found` when there is none. */
export async function loadPlan(deps: Deps, id: string): Promise<PlanDoc> {
  const doc = await planById(deps, id);
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Projects of a community, the youngest first (index `community_state`). */
export async function planPage(deps: Deps, community: string, state: PlanState, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: PlanDoc[]; next: string | null }> {
  const rows = await VolunteerProjects(deps).find({ 'scope.community': community, state, ...after(decodeCursor(cursor), 'createdAt', 'down') }, { pending: 0, timeline: 0, keys: 0 }).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<PlanDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}
/** What a team has under way (index `team_state`). */
export const plansOfTeam = (deps: Deps, teamId: string): Promise<PlanDoc[]> => VolunteerProjects(deps).find({ teamId, state: 'running' }, { pending: 0 }).lean<PlanDoc[]>();
