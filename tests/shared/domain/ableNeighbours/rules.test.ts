import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { INVITE_ACTIONS, INVITE_STATES, INVITE_TRANSITIONS, ruleAgainstAble, ruleAgainstWhen, timeOn, weekOf, type AbleEntry } from '../../../../shared/domain/ableNeighbours/rules';
import type { Skill } from '../../../../shared/domain/volunteers/profile';
import type { VolunteerState } from '../../../../shared/domain/volunteers/states';

const entry = (skill: Skill): AbleEntry => ({ skill, text: '', paid: false });
const volunteer = (state: VolunteerState, ...skills: Skill[]) => ({ state, skills: skills.map((skill) => ({ skill })) });
it.each([
  [[], null, null], [[], volunteer('paused'), null], [['hair'], null, 'ableNotVolunteer'], [['hair'], volunteer('paused', 'hair'), 'ableNotVolunteer'], [['hair'], volunteer('active', 'hair', 'law'), null],
  [['hair', 'hair'], volunteer('active', 'hair'), 'ableTwice'], [['hair', 'law'], volunteer('active', 'hair'), 'ableSkill'],
] as const)('%j of %j: %s', (skills, who, rule) => expect(ruleAgainstAble(skills.map(entry), who)).toBe(rule));

// 2026-02-17 is a holiday on a Tuesday, 2026-02-14 a Saturday that is worked.
const calendar = { isWorkday: (day: string) => day === '2026-02-14' || (day !== '2026-02-17' && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) };
it.each([
  ['2026-03-03', 'day', 'weekday'], ['2026-03-03', 'evening', 'evening'], ['2026-03-03', 'night', 'night'], ['2026-03-07', 'day', 'weekend'], ['2026-03-08', 'evening', 'weekend'], ['2026-03-08', 'night', 'night'],
  ['2026-02-17', 'day', 'holiday'], ['2026-02-17', 'evening', 'holiday'], ['2026-02-14', 'day', 'weekday'], ['2026-02-14', 'evening', 'evening'],
] as const)('%s, %s is the time «%s»', (day, part, time) => expect(timeOn(day, part, calendar)).toBe(time));

const NOW = new Date('2026-03-02T02:00:00Z');
const inHours = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
it.each([
  [0, 2, null], [1, 25, null], [1, 25.1, 'inviteWhen'], [-0.1, 2, 'inviteWhen'], [2, 2, 'inviteWhen'], [3, 2, 'inviteWhen'], [720, 722, null], [721, 722, 'inviteWhen'],
] as const)('from %d to %d hours ahead: %s', (from, to, rule) => expect(ruleAgainstWhen(inHours(from), inHours(to), NOW)).toBe(rule));

it('counts weeks from Monday to Sunday at +08:00', () => {
  const week = weekOf(new Date('2026-03-02T00:00:00+08:00'));
  expect([weekOf(new Date('2026-03-01T23:59:59+08:00')), weekOf(new Date('2026-03-08T23:59:59+08:00')), weekOf(new Date('2026-03-09T00:00:00+08:00'))]).toEqual([week - 1, week, week + 1]);
});

it.each(INVITE_ACTIONS)('an invitation: %s is taken from where it may, by whom it may', (action) => {
  const table = { send: {}, answer: { open: ['asked', 'open'] }, callOff: { open: ['station', 'calledOff'] } } as const;
  for (const state of INVITE_STATES) {
    const row = findTransition(INVITE_TRANSITIONS, state, action);
    expect([state, row && [row.by.join(' '), row.to]]).toEqual([state, (table[action] as Record<string, unknown>)[state]]);
  }
});
