import fc from 'fast-check';
import { deadlinesAt, type CaseLimits, type ClockFacts, type Limit } from '../../../../shared/domain/cases/deadlines';
import { afterPauses, endedAt, questionUntil, reviewAt, reviewFits, urgeAgainAt, type Pause } from '../../../../shared/domain/cases/pauses';
import type { CaseState } from '../../../../shared/domain/cases/states';
import { addWorkingMinutes } from '../../../../shared/domain/kernel/workingTime';
import { at, handCalendar, read } from '../../support';

const minutes = (amount: number): Limit => ({ unit: 'workingMinutes', amount });
const days = (amount: number): Limit => ({ unit: 'workingDays', amount });
const limits: CaseLimits = { accept: minutes(240), dispatch: minutes(120), acknowledge: minutes(240), answer: days(5), redo: days(3), verify: days(1), evaluate: days(5) };
const pause = (from: string, until: string): Pause => ({ kind: 'question', from: at(from), until: at(until) });
const moved = (due: string, since: string, ...pauses: Pause[]): string => read(afterPauses(at(due), at(since), pauses, handCalendar));

describe('a clock that stood', () => {
  it.each<[string, string, string, Pause[], string]>([
    ['as long as the office was open meanwhile', '2026-11-26 17:30', '2026-11-19 09:12', [pause('2026-11-23 10:00', '2026-11-23 16:00')], '2026-11-27 15:00'],
    ['not for a night', '2026-11-26 17:30', '2026-11-19 09:12', [pause('2026-11-23 18:00', '2026-11-24 08:00')], '2026-11-26 17:30'],
    ['not for the National Day holiday', '2026-10-09 17:30', '2026-09-29 10:00', [pause('2026-09-30 17:30', '2026-10-08 09:00')], '2026-10-09 17:30'],
    ['not for what was before its limit began', '2026-11-26 17:30', '2026-11-24 09:00', [pause('2026-11-23 10:00', '2026-11-24 09:00')], '2026-11-26 17:30'],
    ['for its share of what began before', '2026-11-26 17:30', '2026-11-24 09:00', [pause('2026-11-23 10:00', '2026-11-24 10:00')], '2026-11-27 10:00'],
    ['not for what began when it was over', '2026-11-26 17:30', '2026-11-19 09:12', [pause('2026-11-27 09:00', '2026-11-30 09:00')], '2026-11-26 17:30'],
    ['once for what overlaps', '2026-11-26 17:30', '2026-11-19 09:12', [pause('2026-11-23 10:00', '2026-11-23 11:00'), pause('2026-11-23 10:30', '2026-11-23 11:30')], '2026-11-27 10:30'],
    ['also for one that began only because of another', '2026-11-26 17:30', '2026-11-19 09:12', [pause('2026-11-27 09:30', '2026-11-27 10:30'), pause('2026-11-26 10:00', '2026-11-26 11:00')], '2026-11-27 11:00'],
  ])('is later %s', (_, due, since, pauses, expected) => {
    expect(moved(due, since, ...pauses)).toBe(expected);
    expect(moved(due, since, ...pauses.reverse())).toBe(expected);
  });

  it('ends its pauses when it runs on, and forgets those that had not begun', () => {
    const [before, running, later] = [pause('2026-11-02 10:00', '2026-11-03 10:00'), pause('2026-11-23 10:00', '2026-11-26 17:30'), pause('2026-12-01 10:00', '2026-12-02 10:00')];
    expect(endedAt([before, running, later], at('2026-11-24 15:00'))).toEqual([before, pause('2026-11-23 10:00', '2026-11-24 15:00')]);
  });

  it('waits three working days for an answer, and until the office opens on the day of review', () => {
    expect(read(questionUntil(at('2026-09-30 16:00'), handCalendar))).toBe('2026-10-10 17:30');
    expect(read(reviewAt('2026-10-03', handCalendar))).toBe('2026-10-08 09:00');
    expect([reviewFits('2026-11-24', at('2026-11-24 10:00')), reviewFits('2026-11-25', at('2026-11-24 10:00')), reviewFits('2027-05-24', at('2026-11-24 10:00'))]).toEqual([false, true, false]);
  });

  it('is urged once per working day', () => {
    expect(read(urgeAgainAt(at('2026-11-24 10:00'), handCalendar))).toBe('2026-11-25 00:00');
    expect(read(urgeAgainAt(at('2026-11-27 20:00'), handCalendar))).toBe('2026-12-01 00:00');
  });
});

const START = at('2026-01-05 09:00').getTime();
const moment = fc.integer({ min: 0, max: 250 * 24 * 60 }).map((n) => new Date(START + n * 60_000));
const somePause: fc.Arbitrary<Pause> = fc.record({ kind: fc.constantFrom('question' as const, 'deferral' as const), from: moment, until: moment }).map((one) => (one.from > one.until ? { ...one, from: one.until, until: one.from } : one));
const pauses = fc.array(somePause, { maxLength: 5 });
const STATES: CaseState[] = ['submitted', 'accepted', 'dispatched', 'acknowledged', 'handled', 'verified'];
/** A life in which each step is taken in time: office minutes after the one before, within its limit. */
const life = fc.record({ filedAt: moment, accept: fc.nat(240), dispatch: fc.nat(120), state: fc.constantFrom(...STATES), pauses, extraDays: fc.nat(15) }).map(({ filedAt, accept, dispatch, ...rest }): ClockFacts => {
  const acceptedAt = addWorkingMinutes(filedAt, accept, handCalendar);
  const dispatchedAt = addWorkingMinutes(acceptedAt, dispatch, handCalendar);
  const handledAt = addWorkingMinutes(dispatchedAt, 300, handCalendar);
  return { ...rest, filedAt, acceptedAt, dispatchedAt, handledAt, verifiedAt: handledAt, redoneAt: null, needsCheck: true };
});
const due = (facts: ClockFacts): Date => deadlinesAt(facts, limits, handCalendar).dueAt as Date;

describe('the clock, whatever happens', () => {
  it('is never due before the step began, nor before it was accepted', () => {
    fc.assert(fc.property(life, (facts) => {
      const { dueAt, from, promisedAt } = deadlinesAt(facts, limits, handCalendar);
      return dueAt !== null && dueAt >= from && (facts.state === 'submitted' || (dueAt >= (facts.acceptedAt as Date) && promisedAt >= (facts.acceptedAt as Date)));
    }));
  });

  it('is never shortened by a pause, nor by an extension', () => {
    fc.assert(fc.property(life, somePause, (facts, one) => due({ ...facts, pauses: [...(facts.pauses ?? []), one] }) >= due(facts)));
    fc.assert(fc.property(life, fc.nat(10), (facts, more) => due({ ...facts, extraDays: (facts.extraDays ?? 0) + more }) >= due(facts)));
  });

  it('is the same in whatever order things happened', () => {
    const shuffled = pauses.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(life, shuffled, (facts, [list, other]) => due({ ...facts, pauses: list }).getTime() === due({ ...facts, pauses: other }).getTime()));
  });

  it('is the same on hosts with daylight saving, and over a leap day', () => {
    const zone = process.env.TZ;
    const leap = { ...handCalendar, isWorkday: (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) };
    const answers = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'].map((tz) => {
      process.env.TZ = tz;
      return [read(afterPauses(at('2028-02-28 17:30'), at('2028-02-25 10:00'), [pause('2028-02-28 09:00', '2028-02-28 11:00')], leap)), moved('2026-03-31 17:30', '2026-03-26 10:00', pause('2026-03-27 09:00', '2026-03-30 10:00'))].join(' ');
    });
    process.env.TZ = zone;
    expect([...new Set(answers)]).toEqual(['2028-02-29 11:00 2026-04-02 10:00']);
  });
});
