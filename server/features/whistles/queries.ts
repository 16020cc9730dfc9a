import { shownRating, WHISTLE_LIMITS, type WhistleState } from '../../../shared/domain/whistles/whistles';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf, type WorkbenchScope } from '../cases';
import { getUnits } from '../organisation';
import { Whistles, type WhistleDoc } from './model';

type Filter = Record<string, unknown>;

/** One whistle. `not_found` when there is none. */
export async function loadWhistle(deps: Deps, id: string): Promise<WhistleDoc> {
  const doc = await Whistles(deps).findById(id, { pending: 0 }).lean<WhistleDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** Whistles by id for those who listen to their events; unknown ids are absent. */
export async function whistlesById(deps: Deps, ids: readonly string[]): Promise<Map<string, WhistleDoc>> {
  const rows = ids.length === 0 ? [] : await Whistles(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<WhistleDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Ways to reach the whistles of a board: indexes `board_community`, `_street`, `_district`, `_unit`. */
async function branchesOf(deps: Deps, scope: WorkbenchScope): Promise<Filter[]> {
  const levels = await getUnits(deps, [...scope.levels]);
  const communities = [...scope.communities, ...scope.grids.map(({ communityId }) => communityId)];
  return [
    ...(communities.length > 0 ? [{ 'scope.community': { $in: communities } }] : []),
    ...scope.levels.flatMap((id) => {
      const level = levels.get(id);
      return level ? [{ [`scope.${level.kind}`]: id }] : [];
    }),
    ...(scope.units.length > 0 ? [{ unitIds: { $in: [...scope.units] } }] : []),
  ];
}

/** A page of a board, newest first. */
export async function boardPage(deps: Deps, scope: WorkbenchScope, ask: { readonly view: WhistleState; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: WhistleDoc[]; next: string | null }> {
  const branches = await branchesOf(deps, scope);
  if (branches.length === 0) return { items: [], next: null };
  const onwards = after(decodeCursor(ask.cursor), 'createdAt', 'down');
  const rows = await Whistles(deps)
    .find({ $and: [{ $or: branches.map((branch) => ({ ...branch, state: ask.view })) }, onwards] }, { pending: 0 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .lean<WhistleDoc[]>();
  return pageOf(rows, ask.limit, (row) => ({ at: row.createdAt, id: row._id }));
}

/** The whistle of a case that has not ended; null when there is none (index `of_case`). */
export async function openWhistle(deps: Deps, caseId: string): Promise<WhistleDoc | null> {
  return Whistles(deps).findOne({ caseId, state: 'open' }, { pending: 0 }).lean<WhistleDoc>();
}

/** What those who blew say of the units they called, over the latest whistles of a board; shown from five up. */
export async function ratingsOf(deps: Deps, scope: WorkbenchScope): Promise<{ unit: string; count: number; mean: number | null }[]> {
  const { items } = await boardPage(deps, scope, { view: 'ended', limit: WHISTLE_LIMITS.kept });
  const scores = new Map<string, number[]>();
  for (const { unitId, score } of items.flatMap(({ calls }) => calls)) if (score !== null) scores.set(unitId, [...(scores.get(unitId) ?? []), score]);
  const units = await getUnits(deps, [...scores.keys()]);
  return [...scores].map(([unitId, given]) => ({ unit: units.get(unitId)?.name ?? '', count: given.length, mean: shownRating(given) })).sort((a, b) => a.unit.localeCompare(b.unit, 'zh-CN'));
}

/** Those of some photos that a whistle shows as proof. */
export async function photosInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Whistles(deps).find({ 'calls.proof.photoIds': { $in: [...ids] } }, { calls: 1 }).lean<Pick<WhistleDoc, 'calls'>[]>();
  return new Set(rows.flatMap(({ calls }) => calls.flatMap(({ proof }) => proof?.photoIds ?? [])));
}
