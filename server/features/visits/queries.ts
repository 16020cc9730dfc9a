import { DomainError } from '../../../shared/domain/kernel/errors';
import { VISIT_DESKS, type VisitDesk } from '../../../shared/domain/visits/states';
import type { PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { VisitDoc } from './document';
import { Visits } from './model';

/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Visits of a year and station that figures add up. */
const ADDED = 5_000;
/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, conversions: 0 } as const;
/** What is erased is a number and no visit any more. */
const THERE = { state: { $ne: 'erased' } } as const;
export const visitIdOf = (personId: string, key: string): string => idFrom('visit', personId, key);

interface VisitPage {
  readonly items: VisitDoc[];
  readonly next: string | null;
}

/** One visit. `not_found` when there is none, or none any more. */
export async function loadVisit(deps: Deps, id: string): Promise<VisitDoc> {
  const doc = await Visits(deps).findOne({ _id: id, ...THERE }, { pending: 0 }).lean<VisitDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Visits by id; unknown and erased ones are absent. */
export async function visitsById(deps: Deps, ids: readonly string[]): Promise<Map<string, VisitDoc>> {
  const docs = ids.length === 0 ? [] : await Visits(deps).find({ _id: { $in: [...new Set(ids)] }, ...THERE }, { pending: 0 }).lean<VisitDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
export const visitsOfOrigin = (deps: Deps, filter: Record<string, unknown>): Promise<VisitDoc[]> => Visits(deps).find({ ...filter, ...THERE }, { pending: 0 }).lean<VisitDoc[]>();
/** Visits that somebody asked for and that have not been made; counted for the limit. */
export const openOf = (deps: Deps, personId: string, most: number): Promise<number> => Visits(deps).countDocuments({ people: personId, askerId: personId, state: { $in: ['asked', 'given', 'proposed', 'agreed'] } }, { limit: most });

/** Visits that somebody asked for or that are for them, the latest first (index `mine`). */
export async function minePage(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<VisitPage> {
  const rows = await Visits(deps).find({ people: personId, ...after(decodeCursor(cursor), 'createdAt', 'down') }, ROW).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<VisitDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}

/** Whose visits a desk shows: those of some stations, or those a grid worker has at hand. */
export type Desk = { readonly stations: readonly string[] } | { readonly workerId: string };
const ofDesk = (desk: Desk): Record<string, unknown> => ('stations' in desk ? { 'scope.station': { $in: [...desk.stations] } } : { workerId: desk.workerId });

/** A page of a desk's list, what is due first; what is over, the latest first (indexes `desk_station`, `desk_worker`). */
export async function deskPage(deps: Deps, whose: Desk, desk: VisitDesk, { cursor, limit }: PageAsk): Promise<VisitPage> {
  const direction = desk === 'over' ? 'down' : 'up';
  const order = direction === 'up' ? 1 : -1;
  const rows = await Visits(deps).find({ ...ofDesk(whose), desk, ...THERE, ...after(decodeCursor(cursor), 'deskAt', direction) }, ROW).sort({ deskAt: order, _id: order }).limit(limit + 1).lean<VisitDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.deskAt, id: row._id }));
}
/** How many stand in each list, to a thousand. */
export async function deskCounts(deps: Deps, whose: Desk): Promise<Record<VisitDesk, number>> {
  const counts = await Promise.all(VISIT_DESKS.map((desk) => Visits(deps).countDocuments({ ...ofDesk(whose), desk, ...THERE }, { limit: COUNTED })));
  return Object.fromEntries(VISIT_DESKS.map((desk, at) => [desk, counts[at] ?? 0])) as Record<VisitDesk, number>;
}
/** Numbers of a year, of what is erased too: visits made, promises, those kept, matters that were made of what was heard (index `figures`). */
export async function figuresOf(deps: Deps, stations: readonly string[], year: number): Promise<{ year: number; visits: number; promises: number; kept: number; made: number }> {
  const rows = await Visits(deps).find({ 'scope.station': { $in: [...stations] }, month: { $gte: `${year}-01`, $lte: `${year}-12` } }, { figures: 1 }).limit(ADDED).lean<Pick<VisitDoc, 'figures'>[]>();
  const sum = (of: keyof VisitDoc['figures']): number => rows.reduce((all, { figures }) => all + figures[of], 0);
  return { year, visits: rows.length, promises: sum('promises'), kept: sum('kept'), made: sum('made') };
}

/** Visits of which something has fallen due. */
export const dueVisits = (deps: Deps, now: Date, most: number): Promise<VisitDoc[]> => Visits(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(most).lean<VisitDoc[]>();
/** Visits in which somebody has a part, for what closes their account. */
export const visitsWith = (deps: Deps, personIds: readonly string[]): Promise<VisitDoc[]> => Visits(deps).find({ $or: [{ people: { $in: [...personIds] } }, { workerId: { $in: [...personIds] } }, { 'proxy.helperId': { $in: [...personIds] } }] }, { pending: 0 }).lean<VisitDoc[]>();
