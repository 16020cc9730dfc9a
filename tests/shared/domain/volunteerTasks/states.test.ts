import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { stateOfClaims, TASK_ACTIONS, TASK_OVER, TASK_STATES, TASK_TRANSITIONS, taskDesk, type TaskAction, type TaskState } from '../../../../shared/domain/volunteerTasks/states';

/** Written by hand: action → state → [who, where it leads]; what is not named is not there. `offer` makes one, it is no step of one. */
const TABLE: Readonly<Record<TaskAction, Readonly<Partial<Record<TaskState, readonly [string, TaskState]>>>>> = {
  offer: {},
  claim: { open: ['guest', 'open'] },
  giveBack: { open: ['claimant', 'open'], taken: ['claimant', 'taken'] },
  report: { open: ['claimant', 'open'], taken: ['claimant', 'taken'], reported: ['claimant', 'reported'] },
  change: { open: ['station', 'open'], taken: ['station', 'taken'] },
  release: { open: ['station system', 'open'], taken: ['station system', 'taken'] },
  sendBack: { open: ['station', 'open'], taken: ['station', 'taken'], reported: ['station', 'reported'] },
  finish: { open: ['station', 'done'], taken: ['station', 'done'], reported: ['station', 'done'] },
  stop: { open: ['station', 'stopped'], taken: ['station', 'stopped'], reported: ['station', 'stopped'] },
  remind: { open: ['system', 'open'], taken: ['system', 'taken'], reported: ['system', 'reported'] },
};

it.each(TASK_ACTIONS)('%s is taken from where it may, by whom it may, and nowhere else', (action) => {
  for (const state of TASK_STATES) {
    const row = findTransition(TASK_TRANSITIONS, state, action);
    const [by, to] = TABLE[action][state] ?? [];
    expect([state, row?.to, row && [...row.by].sort().join(' ')]).toEqual([state, to, by]);
  }
});

it('leads nowhere from what is over, and nobody who did it ends it', () => {
  expect(TASK_TRANSITIONS.filter(({ from }) => TASK_OVER.includes(from))).toEqual([]);
  expect(TASK_TRANSITIONS.filter(({ to, by }) => TASK_OVER.includes(to) && by.some((part) => part !== 'station'))).toEqual([]);
});

it.each([
  [1, [], 'open', 'open'], [1, ['claimed'], 'taken', 'going'], [1, ['reported'], 'reported', 'check'], [2, ['claimed'], 'open', 'open'], [2, ['reported'], 'open', 'check'], [2, ['claimed', 'reported'], 'taken', 'check'], [2, ['reported', 'reported'], 'reported', 'check'],
] as const)('of %d places with %j stands %s, in the list %s', (places, states, state, desk) => {
  const claims = states.map((one) => ({ state: one }));
  expect([stateOfClaims(places, claims), taskDesk(state, claims), taskDesk('done', claims)]).toEqual([state, desk, 'over']);
});
