import { CHAIN_LIMIT } from '../../../../shared/domain/cases/merging';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { after, decodeCursor, pageOf } from '../../../platform/database/cursor';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { Cases, rawCases } from '../model';
import { supportIdOf, Supports, type SupportDoc } from './model';

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
export async function mergedBelow(deps: Pick<Deps, 'db'>, ids: readonly string[]): Promise<Map<string, MergedCase[]>> {
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
export async function companyOf(deps: Pick<Deps, 'db'>, caseId: string): Promise<Company> {
  const merged = (await mergedBelow(deps, [caseId])).get(caseId) ?? [];
  const supports = await Supports(deps).find({ caseId: { $in: [caseId, ...merged.map(({ _id }) => _id)] } }).sort({ at: 1 }).lean<SupportDoc[]>();
  return { supports, merged };
}

/** How many other people have met the same as each of some cases: each person once, its reporter not. Absent where nobody has. */
export async function companyCounts(deps: Pick<Deps, 'db'>, docs: readonly Pick<CaseDoc, '_id' | 'reporterId'>[]): Promise<Map<string, number>> {
  if (docs.length === 0) return new Map();
  const below = await mergedBelow(deps, docs.map(({ _id }) => _id));
  const rootOf = new Map(docs.flatMap(({ _id }) => [[_id, _id] as const, ...(below.get(_id) ?? []).map((one) => [one._id, _id] as const)]));
  const rows = await Supports(deps).find({ caseId: { $in: [...rootOf.keys()] }, kind: 'joined' }, { caseId: 1, personId: 1 }).lean<Pick<SupportDoc, 'caseId' | 'personId'>[]>();
  const counts = docs.map(({ _id, reporterId }): [string, number] => {
    const people = new Set([...rows.filter(({ caseId }) => rootOf.get(caseId) === _id).map(({ personId }) => personId), ...(below.get(_id) ?? []).map((one) => one.reporterId)]);
    people.delete(reporterId);
    return [_id, people.size];
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

/** What somebody is in a case of others; null for nothing. */
export async function supportOf(deps: Pick<Deps, 'db'>, caseId: string, personId: string): Promise<SupportDoc['kind'] | null> {
  const row = await Supports(deps).findById(supportIdOf(caseId, personId), { kind: 1 }).lean<Pick<SupportDoc, 'kind'>>();
  return row?.kind ?? null;
}

/** Whether somebody supports a case: with a row there or at what was merged into it, or with an own case merged into it. */
export async function supports(deps: Pick<Deps, 'db'>, caseId: string, personId: string): Promise<boolean> {
  if ((await supportOf(deps, caseId, personId)) !== null) return true;
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
export async function supportPhotosInUse(deps: Pick<Deps, 'db'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Supports(deps).find({ photoIds: { $in: [...ids] } }, { photoIds: 1 }).lean<Pick<SupportDoc, 'photoIds'>[]>();
  return new Set(rows.flatMap((row) => row.photoIds));
}
