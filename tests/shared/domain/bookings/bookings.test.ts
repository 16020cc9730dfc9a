import fc from 'fast-check';
import { isOffered, openDays, placesOn, spansOn } from '../../../../shared/domain/bookings/hours';
import { bookingIdOf, bookingOfTalk, placeOfBooking, sheetIdOf } from '../../../../shared/domain/bookings/ids';
import type { Bookable, ServiceHours } from '../../../../shared/domain/bookings/kinds';
import { ruleAgainstClosure, ruleAgainstDay, ruleAgainstHours, ruleAgainstPerson, ruleAgainstSheet, ruleAgainstSpan } from '../../../../shared/domain/bookings/rules';
import { hasGap, isChangeable, isFree, meets, movesUp, numberOf, rowsHit, type SheetRow } from '../../../../shared/domain/bookings/sheet';
import { bookingActions, HOLDING } from '../../../../shared/domain/bookings/states';
import { loadCalendar } from '../../../../config/calendar';

const calendar = loadCalendar();
const ROOM: Bookable = { kind: 'activity', state: 'open', room: { workdays: [{ from: 540, to: 720 }, { from: 840, to: 1_050 }], restdays: [] }, service: null, closed: [], capacity: 20, ahead: 14, longest: 120, atOnce: 2, agree: false, cancelHours: 2 };
const HOURS: ServiceHours = { weekdays: [4], weeks: [1, 3], restdays: false, from: 540, minutes: 15, places: 3 };
const SERVICE: Bookable = { ...ROOM, kind: 'reception', room: null, service: HOURS };
const NOW = new Date('2026-08-20T08:00:00+08:00');
const row = (id: string, from: number, to: number, state: SheetRow['state'] = 'booked', at = NOW): SheetRow => ({ id, from, to, state, personId: id, at });

it('is open by the real calendar: 调休 is a working day, a holiday is none', () => {
  // National day 2026: the first of October is a holiday; a Saturday that is worked stands in the table of the year.
  expect(spansOn(ROOM, '2026-10-01', calendar)).toEqual([]);
  expect(spansOn(ROOM, '2026-08-20', calendar)).toHaveLength(2);
  expect(spansOn(ROOM, '2026-08-22', calendar)).toEqual([]);
  expect(spansOn({ ...ROOM, closed: [{ from: '2026-08-20', to: '2026-08-21', why: '检修' }] }, '2026-08-21', calendar)).toEqual([]);
});
it('takes place on the first and third Thursday, and not on holidays', () => {
  expect(openDays(SERVICE, '2026-08-01', 31, calendar)).toEqual(['2026-08-06', '2026-08-20']);
  expect(openDays(SERVICE, '2026-10-01', 20, calendar)).toEqual(['2026-10-15']);
  expect(placesOn(SERVICE, '2026-08-20', calendar).map(({ from }) => from)).toEqual([540, 555, 570]);
  expect(numberOf(SERVICE, { from: 570, to: 585 })).toBe(3);
  expect(isOffered(SERVICE, '2026-08-20', { from: 550, to: 565 }, calendar)).toBe(false);
});
it.each([
  ['bookingPaused', { state: 'paused' as const }, '2026-08-21'], ['bookingPast', {}, '2026-08-19'], ['bookingTooFar', {}, '2026-09-10'], ['bookingClosed', {}, '2026-08-22'], [null, {}, '2026-08-21'],
] as const)('says %s of a day', (rule, changes, day) => expect(ruleAgainstDay({ ...ROOM, ...changes }, day, calendar, NOW)).toBe(rule));
it.each([
  ['bookingGrid', { from: 541, to: 600 }], ['bookingTooLong', { from: 840, to: 1_000 + 5 }], ['bookingClosed', { from: 690, to: 750 }], [null, { from: 540, to: 600 }],
] as const)('says %s of a stretch', (rule, span) => expect(ruleAgainstSpan(ROOM, { day: '2026-08-21', span, people: 1 }, calendar, NOW)).toBe(rule));
it('counts what was missed, and what lies ahead', () => {
  const past = (state: 'missed' | 'booked', day: string, n: number) => Array.from({ length: n }, (_, at) => ({ id: `${state}${at}`, bookableId: 'b', day, state }));
  const terms = { missed: 3, within: 60, soon: 18, answer: 24, moveUp: 2, keep: 90 };
  const about = { bookableId: 'b', today: '2026-08-20', staff: false };
  expect(ruleAgainstPerson(ROOM, past('missed', '2026-08-01', 3), about, terms)).toBe('bookingThroughStation');
  expect(ruleAgainstPerson(ROOM, past('missed', '2026-06-01', 3), about, terms)).toBeNull();
  expect(ruleAgainstPerson(ROOM, past('booked', '2026-08-21', 2), about, terms)).toBe('bookingAtOnce');
  expect(ruleAgainstPerson(ROOM, past('booked', '2026-08-21', 2), { ...about, but: 'booked0' }, terms)).toBeNull();
  expect(ruleAgainstPerson(ROOM, past('missed', '2026-08-01', 3), { ...about, staff: true }, terms)).toBeNull();
});
it('never lets two rows that hold a time overlap, however they are asked for and given up', () => {
  const wish = fc.record({ from: fc.integer({ min: 36, max: 46 }), length: fc.integer({ min: 1, max: 8 }), drop: fc.boolean() });
  fc.assert(fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
    let rows: SheetRow[] = [];
    wishes.forEach(({ from, length, drop }, n) => {
      const span = { from: from * 15, to: (from + length) * 15 };
      if (drop) rows = rows.map((one, at) => (at === n % Math.max(1, rows.length) ? { ...one, state: 'cancelled' } : one));
      else if (!ruleAgainstSheet(ROOM, rows, { personId: `p${n}`, span, wait: false, staff: false })) rows = [...rows, row(`p${n}`, span.from, span.to)];
    });
    const held = rows.filter(({ state }) => HOLDING.includes(state));
    return held.every((one, at) => held.every((other, m) => at === m || !meets(one, other)));
  }));
});
it('moves up the longest waiting whom it fits, and nobody to what begins too soon', () => {
  const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
  const rows = [row('a', 600, 660), row('w1', 540, 570, 'waiting', later(1)), row('w2', 540, 600, 'waiting', later(2)), row('w3', 660, 720, 'waiting', later(3))];
  expect(movesUp(ROOM, '2026-08-21', rows, calendar, NOW, 2).map(({ id }) => id)).toEqual(['w1', 'w3']);
  expect(movesUp(ROOM, '2026-08-20', rows, calendar, NOW, 2).map(({ id }) => id)).toEqual(['w3']);
  expect(movesUp(SERVICE, '2026-08-20', [row('one', 540, 555), row('w', 540, 585, 'waiting')], calendar, new Date('2026-08-19T08:00:00+08:00'), 2)).toEqual([{ id: 'w', span: { from: 555, to: 570 } }]);
});
it('finds who is hit, and lets them go until the begin', () => {
  const closed = { ...ROOM, closed: [{ from: '2026-08-21', to: '2026-08-21', why: '检修' }] };
  expect(rowsHit(closed, '2026-08-21', [row('a', 540, 600), row('b', 600, 660, 'cancelled')], calendar).map(({ id }) => id)).toEqual(['a']);
  expect(isChangeable('2026-08-20', { from: 570, to: 600, state: 'booked', free: false }, ROOM, NOW)).toBe(false);
  expect(isChangeable('2026-08-20', { from: 570, to: 600, state: 'booked', free: true }, ROOM, NOW)).toBe(true);
});
it('knows its own hours, ids and buttons', () => {
  expect(ruleAgainstHours({ kind: 'activity', room: null, service: HOURS })).toBe('bookingKind');
  expect(ruleAgainstHours({ kind: 'activity', room: { workdays: [{ from: 540, to: 600 }, { from: 585, to: 660 }], restdays: [] }, service: null })).toBe('bookingHours');
  expect(ruleAgainstClosure({ from: '2026-08-22', to: '2026-08-21', why: '' }, '2026-08-20')).toBe('bookingClosure');
  const id = bookingIdOf(sheetIdOf('a'.repeat(24), '2026-08-20'), 'b'.repeat(12));
  expect(placeOfBooking(id)).toEqual({ sheetId: `${'a'.repeat(24)}20260820`, rowId: 'b'.repeat(12) });
  expect(bookingOfTalk(`${id}-x`)).toBe(id);
  expect(placeOfBooking('short')).toBeNull();
  expect(hasGap([row('a', 540, 720), row('b', 840, 1_050)], ROOM.room?.workdays ?? [])).toBe(false);
  expect(isFree([row('a', 540, 600)], { from: 600, to: 660 })).toBe(true);
  expect(bookingActions({ state: 'booked', group: 'rooms', changeable: true, due: true }, ['station'])).toEqual(['change', 'callOff', 'came', 'missed']);
  expect(bookingActions({ state: 'booked', group: 'services', changeable: false, due: false }, ['self'])).toEqual([]);
});
