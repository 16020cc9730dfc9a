import { whyDiscussed, type DocketReason } from '../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { companyCounts, openByDeadline, repeatGroups, type CaseDoc, type WorkbenchScope } from '../cases';
import { getUnits } from '../organisation';
import { Dockets, type DocketDoc } from './model';
import type { Convening } from './policy';

type Filter = Record<string, unknown>;
/** A matter for the agenda, and why. */
export interface Proposal {
  readonly doc: CaseDoc;
  readonly why: DocketReason;
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

/** Of each reason so many at most are laid out for one agenda, the earliest deadline first. */
const LAID_OUT = 100;

/**
 * Every matter of the convener that something speaks for: overdue, coming again, shelved, the earliest deadline first;
 * then the latest of what keeps coming back and is solved for now.
 */
export async function proposalsFor(deps: Deps, { convener, placeId }: Convening): Promise<Proposal[]> {
  const now = deps.clock.now();
  const level = convener === 'station' ? 'community' : 'street';
  const found: Proposal[] = [];
  for await (const docs of openByDeadline(deps, level, placeId)) {
    const others = await companyCounts(deps, docs);
    for (const doc of docs) {
      const paused = Boolean(doc.pausedUntil && doc.pausedUntil > now);
      const facts = { dueAt: doc.dueAt, step: doc.step, deferred: doc.deferral?.state === 'granted', paused, round: doc.round, returned: doc.returned ?? 0, reports: 1 + (others.get(doc._id) ?? 0), repeats: Boolean(doc.again) };
      const why = whyDiscussed(facts, now);
      if (why) found.push({ doc, why });
    }
  }
  const groups = await repeatGroups(deps, [{ [`scope.${level}`]: placeId }], now);
  const solved = groups.flatMap(({ cases: [latest] }): Proposal[] => (latest && !latest.open ? [{ doc: latest, why: 'repeated' }] : []));
  return [...found, ...solved];
}

/** What is laid out of the proposals: no reason crowds out the others. */
export function mostOf(proposals: readonly Proposal[]): Proposal[] {
  const seen = new Map<DocketReason, number>();
  return proposals.filter(({ why }) => {
    seen.set(why, (seen.get(why) ?? 0) + 1);
    return (seen.get(why) ?? 0) <= LAID_OUT;
  });
}
