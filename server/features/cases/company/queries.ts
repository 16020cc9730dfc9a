import { CHAIN_LIMIT } from '../../../../shared/domain/cases/merging';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { after, decodeCursor, pageOf } from '../../../platform/database/cursor';
import type { Deps } from '../../../platform/deps';
import { createMemory } from '../../../platform/memory';
import type { CaseDoc } from '../document';
import { Cases, rawCases } from '../model';
import { supportIdOf, Supports, type SupportDoc } from './model';

type Db = Pick<Deps, 'db'>;

/** What of a merged case tells whose it is and where it hangs. */
export type MergedCase = Pick<CaseDoc, '_id' | 'number' | 'title' | 'reporterId' | 'merged'>;
const MERGED_FIELDS = { number: 1, title: 1, reporterId: 1, merged: 1 } as const;

/** The end of a chain of merges that begins at a case: where it really goes on. `not_found` when there is none. */
export async function endOfChain(deps: Deps, id: string): Promise<CaseDoc> {
  let at = await rawCases(deps).findOne({ _id: id }, { projection: { terms: 0, pending: 0 } });
  for (let steps = 0; at?.merged && steps < CHAIN_LIMIT; steps += 1) {
    at = await rawCases(deps).findOne({ _id: at.merged.into }, { projection: { terms: 0, pending: 0 } });
  }
  if (!at) throw new DomainError('not_found');
  return at;
}

/** Everything that was merged into some cases, also by way of others, by the case asked for (index `merged_into`). */
export async function mergedBelow(deps: Db, ids: readonly string[]): Promise<Map<string, MergedCase[]>> {
  const rootOf = new Map(ids.map((id) => [id, id]));
  const found = new Map<string, MergedCase[]>();
  let level = [...ids];
  for (let steps = 0; level.length > 0 && steps < CHAIN_LIMIT; steps += 1) {
    const rows = await Cases(deps).find({ 'merged.into': { $in: level } }, MERGED_FIELDS).lean<MergedCase[]>();
    const fresh = rows.filter(({ _id }) => !rootOf.has(_id));
    for (const row of fresh) {
      const root = rootOf.get(row.merged?.into ?? '') ?? '';
      rootOf.set(row._id, root);
      found.set(root, [...(found.get(root) ?? []), row]);
    }
    level = fresh.map(({ _id }) => _id);
  }
  return found;
}

/** Who hangs together with a case: those who met it too or follow it, there or at what was merged into it, and the reporters of that. */
export interface Company {
  readonly supports: readonly SupportDoc[];
  readonly merged: readonly MergedCase[];
}

/** The company of one case, first come first. */
export async function companyOf(deps: Db, caseId: string): Promise<Company> {
  const merged = (await mergedBelow(deps, [caseId])).get(caseId) ?? [];
  const supports = await Supports(deps).find({ caseId: { $in: [caseId, ...merged.map(({ _id }) => _id)] } }).sort({ at: 1, _id: 1 }).lean<SupportDoc[]>();
  return { supports, merged };
}

/** Who hangs together with a case, without their words. */
interface Circle {
  readonly supports: readonly Pick<SupportDoc, 'caseId' | 'personId' | 'kind'>[];
  readonly merged: readonly Pick<MergedCase, '_id' | 'reporterId'>[];
}
const NOBODY: Circle = { supports: [], merged: [] };

/** Remembered like names: every list shows how many they are, and nearly always they are none. */
const circlesOf = createMemory<Circle, Db>(async (deps, ids) => {
  const below = await mergedBelow(deps, ids);
  const rootOf = new Map(ids.flatMap((id) => [[id, id] as const, ...(below.get(id) ?? []).map((one) => [one._id, id] as const)]));
  const rows = await Supports(deps).find({ caseId: { $in: [...rootOf.keys()] } }, { caseId: 1, personId: 1, kind: 1 }).lean<Circle['supports'][number][]>();
  return new Map(ids.map((id) => [id, { supports: rows.filter(({ caseId }) => rootOf.get(caseId) === id), merged: below.get(id) ?? [] }]));
});

/** Drops what this process remembers of who hangs together, after changing it: a row or a merge counts all the way up its chain. */
export const forgetCompany = (deps: Db): void => circlesOf.forget(deps);

/** A case that was just opened: nobody can have met the same yet. */
export const openedAlone = (deps: Db, id: string): void => circlesOf.put(deps, id, NOBODY);

/** How many have met the same: every person once, its reporter not. */
function countIn({ supports, merged }: Circle, reporterId: string): number {
  const people = new Set([...supports.filter(({ kind }) => kind === 'joined').map(({ personId }) => personId), ...merged.map((one) => one.reporterId)]);
  people.delete(reporterId);
  return people.size;
}

/** How many other people have met the same as each of some cases: each person once, its reporter not. Absent where nobody has. */
export async function companyCounts(deps: Db, docs: readonly Pick<CaseDoc, '_id' | 'reporterId'>[]): Promise<Map<string, number>> {
  const circles = await circlesOf.get(deps, docs.map(({ _id }) => _id));
  const counts = docs.map(({ _id, reporterId }): [string, number] => [_id, countIn(circles.get(_id) ?? NOBODY, reporterId)]);
  return new Map(counts.filter(([, count]) => count > 0));
}

/** Whether anybody else waits for a case, asked of the database: what is decided by it must not be five seconds old. */
export async function othersWait(deps: Db, { _id, reporterId }: Pick<CaseDoc, '_id' | 'reporterId'>): Promise<boolean> {
  return countIn(await companyOf(deps, _id), reporterId) > 0;
}

/** How many others a case has, and what somebody is in it; null for nothing. At most five seconds old. */
export async function standingIn(deps: Db, { _id, reporterId }: Pick<CaseDoc, '_id' | 'reporterId'>, personId: string): Promise<{ count: number; mine: SupportDoc['kind'] | null }> {
  const circle = (await circlesOf.get(deps, [_id])).get(_id) ?? NOBODY;
  return { count: countIn(circle, reporterId), mine: circle.supports.find((row) => row.caseId === _id && row.personId === personId)?.kind ?? null };
}

/** Whether somebody supports a case: with a row there or at what was merged into it, or with an own case merged into it. */
export async function supports(deps: Db, caseId: string, personId: string): Promise<boolean> {
  if ((await Supports(deps).exists({ _id: supportIdOf(caseId, personId) })) !== null) return true;
  const merged = (await mergedBelow(deps, [caseId])).get(caseId) ?? [];
  if (merged.some(({ reporterId }) => reporterId === personId)) return true;
  if (merged.length === 0) return false;
  return (await Supports(deps).exists({ _id: { $in: merged.map(({ _id }) => supportIdOf(_id, personId)) } })) !== null;
}

/** What somebody follows or has met too, newest first (index `of_person`). */
export async function followedBy(deps: Deps, personId: string, ask: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: SupportDoc[]; next: string | null }> {
  const rows = await Supports(deps).find({ personId, ...after(decodeCursor(ask.cursor), 'at', 'down') }).sort({ at: -1, _id: -1 }).limit(ask.limit + 1).lean<SupportDoc[]>();
  return pageOf(rows, ask.limit, (row) => ({ at: row.at, id: row._id }));
}

/** Those of some photos that somebody who met the same has put up. */
export async function supportPhotosInUse(deps: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Supports(deps).find({ photoIds: { $in: [...ids] } }, { photoIds: 1 }).lean<Pick<SupportDoc, 'photoIds'>[]>();
  return new Set(rows.flatMap((row) => row.photoIds));
}
