import { WISH_ACTIONS, WISH_PARTS, WISH_STATES, WISH_TRANSITIONS, laneOf, QUESTIONS_OF, WISH_ANSWERS, isAnswerTo, type WishAction, type WishState } from '../../../../shared/domain/wishes/states';
import { findTransition } from '../../../../shared/domain/kernel/stateMachine';

/** Written by hand: action → who, and where it leads from each state; what is not named is not there. */
const TABLE: Readonly<Record<WishAction, readonly [string, Readonly<Partial<Record<WishState, WishState>>>]>> = {
  edit: ['author', { submitted: 'submitted', asked: 'submitted', open: 'submitted' }],
  withdraw: ['author recipient', { submitted: 'withdrawn', asked: 'withdrawn', open: 'withdrawn' }],
  takeBack: ['recipient', { open: 'withdrawn', claimed: 'withdrawn' }],
  answer: ['author', { asked: 'submitted' }],
  approve: ['station', { submitted: 'open', asked: 'open' }],
  ask: ['station', { submitted: 'asked', asked: 'asked' }],
  decline: ['station', { submitted: 'declined', asked: 'declined' }],
  handOver: ['station', { submitted: 'handedOver', asked: 'handedOver', open: 'handedOver' }],
  end: ['station system', { submitted: 'ended', asked: 'ended', open: 'ended', claimed: 'ended' }],
  claim: ['guest claimant', { open: 'open' }],
  fill: ['guest claimant', { open: 'claimed' }],
  arrange: ['claimant', { open: 'open', claimed: 'claimed' }],
  send: ['claimant', { open: 'open', claimed: 'claimed' }],
  question: ['claimant guest', { open: 'open', claimed: 'claimed' }],
  reply: ['author recipient station', { open: 'open', claimed: 'claimed' }],
  callFor: ['claimant', { open: 'open', claimed: 'claimed' }],
  shareAddress: ['author recipient station', { open: 'open', claimed: 'claimed' }],
  hideAddress: ['author recipient station', { open: 'open', claimed: 'claimed' }],
  propose: ['author recipient', { open: 'open', claimed: 'claimed' }],
  agree: ['claimant', { open: 'open', claimed: 'claimed' }],
  refuse: ['claimant', { open: 'open', claimed: 'claimed' }],
  release: ['claimant station system', { open: 'open', claimed: 'open' }],
  passOn: ['system', { open: 'open', claimed: 'claimed' }],
  prove: ['claimant', { open: 'open', claimed: 'claimed' }],
  notYet: ['author recipient station', { open: 'open', claimed: 'claimed' }],
  volunteerTask: ['station system', { open: 'open', claimed: 'claimed' }],
  confirm: ['author recipient station', { open: 'open', claimed: 'claimed' }],
  complete: ['author recipient station', { claimed: 'realised', open: 'realised' }],
  thank: ['author recipient station', { realised: 'realised' }],
  consent: ['recipient station', { realised: 'realised' }],
  publishStory: ['station', { realised: 'realised' }],
  unmatched: ['station', { open: 'open' }],
  confirmHelp: ['author recipient station', { open: 'realised' }],
  invite: ['station', { open: 'open' }],
  inviteNo: ['guest', { open: 'open' }],
  remind: ['system', { submitted: 'submitted', asked: 'asked', open: 'open', claimed: 'claimed' }],
};

it.each(WISH_ACTIONS)('%s is taken from where it may, by whom it may, and nowhere else', (action) => {
  const [by, to] = TABLE[action];
  for (const state of WISH_STATES) {
    const row = findTransition(WISH_TRANSITIONS, state, action);
    expect([state, row?.to]).toEqual([state, to[state]]);
    if (row && !(action === 'complete' && state === 'open')) expect([...row.by].sort()).toEqual(by.split(' ').sort());
  }
});

it('has each step once, and leads nowhere from what is over but to thanks and the story', () => {
  expect(new Set(WISH_TRANSITIONS.map(({ from, action }) => `${from} ${action}`)).size).toBe(WISH_TRANSITIONS.length);
  for (const { from, action, by } of WISH_TRANSITIONS) {
    expect(by.every((part) => WISH_PARTS.includes(part))).toBe(true);
    if (['declined', 'withdrawn', 'ended', 'handedOver'].includes(from)) throw new Error(`${action} from ${from}`);
  }
});

it('publishes only what is open, claimed or realised', () => {
  expect(WISH_STATES.filter((state) => laneOf(state) !== null)).toEqual(['open', 'claimed', 'realised']);
});

it('takes no answer that is not among those given, and asks of each kind only what fits it', () => {
  for (const [question, answers] of Object.entries(WISH_ANSWERS)) for (const answer of answers) expect(isAnswerTo(question as 'when', answer)).toBe(true);
  expect([isAnswerTo('used', '13800138000'), isAnswerTo('when', 'yes')]).toEqual([false, false]);
  expect(QUESTIONS_OF.company).not.toContain('size');
});
