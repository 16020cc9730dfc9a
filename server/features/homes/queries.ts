import type { HOME_VIEWS } from '../../../shared/contract/homes';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HomeState } from '../../../shared/domain/identity/homes';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import { Homes, type HomeDoc } from './model';

type View = (typeof HOME_VIEWS)[number];
const VIEW_STATES: Readonly<Record<View, readonly HomeState[]>> = { asked: ['asked'], confirmed: ['confirmed'], over: ['declined', 'withdrawn', 'ended'] };

/** A count is exact up to here. */
const COUNT_CAP = 999;
/** What lists read. */
const FIELDS = { lines: 0, pending: 0, keys: 0 } as const;

/** One home. `not_found`. */
export async function loadHome(deps: Deps, id: string): Promise<HomeDoc> {
  const doc = await Homes(deps).findById(id, { pending: 0 }).lean<HomeDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** Everything a person ever said about where they live, latest first (index `homes_of_a_person`). */
export function homesOf(deps: Deps, personId: string): Promise<HomeDoc[]> {
  return Homes(deps).find({ personId }, FIELDS).sort({ askedAt: -1 }).lean<HomeDoc[]>();
}

/** Rooms in which a person's home is confirmed. */
export async function doorsOf(deps: Deps, personId: string): Promise<string[]> {
  const rows = await Homes(deps).find({ personId, state: 'confirmed' }, { roomId: 1 }).lean<Pick<HomeDoc, 'roomId'>[]>();
  return rows.flatMap(({ roomId }) => (roomId === null ? [] : [roomId]));
}

/** Homes behind some doors in a state (index `homes_behind_a_door`). */
export async function homesBehind(deps: Deps, roomIds: readonly string[], states: readonly HomeState[]): Promise<HomeDoc[]> {
  if (roomIds.length === 0) return [];
  return Homes(deps).find({ roomId: { $in: [...roomIds] }, state: { $in: [...states] } }, FIELDS).sort({ askedAt: 1 }).lean<HomeDoc[]>();
}

/** People who are confirmed behind a door, and were before a moment: who came later is not told of what was earlier. */
export async function residentsOf(deps: Deps, roomId: string, before: Date): Promise<string[]> {
  const rows = await Homes(deps).find({ roomId, state: 'confirmed' }, { personId: 1, lines: 1 }).lean<Pick<HomeDoc, 'personId' | 'lines'>[]>();
  const there = rows.filter(({ lines }) => lines.every(({ action, at }) => action !== 'confirm' || at < before));
  return [...new Set(there.map(({ personId }) => personId))];
}

/** Homes by id for those who listen to their events; unknown ids are absent. */
export async function homesById(deps: Deps, ids: Iterable<string>): Promise<Map<string, HomeDoc>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await Homes(deps).find({ _id: { $in: wanted } }, FIELDS).lean<HomeDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

type Ask = { readonly view: View; readonly cursor?: string | undefined; readonly limit: number };

/** Homes at the desks of some stations: requests oldest first, the rest latest first; with the counts of all views. */
export async function deskHomes(deps: Deps, stationIds: readonly string[], ask: Ask): Promise<{ items: HomeDoc[]; next: string | null; counts: Record<View, number> }> {
  const stationId = { $in: [...stationIds] };
  const count = (view: View): Promise<number> => Homes(deps).countDocuments({ stationId, state: { $in: [...VIEW_STATES[view]] } }, { limit: COUNT_CAP + 1 });
  const direction = ask.view === 'asked' ? 'up' : 'down';
  const order = direction === 'up' ? 1 : -1;
  const [rows, asked, confirmed, over] = await Promise.all([
    Homes(deps)
      .find({ stationId, state: { $in: [...VIEW_STATES[ask.view]] }, ...after(decodeCursor(ask.cursor), 'askedAt', direction) }, FIELDS)
      .sort({ askedAt: order, _id: order })
      .limit(ask.limit + 1)
      .lean<HomeDoc[]>(),
    count('asked'),
    count('confirmed'),
    count('over'),
  ]);
  return { ...pageOf(rows, ask.limit, (row) => ({ at: row.askedAt, id: row._id })), counts: { asked, confirmed, over } };
}

/** Requests and confirmed homes at a station, or in a community. */
export function homeCount(deps: Pick<Deps, 'db'>, where: { readonly stationId: string } | { readonly communityId: string }): Promise<number> {
  return Homes(deps).countDocuments({ ...where, state: { $in: ['asked', 'confirmed'] } });
}

/** How many people ask for or have a home behind each of these doors (index `homes_behind_a_door`). */
export async function homesByRoom(deps: Pick<Deps, 'db'>, roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await Homes(deps).find({ roomId: { $in: [...roomIds] }, state: { $in: ['asked', 'confirmed'] } }, { roomId: 1 }).lean<Pick<HomeDoc, 'roomId'>[]>();
  const found = new Map<string, number>();
  for (const { roomId } of rows) if (roomId !== null) found.set(roomId, (found.get(roomId) ?? 0) + 1);
  return found;
}
