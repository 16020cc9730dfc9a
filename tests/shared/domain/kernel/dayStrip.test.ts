import fc from 'fast-check';
import { loadCalendar } from '../../../../config/calendar';
import { dayStrip } from '../../../../shared/domain/kernel/dayStrip';
import { addWorkingDays, dayOf } from '../../../../shared/domain/kernel/workingTime';
import { at } from '../../support';

const calendar = loadCalendar();
const strip = (from: string, due: string, now: string): string[] =>
  dayStrip({ from: at(from), due: at(due), now: at(now), calendar }).map((cell) =>
    [cell.mark === 'gap' ? '…' : `${cell.weekday}${Number(cell.date.slice(8))}`, cell.kind === 'rest' && cell.mark !== 'gap' ? '休' : '', cell.mark, cell.lateDays || ''].join(' ').replace(/ +/g, ' ').trim(),
  );

describe('day strip', () => {
  it('shows a case on time', () => {
    expect(strip('2026-11-19 09:12', '2026-11-26 17:30', '2026-11-24 09:41')).toEqual([
      '五20 done', '六21 休 plain', '日22 休 plain', '一23 done', '二24 today', '三25 plain', '四26 due',
    ]);
  });

  it('shows an overdue case: the first days make way, the due day and today stay', () => {
    expect(strip('2026-11-13 07:20', '2026-11-20 17:30', '2026-11-24 09:41')).toEqual([
      '一16 done', '… gap', '五20 due', '六21 休 plain', '日22 休 plain', '一23 late 1', '二24 today 2',
    ]);
  });

  it('keeps the due day however long it is past', () => {
    expect(strip('2026-11-02 10:00', '2026-11-06 17:30', '2026-11-25 10:00')).toEqual([
      '五6 due', '… gap', '六21 休 plain', '日22 休 plain', '一23 late 11', '二24 late 12', '三25 today 13',
    ]);
  });

  it('shows the first day, a gap and the last five of a long limit', () => {
    expect(strip('2026-11-02 10:00', '2026-11-23 17:30', '2026-11-20 10:00')).toEqual([
      '二3 done', '… gap', '四19 done', '五20 today', '六21 休 plain', '日22 休 plain', '一23 due',
    ]);
  });

  it('shows today in the middle of a long limit', () => {
    expect(strip('2026-11-02 10:00', '2026-11-23 17:30', '2026-11-10 10:00')).toEqual([
      '二3 done', '… gap', '二10 today', '… gap', '五20 plain', '六21 休 plain', '日22 休 plain', '一23 due',
    ]);
  });

  it('begins with today on the day of filing', () => {
    expect(strip('2026-11-24 08:12', '2026-11-26 17:30', '2026-11-24 09:00')).toEqual(['二24 today', '三25 plain', '四26 due']);
  });

  it('is one day for a limit of hours', () => {
    expect(strip('2026-11-24 09:00', '2026-11-24 11:00', '2026-11-24 09:41')).toEqual(['二24 today']);
  });

  it('shows a worked Saturday like a working day', () => {
    expect(strip('2026-09-30 10:00', '2026-10-10 17:30', '2026-10-08 09:00')).toEqual([
      '四8 today', '五9 plain', '六10 due',
    ]);
  });

  it('has at most eight cells in order, each day once, and never hides today or the due day', () => {
    const start = at('2026-01-01 00:00').getTime();
    const moment = fc.integer({ min: 0, max: 300 * 1_440 }).map((minutes) => new Date(start + minutes * 60_000));
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 * 1_440 }), (from, n, later) => {
        const due = addWorkingDays(from, n, calendar);
        const now = new Date(from.getTime() + later * 60_000);
        const cells = dayStrip({ from, due, now, calendar });
        const dates = cells.map((cell) => cell.date);
        expect(cells.length).toBeGreaterThanOrEqual(1);
        expect(cells.length).toBeLessThanOrEqual(8);
        expect(dates).toEqual([...new Set(dates)].sort());
        const days = cells.filter((cell) => cell.mark !== 'gap').map((cell) => cell.date);
        expect(days).toContain(dayOf(due));
        expect(days).toContain(dayOf(now));
        if (!cells.some((cell) => cell.mark === 'gap')) expect(cells.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
