import { actionsFrom, type Transition } from '../kernel/stateMachine';
import type { VoteBallot } from './drafts';

/**
 * Where a vote (表决) stands. `draft`: written and looked at; `frozen`: rules, options, texts and roll are fixed and
 * published; `open`: ballots are taken; `closing`: taken no more, paper is entered and the scrutineers confirm; `published`:
 * counted, everybody reads it; `cancelled`: stopped before the end with the reason, a new one is needed; `dropped`: a draft
 * that was given up.
 */
export const VOTE_STATES = ['draft', 'frozen', 'open', 'closing', 'published', 'cancelled', 'dropped'] as const;
export type VoteState = (typeof VOTE_STATES)[number];
/** Read by those who prepare it alone. */
export const VOTE_HIDDEN: readonly VoteState[] = ['draft', 'dropped'];
/** States in which ballots are taken, between the moments of the manifest; `frozen`: its clock may be late. */
export const VOTE_TAKING: readonly VoteState[] = ['frozen', 'open'];

/** Lanes of lists. */
export const VOTE_LANES = ['going', 'over'] as const;
export type VoteLane = (typeof VOTE_LANES)[number];
export const voteLane = (state: VoteState): VoteLane | null => (state === 'dropped' ? null : state === 'published' || state === 'cancelled' ? 'over' : 'going');

/** Parts people play; somebody may play several. `body`: acts for the body; `scrutineer`: one of the two who watch it (监票人); `voter`: votes for a line of the roll. */
export const VOTE_PARTS = ['body', 'scrutineer', 'voter', 'guest', 'system'] as const;
export type VotePart = (typeof VOTE_PARTS)[number];

export const VOTE_ACTIONS = ['edit', 'agree', 'freeze', 'drop', 'start', 'remind', 'correct', 'cancel', 'close', 'confirm', 'publish', 'minutes', 'prepare', 'sample', 'check', 'destroy'] as const;
export type VoteAction = (typeof VOTE_ACTIONS)[number];

type Row = Transition<VoteState, VoteAction, VotePart>;
const row = (from: VoteState, action: VoteAction, to: VoteState, ...by: VotePart[]): Row => ({ from, action, to, by });

/** Every step of a vote. Ballots and papers are rows of their own. Nothing leads back to a draft: what was frozen stays as it was. */
export const VOTE_TRANSITIONS: readonly Row[] = [
  row('draft', 'edit', 'draft', 'body'),
  row('draft', 'prepare', 'draft', 'body'),
  row('draft', 'agree', 'draft', 'scrutineer'),
  row('draft', 'freeze', 'frozen', 'body'),
  row('draft', 'drop', 'dropped', 'body'),
  row('frozen', 'start', 'open', 'system'),
  row('open', 'remind', 'open', 'system'),
  ...(['frozen', 'open'] as const).flatMap((state): Row[] => [row(state, 'correct', state, 'scrutineer', 'body'), row(state, 'cancel', 'cancelled', 'body')]),
  row('open', 'close', 'closing', 'system'),
  row('closing', 'sample', 'closing', 'scrutineer'),
  row('closing', 'confirm', 'closing', 'scrutineer'),
  row('closing', 'publish', 'published', 'system'),
  row('published', 'sample', 'published', 'scrutineer'),
  row('published', 'check', 'published', 'scrutineer'),
  row('published', 'minutes', 'published', 'body'),
  ...(['published', 'cancelled'] as const).map((state): Row => row(state, 'destroy', state, 'system')),
];

/** Steps that nobody taps. */
const IMPLIED: readonly VoteAction[] = ['start', 'remind', 'close', 'publish', 'destroy'];
/** Steps that only a secret vote has. */
export const SECRET_ACTIONS: readonly VoteAction[] = ['prepare', 'sample', 'check', 'destroy'];
/** The buttons of a reply, in the order of the table. */
export const voteActions = (state: VoteState, parts: readonly VotePart[], ballot: VoteBallot = 'named'): VoteAction[] =>
  actionsFrom(VOTE_TRANSITIONS, state, parts).filter((action) => !IMPLIED.includes(action) && (ballot === 'secret' || !SECRET_ACTIONS.includes(action)));
