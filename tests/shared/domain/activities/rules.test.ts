import fc from 'fast-check';
import { ACTIVITY_TERMS } from '../../../../config/catalogue/activities';
import { calendarOf, folded } from '../../../../shared/domain/activities/calendar';
import { answerUntil } from '../../../../shared/domain/activities/limits';
import { activityActions, comesAlone, fitsHand, leavingAsks, ruleAgainstHand, ruleAgainstHold, ruleAgainstPublish, ruleAgainstTime, ruleAgainstWords, signUpActions, type ActivityFacts, type HandFacts } from '../../../../shared/domain/activities/rules';
import { overlap, ruleAgainstSpans, spansOf, type ShiftRule } from '../../../../shared/domain/activities/series';
import { ACTIVITY_ACTIONS, ACTIVITY_STATES, SIGN_UP_STATES, SIGN_UP_TRANSITIONS } from '../../../../shared/domain/activities/states';

const NOW = new Date('2026-03-02T02:00:00.000Z');
const at = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });
const activity: ActivityFacts = { state: 'published', risk: 'plain', visit: false, minAge: 8, opensAt: null, closesHours: 2, cancelHours: 24 };
const hand: HandFacts = { personId: 'p', state: 'active', termsDue: false, minor: false, level: 1, skills: [], avoids: [], age: 30, guardianSeen: true };
const proven = { skill: 'electrics', proof: '证', until: null, seen: true } as const;

it.each<[string, object, object, readonly string[], string | null]>([
  ['somebody in force', {}, {}, [], null], ['who rests', {}, { state: 'paused' }, [], 'activityNotVolunteer'], ['who has not agreed', {}, { termsDue: true }, [], 'activityTermsDue'],
  ['a minor whose guardian was not asked', {}, { minor: true, age: 12, guardianSeen: false }, [], 'activityGuardian'], ['a minor in danger', { risk: 'dangerous' }, { minor: true, age: 17 }, [], 'activityMinor'], ['a minor in a home', { visit: true }, { minor: true, age: 17 }, [], 'activityMinor'], ['a minor at ordinary work', {}, { minor: true, age: 12 }, [], null],
  ['too young', { minAge: 16 }, { age: 15 }, [], 'activityAge'], ['whose age nobody knows', { minAge: 16 }, { age: null }, [], 'activityAge'], ['at level 1 in a home', { visit: true }, {}, [], 'activityVisitLevel'], ['at level 2 in a home', { visit: true }, { level: 2 }, [], null],
  ['without a proof', {}, {}, ['electrics'], 'activitySkill'], ['with a proof', {}, { skills: [proven] }, ['electrics'], null], ['whose proof is over by then', {}, { skills: [{ ...proven, until: '2026-03-02' }] }, ['electrics'], 'activitySkill'], ['without a skill that needs no proof', {}, {}, ['hair'], null],
])('%s', (_who, facts, changes, skills, rule) => {
  expect(ruleAgainstHand({ ...activity, ...facts }, { skills: skills as never }, { ...hand, ...changes } as HandFacts, at(48))).toBe(rule);
});

it.each<[string, object, readonly string[], boolean]>([
  ['plain work', {}, [], false], ['work outdoors', { risk: 'outdoor' }, [], false], ['a skill that needs no proof', {}, ['hair'], false], ['a skill that does', {}, ['electrics'], true], ['danger', { risk: 'dangerous' }, [], true], ['somebody’s home', { visit: true }, [], true], ['an age', { minAge: 16 }, [], true],
])('%s: whether everybody signs up for themselves', (_what, facts, skills, alone) => expect(comesAlone({ ...activity, ...facts }, { skills: skills as never })).toBe(alone));

it('fits whoever can everything, and would rather not be in nobody\'s way', () => {
  expect(fitsHand(activity, { skills: ['hair'] }, hand, NOW)).toBe(false);
  expect(fitsHand(activity, { skills: [] }, hand, NOW)).toBe(true);
  expect(fitsHand({ risk: 'outdoor', visit: false }, { skills: [] }, { ...hand, avoids: ['outdoors'] }, NOW)).toBe(false);
});

it.each<[string, Partial<ActivityFacts>, object, string | null]>([
  ['in time', {}, span(5, 7), null], ['called off', {}, { ...span(5, 7), state: 'off' }, 'activityOff'], ['a draft', { state: 'draft' }, span(5, 7), 'activityOff'], ['begun', {}, span(0, 2), 'activityStarted'], ['closed', {}, span(2, 4), 'activityClosed'], ['not open yet', { opensAt: at(1) }, span(5, 7), 'activityNotOpen'],
])('%s', (_when, facts, shift, rule) => {
  expect(ruleAgainstTime({ ...activity, ...facts }, { state: 'open', ...span(5, 7), ...shift }, NOW)).toBe(rule);
});

it('asks for an insurance before danger (志愿服务条例 Art. 17)', () => {
  expect([ruleAgainstPublish({ risk: 'dangerous', insurance: ' ' }), ruleAgainstPublish({ risk: 'dangerous', insurance: '意外险' }), ruleAgainstPublish({ risk: 'outdoor', insurance: null })]).toEqual(['activityInsurance', null, null]);
});

describe('times', () => {
  const rule = (changes: Partial<ShiftRule> = {}): ShiftRule => ({ firstOn: '2026-03-07', from: '09:00', to: '11:00', weekdays: [], until: null, ...changes });
  it('make shifts at +08:00, also over midnight', () => {
    expect(spansOf(rule())).toEqual([{ startsAt: new Date('2026-03-07T01:00:00.000Z'), endsAt: new Date('2026-03-07T03:00:00.000Z') }]);
    expect(spansOf(rule({ from: '22:00', to: '01:00' }))[0]?.endsAt.toISOString()).toBe('2026-03-07T17:00:00.000Z');
    expect(spansOf(rule({ weekdays: [6], until: '2026-03-28' }))).toHaveLength(4);
  });
  it.each<[Partial<ShiftRule>, string | null]>([[{}, null], [{ firstOn: '2026-03-01' }, 'activityPast'], [{ to: '22:00' }, 'activityTimes'], [{ firstOn: '2028-01-01' }, 'activityTimes'], [{ weekdays: [1], until: '2026-03-08' }, 'activityNoShift'], [{ weekdays: [0, 1, 2, 3, 4, 5, 6], until: '2026-12-01' }, 'activityManyShifts']])('%j: %s', (changes, expected) => {
    expect(ruleAgainstSpans(spansOf(rule(changes)), NOW)).toBe(expected);
  });
  it('overlap the same both ways, and not where one ends as the other begins', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 }), (a, la, b, lb) => {
      const [one, two] = [span(a, a + la), span(b, b + lb)];
      const both = Array.from({ length: 30 }, (_, hour) => hour + 0.5).some((hour) => hour > a && hour < a + la && hour > b && hour < b + lb);
      return overlap(one, two) === both && overlap(two, one) === both;
    }));
    expect(ruleAgainstHold([span(1, 2)], span(2, 3), NOW)).toBeNull();
    expect(ruleAgainstHold([span(1, 3)], span(2, 4), NOW)).toBe('activityOverlap');
    expect(ruleAgainstHold(Array.from({ length: 20 }, (_, n) => span(100 + n, 101 + n)), span(2, 4), NOW)).toBe('activityMany');
  });
  it('to answer are half a day, half an hour on the day itself, and never beyond the start', () => {
    expect([answerUntil(NOW, at(72), ACTIVITY_TERMS), answerUntil(NOW, at(5), ACTIVITY_TERMS), answerUntil(NOW, at(0.25), ACTIVITY_TERMS)]).toEqual([at(12), at(0.5), at(0.25)]);
  });
});

it('asks for a reason only near the shift, and not where the plan was changed', () => {
  const signUp = { ...span(23, 25), freeToLeave: false, state: 'seated' as const };
  expect([leavingAsks(activity, signUp, NOW), leavingAsks(activity, { ...signUp, ...span(25, 27) }, NOW), leavingAsks(activity, { ...signUp, freeToLeave: true }, NOW), leavingAsks(activity, { ...signUp, state: 'waiting' }, NOW)]).toEqual([true, false, false, false]);
  expect([ruleAgainstWords(true, { text: '' }), ruleAgainstWords(false, { text: '' }), ruleAgainstWords(false, { reason: 'other', text: ' ' }), ruleAgainstWords(true, { reason: 'ill', text: '' })]).toEqual(['activityReason', null, 'activityReason', null]);
});

it('seats nobody without a yes, and shows only what may be done', () => {
  for (const row of SIGN_UP_TRANSITIONS.filter(({ to, from }) => to === 'seated' && from !== 'seated')) expect(row.by).toEqual(['self']);
  const facts = { ...span(5, 7), party: 1, swapping: false, attendance: null };
  expect(SIGN_UP_STATES.map((state) => signUpActions({ ...facts, state }, NOW))).toEqual([['cancel'], ['accept', 'decline'], ['cancel', 'swap'], []]);
  expect(signUpActions({ ...facts, state: 'seated', swapping: true }, NOW)).toEqual(['cancel', 'keep']);
  expect(signUpActions({ ...facts, state: 'seated', party: 3 }, NOW)).toEqual(['cancel']);
  expect(signUpActions({ ...facts, ...span(-1, 1), state: 'seated' }, NOW)).toEqual(['arrive']);
  expect(signUpActions({ ...facts, ...span(1, 3), state: 'seated' }, NOW)).toEqual(['arrive', 'cancel', 'swap']);
  expect((['here', 'gone', 'excused', 'noShow'] as const).map((attendance) => signUpActions({ ...facts, ...span(-1, 1), attendance, state: 'seated' }, NOW))).toEqual([['depart'], [], [], []]);
  expect(signUpActions({ ...facts, ...span(-5, -3), state: 'seated' }, NOW)).toEqual([]);
  const drawn = { risk: 'plain', visit: false, minAge: 18 } as const;
  expect(ACTIVITY_STATES.map((state) => activityActions({ ...drawn, state }, 'station'))).toEqual([['edit', 'publish', 'cancel'], ['approve', 'sendBack'], ['change', 'move', 'lead', 'message', 'cancelShift', 'cancel'], []]);
  expect([activityActions({ ...drawn, state: 'published' }, 'leader'), activityActions({ ...drawn, state: 'published' }, 'guest')]).toEqual([['message'], []]);
  expect([{}, { risk: 'outdoor' }, { visit: true }, { minAge: 17 }].map((part) => activityActions({ ...drawn, state: 'draft', ...part } as never, 'team'))).toEqual([['edit', 'publish', 'cancel'], ...Array.from({ length: 3 }, () => ['edit', 'submit', 'cancel'])]);
  expect(ACTIVITY_ACTIONS).toContain('create');
});

it('writes iCalendar that folds within no character and carries no line of its own (RFC 5545)', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
    const lines = folded(text.replace(/[\r\n]/g, '')).split('\r\n ');
    return lines.join('') === text.replace(/[\r\n]/g, '') && lines.every((line, n) => Buffer.byteLength(line) <= (n === 0 ? 75 : 74));
  }));
  const event = { id: 'a', revision: 1, ...span(0, 2), changedAt: NOW, title: '清洁日, 一\nEND:VCALENDAR', place: 'a;b\\', text: '' };
  const text = calendarOf([event]);
  expect(text).toContain('SUMMARY:清洁日\\, 一\\nEND:VCALENDAR\r\n');
  expect(text).toContain('LOCATION:a\\;b\\\\\r\n');
  expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
});
