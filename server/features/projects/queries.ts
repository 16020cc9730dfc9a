import { DomainError } from '../../../shared/domain/kernel/errors';
import { PROJECT_LANES, PROJECT_OWNED, type ProjectDesk, type ProjectLane } from '../../../shared/domain/projects/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { after, decodeCursor, pageOf, type WorkbenchScope } from '../cases';
import { getUnits } from '../organisation';
import type { FollowDoc, OpinionDoc, ProjectDoc, RoundDoc } from './document';
import { Choices, Follows, Opinions, Projects, Rounds } from './model';

export interface ProjectPage {
  readonly items: ProjectDoc[];
  readonly next: string | null;
}
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, need: 0 } as const;
/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Rounds that a page of projects names, and projects of a person that are looked for by what they follow. */
const ROUNDS_SHOWN = 3;
const FOLLOWED = 200;

export const projectIdOf = (personId: string, key: string): string => idFrom('project', personId, key);
export const roundIdOf = (communityId: string, seq: number): string => idFrom('projectRound', communityId, String(seq));
export const choiceIdOf = (roundId: string, personId: string): string => idFrom('projectChoice', roundId, personId);
export const followIdOf = (projectId: string, personId: string): string => idFrom('projectFollow', projectId, personId);
export const opinionIdOf = (projectId: string, n: number, personId: string): string => idFrom('projectOpinion', projectId, String(n), personId);

/** One project. `not_found` when there is none. */
export async function loadProject(deps: Deps, id: string): Promise<ProjectDoc> {
  const doc = await Projects(deps).findById(id, { pending: 0 }).lean<ProjectDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
export async function projectsById(deps: Deps, ids: readonly string[]): Promise<Map<string, ProjectDoc>> {
  const docs = ids.length === 0 ? [] : await Projects(deps).find({ _id: { $in: [...ids] } }, { pending: 0 }).lean<ProjectDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** One round. `not_found` when there is none. */
export async function loadRound(deps: Deps, id: string): Promise<RoundDoc> {
  const doc = await Rounds(deps).findById(id, { pending: 0 }).lean<RoundDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
export async function roundsById(deps: Deps, ids: readonly string[]): Promise<Map<string, RoundDoc>> {
  const docs = ids.length === 0 ? [] : await Rounds(deps).find({ _id: { $in: [...ids] } }, { pending: 0 }).lean<RoundDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** The latest rounds of a community, the latest first. */
export const roundsOf = (deps: Deps, communityId: string, most = ROUNDS_SHOWN): Promise<RoundDoc[]> => Rounds(deps).find({ communityId }, { pending: 0 }).sort({ seq: -1 }).limit(most).lean<RoundDoc[]>();
/** The candidates of a round that have entered it, in the order of the round. */
export async function candidatesOf(deps: Deps, round: Pick<RoundDoc, '_id' | 'projectIds' | 'state'>): Promise<ProjectDoc[]> {
  const docs = await projectsById(deps, round.projectIds);
  return round.projectIds.flatMap((id) => {
    const doc = docs.get(id);
    return doc && (round.state !== 'open' || (doc.state === 'choosing' && doc.roundId === round._id)) ? [doc] : [];
  });
}

/** A page of a community's list, the latest first. */
export async function lanePage(deps: Deps, communityId: string, lane: ProjectLane, { cursor, limit }: PageAsk): Promise<ProjectPage> {
  const rows = await Projects(deps).find({ 'scope.community': communityId, lane, ...after(decodeCursor(cursor), 'laneAt', 'down') }, ROW).sort({ laneAt: -1, _id: -1 }).limit(limit + 1).lean<ProjectDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.laneAt ?? row.createdAt, id: row._id }));
}
export type LaneCounts = Readonly<Record<ProjectLane, number>>;
const counted = createMemory<LaneCounts>(async (deps, ids) => {
  const count = async (id: string): Promise<[string, LaneCounts]> => [id, Object.fromEntries(await Promise.all(PROJECT_LANES.map(async (lane) => [lane, await Projects(deps).countDocuments({ 'scope.community': id, lane }, { limit: COUNTED })] as const))) as LaneCounts];
  return new Map(await Promise.all(ids.map(count)));
});
/** How many projects of a community stand in each lane, to a thousand; at most five seconds old. */
export const laneCounts = async (deps: Deps, communityId: string): Promise<LaneCounts> => (await counted.get(deps, [communityId])).get(communityId) ?? { choosing: 0, running: 0, done: 0 };
export const forgetCounts = (deps: Deps, communityId: string): void => counted.forget(deps, [communityId]);

/** What somebody proposed, follows, or sees to for a unit, the latest first. */
export async function minePage(deps: Deps, personId: string, units: readonly string[], { cursor, limit }: PageAsk): Promise<ProjectPage> {
  const followed = await Follows(deps).find({ personId }, { projectId: 1 }).sort({ at: -1 }).limit(FOLLOWED).lean<Pick<FollowDoc, 'projectId'>[]>();
  const mine: Record<string, unknown>[] = [{ proposerId: personId }, ...(units.length > 0 ? [{ owners: { $in: [...units] } }] : []), ...(followed.length > 0 ? [{ _id: { $in: followed.map(({ projectId }) => projectId) } }] : [])];
  const rows = await Projects(deps).find({ $and: [{ $or: mine }, after(decodeCursor(cursor), 'updatedAt', 'down')] }, ROW).sort({ updatedAt: -1, _id: -1 }).limit(limit + 1).lean<ProjectDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }));
}

async function branchesOf(deps: Deps, scope: WorkbenchScope): Promise<Record<string, unknown>[]> {
  const levels = await getUnits(deps, [...scope.levels]);
  const communities = [...new Set([...scope.communities, ...scope.grids.map(({ communityId }) => communityId)])];
  return [
    ...(communities.length > 0 ? [{ 'scope.community': { $in: communities } }] : []),
    ...scope.levels.flatMap((id) => {
      const level = levels.get(id);
      return level ? [{ [`scope.${level.kind}`]: id }] : [];
    }),
  ];
}
/** A page of a station's list, the earliest due first; what is over, the latest first. */
export async function deskPage(deps: Deps, scope: WorkbenchScope, desk: ProjectDesk, { cursor, limit }: PageAsk): Promise<ProjectPage> {
  const branches = await branchesOf(deps, scope);
  if (branches.length === 0) return { items: [], next: null };
  const direction = desk === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Projects(deps).find({ $and: [{ $or: branches.map((branch) => ({ ...branch, desk })) }, after(decodeCursor(cursor), 'deskAt', direction)] }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<ProjectDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts<D extends ProjectDesk>(deps: Deps, scope: WorkbenchScope, desks: readonly D[]): Promise<Record<D, number>> {
  const branches = await branchesOf(deps, scope);
  const count = async (desk: D): Promise<readonly [D, number]> => [desk, branches.length === 0 ? 0 : await Projects(deps).countDocuments({ $or: branches.map((branch) => ({ ...branch, desk })) }, { limit: COUNTED })];
  return Object.fromEntries(await Promise.all(desks.map(count))) as Record<D, number>;
}

/** Projects in which a unit owns steps that are under way, or keeps in order what was built: indexes `owned`, `upkeep`. */
const ofUnit = (unitId: string): Record<string, unknown> => ({ $or: [{ owners: unitId, state: { $in: PROJECT_OWNED } }, { 'evaluation.upkeepUnitId': unitId, state: 'closed' }] });
export const projectsOfUnit = (deps: Deps, unitId: string): Promise<ProjectDoc[]> => Projects(deps).find(ofUnit(unitId), { pending: 0 }).lean<ProjectDoc[]>();
/** How many these are, to a thousand. */
export const projectsOnUnit = (deps: Deps, unitId: string): Promise<number> => Projects(deps).countDocuments(ofUnit(unitId), { limit: COUNTED });
/** Projects of a community that are not over, to a thousand: index `desk_community`. */
export const projectsOpenIn = (deps: Deps, communityId: string): Promise<number> => Projects(deps).countDocuments({ 'scope.community': communityId, desk: { $ne: 'over' } }, { limit: COUNTED });

/** Proposals of somebody that wait for the check. */
export const waitingOf = (deps: Deps, proposerId: string, most: number): Promise<number> => Projects(deps).countDocuments({ proposerId, by: 'resident', state: { $in: ['proposed', 'asked'] } }, { limit: most });
export const dueProjects = (deps: Deps, now: Date, limit: number): Promise<ProjectDoc[]> => Projects(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<ProjectDoc[]>();
export const dueRounds = (deps: Deps, now: Date, limit: number): Promise<RoundDoc[]> => Rounds(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<RoundDoc[]>();
export const projectsOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<ProjectDoc[]> => Projects(deps).find(filter, { pending: 0 }).lean<ProjectDoc[]>();
/** Those of some files that a project shows. */
export async function filesInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Projects(deps).find({ fileIds: { $in: [...ids] } }, { fileIds: 1 }).lean<Pick<ProjectDoc, 'fileIds'>[]>();
  return new Set(rows.flatMap(({ fileIds }) => fileIds));
}

/** What somebody chose in a round; null: nothing. */
export const choiceOf = async (deps: Deps, roundId: string, personId: string): Promise<string[] | null> => (await Choices(deps).findById(choiceIdOf(roundId, personId)).lean<{ projectIds: string[] }>())?.projectIds ?? null;
/** Since when somebody follows a project; null: they do not. */
export const followedSince = async (deps: Deps, projectId: string, personId: string): Promise<Date | null> => (await Follows(deps).findById(followIdOf(projectId, personId)).lean<FollowDoc>())?.at ?? null;
/** What somebody said at an acceptance. */
export const opinionOf = (deps: Deps, projectId: string, n: number, personId: string): Promise<OpinionDoc | null> => Opinions(deps).findById(opinionIdOf(projectId, n, personId)).lean<OpinionDoc>();
/** What was said at an acceptance, without who said it. */
export const opinionsOf = (deps: Deps, projectId: string, n: number, most = 50): Promise<Pick<OpinionDoc, 'good' | 'text'>[]> => Opinions(deps).find({ projectId, n }, { good: 1, text: 1, _id: 0 }).sort({ good: 1, at: -1 }).limit(most).lean<Pick<OpinionDoc, 'good' | 'text'>[]>();

/** Whoever chose a project in a round, or follows it: those who are told of each step. */
export async function crowdOf(deps: Deps, projectId: string, roundId: string | null): Promise<string[]> {
  const [chose, follow] = await Promise.all([
    roundId === null ? [] : Choices(deps).find({ roundId, projectIds: projectId }, { personId: 1 }).lean<{ personId: string }[]>(),
    Follows(deps).find({ projectId }, { personId: 1 }).lean<{ personId: string }[]>(),
  ]);
  return [...new Set([...chose, ...follow].map(({ personId }) => personId))];
}
/** Whether somebody may say if a project is good: they chose it, proposed it, or followed it before they were asked. */
export async function isConcerned(deps: Deps, doc: ProjectDoc, personId: string): Promise<boolean> {
  if (!doc.acceptance) return false;
  if (doc.proposerId === personId && doc.by !== 'council') return true;
  const [chose, since] = await Promise.all([doc.chosen?.roundId ? choiceOf(deps, doc.chosen.roundId, personId) : null, followedSince(deps, doc._id, personId)]);
  return (chose ?? []).includes(doc._id) || (since !== null && since < doc.acceptance.from);
}
