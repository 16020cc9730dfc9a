import { rawCollection } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { Outbox, type OutboxRow } from './outbox';
import { isBefore, noteAbandoned, type EarlierRow, type WorkerSettings } from './worker';

/** A row that was claimed, and since when it was due before that. */
export interface Claimed {
  readonly row: OutboxRow;
  readonly wasDue: Date;
}

const raw = (deps: Deps) => rawCollection<OutboxRow>(deps.db, Outbox(deps).collection.name);

/** What may be taken together: one whose worker ended without a word comes alone, for it may be what ended it. */
function together(due: readonly OutboxRow[]): readonly OutboxRow[] {
  const suspect = ({ owner, abandoned = 0 }: OutboxRow): boolean => owner !== null || abandoned > 0;
  const [first] = due;
  return first && suspect(first) ? [first] : due.filter((row) => !suspect(row));
}

/** Of those asked for, what this worker has now: others may have been quicker with some. */
function ownOf(deps: Deps, rows: readonly OutboxRow[], owner: string, until: Date): Promise<OutboxRow[]> {
  return raw(deps).find({ _id: { $in: rows.map(({ _id }) => _id) }, state: 'waiting', owner, leaseUntil: until }).toArray();
}

/** Claims up to so many rows of a lane that are due, in their order: each row by a guard of its own, all in one request. */
export async function claimSome(deps: Deps, lane: string, most: number, settings: WorkerSettings): Promise<Claimed[]> {
  const now = deps.clock.now();
  const due = together(await raw(deps).find({ state: 'waiting', lane, notBefore: { $lte: now } }).sort({ notBefore: 1, _id: 1 }).limit(most).toArray());
  if (due.length === 0) return [];
  const until = new Date(now.getTime() + settings.leaseMs);
  // Claiming moves `notBefore` to the end of the lease, so that one index finds both new and abandoned rows.
  const claims = due.map(({ _id, owner, attempts, notBefore }) => ({
    updateOne: { filter: { _id, state: 'waiting' as const, owner, attempts, notBefore }, update: { $set: { owner: settings.owner, leaseUntil: until, notBefore: until }, $inc: { attempts: 1 } } },
  }));
  const { matchedCount } = await raw(deps).bulkWrite(claims, { ordered: false });
  const have = matchedCount === due.length ? null : new Set((await ownOf(deps, due, settings.owner, until)).map(({ _id }) => _id));
  return Promise.all(
    due.filter(({ _id }) => have === null || have.has(_id)).map(async (before) => {
      const row = { ...before, owner: settings.owner, leaseUntil: until, notBefore: until, attempts: before.attempts + 1 };
      return { row: before.owner === null ? row : await noteAbandoned(deps, row), wasDue: before.notBefore };
    }),
  );
}

/** Puts back what was claimed and not tried, as if it had not been. */
export async function putBack(deps: Deps, { row: { _id, owner, attempts }, wasDue }: Claimed): Promise<void> {
  await raw(deps).updateOne({ _id, state: 'waiting', owner, attempts }, { $set: { owner: null, leaseUntil: null, notBefore: wasDue }, $inc: { attempts: -1 } });
}

/** Rows of one document, the one that happened first in front. */
export type Chain = readonly Claimed[];
/** A row of the same document that somebody else has, or that is not due. */
export type OtherRow = EarlierRow & Pick<OutboxRow, '_id' | 'at'>;

/**
 * What was claimed by document, with the first row of the same document that waits in the same lane and was not claimed
 * with it: what comes after that has to wait for it.
 */
export async function chainsOf(deps: Deps, claimed: readonly Claimed[]): Promise<{ readonly chain: Chain; readonly other: OtherRow | null }[]> {
  const by = new Map<string, Claimed[]>();
  for (const one of claimed) by.set(one.row.aggregate, [...(by.get(one.row.aggregate) ?? []), one]);
  const [some] = claimed;
  if (!some) return [];
  const own = new Set(claimed.map(({ row }) => row._id));
  const { subscriber, lane } = some.row;
  // What came after the last of them holds up none: a long queue of one document is not read.
  const last = new Date(Math.max(...claimed.map(({ row }) => row.at.getTime())));
  const asked = { aggregate: { $in: [...by.keys()] }, subscriber, lane, state: 'waiting' as const, at: { $lte: last } };
  const waiting = await raw(deps).find(asked, { projection: { aggregate: 1, at: 1, owner: 1, notBefore: 1 } }).sort({ at: 1, _id: 1 }).toArray();
  return [...by].map(([aggregate, rows]) => {
    const chain = rows.sort((a, b) => (isBefore(a.row, b.row) ? -1 : 1));
    return { chain, other: waiting.find((one) => one.aggregate === aggregate && !own.has(one._id)) ?? null };
  });
}
