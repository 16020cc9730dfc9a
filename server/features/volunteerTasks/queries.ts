import { DomainError } from '../../../shared/domain/kernel/errors';
import { TASK_LIMITS } from '../../../shared/domain/volunteerTasks/limits';
import { TASK_DESKS, TASK_OVER, type TaskDesk } from '../../../shared/domain/volunteerTasks/states';
import type { PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { TaskDoc } from './document';
import { VolunteerTasks } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Tasks of one station that a volunteer looks through: they are put in order by how they fit, so they are read together. */
const OPEN_SHOWN = 100;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, past: 0 } as const;

interface TaskPage {
  readonly items: TaskDoc[];
  readonly next: string | null;
}

/** One task. `not_found` when there is none. */
export async function loadTask(deps: Deps, id: string): Promise<TaskDoc> {
  const doc = await VolunteerTasks(deps).findById(id, { pending: 0 }).lean<TaskDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Tasks by id, for those who listen to their events; unknown ids are absent. */
export async function tasksById(deps: Deps, ids: readonly string[]): Promise<Map<string, TaskDoc>> {
  const docs = ids.length === 0 ? [] : await VolunteerTasks(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<TaskDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export const tasksOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<TaskDoc[]> => VolunteerTasks(deps).find(filter, { pending: 0 }).lean<TaskDoc[]>();

/** Tasks of a station that want hands and are not late, the earliest due first (index `open_station`). */
export const openAt = (deps: Deps, station: string, now: Date): Promise<TaskDoc[]> =>
  VolunteerTasks(deps).find({ 'scope.station': station, state: 'open', dueAt: { $gt: now } }, ROW).sort({ dueAt: 1, _id: 1 }).limit(OPEN_SHOWN).lean<TaskDoc[]>();

/** Tasks that somebody holds or did, the latest first (index `hands`). */
export async function handsPage(deps: Deps, personId: string, over: boolean, { cursor, limit }: PageAsk): Promise<TaskPage> {
  const rows = await VolunteerTasks(deps).find({ hands: personId, state: over ? { $in: [...TASK_OVER] } : { $nin: [...TASK_OVER] }, ...after(decodeCursor(cursor), 'updatedAt', 'down') }, ROW).sort({ updatedAt: -1, _id: -1 }).limit(limit + 1).lean<TaskDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }));
}
/** Tasks that somebody holds and has not reported, counted no further than the limit. */
export const heldBy = (deps: Deps, personId: string): Promise<number> => VolunteerTasks(deps).countDocuments({ holders: personId }, { limit: TASK_LIMITS.held });
export const tasksHeldBy = (deps: Deps, personId: string): Promise<TaskDoc[]> => VolunteerTasks(deps).find({ holders: personId }, { pending: 0 }).lean<TaskDoc[]>();

/** A page of some stations' list, the earliest due first; what is over, the latest first (index `desk_station`). */
export async function deskPage(deps: Deps, stations: readonly string[], desk: TaskDesk, { cursor, limit }: PageAsk): Promise<TaskPage> {
  const direction = desk === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await VolunteerTasks(deps).find({ 'scope.station': { $in: [...stations] }, desk, ...after(decodeCursor(cursor), 'deskAt', direction) }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<TaskDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, stations: readonly string[]): Promise<Record<TaskDesk, number>> {
  const counts = await Promise.all(TASK_DESKS.map((desk) => VolunteerTasks(deps).countDocuments({ 'scope.station': { $in: [...stations] }, desk }, { limit: COUNTED })));
  return Object.fromEntries(TASK_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<TaskDesk, number>;
}

/** Tasks of which something has fallen due. */
export const dueTasks = (deps: Deps, now: Date, limit: number): Promise<TaskDoc[]> => VolunteerTasks(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<TaskDoc[]>();

/** Those of some files that tasks refer to. */
export async function filesInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await VolunteerTasks(deps).find({ fileIds: { $in: [...ids] } }, { fileIds: 1 }).lean<Pick<TaskDoc, 'fileIds'>[]>();
  return new Set(docs.flatMap(({ fileIds }) => fileIds));
}
