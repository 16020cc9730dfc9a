import { dayNumberOf } from '../kernel/days';
import { isSampled } from './sampling';
import type { CaseGrade, CasePart, CaseState } from './states';

/** Calls back after a close that nobody evaluated. Configuration; domain.md: urgent, redone and a seeded random sample. */
export const CALLBACK_RULE = { sampleRate: 0.1, attempts: 3, words: 500 } as const;

/** Why somebody is called: nobody chooses whom. */
export const CALLBACK_REASONS = ['urgent', 'redone', 'sampled'] as const;
export type CallbackReason = (typeof CALLBACK_REASONS)[number];
export const CALLBACK_STATES = ['due', 'reached', 'unreachable'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

/** What the street makes of a matter that was redone and is still not to the resident's content (复核, 济南 Art. 27). */
export const REVIEW_STATES = ['asked', 'unsolved', 'explained', 'redone'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Steps after the end: the call back, the street's review, the resident's last word, the station's rating of the unit in charge (上考下评, 鞍山 P17). */
export const AFTER_ACTIONS = ['callReached', 'callMissed', 'confirmUnsolved', 'closeExplained', 'orderRedo', 'markUnsolved', 'rateUnit'] as const;
export type AfterAction = (typeof AFTER_ACTIONS)[number];

/**
 * Whether the reporter of a case that closed without a word is called, and why: urgent and redone always, the others by a
 * seeded draw of id and month of filing, so that asking twice gives the same answer. A word given in the app needs no call.
 */
export function callbackFor(about: { readonly id: string; readonly filedAt: Date; readonly grade: CaseGrade; readonly round: number }): CallbackReason | null {
  if (about.grade !== 'ordinary') return 'urgent';
  if (about.round > 1) return 'redone';
  return isSampled(about.id, `callback:${about.filedAt.toISOString().slice(0, 7)}`, CALLBACK_RULE.sampleRate) ? 'sampled' : null;
}

/** What the rules look at. */
export interface AfterFacts {
  readonly callback?: CallbackState;
  /** When somebody tried last, without reaching anybody. */
  readonly triedAt?: Date;
  readonly review?: ReviewState;
  readonly unsolved?: boolean;
  /** The station took it on itself, and has nobody to rate. */
  readonly ownWork?: boolean;
  readonly unitRated?: boolean;
}

export const AFTER_RULES = ['noCallback', 'triedToday', 'callerHandled', 'noReview', 'saidUnsolved', 'ratesItself', 'ratedBefore'] as const;
export type AfterRule = (typeof AFTER_RULES)[number];

/** Why a step after the end is refused. Whoever handled it does not call; one try a day counts. */
export function ruleAgainstAfter(action: AfterAction, facts: AfterFacts & { readonly handlerId: string | null }, personId: string, now: Date): AfterRule | null {
  switch (action) {
    case 'callReached':
    case 'callMissed':
      if (facts.callback !== 'due') return 'noCallback';
      if (facts.handlerId === personId) return 'callerHandled';
      return action === 'callMissed' && facts.triedAt && dayNumberOf(facts.triedAt) === dayNumberOf(now) ? 'triedToday' : null;
    case 'markUnsolved':
      return facts.unsolved ? 'saidUnsolved' : null;
    case 'rateUnit':
      return facts.ownWork ? 'ratesItself' : facts.unitRated ? 'ratedBefore' : null;
    default:
      return facts.review === 'asked' ? null : 'noReview';
  }
}

/** After so many tries on as many days a reporter counts as unreachable, apart from those who answered. */
export const afterMiss = (tries: number): CallbackState => (tries >= CALLBACK_RULE.attempts ? 'unreachable' : 'due');

/** How a word of the call ends: content, redone once, or reviewed by the street. */
export function afterCall(word: { readonly solved: boolean; readonly satisfaction: string }, round: number): 'closed' | 'redo' | 'review' {
  if (word.solved && word.satisfaction !== 'unsatisfied') return 'closed';
  return round <= 1 ? 'redo' : 'review';
}

const row = (from: CaseState, action: AfterAction | 'redo', to: CaseState, by: readonly CasePart[]) => ({ from, action, to, by });

/** Points of a rating. */
export const UNIT_POINTS = [1, 2, 3, 4, 5] as const;

/** Rows of the state table: all from `closed`. */
export const AFTER_TRANSITIONS = [
  row('closed', 'callReached', 'closed', ['station', 'street']),
  row('closed', 'callMissed', 'closed', ['station', 'street']),
  row('closed', 'redo', 'dispatched', ['station', 'street']),
  row('closed', 'confirmUnsolved', 'closed', ['street']),
  row('closed', 'closeExplained', 'closed', ['street']),
  row('closed', 'orderRedo', 'dispatched', ['street']),
  row('closed', 'markUnsolved', 'closed', ['reporter']),
  row('closed', 'rateUnit', 'closed', ['station']),
];
