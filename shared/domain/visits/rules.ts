import { DAY_MS, dayOf, type Day } from '../kernel/days';
import { VISIT_LIMITS, lastDay } from './limits';
import type { HeardKind, HeardState, PromiseState, VisitWhom } from './states';

/** Why something about a visit is refused; `data.rule` of `rule_refused`, words in copy. */
export type VisitRuleCode =
  | 'visitConsent' | 'visitTooMany' | 'visitYourself' | 'visitElsewhere' | 'visitWhen' | 'visitNotYet' | 'visitDay' | 'visitWorker' | 'visitPromises' | 'visitPromiseSettled' | 'visitHeardFull' | 'visitHeardSettled'
  | 'visitNotAgreed' | 'visitTimelineFull';

/** Who asks for what. */
export interface AskFacts {
  readonly whom: VisitWhom;
  /** In the name of a station. */
  readonly staff: boolean;
  /** Whom it is for was named, and how they agreed. */
  readonly named: boolean;
  readonly consented: boolean;
  /** Visits that the asker has open. */
  readonly open: number;
}
/** For somebody else only with their consent (PIPL Art. 13, 14), and only the station notes what a stranger asks for. */
export function ruleAgainstAsk({ whom, staff, named, consented, open }: AskFacts): VisitRuleCode | null {
  if (whom !== 'self' && (!named || !consented)) return 'visitConsent';
  if (!staff && whom === 'other') return 'visitConsent';
  return !staff && open >= VISIT_LIMITS.open ? 'visitTooMany' : null;
}
/** A moment that is named lies ahead, and not too far; one that was agreed by telephone may be of the same day: whoever has just gone notes it afterwards. */
export const ruleAgainstMoment = (at: Date, now: Date, arranged = false): VisitRuleCode | null => ((at > now || (arranged && dayOf(at) === dayOf(now))) && at.getTime() <= now.getTime() + VISIT_LIMITS.ahead * DAY_MS ? null : 'visitWhen');
/** What was promised is written on the day of the visit at the earliest. */
export const ruleAgainstReport = (at: Date | null, now: Date): VisitRuleCode | null => (at !== null && dayOf(at) <= dayOf(now) ? null : 'visitNotYet');
/** A day for a promise or another visit: today at the earliest. */
export const ruleAgainstDay = (day: Day, today: Day): VisitRuleCode | null => (day >= today && day <= lastDay(today) ? null : 'visitDay');

type Promised = { readonly state: PromiseState };
export const ruleAgainstPromises = (there: readonly Promised[], more: number): VisitRuleCode | null => (there.length + more > VISIT_LIMITS.promises ? 'visitPromises' : null);
export const ruleAgainstSettling = (promise: Promised | undefined): VisitRuleCode | null => (promise?.state === 'open' ? null : 'visitPromiseSettled');
export const ruleAgainstHearing = (there: readonly unknown[], more: number): VisitRuleCode | null => (there.length + more > VISIT_LIMITS.heard ? 'visitHeardFull' : null);
/** Somebody's word is given once on each thing. */
export const ruleAgainstWord = (heard: { readonly state: HeardState } | undefined): VisitRuleCode | null => (heard?.state === 'asked' ? null : 'visitHeardSettled');

/** Something that was heard, or what a conversion asks for. */
export interface HeardWords {
  readonly to: HeardKind;
  readonly category: string;
  readonly text: string;
}
/** Whether a conversion is exactly what the visited read and agreed to: nothing is added on the way. */
export const sameWords = (heard: HeardWords, ask: HeardWords): boolean => heard.to === ask.to && heard.category === ask.category && heard.text === ask.text;
