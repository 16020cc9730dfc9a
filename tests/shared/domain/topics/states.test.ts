import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { topicActions } from '../../../../shared/domain/topics/rules';
import { TOPIC_ACTIONS, TOPIC_HIDDEN, TOPIC_OVER, TOPIC_PARTS, TOPIC_STATES, TOPIC_TRANSITIONS, topicDesk, type TopicAction, type TopicState } from '../../../../shared/domain/topics/states';

/** Written by hand: action → state → [who, where it leads]; what is not named is not there. */
const TABLE: Readonly<Record<TopicAction, Readonly<Partial<Record<TopicState, readonly [string, TopicState]>>>>> = {
  release: { toCheck: ['body', 'gathering'] },
  withdraw: { toCheck: ['author', 'withdrawn'], gathering: ['author', 'withdrawn'] },
  remove: { toCheck: ['body', 'removed'], gathering: ['body', 'removed'] },
  reach: { gathering: ['system', 'toAnswer'] },
  lapse: { gathering: ['system', 'lapsed'] },
  adopt: { gathering: ['body', 'adopted'], toAnswer: ['body', 'adopted'] },
  merge: { gathering: ['body', 'merged'], toAnswer: ['body', 'merged'] },
  handOver: { gathering: ['body', 'handedOver'], toAnswer: ['body', 'handedOver'] },
  decline: { toAnswer: ['body', 'declined'] },
  consult: { adopted: ['body system', 'adopted'] },
  decide: { adopted: ['system', 'decided'] },
  report: {},
  moveDay: {},
  finish: { adopted: ['system', 'done'], decided: ['system', 'done'] },
  stop: { adopted: ['body system', 'stopped'], decided: ['system', 'stopped'] },
  remind: { gathering: ['system', 'gathering'], toAnswer: ['system', 'toAnswer'], adopted: ['system', 'adopted'], decided: ['system', 'decided'] },
};

it.each(TOPIC_ACTIONS)('%s is taken from where it may, by whom it may, and nowhere else', (action) => {
  for (const state of TOPIC_STATES) {
    const row = findTransition(TOPIC_TRANSITIONS, state, action);
    const [by, to] = TABLE[action][state] ?? [];
    expect([state, row?.to, row && [...row.by].sort().join(' ')]).toEqual([state, to, by]);
  }
});

it('has each step once, leads nowhere from what is over, and shows no step that nobody taps', () => {
  expect(new Set(TOPIC_TRANSITIONS.map(({ from, action }) => `${from} ${action}`)).size).toBe(TOPIC_TRANSITIONS.length);
  expect(TOPIC_TRANSITIONS.filter(({ from }) => TOPIC_OVER.includes(from))).toEqual([]);
  for (const state of TOPIC_STATES) for (const part of TOPIC_PARTS) for (const action of ['reach', 'lapse', 'remind'] as const) expect(topicActions(state, [part], false)).not.toContain(action);
  // Once a consultation has begun, the topic has no button of its own.
  expect([topicActions('adopted', ['body'], false), topicActions('adopted', ['body'], true)]).toEqual([['consult', 'stop'], []]);
});

it('must be answered once it was seconded enough: neither its author nor who answers takes it away', () => {
  expect(TOPIC_TRANSITIONS.filter(({ from }) => from === 'toAnswer').map(({ action }) => action).sort()).toEqual(['adopt', 'decline', 'handOver', 'merge', 'remind']);
  // And what was adopted does not end without a word: its consultation decides it and has it done, or it is stopped with the reason.
  expect(TOPIC_TRANSITIONS.filter(({ from }) => from === 'adopted').map(({ to }) => to).sort()).toEqual(['adopted', 'adopted', 'decided', 'done', 'stopped']);
});

it('stands in the lane where it is looked for', () => {
  expect(Object.fromEntries(TOPIC_STATES.map((state) => [state, topicDesk(state)]))).toEqual({
    toCheck: 'toCheck', gathering: 'gathering', toAnswer: 'toAnswer', adopted: 'going', decided: 'going', done: 'over', merged: 'over', handedOver: 'over', declined: 'over', withdrawn: null, lapsed: 'over', removed: null, stopped: 'over',
  });
  expect(TOPIC_HIDDEN.filter((state) => topicDesk(state) !== null)).toEqual(['toCheck']);
});
