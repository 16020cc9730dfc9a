import type { Connection } from 'mongoose';
import type { BookableDoc } from '../../server/features/bookings';
import { openSession } from '../../server/features/identity';
import type { NoticeDoc } from '../../server/features/notices';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { hourOf } from '../../shared/domain/identity/sessions';
import { addDays, dayOf } from '../../shared/domain/kernel/days';
import { monthOf } from '../../shared/domain/volunteerHours/time';
import type { FloorStep, Scenario } from './scenarios';
import type { SheetStep } from './sheets';

const BATCH = 1_000;
const SESSION_HOURS = 24;
/** Notices that hold for the community at once, of which home shows the most urgent. */
const NOTICES = 20;
const SHOWN_FOR_MS = 30 * 86_400_000;
/** A room is open from eight to ten at night, and each booking is an hour. Minutes of the day. */
const [OPENS, CLOSES, HOUR] = [480, 1_320, 60] as const;
const PER_DAY = (CLOSES - OPENS) / HOUR;
/** Days ahead on which it may be booked. */
const DAYS = 13;
/** Rooms at least: more than book at one moment, so that those who meet at one sheet are few, on either side. */
const LEAST_ROOMS = 128;
/** Cases of a person of which home shows the one that waits for them, and counts the others. */
const FEW = 100;
const SOLVED = 3;
/** What rows of cases leave out, as in server/features/cases/queries.ts. */
const ROW = { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0, answers: 0 } as const;

type Row = { _id: string; [field: string]: unknown };

/** One neighbour, and the hour they book. */
interface Booker {
  readonly token: string;
  readonly path: string;
  readonly body: string;
}
/** What of the station's front room is measured. */
export interface FrontRoomCast {
  readonly db: Connection;
  readonly communityId: string;
  readonly resident: string;
  readonly residentId: string;
  readonly bookers: readonly Booker[];
  /** How many rooms they book: the next one of them each time. */
  readonly rooms: number;
}
const rows = (db: Connection, name: string) => rawCollection<Row>(db, name);

/** Notices of the community that hold now, like one of the demonstration. */
async function hang(db: Connection, communityId: string): Promise<void> {
  const model = await rawCollection<NoticeDoc>(db, 'notices').findOne({ state: 'out', emergency: false, areaKeys: `community:${communityId}` });
  if (!model) throw new Error('no notice hangs in the community');
  const { pendingSince: _since, ...plain } = model as NoticeDoc & { pendingSince?: Date };
  const showUntil = new Date(Date.now() + SHOWN_FOR_MS);
  await rows(db, 'notices').insertMany(Array.from({ length: NOTICES }, (_, n): Row => ({ ...plain, _id: `bench-notice-${n}`, keys: [], pending: [], toldAt: new Date(Date.now() - n * 60_000), showUntil })));
}

/** Rooms like one of the demonstration, as many as hold so many bookings without two that overlap. */
async function openRooms(db: Connection, communityId: string, bookings: number): Promise<string[]> {
  const model = await rawCollection<BookableDoc>(db, 'bookables').findOne({ 'scope.community': communityId, room: { $ne: null }, agree: false });
  if (!model) throw new Error('no room can be booked in the community');
  const { pendingSince: _since, ...plain } = model as BookableDoc & { pendingSince?: Date };
  const hours = [{ from: OPENS, to: CLOSES }];
  // The id of a room has 24 letters, by which a booking's is parted.
  const ids = Array.from({ length: Math.max(LEAST_ROOMS, Math.ceil(bookings / (PER_DAY * DAYS))) }, (_, n) => `bench-room-${n}`.padEnd(24, '-'));
  await rows(db, 'bookables').insertMany(ids.map((_id): Row => ({ ...plain, _id, keys: [], pending: [], room: { workdays: hours, restdays: hours }, closed: [], ahead: DAYS + 1 })));
  return ids;
}

/** Neighbours like the resident, each a person with a session in use and an hour of a room to book. */
async function neighbours(deps: Deps, residentId: string, rooms: readonly string[], count: number): Promise<Booker[]> {
  const { db } = deps;
  const person = await rows(db, 'people').findOne({ _id: residentId });
  if (!person) throw new Error('the resident is not there');
  const today = dayOf(new Date());
  const made: Booker[] = [];
  for (let n = 0; n < count; n += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - n) }, (_, at) => n + at);
    await rows(db, 'people').insertMany(numbers.map((at) => ({ ...person, _id: `booker-${at}` })));
    const tokens = await Promise.all(numbers.map(async (at) => (await openSession(deps, `booker-${at}`, SESSION_HOURS)).token));
    for (const [at, number] of numbers.entries()) {
      // One after the other they book other rooms, as neighbours do, and not all the same day.
      const [room, slot] = [rooms[number % rooms.length], Math.floor(number / rooms.length)];
      const from = OPENS + (slot % PER_DAY) * HOUR;
      const body = { day: addDays(today, 1 + (Math.floor(slot / PER_DAY) % DAYS)), span: { from, to: from + HOUR }, people: 8, purpose: '合唱队排练', wait: false };
      made.push({ token: tokens[at] ?? '', path: `/api/v1/bookables/${room}/bookings`, body: JSON.stringify(body) });
    }
  }
  await rows(db, 'sessions').updateMany({ personId: { $regex: '^booker-' } }, { $set: { lastUsedAt: hourOf(new Date()) } });
  return made;
}

/** Hangs notices in the community, and brings in as many neighbours as will book a room. */
export async function prepareFrontRoom(deps: Deps, of: Pick<FrontRoomCast, 'communityId' | 'resident' | 'residentId'>, bookings: number): Promise<FrontRoomCast> {
  await hang(deps.db, of.communityId);
  const rooms = await openRooms(deps.db, of.communityId, bookings);
  return { ...of, db: deps.db, rooms: rooms.length, bookers: await neighbours(deps, of.residentId, rooms, bookings) };
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

/** Home with notices, and a booking: of a room that is read, the very write that the route makes, without reading the sheet. Of home the floor reads what is the person's and the community's own; the notices, which hold for all who live there, are in its answer. */
export function frontRoomScenarios({ db, communityId, resident, residentId, bookers, rooms: open }: FrontRoomCast, targets: { readonly read: number; readonly write: number }): Scenario[] {
  let next = 0;
  const booker = (): Booker => {
    const one = bookers[next++];
    if (!one) throw new Error('everybody has booked');
    return one;
  };
  const first = booker();
  const month = monthOf(new Date());
  const home = async (): Promise<FloorStep[]> => [
    { do: 'find', collection: 'cases', filter: { reporterId: residentId }, projection: ROW, sort: { createdAt: -1, _id: -1 }, limit: FEW },
    { do: 'find', collection: 'cases', filter: { 'scope.community': communityId, board: 'solved' }, projection: ROW, sort: { boardAt: -1, _id: -1 }, limit: SOLVED + 1 },
    { do: 'find', collection: 'figures', filter: { levelId: communityId, dimension: 'category', month }, projection: { tally: 1 }, sort: { _id: 1 }, limit: 100 },
    { do: 'findOne', collection: 'figureMonths', filter: { _id: `${communityId}:${month}` }, projection: { asOf: 1 } },
  ];
  const booked = async (): Promise<FloorStep[]> => {
    const sheet = await rawCollection<Row & SheetStep['sheet']>(db, 'bookingSheets').findOne({ 'rows.personId': 'booker-0' });
    if (!sheet) throw new Error('the booking is not there');
    return [
      { do: 'findOne', collection: 'bookables', filter: { _id: sheet.bookableId }, projection: { pending: 0, pendingSince: 0 } },
      { do: 'sheet', collection: 'bookingSheets', rooms: Array.from({ length: open }, (_, n) => `floor-room-${n}`.padEnd(24, '-')), rows: PER_DAY, opens: OPENS, minutes: HOUR, sheet },
    ];
  };
  return [
    { method: 'GET', target: targets.read, name: 'home with notices', path: '/api/v1/home', headers: bearer(resident), steps: home },
    {
      ...{ method: 'POST', target: targets.write, name: 'a booking', path: first.path, headers: bearer(first.token), body: first.body, steps: booked },
      next: () => {
        const { token, path, body } = booker();
        return { path, body, headers: bearer(token) };
      },
    },
  ];
}
