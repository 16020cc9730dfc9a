import { whyDiscussed, type DocketReason } from '../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { companyCounts, openByDeadline, repeatGroups, type CaseDoc, type WorkbenchScope } from '../cases';
import { getUnits } from '../organisation';
import { Dockets, type DocketDoc } from './model';
import type { Convening } from './policy';

type Filter = Record<string, unknown>;
interface PageAsk {
  readonly cursor?: string | undefined;
  readonly limit: number;
}
interface Page {
  readonly items: DocketDoc[];
  readonly next: string | null;
}

/** One meeting. `not_found` when there is none. */
export async function loadDocket(deps: Deps, id: string): Promise<DocketDoc> {
  const doc = await Dockets(deps).findById(id, { pending: 0 }).lean<DocketDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** Meetings by id for those who listen to their events; unknown ids are absent. */
export async function docketsById(deps: Deps, ids: readonly string[]): Promise<Map<string, DocketDoc>> {
  const rows = ids.length === 0 ? [] : await Dockets(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<DocketDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** A page of a list, newest first: indexes `list_community`, `_street`, `_district`, `_unit`. */
export async function listPage(deps: Deps, scope: WorkbenchScope, ask: PageAsk): Promise<Page> {
  const levels = await getUnits(deps, [...scope.levels]);
  const branches: Filter[] = [
    ...(scope.communities.length > 0 ? [{ 'scope.community': { $in: [...scope.communities] } }] : []),
    ...scope.levels.flatMap((id) => {
      const level = levels.get(id);
      return level ? [{ [`scope.${level.kind}`]: id }] : [];
    }),
    ...(scope.units.length > 0 ? [{ unitIds: { $in: [...scope.units] } }] : []),
  ];
  if (branches.length === 0) return { items: [], next: null };
  const rows = await Dockets(deps)
    .find({ $and: [{ $or: branches }, after(decodeCursor(ask.cursor), 'meetsAt', 'down')] }, { pending: 0 })
    .sort({ meetsAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .lean<DocketDoc[]>();
  return pageOf(rows, ask.limit, (row) => ({ at: row.meetsAt, id: row._id }));
}

/** Published meetings of a community and of its street, newest first: index `published`. */
export async function publishedPage(deps: Deps, where: { readonly community: string; readonly street: string }, ask: PageAsk): Promise<Page> {
  const rows = await Dockets(deps)
    .find({ 'scope.street': where.street, 'scope.community': { $in: [where.community, null] }, publishedAt: { $exists: true }, ...after(decodeCursor(ask.cursor), 'publishedAt', 'down') }, { pending: 0 })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .lean<DocketDoc[]>();
  return pageOf(rows, ask.limit, (row) => ({ at: row.publishedAt ?? row.meetsAt, id: row._id }));
}

/** Most open matters that are looked at for one agenda, the earliest deadline first. */
const LOOKED_AT = 500;

/**
 * What speaks for the agenda of a convener: overdue, coming again, shelved, the earliest deadline first; then the latest
 * of what keeps coming back and is solved for now.
 */
export async function proposalsFor(deps: Deps, { convener, placeId }: Convening): Promise<{ doc: CaseDoc; why: DocketReason }[]> {
  const now = deps.clock.now();
  const level = convener === 'station' ? 'community' : 'street';
  const [docs, groups] = await Promise.all([openByDeadline(deps, level, placeId, LOOKED_AT), repeatGroups(deps, [{ [`scope.${level}`]: placeId }], now)]);
  const others = await companyCounts(deps, docs);
  const solved = groups.flatMap(({ cases: [latest] }) => (latest && !latest.open ? [{ doc: latest, why: 'repeated' as const }] : []));
  const open = docs.flatMap((doc) => {
    const why = whyDiscussed({
      dueAt: doc.dueAt, step: doc.step, deferred: doc.deferral?.state === 'granted', paused: Boolean(doc.pausedUntil && doc.pausedUntil > now), round: doc.round, returned: doc.returned ?? 0,
      reports: 1 + (others.get(doc._id) ?? 0), repeats: Boolean(doc.again),
    }, now);
    return why ? [{ doc, why }] : [];
  });
  return [...open, ...solved];
}
