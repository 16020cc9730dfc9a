import {
  clockFor, clockOf, clockRow, deadlinesAt, dueAfter, type CaseLimits, type ClockFacts, type Limit,
} from '../../../../shared/domain/cases/deadlines';
import type { CaseState } from '../../../../shared/domain/cases/states';
import { at, handCalendar, read } from '../../support';

const minutes = (amount: number): Limit => ({ unit: 'workingMinutes', amount });
const days = (amount: number): Limit => ({ unit: 'workingDays', amount });
const limits: CaseLimits = {
  accept: minutes(240), dispatch: minutes(120), acknowledge: minutes(240), answer: days(5), redo: days(3), verify: days(1), evaluate: days(5),
};
const facts = (state: CaseState, over: Partial<ClockFacts> = {}): ClockFacts => ({
  state, filedAt: at('2026-11-19 09:12'), acceptedAt: at('2026-11-19 15:30'), dispatchedAt: at('2026-11-20 09:05'),
  handledAt: at('2026-11-24 16:00'), verifiedAt: at('2026-11-25 10:00'), redoneAt: null, needsCheck: false, ...over,
});
const deadlines = (state: CaseState, over: Partial<ClockFacts> = {}) => deadlinesAt(facts(state, over), limits, handCalendar);

describe('deadlines', () => {
  it.each<[CaseState, Partial<ClockFacts>, string, string | null]>([
    ['submitted', {}, 'accept', '2026-11-19 15:12'],
    ['accepted', {}, 'dispatch', '2026-11-19 17:30'],
    ['dispatched', {}, 'acknowledge', '2026-11-20 15:05'],
    ['acknowledged', {}, 'answer', '2026-11-26 17:30'],
    ['handled', {}, 'evaluate', '2026-12-01 17:30'],
    ['handled', { needsCheck: true }, 'verify', '2026-11-25 17:30'],
    ['verified', {}, 'evaluate', '2026-12-01 17:30'],
    ['verified', { needsCheck: true }, 'evaluate', '2026-12-02 17:30'],
    ['closed', {}, 'stopped', null],
    ['declined', {}, 'stopped', null],
    ['withdrawn', {}, 'stopped', null],
  ])('of a case that is %s (%j): %s by %s', (state, over, step, due) => {
    const result = deadlines(state, over);
    expect(result.step).toBe(step);
    expect(result.dueAt ? read(result.dueAt) : null).toBe(due);
    expect(read(result.promisedAt)).toBe('2026-11-26 17:30');
  });

  it('give a redone case a new, shorter promise', () => {
    const redone = deadlines('dispatched', { redoneAt: at('2026-11-26 10:00'), dispatchedAt: at('2026-11-26 10:00') });
    expect(read(redone.promisedAt)).toBe('2026-12-01 17:30');
    expect(read(redone.dueAt as Date)).toBe('2026-11-26 16:00');
  });

  it('leave out holidays in limits of both kinds', () => {
    expect(read(dueAfter(at('2026-09-30 16:30'), minutes(120), handCalendar))).toBe('2026-10-08 10:00');
    expect(read(dueAfter(at('2026-09-30 16:30'), days(2), handCalendar))).toBe('2026-10-09 17:30');
  });
});

describe('the public clock', () => {
  const clock = (state: CaseState, now: string, viewer: 'staff' | 'resident' = 'resident') =>
    clockOf(clockFor(deadlines(state), facts(state), viewer), handCalendar, at(now));

  it('tells a resident the promise while staff see their own step', () => {
    expect(clock('dispatched', '2026-11-20 10:00')).toMatchObject({ step: 'answer', dueAt: '2026-11-26T09:30:00.000Z' });
    expect(clock('dispatched', '2026-11-20 10:00', 'staff')).toMatchObject({ step: 'acknowledge', dueAt: '2026-11-20T07:05:00.000Z' });
  });

  it('counts whole working days after today', () => {
    expect(clock('acknowledged', '2026-11-24 09:41')).toMatchObject({ state: 'onTime', workingDaysLeft: 2, overdueDays: 0 });
    expect(clock('acknowledged', '2026-11-21 09:41')).toMatchObject({ workingDaysLeft: 4 });
    expect(clock('acknowledged', '2026-11-26 11:00')).toMatchObject({ state: 'onTime', workingDaysLeft: 0, workingMinutesLeft: 270 });
  });

  it('is soon for the last two office hours, to the moment itself', () => {
    expect(clock('acknowledged', '2026-11-26 15:29').state).toBe('onTime');
    expect(clock('acknowledged', '2026-11-26 15:30').state).toBe('soon');
    expect(clock('acknowledged', '2026-11-26 17:30')).toMatchObject({ state: 'soon', workingMinutesLeft: 0 });
  });

  it('counts full working days once overdue', () => {
    expect(clock('acknowledged', '2026-11-26 17:31')).toMatchObject({ state: 'overdue', overdueDays: 0, workingDaysLeft: 0 });
    expect(clock('acknowledged', '2026-11-27 10:00')).toMatchObject({ state: 'overdue', overdueDays: 0, workingMinutesLeft: -60 });
    expect(clock('acknowledged', '2026-11-27 17:30')).toMatchObject({ overdueDays: 1 });
    expect(clock('acknowledged', '2026-11-30 17:00')).toMatchObject({ overdueDays: 1 });
    expect(clock('acknowledged', '2026-12-01 09:00')).toMatchObject({ overdueDays: 2 });
  });

  it('stops with the case', () => {
    expect(clock('closed', '2026-12-05 10:00')).toEqual({
      step: 'stopped', dueAt: null, promisedAt: '2026-11-26T09:30:00.000Z', state: 'done', workingDaysLeft: 0, workingMinutesLeft: 0, overdueDays: 0, days: [],
    });
  });

  it('carries its days on a page and not in a row', () => {
    expect(clock('acknowledged', '2026-11-24 09:41').days.map((day) => day.mark).join(' ')).toBe('done plain plain done today plain due');
    expect(clockRow(deadlines('acknowledged'), handCalendar, at('2026-11-24 09:41'))).not.toHaveProperty('days');
  });
});
