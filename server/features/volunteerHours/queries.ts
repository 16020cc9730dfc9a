import { DomainError } from '../../../shared/domain/kernel/errors';
import { HOUR_DESKS, LANE_STATES, type HourDesk, type HourLane } from '../../../shared/domain/volunteerHours/states';
import type { PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { ServiceRecordDoc } from './document';
import { ServiceRecords } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Records looked through for what is wrong. */
const LOOKED_THROUGH = 5_000;
const ROW = { timeline: 0, pending: 0, keys: 0 } as const;

interface RecordPage {
  readonly items: ServiceRecordDoc[];
  readonly next: string | null;
}
type Field = 'deskAt' | 'updatedAt' | 'publishUntil';

/** One page of some records by one field. */
async function paged(deps: Deps, filter: Record<string, unknown>, field: Field, direction: 'up' | 'down', { cursor, limit }: PageAsk): Promise<RecordPage> {
  const order = direction === 'up' ? 1 : -1;
  const rows = await ServiceRecords(deps).find({ $and: [filter, after(decodeCursor(cursor), field, direction)] }, ROW).sort({ [field]: order, _id: order }).limit(limit + 1).lean<ServiceRecordDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row[field] ?? row.updatedAt, id: row._id }));
}

/** One record. `not_found` when there is none. */
export async function loadRecord(deps: Deps, id: string): Promise<ServiceRecordDoc> {
  const doc = await ServiceRecords(deps).findById(id, { pending: 0 }).lean<ServiceRecordDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Records by id, for those who listen to their events; unknown ids are absent. */
export async function recordsById(deps: Deps, ids: readonly string[]): Promise<Map<string, ServiceRecordDoc>> {
  const docs = ids.length === 0 ? [] : await ServiceRecords(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<ServiceRecordDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

/** Services of a volunteer that stand or may come to stand, for what must not overlap. */
export const liveOf = (deps: Deps, volunteerId: string): Promise<ServiceRecordDoc[]> =>
  ServiceRecords(deps).find({ volunteerId, kind: 'service', state: { $in: ['toConfirm', 'published', 'objected', 'counted'] } }, ROW).lean<ServiceRecordDoc[]>();
/** Whether a correction of a record is on its way. */
export const correctionUnderWay = async (deps: Deps, volunteerId: string, correctsId: string): Promise<boolean> =>
  (await ServiceRecords(deps).exists({ volunteerId, correctsId, state: { $in: ['toConfirm', 'published', 'objected'] } })) !== null || (await ServiceRecords(deps).exists({ volunteerId, correctsId, state: 'counted', entry: null })) !== null;

/** Records of a volunteer, the latest first (index `of_a_volunteer`). */
export const lanePage = (deps: Deps, volunteerId: string, lane: HourLane, ask: PageAsk): Promise<RecordPage> => paged(deps, { volunteerId, state: { $in: [...LANE_STATES[lane]] } }, 'updatedAt', 'down', ask);
export const goingOf = (deps: Deps, volunteerId: string): Promise<number> => ServiceRecords(deps).countDocuments({ volunteerId, state: { $in: [...LANE_STATES.going] } }, { limit: COUNTED });

/** Hours in publication in a community, those first whose time ends first (index `published_community`). */
export const publishedPage = (deps: Deps, community: string, ask: PageAsk): Promise<RecordPage> => paged(deps, { 'scope.community': community, state: { $in: ['published', 'objected'] }, publishUntil: { $ne: null } }, 'publishUntil', 'up', ask);

/** A page of the list of somebody's desk (`deskFilter`), the earliest due first; what is over, the latest first (indexes `desk_station`, `desk_team`). */
export const deskPage = (deps: Deps, filter: Record<string, unknown>, desk: HourDesk, ask: PageAsk): Promise<RecordPage> => paged(deps, { ...filter, desk }, 'deskAt', desk === 'over' ? 'down' : 'up', ask);
/** What waits at somebody's desk to be confirmed, the longest waiting first, to a thousand. */
export const waitingOf = (deps: Deps, filter: Record<string, unknown>): Promise<ServiceRecordDoc[]> => ServiceRecords(deps).find({ ...filter, desk: 'confirm' satisfies HourDesk }, ROW).sort({ deskAt: 1, _id: 1 }).limit(COUNTED).lean<ServiceRecordDoc[]>();
/** Lines of a register; a station with more takes them by year from the ledger. */
const REGISTERED = 10_000;
/** Hours of a station that stand in the ledger, the latest first (index `desk_station`). */
export const countedAt = (deps: Deps, station: string): Promise<ServiceRecordDoc[]> =>
  ServiceRecords(deps).find({ 'scope.station': station, desk: 'over' satisfies HourDesk, state: 'counted', entry: { $ne: null } }, ROW).sort({ deskAt: -1, _id: -1 }).limit(REGISTERED).lean<ServiceRecordDoc[]>();
/** What became of the attendances of one shift, by name (index `of_a_shift`). */
export const recordsOfShift = (deps: Deps, shiftId: string): Promise<ServiceRecordDoc[]> => ServiceRecords(deps).find({ shiftId }, { pending: 0 }).sort({ name: 1, _id: 1 }).limit(COUNTED).lean<ServiceRecordDoc[]>();
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, filter: Record<string, unknown>): Promise<Record<HourDesk, number>> {
  const counts = await Promise.all(HOUR_DESKS.map((desk) => ServiceRecords(deps).countDocuments({ ...filter, desk }, { limit: COUNTED })));
  return Object.fromEntries(HOUR_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<HourDesk, number>;
}

/** Services since a moment that stand or may come to stand, for what looks wrong. */
export const watchedSince = (deps: Deps, filter: Record<string, unknown>, since: Date): Promise<ServiceRecordDoc[]> =>
  ServiceRecords(deps).find({ ...filter, kind: 'service', state: { $in: ['toConfirm', 'published', 'objected', 'counted'] }, from: { $gte: since } }, ROW).sort({ from: -1 }).limit(LOOKED_THROUGH).lean<ServiceRecordDoc[]>();

/** Records of which something has fallen due. */
export const dueRecords = (deps: Deps, now: Date, limit: number): Promise<ServiceRecordDoc[]> => ServiceRecords(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<ServiceRecordDoc[]>();

/** Those of some files that records refer to. */
export async function filesInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await ServiceRecords(deps).find({ fileIds: { $in: [...ids] } }, { fileIds: 1 }).lean<Pick<ServiceRecordDoc, 'fileIds'>[]>();
  return new Set(docs.flatMap(({ fileIds }) => fileIds));
}
