import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { PROJECT_ACTIONS, PROJECT_OVER, PROJECT_PARTS, PROJECT_PUBLIC, PROJECT_STATES, PROJECT_TRANSITIONS, projectDesk, projectLane, type ProjectAction, type ProjectState } from '../../../../shared/domain/projects/states';

/** Written by hand: action → state → [who, where it leads]; what is not named is not there. */
const TABLE: Readonly<Record<ProjectAction, Readonly<Partial<Record<ProjectState, readonly [string, ProjectState]>>>>> = {
  edit: { proposed: ['proposer', 'proposed'], asked: ['proposer', 'proposed'] },
  withdraw: { proposed: ['proposer', 'withdrawn'], asked: ['proposer', 'withdrawn'] },
  answer: { asked: ['proposer', 'proposed'] },
  admit: { proposed: ['station', 'candidate'], asked: ['station', 'candidate'] },
  ask: { proposed: ['station', 'asked'], asked: ['station', 'asked'] },
  decline: { proposed: ['station', 'declined'], asked: ['station', 'declined'] },
  handOver: { proposed: ['station', 'handedOver'], asked: ['station', 'handedOver'] },
  enter: { candidate: ['system', 'choosing'] },
  leave: { choosing: ['system', 'candidate'] },
  choose: { choosing: ['system', 'chosen'] },
  council: { candidate: ['station', 'chosen'] },
  plan: { chosen: ['station', 'running'], running: ['station', 'running'] },
  report: { running: ['owner station', 'running'] },
  moveStep: { running: ['station', 'running'] },
  finish: { running: ['station', 'acceptance'] },
  accept: { acceptance: ['system', 'evaluating'] },
  sendBack: { acceptance: ['system', 'running'], evaluating: ['station', 'running'] },
  extend: { acceptance: ['system', 'acceptance'] },
  councilAccept: { acceptance: ['station', 'evaluating'] },
  evaluate: { evaluating: ['station', 'closed'] },
  stop: { candidate: ['station', 'stopped'], chosen: ['station', 'stopped'], running: ['station', 'stopped'] },
  remind: { proposed: ['system', 'proposed'], asked: ['system', 'asked'], running: ['system', 'running'] },
  passOn: { running: ['system', 'running'], acceptance: ['system', 'acceptance'], evaluating: ['system', 'evaluating'], closed: ['system', 'closed'] },
};

it.each(PROJECT_ACTIONS)('%s is taken from where it may, by whom it may, and nowhere else', (action) => {
  for (const state of PROJECT_STATES) {
    const row = findTransition(PROJECT_TRANSITIONS, state, action);
    const [by, to] = TABLE[action][state] ?? [];
    expect([state, row?.to, row && [...row.by].sort().join(' ')]).toEqual([state, to, by]);
  }
});

it('has each step once, by parts there are, and leads nowhere from what is over', () => {
  expect(new Set(PROJECT_TRANSITIONS.map(({ from, action }) => `${from} ${action}`)).size).toBe(PROJECT_TRANSITIONS.length);
  for (const { from, by, action } of PROJECT_TRANSITIONS) {
    expect(by.every((part) => PROJECT_PARTS.includes(part))).toBe(true);
    // Only who keeps it in order may still change.
    if (action !== 'passOn') expect(PROJECT_OVER).not.toContain(from);
  }
});

it('is read by everybody from the check on, and stands in the lists where it is looked for', () => {
  expect(PROJECT_STATES.filter((state) => !PROJECT_PUBLIC.includes(state))).toEqual(['proposed', 'asked', 'declined', 'withdrawn', 'handedOver']);
  expect(Object.fromEntries(PROJECT_STATES.map((state) => [state, `${projectLane(state)} ${projectDesk(state)}`]))).toEqual({
    proposed: 'null check', asked: 'null asked', declined: 'null over', withdrawn: 'null over', handedOver: 'null over', candidate: 'choosing candidates', choosing: 'choosing choosing', chosen: 'running steps', running: 'running steps',
    acceptance: 'running acceptance', evaluating: 'running evaluate', closed: 'done over', stopped: 'null over',
  });
});
