import fc from 'fast-check';
import { HOURS_TERMS } from '../../../../config/catalogue/volunteerHours';
import { objectionUntil } from '../../../../shared/domain/volunteerHours/limits';
import { isOwnCode, isVouched, recordActions, ruleAgainstAge, ruleAgainstBeside, ruleAgainstCorrection, ruleAgainstHoursOf, ruleAgainstSpan } from '../../../../shared/domain/volunteerHours/rules';
import { RECORD_ACTIONS, RECORD_STATES, RECORD_TRANSITIONS } from '../../../../shared/domain/volunteerHours/states';
import { suspectsIn, type Watched } from '../../../../shared/domain/volunteerHours/suspects';
import { countedMinutes, nightMinutes, overlap, servedSpan, starOf, yearOf } from '../../../../shared/domain/volunteerHours/time';

/** A moment at +08:00. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

it.each([
  ['2026-03-02 09:00', '2026-03-02 11:00', 0, 120], ['2026-03-02 09:00', '2026-03-02 11:29', 0, 120], ['2026-03-02 09:00', '2026-03-02 11:30', 0, 150], ['2026-03-02 09:00', '2026-03-02 12:00', 40, 120],
  ['2026-03-02 09:00', '2026-03-02 09:29', 0, 0], ['2026-03-02 22:00', '2026-03-03 02:00', 0, 240], ['2026-12-31 23:00', '2027-01-01 01:10', 0, 120], ['2026-03-02 11:00', '2026-03-02 09:00', 0, 0], ['2026-03-02 09:00', '2026-03-02 10:00', 90, 0],
  // Where others set their clocks forward nothing is lost: +08:00 has no summer time.
  ['2026-03-29 01:00', '2026-03-29 04:00', 0, 180],
])('counts from %s to %s with %i minutes of break as %i', (from, to, breaks, minutes) => {
  expect(countedMinutes(span(from, to), breaks, { step: 30 })).toBe(minutes);
});

it('counts whole steps, never below 0, never more than somebody was there, and no less for more', () => {
  const minute = fc.integer({ min: 0, max: 3_000 });
  fc.assert(fc.property(minute, minute, fc.integer({ min: -60, max: 800 }), fc.constantFrom(15, 30, 60), (start, length, breaks, step) => {
    const from = new Date(Date.UTC(2026, 2, 1) + start * 60_000);
    const of = (minutes: number): number => countedMinutes({ from, to: new Date(from.getTime() + minutes * 60_000) }, breaks, { step });
    const counted = of(length);
    expect(counted % step).toBe(0);
    expect(counted).toBeGreaterThanOrEqual(0);
    expect(counted).toBeLessThanOrEqual(length);
    expect(of(length + 1)).toBeGreaterThanOrEqual(counted);
  }), { numRuns: 500 });
});

it.each([
  ['2026-03-02 09:00', '2026-03-02 11:00', '2026-03-02 11:00', '2026-03-02 12:00', false], ['2026-03-02 09:00', '2026-03-02 11:00', '2026-03-02 10:59', '2026-03-02 12:00', true],
  ['2026-03-02 09:00', '2026-03-02 12:00', '2026-03-02 10:00', '2026-03-02 11:00', true], ['2026-03-02 23:00', '2026-03-03 01:00', '2026-03-03 00:30', '2026-03-03 02:00', true],
])('%s–%s and %s–%s overlap: %s', (a, b, c, d, expected) => {
  expect(overlap(span(a, b), span(c, d))).toBe(expected);
  expect(overlap(span(c, d), span(a, b))).toBe(expected);
});

it.each([['2026-03-02 20:00', '2026-03-02 23:00', 60], ['2026-03-02 23:00', '2026-03-03 07:00', 420], ['2026-03-02 05:00', '2026-03-02 09:00', 60], ['2026-03-02 08:00', '2026-03-02 20:00', 0]])('%s–%s has %i minutes of night', (from, to, minutes) => {
  expect(nightMinutes(span(from, to), { from: 22, to: 6 })).toBe(minutes);
});

it.each([
  ['08:50', '11:00', '09:00', '11:00'], ['09:10', '10:50', '09:00', '11:00'], ['09:11', '12:30', '09:11', '11:00'], ['07:30', '10:49', '09:00', '10:49'],
])('somebody there from %s to %s of a shift from 09:00 to 11:00 served from %s to %s', (came, left, from, to) => {
  const day = '2026-03-07';
  expect(servedSpan({ cameAt: at(`${day} ${came}`), leftAt: at(`${day} ${left}`), plannedFrom: at(`${day} 09:00`), plannedTo: at(`${day} 11:00`) }, { grace: 10 })).toEqual(span(`${day} ${from}`, `${day} ${to}`));
});

it('gives whole calendar days for objection, a year to its days here, and stars at whole hours', () => {
  expect(objectionUntil(at('2026-03-02 23:59'), { objectionDays: 7 })).toEqual(at('2026-03-10 00:00'));
  expect(HOURS_TERMS.objectionDays).toBeGreaterThanOrEqual(7);
  expect(yearOf(at('2027-01-01 00:30'))).toBe(2027);
  expect([0, 5_999, 6_000, 90_000].map((minutes) => starOf(minutes, HOURS_TERMS))).toEqual([{ level: 0, toNext: 6_000 }, { level: 0, toNext: 1 }, { level: 1, toNext: 12_000 }, { level: 5, toNext: null }]);
});

it.each([['active', 2, null], ['paused', 2, null], ['active', 1, 'hoursLevel'], ['submitted', 2, 'hoursNotVolunteer'], ['withdrawn', 2, 'hoursNotVolunteer'], ['ended', 2, 'hoursNotVolunteer']] as const)('%s at level %i: %s', (state, level, rule) => {
  expect(ruleAgainstHoursOf({ state, level })).toBe(rule);
});

it.each([
  ['2026-03-02 09:00', '2026-03-02 09:00', 0, 'hoursTime'], ['2026-03-09 09:00', '2026-03-09 12:00', 0, 'hoursFuture'], ['2026-03-01 09:00', '2026-03-02 09:01', 0, 'hoursTooLong'], ['2026-03-02 09:00', '2026-03-02 10:00', 31, 'hoursNothing'], ['2026-03-02 09:00', '2026-03-02 10:00', 30, null],
])('a service from %s to %s with %i minutes of break: %s', (from, to, breakMinutes, rule) => {
  expect(ruleAgainstSpan({ ...span(from, to), breakMinutes }, at('2026-03-05 09:00'), HOURS_TERMS)).toBe(rule);
});

it.each([['2026-01-04 00:00', null], ['2026-01-03 23:59', 'hoursTooOld'], ['2026-03-05 08:00', null]])('by hand goes back to whole days: from %s on 5 March %s', (from, rule) => {
  expect(ruleAgainstAge({ from: at(from) }, at('2026-03-05 23:00'), HOURS_TERMS)).toBe(rule);
});

it('limits what is entered by hand by day and month, and nothing else by them', () => {
  const served = (from: string, to: string, minutes: number, manual = true) => ({ ...span(from, to), minutes, manual });
  const others = [served('2026-03-02 08:00', '2026-03-02 14:00', 360), served('2026-03-03 08:00', '2026-03-03 20:00', 720, false)];
  expect(ruleAgainstBeside(served('2026-03-02 15:00', '2026-03-02 17:00', 120), others, HOURS_TERMS)).toBeNull();
  expect(ruleAgainstBeside(served('2026-03-02 15:00', '2026-03-02 17:30', 150), others, HOURS_TERMS)).toBe('hoursDay');
  expect(ruleAgainstBeside(served('2026-03-02 15:00', '2026-03-02 17:30', 150, false), others, HOURS_TERMS)).toBeNull();
  expect(ruleAgainstBeside(served('2026-03-03 19:00', '2026-03-03 21:00', 120, false), others, HOURS_TERMS)).toBe('hoursOverlap');
});

it.each([[120, 180, null], [180, 180, 'hoursCorrectionSame'], [0, 180, null], [210, 180, 'hoursCorrection'], [-30, 180, 'hoursCorrection'], [45, 180, 'hoursCorrection']])('corrects to %i minutes of %i: %s', (minutes, present, rule) => {
  expect(ruleAgainstCorrection({ minutes, present, span: span('2026-03-02 09:00', '2026-03-02 12:00') }, HOURS_TERMS)).toBe(rule);
});

it('vouches for hours by two others and evidence alone', () => {
  const people = fc.constantFrom('v', 'a', 'b', null);
  fc.assert(fc.property(people, people, fc.constantFrom('code', 'place', 'mark', 'photos', 'list', null), (enteredBy, confirmedBy, evidence) => {
    const vouched = isVouched({ personId: 'v', enteredBy, confirmedBy, evidence });
    const others = new Set([enteredBy, confirmedBy].filter((one) => one !== null && one !== 'v'));
    const byItself = enteredBy === null && (evidence === 'code' || evidence === 'place');
    expect(vouched).toBe(evidence !== null && confirmedBy !== null && confirmedBy !== 'v' && enteredBy !== 'v' && (byItself || others.size === 2));
  }));
});

it.each<[string, string | null, readonly string[], boolean, boolean]>([
  ['another than showed it', 's', ['a', 'b'], true, false],
  ['one of those who showed it', 'b', ['a', 'b'], false, true],
  ['another, of what only the volunteer could show', 's', ['v'], true, true],
  ['nobody yet', null, ['a'], false, false],
])('takes a code that is confirmed by %s', (_who, confirmedBy, shownBy, vouched, suspect) => {
  const of = { personId: 'v', enteredBy: null, confirmedBy, evidence: 'code' as const, shownBy };
  expect([isVouched(of), isOwnCode(of)]).toEqual([vouched, suspect]);
});

it('lets nobody confirm their own or what they entered, nor decide against what they confirmed', () => {
  const by = (action: string) => [...new Set(RECORD_TRANSITIONS.filter((row) => row.action === action).flatMap((row) => [...row.by]))].sort();
  expect(by('confirm')).toEqual(['leader', 'station']);
  expect(by('keep')).toEqual(['enterer', 'station']);
  expect(by('count')).toEqual(['system']);
  expect(by('book')).toEqual(['system']);
  expect(RECORD_TRANSITIONS.filter(({ to, from }) => to === 'counted' && from !== 'counted').map(({ from }) => from)).toEqual(['published']);
  for (const state of RECORD_STATES) for (const action of RECORD_ACTIONS) expect(RECORD_TRANSITIONS.filter((row) => row.from === state && row.action === action).length).toBeLessThanOrEqual(1);
  expect(recordActions({ state: 'objected', kind: 'service', personId: 'v', objections: [{ personId: 's' }] }, 'station', 's')).toEqual([]);
  expect(recordActions({ state: 'published', kind: 'service', personId: 'v', objections: [] }, 'self', 'v')).toEqual([]);
  expect(recordActions({ state: 'published', kind: 'correction', personId: 'v', objections: [] }, 'self', 'v')).toEqual(['object']);
});

it('finds what looks wrong, by kind', () => {
  const row = (id: string, from: string, to: string, more: Partial<Watched> = {}): Watched => ({ id, volunteerId: 'v', ...span(from, to), minutes: countedMinutes(span(from, to), 0, HOURS_TERMS), manual: false, evidence: 'code', confirmedBy: id, ownCode: false, ...more });
  const kinds = (rows: Watched[]) => suspectsIn(rows, HOURS_TERMS).map(({ kind, recordIds }) => `${kind} ${recordIds.join()}`);
  expect(kinds([row('a', '2026-03-02 09:00', '2026-03-02 11:00'), row('b', '2026-03-02 10:00', '2026-03-02 12:00')])).toEqual(['overlap a,b']);
  expect(kinds([row('a', '2026-03-02 08:00', '2026-03-02 14:00'), row('b', '2026-03-02 14:00', '2026-03-02 19:00')])).toEqual(['day a,b']);
  expect(kinds([row('a', '2026-03-02 20:00', '2026-03-02 23:30')])).toEqual(['night a']);
  expect(kinds(['1', '2', '3', '4', '5'].map((day) => row(day, `2026-03-0${day} 09:00`, `2026-03-0${day} 10:00`, { confirmedBy: 'one' })))).toEqual(['oneConfirmer 1,2,3,4,5']);
  expect(kinds(['1', '2', '3', '4'].map((day) => row(day, `2026-03-0${day} 09:00`, `2026-03-0${day} 10:00`, { manual: true })))).toEqual(['manual 1,2,3,4']);
  expect(kinds([row('a', '2026-03-02 09:00', '2026-03-02 11:00', { ownCode: true }), row('b', '2026-03-03 09:00', '2026-03-03 11:00')])).toEqual(['ownCode a']);
  expect(kinds([row('a', '2026-03-02 09:00', '2026-03-02 11:00'), row('b', '2026-03-02 10:00', '2026-03-02 12:00', { volunteerId: 'w' })])).toEqual([]);
});
