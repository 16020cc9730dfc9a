import fc from 'fast-check';
import { loadCalendar } from '../../../../config/calendar';
import {
  addWorkingDays, addWorkingMinutes, dayOf, isWorkingMoment, minutesPerDay, nextWorkingMoment, workingDaysBetween, workingMinutesBetween,
} from '../../../../shared/domain/kernel/workingTime';
import { at, handCalendar, read } from '../../support';

const calendar = loadCalendar();
const moments = fc.integer({ min: at('2024-12-01 00:00').getTime(), max: at('2027-02-28 00:00').getTime() }).map((ms) => new Date(ms));
const wholeMinutes = moments.map((moment) => new Date(Math.floor(moment.getTime() / 60_000) * 60_000));
const minutes = fc.integer({ min: 0, max: 12_000 });
const days = fc.integer({ min: 0, max: 40 });
const earlier = (a: Date, b: Date): [Date, Date] => (a <= b ? [a, b] : [b, a]);

/** Counts office minutes one by one, from a calendar written by hand. */
function countedMinutes(from: Date, to: Date): number {
  let count = 0;
  for (let ms = from.getTime(); ms < to.getTime(); ms += 60_000) {
    const local = new Date(ms + 8 * 3_600_000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const open = (minute >= 540 && minute < 720) || (minute >= 840 && minute < 1050);
    if (open && handCalendar.isWorkday(local.toISOString().slice(0, 10))) count += 1;
  }
  return count;
}

describe('working days on the real holidays', () => {
  it.each([
    ['an ordinary week over a weekend', '2026-11-19 09:12', 5, '2026-11-26 17:30'],
    ['the day of filing does not count', '2026-11-19 09:12', 0, '2026-11-19 17:30'],
    ['before opening counts as that day', '2026-11-19 03:00', 1, '2026-11-20 17:30'],
    ['in the lunch break counts as that day', '2026-11-19 13:00', 1, '2026-11-20 17:30'],
    ['a minute before closing counts as that day', '2025-09-30 17:29', 1, '2025-10-09 17:30'],
    ['at closing time counts from the next working day', '2026-11-19 17:30', 1, '2026-11-23 17:30'],
    ['on Friday evening counts from Monday', '2026-11-20 20:00', 1, '2026-11-24 17:30'],
    ['on Sunday counts from Monday', '2026-11-22 10:00', 1, '2026-11-24 17:30'],
    ['over National Day 2026', '2026-09-30 10:00', 1, '2026-10-08 17:30'],
    ['a worked Saturday after National Day 2026 counts', '2026-09-30 10:00', 3, '2026-10-10 17:30'],
    ['filed in the evening before National Day 2026', '2026-09-30 18:00', 1, '2026-10-09 17:30'],
    ['filed in the middle of National Day 2026', '2026-10-04 11:00', 1, '2026-10-09 17:30'],
    ['a worked Saturday before Spring Festival 2026', '2026-02-13 16:00', 1, '2026-02-14 17:30'],
    ['over Spring Festival 2026', '2026-02-13 16:00', 2, '2026-02-24 17:30'],
    ['filed on a worked Sunday', '2026-09-20 10:00', 1, '2026-09-21 17:30'],
    ['over the end of 2025 to a worked Sunday', '2025-12-31 09:00', 1, '2026-01-04 17:30'],
    ['over Spring Festival 2025', '2025-01-27 11:00', 1, '2025-02-05 17:30'],
    ['to a worked Saturday after Spring Festival 2025', '2025-02-07 11:00', 1, '2025-02-08 17:30'],
    ['over Dragon Boat 2025', '2025-05-30 11:00', 2, '2025-06-04 17:30'],
    ['over Labour Day 2026 with a worked Saturday', '2026-04-30 11:00', 4, '2026-05-09 17:30'],
    ['into a year without data: Monday to Friday', '2026-12-31 10:00', 2, '2027-01-04 17:30'],
  ])('%s', (_, from, n, due) => {
    expect(read(addWorkingDays(at(from), n, calendar))).toBe(due);
    expect(read(addWorkingDays(at(from), n, handCalendar))).toBe(due);
  });

  it('refuses negative and broken numbers of days', () => {
    expect(() => addWorkingDays(at('2026-11-19 09:00'), -1, calendar)).toThrow(RangeError);
    expect(() => addWorkingDays(at('2026-11-19 09:00'), 1.5, calendar)).toThrow(RangeError);
  });

  it('refuses a calendar without working days instead of searching for ever', () => {
    const never = { ...calendar, isWorkday: () => false };
    expect(() => addWorkingDays(at('2026-11-19 09:00'), 1, never)).toThrow(RangeError);
    expect(() => addWorkingMinutes(at('2026-11-19 09:00'), 1, never)).toThrow(RangeError);
  });

  it('takes back what was added', () => {
    fc.assert(fc.property(moments, days, (moment, n) => workingDaysBetween(moment, addWorkingDays(moment, n, calendar), calendar) === n));
  });

  it('never ends earlier for something filed later', () => {
    fc.assert(
      fc.property(moments, moments, days, (a, b, n) => {
        const [first, second] = earlier(a, b);
        return addWorkingDays(first, n, calendar) <= addWorkingDays(second, n, calendar);
      }),
    );
  });

  it('always ends with office hours of a working day', () => {
    fc.assert(
      fc.property(moments, days, (moment, n) => {
        const due = addWorkingDays(moment, n, calendar);
        expect(read(due).slice(11)).toBe('17:30');
        expect(calendar.isWorkday(dayOf(due))).toBe(true);
      }),
    );
  });

  it('counts backwards what it counts forwards', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [first, second] = earlier(a, b);
        const forward = workingDaysBetween(first, second, calendar);
        expect(forward).toBeGreaterThanOrEqual(0);
        if (first < second) expect(workingDaysBetween(second, first, calendar)).toBe(-forward || 0);
      }),
    );
  });
});

describe('working minutes', () => {
  it.each([
    ['within the morning', '2026-11-20 09:30', 60, '2026-11-20 10:30'],
    ['ends with the morning, not after lunch', '2026-11-20 11:00', 60, '2026-11-20 12:00'],
    ['over lunch', '2026-11-20 11:00', 61, '2026-11-20 14:01'],
    ['begun at lunch', '2026-11-20 13:00', 30, '2026-11-20 14:30'],
    ['begun before opening', '2026-11-20 05:00', 30, '2026-11-20 09:30'],
    ['over a weekend', '2026-11-20 16:30', 240, '2026-11-23 12:00'],
    ['begun at night before a weekend', '2026-11-20 22:00', 30, '2026-11-23 09:30'],
    ['over Labour Day', '2026-04-30 17:00', 60, '2026-05-06 09:30'],
    ['on a worked Saturday', '2026-10-10 09:00', 60, '2026-10-10 10:00'],
    ['a full day', '2026-11-20 09:00', 390, '2026-11-20 17:30'],
    ['nothing', '2026-11-21 03:00', 0, '2026-11-21 03:00'],
  ])('%s', (_, from, n, due) => {
    expect(read(addWorkingMinutes(at(from), n, calendar))).toBe(due);
  });

  it('equals counting minute by minute on a calendar written by hand', () => {
    fc.assert(
      fc.property(wholeMinutes, fc.integer({ min: 0, max: 14 * 1_440 }), (from, length) => {
        const to = new Date(from.getTime() + length * 60_000);
        expect(workingMinutesBetween(from, to, calendar)).toBe(countedMinutes(from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('takes back what was added, and adds in two steps as in one', () => {
    fc.assert(
      fc.property(moments, minutes, minutes, (moment, a, b) => {
        const after = addWorkingMinutes(moment, a, calendar);
        expect(workingMinutesBetween(moment, after, calendar)).toBe(a);
        expect(addWorkingMinutes(after, b, calendar)).toEqual(addWorkingMinutes(moment, a + b, calendar));
      }),
    );
  });

  it('never ends earlier for a later start or a longer span', () => {
    fc.assert(
      fc.property(moments, moments, minutes, fc.integer({ min: 0, max: 500 }), (a, b, n, more) => {
        const [first, second] = earlier(a, b);
        return (
          addWorkingMinutes(first, n, calendar) <= addWorkingMinutes(second, n, calendar) &&
          addWorkingMinutes(first, n, calendar) <= addWorkingMinutes(first, n + more, calendar)
        );
      }),
    );
  });

  it('is negative backwards', () => {
    expect(workingMinutesBetween(at('2026-11-23 10:00'), at('2026-11-20 16:30'), calendar)).toBe(-120);
    expect(Object.is(workingMinutesBetween(at('2026-11-22 10:00'), at('2026-11-21 10:00'), calendar), 0)).toBe(true);
  });

  it('refuses negative spans', () => {
    expect(() => addWorkingMinutes(at('2026-11-20 09:00'), -1, calendar)).toThrow(RangeError);
    expect(() => addWorkingMinutes(at('2026-11-20 09:00'), Number.NaN, calendar)).toThrow(RangeError);
  });
});

describe('office moments', () => {
  it.each([
    ['2026-11-20 08:59', false], ['2026-11-20 09:00', true], ['2026-11-20 11:59', true], ['2026-11-20 12:00', false],
    ['2026-11-20 14:00', true], ['2026-11-20 17:29', true], ['2026-11-20 17:30', false], ['2026-11-21 10:00', false],
    ['2026-10-01 10:00', false], ['2026-10-10 10:00', true],
  ])('%s is open: %s', (moment, open) => {
    expect(isWorkingMoment(at(moment), calendar)).toBe(open);
  });

  it('finds the next open moment', () => {
    expect(read(nextWorkingMoment(at('2026-11-20 12:30'), calendar))).toBe('2026-11-20 14:00');
    expect(read(nextWorkingMoment(at('2026-11-20 18:00'), calendar))).toBe('2026-11-23 09:00');
    expect(read(nextWorkingMoment(at('2026-11-20 10:10'), calendar))).toBe('2026-11-20 10:10');
    expect(read(nextWorkingMoment(at('2026-11-20 06:00'), calendar))).toBe('2026-11-20 09:00');
  });

  it('takes the day at +08:00, wherever the computer stands', () => {
    expect(dayOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
    expect(dayOf(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31');
  });

  it('follows other office hours', () => {
    const whole = loadCalendar([[480, 1200]]);
    expect(minutesPerDay(whole)).toBe(720);
    expect(read(addWorkingDays(at('2026-11-19 19:00'), 1, whole))).toBe('2026-11-20 20:00');
  });
});
