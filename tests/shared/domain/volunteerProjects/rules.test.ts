import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { PLAN_ACTIONS, PLAN_STATES, PLAN_TRANSITIONS, ruleAgainstDays } from '../../../../shared/domain/volunteerProjects/rules';

it.each([
  ['2026-03-01', null, null], ['2026-03-01', '2026-03-01', null], ['2026-03-02', '2026-03-01', 'planDays'], ['2026-03-01', '2029-03-03', null], ['2026-03-01', '2029-03-04', 'planDays'],
] as const)('from %s to %s: %s', (from, until, rule) => expect(ruleAgainstDays(from, until)).toBe(rule));

it.each(PLAN_ACTIONS)('%s is taken from where it may, by whom it may, and nothing goes on after the end', (action) => {
  const table = { start: {}, edit: { running: ['manager', 'running'] }, close: { running: ['manager system', 'closed'] } } as const;
  for (const state of PLAN_STATES) {
    const row = findTransition(PLAN_TRANSITIONS, state, action);
    expect([state, row && [row.by.join(' '), row.to]]).toEqual([state, (table[action] as Record<string, unknown>)[state]]);
  }
});
