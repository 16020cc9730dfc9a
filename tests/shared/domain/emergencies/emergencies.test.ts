import { EMERGENCY_ACTIONS, EMERGENCY_STATES, EMERGENCY_TRANSITIONS, emergencyActions, mayBeAsked, ruleAgainstQuestion } from '../../../../shared/domain/emergencies/states';
import { nextMorning, urgentSince } from '../../../../shared/domain/emergencies/summary';

it('is begun and ended by nobody alone, and everything of it can be reached', () => {
  for (const action of ['start', 'end'] as const) expect(EMERGENCY_TRANSITIONS.filter((row) => row.action === action && row.by.includes('writer'))).toEqual([]);
  expect(new Set(EMERGENCY_TRANSITIONS.map(({ to }) => to))).toEqual(new Set(EMERGENCY_STATES.filter((state) => state !== 'asked')));
  expect(new Set(EMERGENCY_TRANSITIONS.map(({ action }) => action))).toEqual(new Set(EMERGENCY_ACTIONS));
  expect([emergencyActions('on', 'second', false), emergencyActions('on', 'second', true), emergencyActions('on', 'witness', false), emergencyActions('ending', 'writer', true)]).toEqual([['advise', 'question', 'askEnd'], ['advise', 'askEnd'], [], ['keep']]);
  expect([ruleAgainstQuestion(false), ruleAgainstQuestion(true)]).toEqual([null, 'emergencyAskedOnce']);
});

it.each([['of full age, in force, there', 'active', false, 'plum', true], ['a minor', 'active', true, 'plum', false], ['resting', 'paused', false, 'plum', false], ['elsewhere', 'active', false, 'pine', false]] as const)('asks volunteers: %s', (_, state, minor, community, may) => expect(mayBeAsked({ state, minor, community }, ['plum'])).toBe(may));

it('reports at seven, and counts the night from midnight', () => {
  const at = (text: string): Date => new Date(`2026-08-${text}:00+08:00`);
  expect([nextMorning(at('20T06:59')), nextMorning(at('20T07:00')), nextMorning(at('20T23:00'))]).toEqual([at('20T07:00'), at('21T07:00'), at('21T07:00')]);
  expect(urgentSince(at('20T22:30'))).toEqual(at('20T00:00'));
});
