import type { AskKind } from '../../../shared/domain/consultations/kinds';
import { isDuplicateKey } from '../../platform/database/errors';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { secondedBy } from '../topics';
import type { ConsultationDoc, FollowDoc } from './document';
import { Consultations, Follows, Opinions, Ratings } from './model';

/** Numbers of what people think of one clause. */
export interface Stances { for: number; against: number; changes: number }
/** How many gave which score. */
export interface Scores { good: number; fair: number; poor: number }

interface Group<K> { _id: K; n: number }
/** From one count of what is thought to the next, at the least; milliseconds. */
const COUNT_EVERY_MS = 3_000;
/** Counts what is thought of each clause and keeps it with the consultation: of ten thousand opinions a page reads three numbers. `mark`: since when something is new. */
export async function recount(deps: Deps, id: string, mark: Date): Promise<void> {
  const groups = await Opinions(deps).aggregate<Group<{ clause: string; stance: keyof Stances }>>([{ $match: { consultationId: id } }, { $group: { _id: { clause: '$clauseId', stance: '$stance' }, n: { $sum: 1 } } }]);
  const figures: Record<string, Stances> = {};
  for (const { _id, n } of groups) figures[_id.clause] = { ...(figures[_id.clause] ?? { for: 0, against: 0, changes: 0 }), [_id.stance]: n };
  await Consultations(deps).updateOne({ _id: id }, { $set: { figures } });
  // What was said while it was counted has left another mark, and is counted by the task.
  await Consultations(deps).updateOne({ _id: id, recountAt: mark }, { $unset: { recountAt: 1 } });
}
/** Somebody has said something: counted at once where nobody counted within the last seconds, else by the task. No news to anybody: no event, and no other revision. */
export async function countAnew(deps: Deps, id: string): Promise<void> {
  const now = deps.clock.now();
  const { matchedCount } = await Consultations(deps).updateOne({ _id: id, $or: [{ countedAt: { $exists: false } }, { countedAt: { $lte: new Date(now.getTime() - COUNT_EVERY_MS) } }] }, { $set: { countedAt: now, recountAt: now } });
  if (matchedCount > 0) await recount(deps, id, now);
  else await Consultations(deps).updateOne({ _id: id }, { $set: { recountAt: now } });
}
const scores = createMemory<Scores>(async (deps, ids) => {
  const groups = await Ratings(deps).aggregate<Group<{ of: string; score: keyof Scores }>>([{ $match: { consultationId: { $in: [...ids] } } }, { $group: { _id: { of: '$consultationId', score: '$score' }, n: { $sum: 1 } } }]);
  const found = new Map(ids.map((id) => [id, { good: 0, fair: 0, poor: 0 }]));
  for (const { _id, n } of groups) (found.get(_id.of) as Scores)[_id.score] = n;
  return found;
});
export const scoresOf = async (deps: Deps, id: string): Promise<Scores> => (await scores.get(deps, [id])).get(id) ?? { good: 0, fair: 0, poor: 0 };
/** Whoever has just said something reads the numbers with themselves in it. */
export const forgetScores = (deps: Deps, id: string): void => scores.forget(deps, [id]);

export const followIdOf = (consultationId: string, personId: string): string => idFrom('consultationFollow', consultationId, personId);
/** Somebody took part: they are told of each step from now on. Once, however often. */
export async function follow(deps: Deps, consultationId: string, personId: string): Promise<void> {
  try {
    await Follows(deps).insertMany([{ _id: followIdOf(consultationId, personId), consultationId, personId, at: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
/** Whether somebody took part: said something, came to a meeting, seconded the topic, or sits in the body. */
export async function tookPart(deps: Deps, doc: Pick<ConsultationDoc, '_id' | 'topicId'>, personId: string, sits: boolean): Promise<boolean> {
  if (sits || (await Follows(deps).exists({ _id: followIdOf(doc._id, personId) }))) return true;
  return doc.topicId !== null && (await secondedBy(deps, personId, [doc.topicId])).has(doc.topicId);
}
/** Rows read at once. */
const BATCH = 1_000;
/** Everybody who took part, batch by batch. */
export async function* followersOf(deps: Deps, consultationId: string): AsyncGenerator<FollowDoc[]> {
  for (let last = ''; ; ) {
    const rows = await Follows(deps).find({ consultationId, _id: { $gt: last } }).sort({ _id: 1 }).limit(BATCH).lean<FollowDoc[]>();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1]?._id ?? '';
  }
}
/** The id of a question or an objection follows from who asks and the key of the request. */
export const askIdOf = (consultationId: string, kind: AskKind, personId: string, key: string): string => idFrom('consultationAsk', consultationId, kind, personId, key);
