import type { ResponseOf } from '../../../shared/contract';
import { bookingWhenWords } from '../../../shared/copy/bookings';
import { inboxWords } from '../../../shared/copy/inbox';
import { dayOf } from '../../../shared/domain/kernel/days';
import { bookingIdOf } from '../../../shared/domain/bookings/ids';
import { numberOf } from '../../../shared/domain/bookings/sheet';
import type { BookingInboxKind } from '../../../shared/domain/notifications/bookingKinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { bookablesById, bookedById, bookingEvent, type Booked, type BookingStep } from '../bookings';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Telling = { readonly self?: BookingInboxKind; readonly station?: BookingInboxKind };

const TELLINGS: Readonly<Partial<Record<BookingStep, Telling>>> = {
  agree: { self: 'bookingAgreed' }, refuse: { self: 'bookingRefused' }, callOff: { self: 'bookingOff' }, moveUp: { self: 'bookingMovedUp' }, soon: { self: 'bookingSoon' }, call: { self: 'bookingCalled' }, missed: { self: 'bookingMissed' }, excuse: { self: 'bookingExcused' },
  hit: { self: 'bookingHit', station: 'stationBookingsHit' }, move: { self: 'bookingMoved' }, lapse: { self: 'bookingNotAnswered' }, answerLate: { station: 'stationBookingWaits' },
};
/** A booking that somebody made for another is news to that person; one that waits for the station's word is news to the station. */
function tellingOf(step: BookingStep, { state, helped }: DomainEvent['data']): Telling {
  if (step !== 'book' && step !== 'wait') return TELLINGS[step] ?? {};
  return { ...(helped === true ? { self: 'bookingForYou' as const } : {}), ...(state === 'asked' ? { station: 'stationBookingAsked' as const } : {}) };
}

/** Tells of a step of a booking whoever has it and the station, never of what they did themselves. */
export const toBookings: Subscriber = {
  name: 'notifications.bookings',
  types: [...(Object.keys(TELLINGS) as BookingStep[]), 'book' as const, 'wait' as const].map(bookingEvent),
  async handle(event, deps) {
    const id = bookingIdOf(event.source.id, String(event.data.row));
    const booked = (await bookedById(deps, [id])).get(id);
    if (!booked) return;
    const { self, station } = tellingOf(event.type.slice('booking.'.length) as BookingStep, event.data);
    const staff = station ? await holdersOf(deps, [booked.sheet.scope.station], ['stationStaff', 'stationHead']) : [];
    const told = new Map<string, BookingInboxKind>([...(station ? staff.map((personId) => [personId, station] as const) : []), ...(self ? [[booked.row.personId, self] as const] : [])]);
    await putIntoInboxes(deps, event, [...told].filter(([personId]) => personId !== '' && personId !== event.data.actor).map(([personId, kind]) => ({ personId, kind, caseId: null, entryId: null, unitId: null, bookingId: id })));
  },
};

/** Messages about bookings in words: with the booking, they are gone. */
export async function bookingItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const all = await bookedById(deps, messages.flatMap(({ bookingId }) => bookingId ?? []));
  if (all.size === 0) return new Map();
  const rows: Booked[] = [...all.values()];
  const [docs, units, today] = [await bookablesById(deps, rows.map(({ sheet }) => sheet.bookableId)), await getUnits(deps, rows.map(({ sheet }) => sheet.scope.station)), dayOf(deps.clock.now())];
  return new Map(messages.flatMap((message): [string, Item][] => {
    const booked = all.get(message.bookingId ?? '');
    const doc = docs.get(booked?.sheet.bookableId ?? '');
    if (!booked || !doc) return [];
    const { _id: id, kind, at, read } = message;
    const { row, sheet } = booked;
    const date = bookingWhenWords({ day: sheet.day, from: row.from, to: row.to, number: row.state === 'waiting' ? null : numberOf(doc, row), state: row.state, service: doc.service !== null }, today);
    return [[id, { id, kind, ...inboxWords(kind, { title: doc.title, unit: units.get(sheet.scope.station)?.name ?? '', date }), target: { kind: 'booking', id: booked.id }, at: at.toISOString(), read }]];
  }));
}
