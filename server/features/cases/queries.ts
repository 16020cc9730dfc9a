import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import type { CaseDoc } from './document';
import { Cases, rawCases } from './model';

/** A page of cases and the cursor of what follows. */
export interface CasePage {
  readonly items: CaseDoc[];
  readonly next: string | null;
}

/** What lists read: everything but the timeline, the search tokens and what waits for the relay. */
export const ROW_FIELDS = { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0, answers: 0 } as const;

/** One case. `not_found` when there is none. */
export async function loadCase(deps: Deps, id: string): Promise<CaseDoc> {
  const doc = await rawCases(deps).findOne({ _id: id }, { projection: { terms: 0, pending: 0 } });
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** The board of a community, newest first (index `around`). */
export async function around(deps: Deps, ask: PageAsk & { readonly communityId: string; readonly solved: 'yes' | 'no' }): Promise<CasePage> {
  const board = ask.solved === 'yes' ? 'solved' : 'open';
  const rows = await rawCases(deps)
    .find({ 'scope.community': ask.communityId, board, ...after(decodeCursor(ask.cursor), 'boardAt', 'down') }, { projection: ROW_FIELDS })
    .sort({ boardAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .toArray();
  return pageOf(rows, ask.limit, (row) => ({ at: row.boardAt, id: row._id }));
}

/** Cases looked at to learn what is reported most of late. */
const RECENT = 2_000;
/** How long the order of the catalogue is kept, milliseconds of real time; a minute late does no harm. */
const ORDER_MS = 60_000;
const orders = new WeakMap<Deps['db'], { readonly uses: Promise<ReadonlyMap<string, number>>; readonly until: number }>();

async function countRecent(deps: Deps): Promise<ReadonlyMap<string, number>> {
  const rows = await Cases(deps).find({}, { categoryId: 1 }).sort({ createdAt: -1 }).limit(RECENT).lean<Pick<CaseDoc, 'categoryId'>[]>();
  const uses = new Map<string, number>();
  for (const { categoryId } of rows) uses.set(categoryId, (uses.get(categoryId) ?? 0) + 1);
  return uses;
}

/** How often each category was reported of late, at most a minute old (index `filed`). */
export function recentUses(deps: Deps): Promise<ReadonlyMap<string, number>> {
  const known = orders.get(deps.db);
  const now = performance.now();
  if (known && known.until > now) return known.uses;
  const uses = countRecent(deps);
  orders.set(deps.db, { uses, until: now + ORDER_MS });
  uses.catch(() => orders.delete(deps.db));
  return uses;
}

/** Cases by id for those who listen to their events; unknown ids are absent. */
export async function casesById(deps: Deps, ids: Iterable<string>): Promise<Map<string, CaseDoc>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await Cases(deps).find({ _id: { $in: wanted } }, { terms: 0, pending: 0 }).lean<CaseDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The case of this number (index `number`); null when there is none. */
export async function caseByNumber(deps: Deps, number: string): Promise<CaseDoc | null> {
  return rawCases(deps).findOne({ number }, { projection: { terms: 0, pending: 0 } });
}

/** Who reported the case of this number, if it is one of these stations' (index `number`); else null. */
export async function reporterOf(deps: Deps, number: string, stationIds: readonly string[]): Promise<string | null> {
  const row = await Cases(deps).findOne({ number: number.toUpperCase(), 'scope.station': { $in: [...stationIds] } }, { reporterId: 1 }).lean<Pick<CaseDoc, 'reporterId'>>();
  return row?.reporterId ?? null;
}

/** Those of some photos and recordings that a case refers to (index `files_in_use`). */
export async function photosInUse(deps: Deps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Cases(deps).find({ fileIds: { $in: [...ids] } }, { fileIds: 1 }).lean<Pick<CaseDoc, 'fileIds'>[]>();
  return new Set(rows.flatMap((row) => row.fileIds));
}

/** Ids of everything that somebody reported. */
export const caseIdsOf = async (deps: Deps, reporterId: string): Promise<string[]> => (await Cases(deps).find({ reporterId }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id);
