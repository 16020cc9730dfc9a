import type { Day } from '../kernel/days';
import type { VoteRuleCode } from './drafts';
import { VOTE_TAKING, type VoteState } from './states';

/** What of a vote decides whether a ballot is taken. */
export interface TakingFacts {
  readonly state: VoteState;
  readonly opens: Date;
  readonly closes: Date;
}
/** Why nobody votes for a line now. */
export type BallotWhy = Extract<VoteRuleCode, 'voteNotYet' | 'voteOver' | 'voteVoided' | 'votePaper' | 'voteProxyDays'>;

/** Taken from the moment of opening up to the moment of the close, which is not in it any more. */
export function ruleAgainstTaking({ state, opens, closes }: TakingFacts, now: Date): BallotWhy | null {
  if (!VOTE_TAKING.includes(state) || now >= closes) return 'voteOver';
  return now < opens ? 'voteNotYet' : null;
}

/** Somebody stands in for a line, in writing; whole days, both count. */
export interface ProxyDays {
  readonly from: Day;
  readonly to: Day;
}
/** What of a line decides: it was voided, a paper was handed to it, who stands in for it when. */
export interface LineFacts {
  readonly voided: boolean;
  readonly paper: boolean;
  /** Null: they vote for themselves. */
  readonly proxy: ProxyDays | null;
}
/** Why nobody votes for this line now with this session. */
export function ruleAgainstLine({ voided, paper, proxy }: LineFacts, today: Day): BallotWhy | null {
  if (voided) return 'voteVoided';
  if (paper) return 'votePaper';
  return proxy !== null && (today < proxy.from || today > proxy.to) ? 'voteProxyDays' : null;
}

/** What one of two read off a paper: a choice, or nothing that counts (废票). */
export type PaperReading<C> = { readonly choice: C } | { readonly invalid: true };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const saidOf = <C>(reading: PaperReading<C>): unknown => ('invalid' in reading ? null : reading.choice);

/** What two people who each read a paper alone say together. `one`: only one did yet. */
export function readTogether<C>(readings: readonly PaperReading<C>[]): 'none' | 'one' | 'unequal' | PaperReading<C> {
  const [first, second] = readings;
  if (!first) return 'none';
  if (!second) return 'one';
  return same(saidOf(first), saidOf(second)) ? first : 'unequal';
}
