import { actionsFrom, type Transition } from '../kernel/stateMachine';

/**
 * Where a notice stands. `draft`: being written; `waiting`: an emergency that a second person has to let out; `out`: told;
 * `withdrawn`: no longer holds; `recalled`: it went to the wrong area, and those who were told are told so; `dropped`: never told.
 */
export const NOTICE_STATES = ['draft', 'waiting', 'out', 'withdrawn', 'recalled', 'dropped'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
/** States in which residents find it. */
export const NOTICE_TOLD: readonly NoticeState[] = ['out', 'withdrawn', 'recalled'];

/** Lanes of the desk. */
export const NOTICE_DESKS = ['draft', 'waiting', 'out', 'over'] as const;
export type NoticeDesk = (typeof NOTICE_DESKS)[number];
const DESK_OF: Readonly<Record<NoticeState, NoticeDesk | null>> = { draft: 'draft', waiting: 'waiting', out: 'out', withdrawn: 'over', recalled: 'over', dropped: null };
/** The lane of a notice; an emergency's correction waits where emergencies wait, and what was never told is in none. */
export const noticeDesk = (state: NoticeState, proposed: boolean): NoticeDesk | null => (state === 'out' && proposed ? 'waiting' : DESK_OF[state]);

/** Who wrote what waits; somebody else of an office that looks after all of its areas; `witness`: of one that looks after a part of them, such as a station below the street that wrote it. */
export const NOTICE_PARTS = ['writer', 'second', 'witness', 'system'] as const;
export type NoticePart = (typeof NOTICE_PARTS)[number];

export const NOTICE_ACTIONS = ['change', 'handIn', 'release', 'sendBack', 'takeBack', 'drop', 'pin', 'correct', 'confirm', 'refuse', 'withdraw', 'recall'] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

type Row = Transition<NoticeState, NoticeAction, NoticePart>;
const row = (from: NoticeState, action: NoticeAction, to: NoticeState, ...by: NoticePart[]): Row => ({ from, action, to, by });
const OFFICE = ['writer', 'second'] as const;

/** Every step of a notice. What an emergency says is never let out by who wrote it; that it no longer holds is said by one alone, because waiting would do harm. */
export const NOTICE_TRANSITIONS: readonly Row[] = [
  row('draft', 'change', 'draft', ...OFFICE),
  row('draft', 'handIn', 'waiting', ...OFFICE),
  row('draft', 'release', 'out', ...OFFICE),
  row('waiting', 'release', 'out', 'second', 'witness'),
  row('waiting', 'sendBack', 'draft', 'second', 'witness'),
  row('waiting', 'takeBack', 'draft', 'writer'),
  row('draft', 'drop', 'dropped', ...OFFICE),
  row('waiting', 'drop', 'dropped', ...OFFICE),
  row('out', 'pin', 'out', ...OFFICE),
  row('out', 'correct', 'out', ...OFFICE),
  row('out', 'confirm', 'out', 'second', 'witness'),
  row('out', 'refuse', 'out', ...OFFICE),
  row('out', 'withdraw', 'withdrawn', ...OFFICE),
  row('out', 'recall', 'recalled', ...OFFICE),
];

/** What of a notice decides its steps beside state and part. */
export interface NoticeFacts {
  readonly state: NoticeState;
  readonly emergency: boolean;
  /** A correction of an emergency waits for a second person. */
  readonly proposed: boolean;
}
/** Why a step may not be taken though table and part allow it. */
export type NoticeStepRule = 'noticeSecond' | 'noticeNoSecond' | 'noticeProposed' | 'noticeNothingProposed';
export function ruleAgainstStep(action: NoticeAction, { state, emergency, proposed }: NoticeFacts): NoticeStepRule | null {
  if (action === 'release' && state === 'draft' && emergency) return 'noticeSecond';
  if (action === 'handIn' && !emergency) return 'noticeNoSecond';
  if (action === 'correct' && proposed) return 'noticeProposed';
  return (action === 'confirm' || action === 'refuse') && !proposed ? 'noticeNothingProposed' : null;
}
/** Whether a part sees the desk of a notice: a witness only while something waits for them. */
export const atDesk = (part: NoticePart, { state, proposed }: NoticeFacts): boolean => part !== 'witness' || state === 'waiting' || proposed;
/** The buttons of a reply. */
export const noticeActions = (facts: NoticeFacts, part: NoticePart): NoticeAction[] => actionsFrom(NOTICE_TRANSITIONS, facts.state, [part]).filter((action) => ruleAgainstStep(action, facts) === null);
