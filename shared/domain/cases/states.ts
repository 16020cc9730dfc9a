import type { Transition } from '../kernel/stateMachine';
import { AFTER_ACTIONS, AFTER_TRANSITIONS } from './callbacks';
import { JOINT_ACTIONS, JOINT_TRANSITIONS } from './joint';
import { VACANCY_ACTIONS, VACANCY_TRANSITIONS } from './vacancy';
import { CLOCK_ACTIONS, CLOCK_TRANSITIONS } from './clockActions';

/**
 * States of a case. The closed loop as practised: 发现上报 → 受理 → 交办 → 签收 → 处置 → 核查 → 评价 → 归档
 * (domain.md section 1). `closed` keeps how it ended in `outcome`; `merged` leads to the case it goes on in (并案).
 */
export const CASE_STATES = [
  'submitted',
  'accepted',
  'declined',
  'dispatched',
  'acknowledged',
  'handled',
  'verified',
  'closed',
  'withdrawn',
  'merged',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States in which somebody still has to do something. */
export const OPEN_STATES: readonly CaseState[] = [
  'submitted',
  'accepted',
  'dispatched',
  'acknowledged',
  'handled',
  'verified',
];

/** How a closed case ended: the resident's word, or none within the limit (未评价). */
export const CASE_OUTCOMES = ['satisfied', 'unsatisfied', 'unrated'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Grades of urgency (P25): decide deadline and whether a second checker is needed. */
export const CASE_GRADES = ['ordinary', 'urgent', 'emergency'] as const;
export type CaseGrade = (typeof CASE_GRADES)[number];

/**
 * What is done to a case; also the kinds of timeline entry. Composite taps (takeOn, acceptAndDispatch)
 * are requests that append several entries, so that each step is still on the timeline (即接即办).
 */
export const CASE_ACTIONS = [
  'submit',
  'supplement',
  'withdraw',
  'inspect',
  'correct',
  'accept',
  'decline',
  'acceptAndDispatch',
  'takeOn',
  'dispatch',
  'acknowledge',
  'handle',
  'verify',
  'reject',
  'evaluate',
  'redo',
  'close',
  'remind',
  'reschedule',
  'regrid',
  'transfer',
  'return',
  'designate',
  'reopen',
  'release',
  'note',
  'transcribe',
  'disputeTranscript',
  'split',
  'unsplit',
  ...JOINT_ACTIONS,
  'edit',
  'takeBackPhotos',
  'regrade',
  'merge',
  'unmerge',
  'absorb',
  'letGo',
  'conclude',
  'resume',
  'recordWord',
  'claim',
  'whistle',
  'docket',
  'volunteerTask',
  'outsideTold',
  ...AFTER_ACTIONS,
  ...CLOCK_ACTIONS,
  ...VACANCY_ACTIONS,
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/**
 * The part somebody plays in one case: its reporter; the station responsible for the community; the grid
 * worker of its grid; a handler of the unit it was dispatched to; a handler of a unit that supports it; the dispatcher of
 * its street, who decides where station and units disagree; the dispatcher of the district, once it was escalated there;
 * the program itself.
 */
export type CasePart = 'reporter' | 'station' | 'gridWorker' | 'handler' | 'support' | 'street' | 'district' | 'system';

type Row = Transition<CaseState, CaseAction, CasePart>;
const stays = (states: readonly CaseState[], action: CaseAction, by: readonly CasePart[]): Row[] =>
  states.map((state) => ({ from: state, action, to: state, by }));

/**
 * The state table: the server enforces it, the mini-program draws its buttons from the reply's `actions`.
 * Further conditions (who checks, which round) are in `rules.ts`. `evaluate` from handled/verified leads to
 * `closed`; when the resident is not satisfied in round 1 the command records `redo` instead.
 */
export const CASE_TRANSITIONS: readonly Row[] = [
  { from: 'submitted', action: 'accept', to: 'accepted', by: ['station'] },
  { from: 'submitted', action: 'acceptAndDispatch', to: 'dispatched', by: ['station'] },
  { from: 'submitted', action: 'takeOn', to: 'acknowledged', by: ['station'] },
  { from: 'submitted', action: 'decline', to: 'declined', by: ['station'] },
  { from: 'accepted', action: 'dispatch', to: 'dispatched', by: ['station'] },
  { from: 'accepted', action: 'takeOn', to: 'acknowledged', by: ['station'] },
  { from: 'dispatched', action: 'acknowledge', to: 'acknowledged', by: ['handler'] },
  { from: 'acknowledged', action: 'handle', to: 'handled', by: ['handler'] },
  { from: 'dispatched', action: 'return', to: 'accepted', by: ['handler'] },
  { from: 'acknowledged', action: 'return', to: 'accepted', by: ['handler'] },
  { from: 'accepted', action: 'designate', to: 'dispatched', by: ['street', 'district'] },
  { from: 'handled', action: 'verify', to: 'verified', by: ['station', 'gridWorker'] },
  { from: 'handled', action: 'reject', to: 'acknowledged', by: ['station', 'gridWorker'] },
  { from: 'handled', action: 'evaluate', to: 'closed', by: ['reporter'] },
  { from: 'verified', action: 'evaluate', to: 'closed', by: ['reporter'] },
  // The program redoes what its reporter leaves unanswered and several neighbours call unsolved (`neighbourWords.ts`).
  { from: 'handled', action: 'redo', to: 'dispatched', by: ['reporter', 'station', 'system'] },
  { from: 'verified', action: 'redo', to: 'dispatched', by: ['reporter', 'station', 'system'] },
  // Somebody without an account says it by telephone (`proxy.ts`).
  { from: 'handled', action: 'recordWord', to: 'closed', by: ['station'] },
  { from: 'verified', action: 'recordWord', to: 'closed', by: ['station'] },
  ...stays(CASE_STATES, 'claim', ['system']),
  { from: 'handled', action: 'close', to: 'closed', by: ['system'] },
  { from: 'verified', action: 'close', to: 'closed', by: ['system'] },
  { from: 'closed', action: 'reopen', to: 'dispatched', by: ['reporter'] },
  { from: 'submitted', action: 'withdraw', to: 'withdrawn', by: ['reporter', 'system'] },
  { from: 'accepted', action: 'withdraw', to: 'withdrawn', by: ['reporter'] },
  { from: 'dispatched', action: 'withdraw', to: 'withdrawn', by: ['reporter'] },
  ...stays(['submitted', 'accepted', 'dispatched', 'acknowledged'], 'supplement', ['reporter']),
  ...stays(['submitted', 'accepted', 'dispatched', 'acknowledged'], 'inspect', ['gridWorker', 'station']),
  ...stays(['submitted', 'accepted'], 'correct', ['station']),
  ...stays(['handled', 'verified'], 'remind', ['system']),
  ...stays(['submitted', 'accepted', 'dispatched', 'acknowledged'], 'reschedule', ['system']),
  ...stays(OPEN_STATES, 'regrid', ['system']),
  ...stays(['accepted', 'dispatched', 'acknowledged', 'handled', 'verified'], 'transfer', ['system']),
  ...stays(['acknowledged', 'handled', 'verified', 'closed'], 'release', ['station']),
  ...stays(['submitted', 'accepted', 'dispatched', 'acknowledged', 'handled', 'verified', 'closed', 'declined'], 'note', [
    'station',
    'gridWorker',
    'handler',
    'support',
  ]),
  ...CLOCK_TRANSITIONS,
  ...VACANCY_TRANSITIONS,
  { from: 'submitted', action: 'unsplit', to: 'withdrawn', by: ['station'] },
  ...stays(OPEN_STATES, 'split', ['station']),
  ...stays([...OPEN_STATES, 'closed'], 'transcribe', ['station']),
  ...stays([...OPEN_STATES, 'closed'], 'disputeTranscript', ['reporter']),
  ...JOINT_TRANSITIONS,
  ...AFTER_TRANSITIONS,
  // Before anybody has taken it on its reporter may still change it; own photos may be taken back at any time (PIPL Art. 47).
  ...stays(['submitted'], 'edit', ['reporter']),
  ...stays([...OPEN_STATES, 'closed', 'declined', 'withdrawn', 'merged'], 'takeBackPhotos', ['reporter']),
  ...stays(['submitted', 'accepted', 'dispatched', 'acknowledged'], 'regrade', ['station']),
  // 并案: the merged one ends here and goes on in its lead, until the station or its reporter takes it out again.
  { from: 'submitted', action: 'merge', to: 'merged', by: ['station'] },
  { from: 'accepted', action: 'merge', to: 'merged', by: ['station'] },
  { from: 'dispatched', action: 'merge', to: 'merged', by: ['station'] },
  { from: 'acknowledged', action: 'merge', to: 'merged', by: ['station'] },
  { from: 'merged', action: 'unmerge', to: 'accepted', by: ['station', 'reporter', 'system'] },
  { from: 'merged', action: 'withdraw', to: 'withdrawn', by: ['reporter'] },
  { from: 'merged', action: 'conclude', to: 'merged', by: ['system'] },
  { from: 'merged', action: 'resume', to: 'merged', by: ['system'] },
  { from: 'merged', action: 'note', to: 'merged', by: ['station', 'gridWorker', 'handler', 'support'] },
  ...stays(OPEN_STATES, 'absorb', ['system']),
  ...stays(OPEN_STATES, 'letGo', ['system']),
  // What happens to a whistle (吹哨报到) stands on the timeline of its case.
  ...stays([...OPEN_STATES, 'closed'], 'whistle', ['system']),
  // What the monthly dispatch meeting (民生调度会) decided about it.
  ...stays(OPEN_STATES, 'docket', ['system']),
  // That volunteers were asked to help, and what came of it.
  ...stays(OPEN_STATES, 'volunteerTask', ['system']),
  // What the system of a unit said of it, done or not (E).
  ...stays(CASE_STATES, 'outsideTold', ['system']),
];
