import { BOOKING_TERMS } from '../../../config/catalogue/bookings';
import type { ResponseOf } from '../../../shared/contract';
import { addDays, dayOf, type Day } from '../../../shared/domain/kernel/days';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import { closureOn, openAt, openDays, placesOn, spansOn } from '../../../shared/domain/bookings/hours';
import { groupOf } from '../../../shared/domain/bookings/kinds';
import { missedOf, openOf, type Past } from '../../../shared/domain/bookings/rules';
import { beginOf, freePlaces, hasGap, hoursBefore, isChangeable, numberOf, queueOf } from '../../../shared/domain/bookings/sheet';
import { bookingActions, HOLDING, type BookingPart } from '../../../shared/domain/bookings/states';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import { settingsOf } from '../settings';
import type { BookableDoc, Booked, BookingRow, SheetDoc } from './document';
import { helpsWith, isFor, keeps, partsIn, sightIn, type Person } from './policy';
import { bookablesById, bookedIn, loadBookable, missedBy, pastOf, sheetsBetween, talksOf } from './queries';

export type BookingView = ResponseOf<'GET /bookings/:id'>;
type BookingListRow = ResponseOf<'GET /bookings'>['items'][number];
export type BookableView = ResponseOf<'GET /bookables/:id'>;
type BookableListRow = ResponseOf<'GET /bookables'>['items'][number];
type SheetView = ResponseOf<'GET /workbench/bookables/:id/sheet'>;

interface Now {
  readonly now: Date;
  readonly today: Day;
  readonly calendar: Calendar;
}
async function nowOf(deps: Deps): Promise<Now> {
  const [now, { calendar }] = [deps.clock.now(), await settingsOf(deps)];
  return { now, today: dayOf(now), calendar };
}

function headOf(doc: BookableDoc, { now, today, calendar }: Now, community: string): BookableListRow {
  const { _id: id, kind, title, where, who, capacity, state, agree } = doc;
  return { id, kind, title, where, who, capacity, state, agree, community, openNow: state === 'open' && openAt(doc, now, calendar), nextOn: openDays(doc, today, doc.ahead, calendar)[0] ?? null };
}
/** Rows of a list of rooms and services. */
export async function presentBookables(deps: Deps, docs: readonly BookableDoc[]): Promise<BookableListRow[]> {
  const [now, units] = [await nowOf(deps), await getUnits(deps, docs.map(({ scope }) => scope.community))];
  return docs.map((doc) => headOf(doc, now, units.get(doc.scope.community)?.name ?? ''));
}
/** The same with what today brings, for the station. */
export async function presentDesk(deps: Deps, docs: readonly BookableDoc[]): Promise<ResponseOf<'GET /workbench/bookables'>['items']> {
  const today = dayOf(deps.clock.now());
  const [rows, sheets] = await Promise.all([presentBookables(deps, docs), sheetsBetween(deps, docs.map(({ _id }) => _id), today, today)]);
  const count = (id: string, states: readonly BookingRow['state'][]): number => (sheets.find((sheet) => sheet.bookableId === id)?.rows ?? []).filter(({ state }) => states.includes(state)).length;
  return rows.map((row) => ({ ...row, today: { booked: count(row.id, [...HOLDING, 'missed']), came: count(row.id, ['came']), waiting: count(row.id, ['waiting']) } }));
}

/** Whether something waits for the viewer's own word. */
const waitsFor = ({ state }: BookingRow, parts: readonly BookingPart[]): boolean => (state === 'hit' && parts.includes('self')) || (state === 'asked' && parts.includes('station'));
function rowOf({ id, sheet, row }: Booked, bookable: BookableDoc, parts: readonly BookingPart[], name: string | null): BookingListRow {
  const { _id, kind, title, where } = bookable;
  return { id, bookable: { id: _id, kind, title, where }, state: row.state, day: sheet.day, from: row.from, to: row.to, number: row.state === 'waiting' ? null : numberOf(bookable, row), people: row.people, person: name, waits: waitsFor(row, parts), at: row.at.toISOString() };
}
/** Names of who booked, to the station and who helped. */
const namesFor = async (deps: Deps, booked: readonly Booked[], parts: (one: Booked) => readonly BookingPart[]): Promise<(one: Booked) => string | null> => {
  const names = await getPeople(deps, booked.filter((one) => parts(one).some((part) => part !== 'self')).map(({ row }) => row.personId));
  return (one) => (parts(one).some((part) => part !== 'self') ? (names.get(one.row.personId)?.name ?? '') : null);
};
/** Rows of bookings; every one of them is there for who looks. */
export async function presentRows(deps: Deps, booked: readonly Booked[], person: Pick<Person, 'personId' | 'roles'>): Promise<BookingListRow[]> {
  const parts = (one: Booked): BookingPart[] => partsIn(person, one);
  const [docs, name] = await Promise.all([bookablesById(deps, booked.map(({ sheet }) => sheet.bookableId)), namesFor(deps, booked, parts)]);
  return booked.flatMap((one) => {
    const bookable = docs.get(one.sheet.bookableId);
    return bookable ? [rowOf(one, bookable, parts(one), name(one))] : [];
  });
}

/** One booking as its viewer may see it; `known`: its room or service, where it has just been read. `not_found` where it is not there for them. */
export async function presentBooking(deps: Deps, booked: Booked, person: Pick<Person, 'personId' | 'roles'>, known?: BookableDoc): Promise<BookingView> {
  const [parts, { id, sheet, row }, { now, today }] = [sightIn(person, booked), booked, await nowOf(deps)];
  // Nothing is said at a booking before its day (`say`).
  const hears = today >= sheet.day && (parts.includes('self') || parts.includes('station'));
  const [bookable, units, name, said] = await Promise.all([known ?? loadBookable(deps, sheet.bookableId), getUnits(deps, [sheet.scope.station]), namesFor(deps, [booked], () => parts), hears ? talksOf(deps, id) : []]);
  const changeable = isChangeable(sheet.day, row, bookable, now);
  const begin = beginOf(sheet.day, row);
  const waiting = sheet.rows.filter(({ state }) => state === 'waiting').sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    ...rowOf(booked, bookable, parts, name(booked)), revision: row.revision, parts, purpose: row.purpose, communityId: sheet.scope.community, station: await presentStation(deps, units.get(sheet.scope.station) ?? { id: sheet.scope.station, name: '', phone: '', hours: '' }), helped: row.helper !== null,
    changeUntil: changeable && ['asked', 'booked', 'waiting', 'hit'].includes(row.state) ? (row.free || row.state === 'waiting' ? begin : hoursBefore(begin, bookable.cancelHours)).toISOString() : null,
    waitingAt: row.state === 'waiting' ? waiting.findIndex((one) => one.id === row.id) + 1 : null,
    queue: bookable.service && sheet.day === today && ['booked', 'called'].includes(row.state) ? queueOf(bookable, sheet.rows, row) : null, next: row.next,
    talks: said.map((talk) => ({ id: talk._id, to: talk.to, text: talk.text, target: talk.conversions[0]?.targetId ?? talk._id, at: talk.at.toISOString() })),
    timeline: [...row.timeline].reverse().map(({ id: moment, at, action, part, text }) => ({ id: moment, at: at.toISOString(), action, part, text })),
    actions: bookingActions({ state: row.state, group: groupOf(bookable.kind), changeable, due: today >= sheet.day }, parts),
  };
}

function dayState(doc: BookableDoc, day: Day, sheet: SheetDoc | undefined, { calendar }: Now): BookableView['days'][number] {
  const [spans, rows] = [spansOn(doc, day, calendar), sheet?.rows ?? []];
  const why = closureOn(doc, day)?.why ?? null;
  if (spans.length === 0) return { day, state: 'closed', why, left: null };
  if (!doc.service) return { day, state: hasGap(rows, spans) ? 'open' : 'full', why, left: null };
  const left = freePlaces(rows, placesOn(doc, day, calendar)).length;
  return { day, state: left > 0 ? 'open' : 'full', why, left };
}
function dayOn(doc: BookableDoc, day: Day, sheet: SheetDoc | undefined, { calendar, now }: Now): BookableView['day'] {
  const [rows, places] = [sheet?.rows ?? [], placesOn(doc, day, calendar)];
  const free = freePlaces(rows, places);
  return {
    day, spans: spansOn(doc, day, calendar).map(({ from, to }) => ({ from, to })), taken: doc.service ? [] : rows.filter(({ state }) => HOLDING.includes(state)).map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from),
    places: places.map((place, at) => ({ ...place, number: at + 1, free: free.includes(at + 1) && beginOf(day, place) >= now })), waiting: rows.filter(({ state }) => state === 'waiting').length,
  };
}
/** Why the viewer cannot book it by their own hand; null: they can. */
async function ruleFor(deps: Deps, doc: BookableDoc, person: Person, past: readonly Past[], today: Day): Promise<string | null> {
  if (doc.state !== 'open') return 'bookingPaused';
  if (!(await isFor(deps, person, doc))) return 'bookingNotYours';
  if (missedOf(past, today, BOOKING_TERMS) >= BOOKING_TERMS.missed) return 'bookingThroughStation';
  return openOf(past, doc._id, today).length >= doc.atOnce ? 'bookingAtOnce' : null;
}
/** One room or service with the days ahead; of a day what is free, and never who has the rest. */
export async function presentBookable(deps: Deps, doc: BookableDoc, person: Person, asked?: Day): Promise<BookableView> {
  const now = await nowOf(deps);
  const last = addDays(now.today, doc.ahead);
  const [units, sheets, past] = await Promise.all([getUnits(deps, [doc.scope.community, doc.scope.station]), sheetsBetween(deps, [doc._id], now.today, last), pastOf(deps, person.personId)]);
  const sheet = (day: Day): SheetDoc | undefined => sheets.find((one) => one.day === day);
  const days = Array.from({ length: doc.ahead + 1 }, (_, at) => dayState(doc, addDays(now.today, at), sheet(addDays(now.today, at)), now));
  const day = asked && asked >= now.today && asked <= last ? asked : (days.find(({ state }) => state === 'open')?.day ?? days.find(({ state }) => state === 'full')?.day ?? null);
  const mine = sheets.flatMap((one) => one.rows.filter((row) => row.personId === person.personId && ['asked', 'booked', 'waiting', 'called', 'hit'].includes(row.state)).map((row) => bookedIn(one, row)));
  const { revision, text, equipment, room, service, audience, ahead, longest, atOnce, cancelHours, closed, scope } = doc;
  return {
    ...headOf(doc, now, units.get(scope.community)?.name ?? ''), revision, text, equipment, room: room && { workdays: [...room.workdays], restdays: [...room.restdays] }, service: service && { ...service, weekdays: [...service.weekdays], weeks: [...service.weeks] }, audience, ahead, longest, atOnce, cancelHours,
    closed: closed.filter(({ to }) => to >= now.today), station: await presentStation(deps, units.get(scope.station) ?? { id: scope.station, name: '', phone: '', hours: '' }), staff: keeps(person, doc), helps: helpsWith(person, doc) !== null, days, day: day ? dayOn(doc, day, sheet(day), now) : null,
    rule: await ruleFor(deps, doc, person, past, now.today), mine: mine.map((one) => rowOf(one, doc, ['self'], null)),
  };
}

/** The sheet of a day with names, for the station that keeps it. */
export async function presentSheet(deps: Deps, doc: BookableDoc, day: Day, sheet: SheetDoc | null, person: Person): Promise<SheetView> {
  const now = await nowOf(deps);
  const rows = sheet && !sheet.erased ? sheet.rows.filter(({ state }) => state !== 'changed') : [];
  const booked = sheet ? rows.map((row) => bookedIn(sheet, row)) : [];
  const [units, name, missed] = await Promise.all([getUnits(deps, [doc.scope.community]), namesFor(deps, booked, () => ['station']), missedBy(deps, rows.map(({ personId }) => personId))]);
  const items = booked.map((one) => {
    const parts = partsIn(person, one);
    const { row } = one;
    const facts = { state: row.state, group: groupOf(doc.kind), changeable: isChangeable(day, row, doc, now.now), due: now.today >= day };
    return { ...rowOf(one, doc, parts, name(one)), revision: row.revision, purpose: row.purpose, helped: row.helper !== null, missed: missed.get(row.personId) ?? 0, actions: row.personId === person.personId ? [] : bookingActions(facts, parts) };
  });
  const order = (state: BookingRow['state']): number => (HOLDING.includes(state) || state === 'missed' ? 0 : state === 'waiting' ? 1 : 2);
  return { bookable: headOf(doc, now, units.get(doc.scope.community)?.name ?? ''), day, open: spansOn(doc, day, now.calendar).length > 0, items: items.sort((a, b) => order(a.state) - order(b.state) || a.from - b.from || a.at.localeCompare(b.at)) };
}
