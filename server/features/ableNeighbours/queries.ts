import { SEARCH_LIMITS } from '../../../shared/domain/ableNeighbours/limits';
import { weekOf, type AbleEntry } from '../../../shared/domain/ableNeighbours/rules';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../cases';
import type { AbleDoc, InviteDoc } from './document';
import { AbleNeighbours, Invitations, rawSlots } from './model';

/** One invitation for one tap. */
export const inviteIdOf = (personId: string, key: string): string => idFrom('invite', personId, key);

/** What a volunteer wants to be found by; null where they stand in no directory. */
export const ableOf = (deps: Deps, volunteerId: string): Promise<AbleDoc | null> => AbleNeighbours(deps).findById(volunteerId).lean<AbleDoc>();
/** What the volunteers of some stations say of themselves, by their records (index `station`). */
export async function ableAt(deps: Deps, stations: readonly string[]): Promise<Map<string, readonly AbleEntry[]>> {
  const rows = await AbleNeighbours(deps).find({ 'scope.station': { $in: [...stations] } }, { entries: 1 }).limit(SEARCH_LIMITS.looked).lean<Pick<AbleDoc, '_id' | 'entries'>[]>();
  return new Map(rows.map(({ _id, entries }) => [_id, entries]));
}

/** How often each was asked in the week of a moment (index `week_of_a_volunteer`). */
export async function askedThisWeek(deps: Deps, volunteerIds: readonly string[], now: Date): Promise<Map<string, number>> {
  const rows = volunteerIds.length === 0 ? [] : await rawSlots(deps).find({ volunteerId: { $in: [...volunteerIds] }, week: weekOf(now) }, { projection: { volunteerId: 1 } }).toArray();
  const counts = new Map<string, number>();
  for (const { volunteerId } of rows) counts.set(volunteerId, (counts.get(volunteerId) ?? 0) + 1);
  return counts;
}

/** One invitation. `not_found` when there is none. */
export async function loadInvite(deps: Deps, id: string): Promise<InviteDoc> {
  const doc = (await invitesById(deps, [id])).get(id);
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Invitations by id, for those who listen to their events; unknown ids are absent. */
export async function invitesById(deps: Deps, ids: readonly string[]): Promise<Map<string, InviteDoc>> {
  const docs = ids.length === 0 ? [] : await Invitations(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<InviteDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Whom some stations asked, the latest first (index `station_newest`). */
export async function invitePage(deps: Deps, stations: readonly string[], { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: InviteDoc[]; next: string | null }> {
  const rows = await Invitations(deps).find({ 'scope.station': { $in: [...stations] }, ...after(decodeCursor(cursor), 'createdAt', 'down') }, { pending: 0, timeline: 0, keys: 0 }).sort({ createdAt: -1, _id: -1 }).limit(limit + 1).lean<InviteDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}
