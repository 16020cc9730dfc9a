import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import { byUrgency, isPinned } from '../../../shared/domain/notices/rules';
import { NOTICE_DESKS, NOTICE_TOLD, type NoticeDesk } from '../../../shared/domain/notices/states';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import type { NoticeDoc } from './document';
import { Notices } from './model';

/** What lists leave out. */
const ROW = { timeline: 0, pending: 0, keys: 0, text: 0, corrections: 0 } as const;
/** Counted no further: a page says so many and more. */
const COUNTED = 1_000;
/** Notices of one area that stand on home and in inboxes at once; the latest. */
const CURRENT = 50;

export interface NoticePage {
  readonly items: NoticeDoc[];
  readonly next: string | null;
}
export const noticeIdOf = (personId: string, key: string): string => idFrom('notice', personId, key);

/** One notice. `not_found` when there is none. */
export async function loadNotice(deps: Pick<Deps, 'db'>, id: string): Promise<NoticeDoc> {
  const doc = await Notices(deps).findById(id, { pending: 0 }).lean<NoticeDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Notices by id; unknown ids are absent. */
export async function noticesById(deps: Deps, ids: readonly string[]): Promise<Map<string, NoticeDoc>> {
  const docs = ids.length === 0 ? [] : await Notices(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<NoticeDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

const told = (keys: readonly string[]): Record<string, unknown> => ({ areaKeys: { $in: [...keys] }, state: { $in: [...NOTICE_TOLD] } });
const position = (row: NoticeDoc): { at: Date; id: string } => ({ at: row.toldAt, id: row._id });

/** Notices found by some keys, told last first (index `for_an_area`). Those that are pinned stand before the first page and in none. */
export async function listFor(deps: Deps, keys: readonly string[], { cursor, limit }: PageAsk): Promise<NoticePage & { readonly pinned: NoticeDoc[] }> {
  const today = dayOf(deps.clock.now());
  const pins: Record<string, unknown> = { ...told(keys), state: 'out', pinnedUntil: { $gte: today } };
  const [pinned, rows] = await Promise.all([
    cursor ? [] : Notices(deps).find(pins, ROW).sort({ toldAt: -1, _id: -1 }).limit(CURRENT).lean<NoticeDoc[]>(),
    Notices(deps).find({ $and: [told(keys), { $or: [{ pinnedUntil: null }, { pinnedUntil: { $lt: today } }, { state: { $ne: 'out' } }] }, after(decodeCursor(cursor), 'toldAt', 'down')] }, ROW).sort({ toldAt: -1, _id: -1 }).limit(limit + 1).lean<NoticeDoc[]>(),
  ]);
  return { pinned: pinned.sort(byUrgency(today)), ...pageOf(rows, limit, position) };
}

/** What of a notice home and inboxes need, of all who live somewhere alike. */
export type Current = Pick<NoticeDoc, '_id' | 'state' | 'kind' | 'emergency' | 'title' | 'areas' | 'areaKeys' | 'unitId' | 'from' | 'to' | 'pinnedUntil' | 'edition' | 'toldAt' | 'showUntil' | 'reason'>;

/** What holds for each area now: read once in five seconds for everybody who lives there, however many they are. */
const currents = createMemory<readonly Current[]>(async (deps, keys) => {
  const rows = await Notices(deps).find({ ...told(keys), showUntil: { $gt: deps.clock.now() } }, { ...ROW, writers: 0, communities: 0 }).sort({ toldAt: -1, _id: -1 }).limit(CURRENT * keys.length).lean<Current[]>();
  return new Map(keys.map((key) => [key, rows.filter(({ areaKeys }) => areaKeys.includes(key))]));
});
/** Notices that hold for some areas, told last first; at most five seconds old. */
export async function currentFor(deps: Deps, keys: readonly string[]): Promise<Current[]> {
  const found = await currents.get(deps, keys);
  const all = new Map([...found.values()].flat().map((row) => [row._id, row]));
  const now = deps.clock.now();
  return [...all.values()].filter(({ showUntil }) => showUntil > now).sort((a, b) => b.toldAt.getTime() - a.toldAt.getTime() || (a._id < b._id ? 1 : -1)).slice(0, CURRENT);
}
/** Whoever has just told something reads it at once. */
export const forgetCurrent = (deps: Deps, keys: readonly string[]): void => currents.forget(deps, keys);
/** Those that stand on home, in their order. */
export const onHome = (rows: readonly Current[], now: Date, most: number): Current[] => rows.filter(({ state }) => state === 'out').sort(byUrgency(dayOf(now))).slice(0, most);
export const pinnedOn = (doc: Pick<NoticeDoc, 'pinnedUntil' | 'state'>, now: Date): boolean => doc.state === 'out' && isPinned(doc.pinnedUntil, dayOf(now));

/** Whose desk: what the offices wrote themselves; of what waits for a second person all that is for their communities. */
export interface Whose {
  readonly units: readonly string[];
  readonly communities: readonly string[];
}
const onDesk = ({ units, communities }: Whose, lane: NoticeDesk): Record<string, unknown> => (lane === 'waiting' ? { lane, communities: { $in: [...communities] } } : { lane, unitId: { $in: [...units] } });
/** A page of some offices' desk: told or written last first (indexes `desk_of_unit`, `waiting`). */
export async function deskPage(deps: Deps, whose: Whose, desk: NoticeDesk, { cursor, limit }: PageAsk): Promise<NoticePage> {
  const rows = await Notices(deps).find({ ...onDesk(whose, desk), ...after(decodeCursor(cursor), 'toldAt', 'down') }, ROW).sort({ toldAt: -1, _id: -1 }).limit(limit + 1).lean<NoticeDoc[]>();
  return pageOf(rows, limit, position);
}
/** How many stand in each lane, to a thousand. */
export async function deskCounts(deps: Deps, whose: Whose): Promise<Record<NoticeDesk, number>> {
  const counts = await Promise.all(NOTICE_DESKS.map((lane) => Notices(deps).countDocuments(onDesk(whose, lane), { limit: COUNTED })));
  return Object.fromEntries(NOTICE_DESKS.map((lane, at) => [lane, counts[at] ?? 0])) as Record<NoticeDesk, number>;
}
