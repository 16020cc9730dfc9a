import { BOOKING_TERMS } from '../../../config/catalogue/bookings';
import { addDays, dayOf, type Day } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { bookingIdOf, placeOfBooking, sheetIdOf } from '../../../shared/domain/bookings/ids';
import { kindsOf, type BookableGroup } from '../../../shared/domain/bookings/kinds';
import type { Past } from '../../../shared/domain/bookings/rules';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { byId, together } from '../../platform/together';
import { getUnits } from '../organisation';
import type { BookableDoc, Booked, BookingRow, SheetDoc, TalkDoc } from './document';
import { Bookables, rawBookables, rawSheets, Talks } from './model';
import type { Person } from './policy';
import { readSheet } from './sheets';

const ROW = { timeline: 0, pending: 0, pendingSince: 0, keys: 0, contentHash: 0 } as const;
const PLAIN = { projection: { pending: 0, pendingSince: 0 } } as const;
/** Sheets of one person that are looked through. */
const LOOKED = 400;
const DAY_LETTERS = '2026-01-01'.length;
/** Rows of the two short lists of a station. */
const LISTED = 200;
export const bookableIdOf = (station: string, key: string): string => idFrom('bookable', station, key);

const bookableById = together<BookableDoc>(async (deps, ids) => byId((await rawBookables(deps).find({ _id: { $in: [...ids] } }, PLAIN).toArray()) as BookableDoc[]));
/** A room or service. `not_found` when there is none. */
export async function loadBookable(deps: Deps, id: string): Promise<BookableDoc> {
  const doc = await bookableById(deps, id);
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Which revision of a room or service is in force; null when there is none. */
export const revisionOf: (deps: Deps, id: string) => Promise<number | null> = together<number>(async (deps, ids) => new Map((await rawBookables(deps).find({ _id: { $in: [...ids] } }, { projection: { revision: 1 } }).toArray()).map(({ _id, revision }) => [_id, revision])));
/** Rooms and services by id; unknown ids are absent. */
export async function bookablesById(deps: Deps, ids: readonly string[]): Promise<Map<string, BookableDoc>> {
  const docs = ids.length === 0 ? [] : await Bookables(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<BookableDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
interface BookablePage {
  readonly items: BookableDoc[];
  readonly next: string | null;
}
async function page(deps: Deps, filter: Record<string, unknown>, { cursor, limit }: PageAsk): Promise<BookablePage> {
  const rows = await Bookables(deps).find({ $and: [filter, after(decodeCursor(cursor), 'createdAt', 'up')] }, ROW).sort({ createdAt: 1, _id: 1 }).limit(limit + 1).lean<BookableDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row._id }));
}
/** What somebody may book, or what one community has; the oldest first (indexes `of_community`, `of_street`, `for_everybody`). */
export async function listFor(deps: Deps, person: Pick<Person, 'neighbourOf'> & { readonly homeCommunityId: string | null }, { group, communityId, ...ask }: PageAsk & { readonly group: BookableGroup; readonly communityId?: string | undefined }): Promise<BookablePage> {
  const kind = { kind: { $in: [...kindsOf(group)] } };
  if (communityId) return page(deps, { 'scope.community': communityId, ...kind }, ask);
  const own = [...new Set([...person.neighbourOf, ...(person.homeCommunityId ? [person.homeCommunityId] : [])])];
  const streets = [...(await getUnits(deps, own)).values()].flatMap(({ path }) => path[1] ?? []);
  return page(deps, { $or: [{ 'scope.community': { $in: own } }, { 'scope.street': { $in: streets }, audience: 'street' }, { audience: 'everybody' }], ...kind }, ask);
}
export const deskPage = (deps: Deps, stations: readonly string[], ask: PageAsk): Promise<BookablePage> => page(deps, { 'scope.station': { $in: [...stations] } }, ask);

export const bookedIn = (sheet: SheetDoc, row: BookingRow): Booked => ({ id: bookingIdOf(sheet._id, row.id), sheet, row });
/** One booking. `not_found` when there is none, or none any more. */
export async function loadBooked(deps: Deps, id: string): Promise<Booked> {
  const place = placeOfBooking(id);
  const sheet = place && (await readSheet(deps, place.sheetId));
  const row = sheet?.rows.find((one) => one.id === place?.rowId);
  if (!sheet || !row || sheet.erased) throw new DomainError('not_found');
  return { id, sheet: { ...sheet, pending: [] }, row };
}
/** Bookings by id; unknown and erased ones are absent. */
export async function bookedById(deps: Deps, ids: readonly string[]): Promise<Map<string, Booked>> {
  const places = new Map(ids.flatMap((id) => { const place = placeOfBooking(id); return place ? [[id, place] as const] : []; }));
  const sheets = await sheetsById(deps, [...places.values()].map(({ sheetId }) => sheetId));
  return new Map([...places].flatMap(([id, { sheetId, rowId }]) => {
    const sheet = sheets.get(sheetId);
    const row = sheet?.rows.find((one) => one.id === rowId);
    return sheet && row && !sheet.erased ? [[id, { id, sheet, row }] as const] : [];
  }));
}
const many = async (deps: Deps, filter: Record<string, unknown>, limit: number, sort: Record<string, 1 | -1> = { day: 1, _id: 1 }): Promise<SheetDoc[]> => (await rawSheets(deps).find(filter, PLAIN).sort(sort).limit(limit).toArray()).map((doc) => ({ ...doc, pending: [] }) as SheetDoc);
async function sheetsById(deps: Deps, ids: readonly string[]): Promise<Map<string, SheetDoc>> {
  const docs = ids.length === 0 ? [] : await many(deps, { _id: { $in: [...new Set(ids)] } }, ids.length);
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Sheets of some rooms and services between two days (index `of_bookable`). */
export const sheetsBetween = (deps: Deps, bookableIds: readonly string[], from: Day, to: Day): Promise<SheetDoc[]> => (bookableIds.length === 0 ? Promise.resolve([]) : many(deps, { bookableId: { $in: [...bookableIds] }, day: { $gte: from, $lte: to } }, LOOKED * 10));
export const sheetOf = (deps: Deps, bookable: BookableDoc, day: Day): Promise<SheetDoc | null> => readSheet(deps, sheetIdOf(bookable._id, day));
const PAST = { bookableId: 1, day: 1, 'rows.id': 1, 'rows.personId': 1, 'rows.state': 1 } as const;
/** Bookings of people since a day, by day and person, all who ask at one moment by one command (index `mine`). */
const bookedSince = together<Past[]>(async (deps, keys) => {
  const asked = keys.map((key) => [key, key.slice(0, DAY_LETTERS), key.slice(DAY_LETTERS)] as const);
  const since = asked.reduce((first, [, day]) => (day < first ? day : first), asked[0]?.[1] ?? '');
  const docs = await rawSheets(deps).find({ 'rows.personId': { $in: [...new Set(asked.map(([, , personId]) => personId))] }, day: { $gte: since } }, { projection: PAST }).limit(LOOKED * keys.length).toArray();
  const of = (personId: string, from: Day): Past[] => docs.flatMap(({ _id, bookableId, day, rows }) => (day < from ? [] : rows.filter((row) => row.personId === personId).map(({ id, state }) => ({ id: bookingIdOf(_id, id), bookableId, day, state }))));
  return new Map(asked.map(([key, from, personId]) => [key, of(personId, from)]));
});
/** What somebody has ahead everywhere, today among it. */
export const aheadOf = async (deps: Deps, personId: string): Promise<Past[]> => (await bookedSince(deps, `${dayOf(deps.clock.now())}${personId}`)) ?? [];
/** What somebody has ahead and had lately, everywhere. */
export const pastOf = async (deps: Deps, personId: string): Promise<Past[]> => (await bookedSince(deps, `${addDays(dayOf(deps.clock.now()), -BOOKING_TERMS.within)}${personId}`)) ?? [];
/** Bookings of somebody, the latest day first; a page never parts a sheet. */
export async function minePage(deps: Deps, personId: string, { cursor, limit }: PageAsk): Promise<{ readonly items: Booked[]; readonly next: string | null }> {
  const [day, id] = cursor ? Buffer.from(cursor, 'base64url').toString().split('.') : [];
  const beyond = day && id ? { $or: [{ day: { $lt: day } }, { day, _id: { $lt: id } }] } : {};
  const docs = await many(deps, { 'rows.personId': personId, ...beyond }, limit + 1, { day: -1, _id: -1 });
  const shown = docs.slice(0, limit);
  const last = shown[shown.length - 1];
  const items = shown.flatMap((sheet) => [...sheet.rows].reverse().filter((row) => row.personId === personId && row.state !== 'changed').map((row) => bookedIn(sheet, row)));
  return { items, next: docs.length > limit && last ? Buffer.from(`${last.day}.${last._id}`).toString('base64url') : null };
}
/** Bookings of some stations that wait for their word, or that were hit and not chosen anew (index `desk_station`). */
export async function waitingAt(deps: Deps, stations: readonly string[], state: 'asked' | 'hit'): Promise<Booked[]> {
  const docs = await many(deps, { 'scope.station': { $in: [...stations] }, 'rows.state': state, day: { $gte: dayOf(deps.clock.now()) } }, LISTED);
  return docs.flatMap((sheet) => sheet.rows.filter((row) => row.state === state).map((row) => bookedIn(sheet, row)));
}
/** How often some people did not come lately. */
export async function missedBy(deps: Deps, personIds: readonly string[]): Promise<Map<string, number>> {
  const since = addDays(dayOf(deps.clock.now()), -BOOKING_TERMS.within);
  const docs = personIds.length === 0 ? [] : await many(deps, { 'rows.personId': { $in: [...new Set(personIds)] }, day: { $gte: since } }, LOOKED * 10);
  const counts = new Map<string, number>();
  for (const { rows } of docs) for (const row of rows) if (row.state === 'missed' && row.personId) counts.set(row.personId, (counts.get(row.personId) ?? 0) + 1);
  return counts;
}

/** Sheets in which something has fallen due; those that stand by another calendar; those on which somebody is. */
export const dueSheets = (deps: Deps, now: Date, most: number): Promise<SheetDoc[]> => many(deps, { nextCheckAt: { $lte: now } }, most, { nextCheckAt: 1 });
export const sheetsByOtherCalendar = (deps: Deps, version: number, most: number): Promise<SheetDoc[]> => many(deps, { day: { $gte: dayOf(deps.clock.now()) }, calendarVersion: { $ne: version } }, most);
export const sheetsAhead = (deps: Deps, bookableId: string): Promise<SheetDoc[]> => many(deps, { bookableId, day: { $gte: dayOf(deps.clock.now()) } }, LOOKED);
export const sheetsWith = (deps: Deps, personIds: readonly string[]): Promise<SheetDoc[]> => many(deps, { $or: [{ 'rows.personId': { $in: [...personIds] } }, { 'rows.helper.helperId': { $in: [...personIds] } }, { 'rows.timeline.personId': { $in: [...personIds] } }] }, LOOKED * 10);

/** What was said at a booking, the first first. */
export const talksOf = (deps: Deps, bookingId: string): Promise<TalkDoc[]> => Talks(deps).find({ bookingId }, { pending: 0 }).sort({ at: 1, _id: 1 }).lean<TalkDoc[]>();
export async function loadTalk(deps: Deps, id: string): Promise<TalkDoc> {
  const doc = await Talks(deps).findById(id, { pending: 0 }).lean<TalkDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
