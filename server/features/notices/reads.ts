import type { Deps } from '../../platform/deps';
import { isDuplicateKey } from '../../platform/database/errors';
import type { NoticeDoc, ReadDoc } from './document';
import { Notices, rawReads, Reads } from './model';

type Told = Pick<NoticeDoc, '_id' | 'edition'>;
const SECOND_MS = 1_000;
/** How soon a count follows the first reader, seconds. */
const DUE = 20;
/** Readers after whom a count may come a second later: a hundred thousand are counted less often than ten. */
const READERS_A_SECOND = 500;

/** The row of a reader: only who knows person and key of the program finds it, so that the database tells nobody who read what. */
const readIdOf = (deps: Pick<Deps, 'cipher'>, noticeId: string, personId: string): string => deps.cipher.fingerprint(`notice-read:${noticeId}:${personId}`);

/** Somebody has seen a notice as it is now; again it changes nothing. One row each, and a mark that it is to be counted. */
export async function markSeen(deps: Deps, doc: Told & Pick<NoticeDoc, 'reads'>, personId: string): Promise<void> {
  const _id = readIdOf(deps, doc._id, personId);
  try {
    await rawReads(deps).insertOne({ _id, noticeId: doc._id, edition: doc.edition });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await rawReads(deps).updateOne({ _id, edition: { $lt: doc.edition } }, { $set: { edition: doc.edition } });
    return;
  }
  const wait = (DUE + doc.reads / READERS_A_SECOND) * SECOND_MS;
  await Notices(deps).updateOne({ _id: doc._id, countAt: { $exists: false } }, { $set: { countAt: new Date(deps.clock.now().getTime() + wait) } });
}

/** Those of some notices that somebody has seen as they are now. */
export async function seenBy(deps: Deps, docs: readonly Told[], personId: string): Promise<ReadonlySet<string>> {
  const ids = new Map(docs.map((doc) => [readIdOf(deps, doc._id, personId), doc]));
  const rows = ids.size === 0 ? [] : await rawReads(deps).find({ _id: { $in: [...ids.keys()] } }).toArray();
  return new Set(rows.flatMap(({ _id, edition }: ReadDoc) => { const doc = ids.get(_id); return doc && edition >= doc.edition ? [doc._id] : []; }));
}

/** Counts a notice's readers anew; who comes meanwhile marks it again. A count is never added to, so that nothing can make it drift. */
export async function countReads(deps: Deps, { _id }: Pick<NoticeDoc, '_id'>): Promise<void> {
  const now = deps.clock.now();
  await Notices(deps).updateOne({ _id, countAt: { $lte: now } }, { $unset: { countAt: 1 } });
  const reads = await Reads(deps).countDocuments({ noticeId: _id });
  await Notices(deps).updateOne({ _id }, { $set: { reads, readsAt: now } });
}
export const toCount = (deps: Deps, now: Date, most: number): Promise<Pick<NoticeDoc, '_id'>[]> => Notices(deps).find({ countAt: { $lte: now } }, { _id: 1 }).sort({ countAt: 1 }).limit(most).lean<Pick<NoticeDoc, '_id'>[]>();
