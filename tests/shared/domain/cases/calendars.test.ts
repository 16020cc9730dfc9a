import fc from 'fast-check';
import { deadlinesAt, type CaseLimits, type ClockFacts, type Limit } from '../../../../shared/domain/cases/deadlines';
import type { Pause } from '../../../../shared/domain/cases/pauses';
import type { CaseState } from '../../../../shared/domain/cases/states';
import { addWorkingMinutes, dayOf, type Calendar } from '../../../../shared/domain/kernel/workingTime';
import { at, handCalendar } from '../../support';

const minutes = (amount: number): Limit => ({ unit: 'workingMinutes', amount });
const whole = (amount: number): Limit => ({ unit: 'workingDays', amount });
const limits: CaseLimits = { accept: minutes(240), dispatch: minutes(120), acknowledge: minutes(240), answer: whole(5), redo: whole(3), verify: whole(1), evaluate: whole(5) };

/**
 * Another holiday file while cases run: their moments stay, and their deadlines follow from them by the calendar in force
 * (docs/decisions/0003). The moments were made by the calendar before.
 */
const START = at('2026-01-05 09:00').getTime();
const moment = fc.integer({ min: 0, max: 250 * 24 * 60 }).map((n) => new Date(START + n * 60_000));
/** Days whose kind the new file changes: a holiday more, a make-up day that is none any more, or one more. */
const days = fc.uniqueArray(moment.map(dayOf), { maxLength: 12 });
const flipped = (changed: readonly string[]): Calendar => ({ ...handCalendar, isWorkday: (day) => handCalendar.isWorkday(day) !== changed.includes(day) });
const closedOn = (changed: readonly string[]): Calendar => ({ ...handCalendar, isWorkday: (day) => handCalendar.isWorkday(day) && !changed.includes(day) });
const somePause: fc.Arbitrary<Pause> = fc
  .record({ kind: fc.constantFrom('question' as const, 'deferral' as const), from: moment, until: moment })
  .map((one) => (one.from > one.until ? { ...one, from: one.until, until: one.from } : one));
const STATES: CaseState[] = ['submitted', 'accepted', 'dispatched', 'acknowledged', 'handled', 'verified'];
const life = fc.record({ filedAt: moment, accept: fc.nat(240), dispatch: fc.nat(120), state: fc.constantFrom(...STATES), pauses: fc.array(somePause, { maxLength: 4 }), extraDays: fc.nat(15) }).map(({ filedAt, accept, dispatch, ...rest }): ClockFacts => {
  const acceptedAt = addWorkingMinutes(filedAt, accept, handCalendar);
  const dispatchedAt = addWorkingMinutes(acceptedAt, dispatch, handCalendar);
  const handledAt = addWorkingMinutes(dispatchedAt, 300, handCalendar);
  return { ...rest, filedAt, acceptedAt, dispatchedAt, handledAt, verifiedAt: handledAt, redoneAt: null, needsCheck: true };
});
const dueBy = (facts: ClockFacts, calendar: Calendar): Date => deadlinesAt(facts, limits, calendar).dueAt as Date;

describe('a holiday file that changes while cases run', () => {
  it('leaves no step due before it began, whatever days change', () => {
    fc.assert(fc.property(life, days, (facts, changed) => {
      const { from, dueAt, promisedAt } = deadlinesAt(facts, limits, flipped(changed));
      return dueAt !== null && dueAt >= from && promisedAt >= facts.filedAt;
    }));
  });

  it('never brings a deadline forward by a holiday more or a make-up day less', () => {
    fc.assert(fc.property(life, days, (facts, changed) => dueBy({ ...facts, pauses: [] }, closedOn(changed)) >= dueBy({ ...facts, pauses: [] }, handCalendar)));
  });

  it('gives the same whichever way it came about, and the deadline of before when the day is taken back', () => {
    fc.assert(fc.property(life, days, (facts, changed) => {
      const backwards = flipped([...changed].reverse());
      const twice: Calendar = { ...handCalendar, isWorkday: (day) => flipped(changed).isWorkday(day) !== changed.includes(day) };
      return dueBy(facts, flipped(changed)).getTime() === dueBy(facts, backwards).getTime() && dueBy(facts, twice).getTime() === dueBy(facts, handCalendar).getTime();
    }));
  });

  it('is never shortened by a pause in the new calendar either', () => {
    fc.assert(fc.property(life, somePause, days, (facts, one, changed) => dueBy({ ...facts, pauses: [...(facts.pauses ?? []), one] }, flipped(changed)) >= dueBy(facts, flipped(changed))));
  });
});
