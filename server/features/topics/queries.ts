import { DomainError } from '../../../shared/domain/kernel/errors';
import { TOPIC_LIMITS } from '../../../shared/domain/topics/limits';
import type { TopicDesk } from '../../../shared/domain/topics/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { SecondDoc, TopicDoc } from './document';
import { Seconds, Topics } from './model';

export interface TopicPage {
  readonly items: TopicDoc[];
  readonly next: string | null;
}
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, text: 0 } as const;
/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Topics of a person that are looked for by what they seconded, and others that one may be merged into. */
const SECONDED = 200;
const OTHERS = 50;

export const topicIdOf = (personId: string, key: string): string => idFrom('topic', personId, key);
export const secondIdOf = (topicId: string, personId: string): string => idFrom('topicSecond', topicId, personId);

/** One topic. `not_found` when there is none. */
export async function loadTopic(deps: Deps, id: string): Promise<TopicDoc> {
  const doc = await Topics(deps).findById(id, { pending: 0 }).lean<TopicDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Topics by id; unknown ids are absent. */
export async function topicsById(deps: Deps, ids: readonly string[]): Promise<Map<string, TopicDoc>> {
  const docs = ids.length === 0 ? [] : await Topics(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<TopicDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export const topicsOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<TopicDoc[]> => Topics(deps).find(filter, { pending: 0 }).lean<TopicDoc[]>();

/** Of which community, or of which bodies. */
export type Whose = { readonly community: string } | { readonly bodies: readonly string[] };
const filterOf = (whose: Whose): Record<string, unknown> => ('community' in whose ? { 'scope.community': whose.community } : { bodyId: { $in: [...whose.bodies] } });
/** A page of a lane: what falls due first; what is over, the latest first. */
export async function lanePage(deps: Deps, whose: Whose, lane: TopicDesk, { cursor, limit }: PageAsk): Promise<TopicPage> {
  const direction = lane === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Topics(deps).find({ ...filterOf(whose), lane, ...after(decodeCursor(cursor), 'dueAt', direction) }, ROW).sort({ dueAt: order, _id: order }).limit(limit + 1).lean<TopicDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.dueAt, id: row._id }));
}
/** How many stand in each lane, to a thousand. */
export async function laneCounts<L extends TopicDesk>(deps: Deps, whose: Whose, lanes: readonly L[]): Promise<Record<L, number>> {
  const counts = await Promise.all(lanes.map((lane) => Topics(deps).countDocuments({ ...filterOf(whose), lane }, { limit: COUNTED })));
  return Object.fromEntries(lanes.map((lane, at) => [lane, counts[at] ?? 0])) as Record<L, number>;
}
/** What somebody raised or seconded, the latest first. */
export async function minePage(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<TopicPage> {
  const seconded = await Seconds(deps).find({ personId }, { topicId: 1 }).sort({ at: -1 }).limit(SECONDED).lean<Pick<SecondDoc, 'topicId'>[]>();
  const mine = { $or: [{ authorId: personId }, { _id: { $in: seconded.map(({ topicId }) => topicId) }, lane: { $exists: true } }] };
  const rows = await Topics(deps).find({ $and: [mine, after(decodeCursor(cursor), 'updatedAt', 'down')] }, ROW).sort({ updatedAt: -1, _id: -1 }).limit(limit + 1).lean<TopicDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }));
}
/** Topics raised before one in the same body that are not over: it may be merged into them. */
export const earlierThan = (deps: Deps, { bodyId, createdAt, _id }: TopicDoc): Promise<Pick<TopicDoc, '_id' | 'title'>[]> =>
  Topics(deps).find({ bodyId, lane: { $in: ['gathering', 'toAnswer', 'going'] }, createdAt: { $lte: createdAt }, _id: { $ne: _id } }, { title: 1 }).limit(OTHERS).lean<Pick<TopicDoc, '_id' | 'title'>[]>();
/** Topics of somebody that wait for seconders or the answer, counted no further than they may have. */
export const waitingOf = (deps: Deps, authorId: string): Promise<number> => Topics(deps).countDocuments({ authorId, by: 'resident', state: { $in: ['toCheck', 'gathering', 'toAnswer'] } }, { limit: TOPIC_LIMITS.open });
export const dueTopics = (deps: Deps, now: Date, limit: number): Promise<TopicDoc[]> => Topics(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(limit).lean<TopicDoc[]>();
