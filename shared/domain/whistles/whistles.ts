import { addWorkingDays, type Calendar } from '../kernel/workingTime';

/** Kinds of whistle (吹哨报到, 玉溪 P26): daily, a hard problem that one cannot solve alone, an emergency. */
export const WHISTLE_KINDS = ['daily', 'hard', 'emergency'] as const;
export type WhistleKind = (typeof WHISTLE_KINDS)[number];

/** Who blows: the station of the case, or the dispatcher of its street. */
export const BLOWERS = ['station', 'street'] as const;
export type Blower = (typeof BLOWERS)[number];

/** A span of a whistle. Minutes run day and night: who is called in an emergency comes at night too. */
export interface Span {
  readonly unit: 'minutes' | 'workingDays';
  readonly amount: number;
}

/** The three timers of a called unit (报到). */
export const TIMERS = ['acknowledge', 'contact', 'arrive'] as const;
export type Timer = (typeof TIMERS)[number];

/** Who may blow a kind, and its timers. Configuration (`config/catalogue/whistles.ts`), with its source. */
export interface WhistleRule {
  readonly kind: WhistleKind;
  readonly by: readonly Blower[];
  readonly spans: Readonly<Record<Timer, Span>>;
  readonly source: string;
}

/** How far a called unit is. */
export const CALL_STATES = ['called', 'acknowledged', 'contacted', 'arrived'] as const;
export type CallState = (typeof CALL_STATES)[number];

export const WHISTLE_STATES = ['open', 'ended'] as const;
export type WhistleState = (typeof WHISTLE_STATES)[number];

/** Most units of one whistle, words, and how near to the reported place an arrival is taken without a photo, metres. */
export const WHISTLE_LIMITS = { units: 6, words: 500, metres: 300, tasks: 6, kept: 200 } as const;

/** Ratings of a unit are shown from so many upwards (domain.md section 5). */
export const RATINGS_SHOWN_FROM = 5;

/** A call of one unit, as far as the rules look at it. */
export interface CallFacts {
  readonly unitId: string;
  readonly state: CallState;
  readonly dueAt: Readonly<Record<Timer, Date>>;
  /** Timers that ran out and of which everybody was told. */
  readonly late: readonly Timer[];
}

const after = (from: Date, { unit, amount }: Span, calendar: Calendar): Date =>
  unit === 'minutes' ? new Date(from.getTime() + amount * 60_000) : addWorkingDays(from, amount, calendar);

/** Until when a unit acknowledges, contacts and reports in, from the whistle on. */
export function callDue(from: Date, { spans }: WhistleRule, calendar: Calendar): Record<Timer, Date> {
  return { acknowledge: after(from, spans.acknowledge, calendar), contact: after(from, spans.contact, calendar), arrive: after(from, spans.arrive, calendar) };
}

/** Timers that still run for a call: none of what it has done, and arriving includes the rest. */
export function runningTimers({ state }: Pick<CallFacts, 'state'>): readonly Timer[] {
  return TIMERS.slice(CALL_STATES.indexOf(state));
}

/** What of a call has run out and nobody was told of. */
export function ranOut(call: CallFacts, now: Date): Timer[] {
  return runningTimers(call).filter((timer) => !call.late.includes(timer) && call.dueAt[timer] <= now);
}

/** When a job must look at a whistle again; null when no timer runs any more. */
export function whistleCheckAt(calls: readonly CallFacts[]): Date | null {
  const ahead = calls.flatMap((call) => runningTimers(call).filter((timer) => !call.late.includes(timer)).map((timer) => call.dueAt[timer]));
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** What is done to a whistle. */
export const WHISTLE_ACTIONS = ['acknowledge', 'contact', 'arrive', 'end', 'rate'] as const;
export type WhistleAction = (typeof WHISTLE_ACTIONS)[number];

/** The part somebody plays: a called unit; station, street or grid worker of the case. */
export type WhistlePart = 'called' | 'station' | 'street' | 'gridWorker';

/** Why a step is refused; `data.rule` of `rule_refused`, words in copy. */
export const WHISTLE_RULES = ['whistleNotYours', 'whistleKind', 'whistleOpen', 'callOver', 'notCalled', 'proofNeeded', 'ratedAlready'] as const;
export type WhistleRuleCode = (typeof WHISTLE_RULES)[number];

/** What is looked at before a step. */
export interface WhistleFacts {
  readonly state: WhistleState;
  readonly by: Blower;
  readonly calls: readonly CallFacts[];
}

/** Who may ever take a step: whoever blew it ends it, on the spot somebody else than the called unit confirms. */
export function mayTake(action: WhistleAction, { by }: Pick<WhistleFacts, 'by'>, parts: readonly WhistlePart[]): boolean {
  switch (action) {
    case 'acknowledge':
    case 'contact':
      return parts.includes('called');
    case 'arrive':
      return parts.includes('station') || parts.includes('gridWorker') || parts.includes('street');
    case 'end':
      return parts.includes(by) || parts.includes('street');
    case 'rate':
      return parts.includes('called') || parts.includes(by);
  }
}

/** Why a step of one called unit is refused now; null when nothing stands against it. */
export function ruleAgainstCall(action: 'acknowledge' | 'contact' | 'arrive', call: CallFacts | undefined): WhistleRuleCode | null {
  if (!call) return 'notCalled';
  const rank = CALL_STATES.indexOf(call.state);
  const wanted = { acknowledge: 1, contact: 2, arrive: 3 }[action];
  return rank >= wanted ? 'callOver' : null;
}

/** An arrival is shown by a photo or by being there: no tracking, only the distance of this one moment. */
export function ruleAgainstArrival(proof: { readonly photos: number; readonly metres: number | null }): WhistleRuleCode | null {
  return proof.photos > 0 || (proof.metres !== null && proof.metres <= WHISTLE_LIMITS.metres) ? null : 'proofNeeded';
}

/** Buttons: what somebody with these parts has to do or may do now. `own`: calls of units they act for. */
export function whistleActions(facts: WhistleFacts, parts: readonly WhistlePart[], own: readonly CallFacts[], toRate: boolean): WhistleAction[] {
  const open = facts.state === 'open';
  return WHISTLE_ACTIONS.filter((action) => {
    if (!mayTake(action, facts, parts)) return false;
    if (action === 'rate') return !open && toRate;
    if (!open) return false;
    if (action === 'arrive') return facts.calls.some((call) => call.state !== 'arrived');
    return action === 'end' || own.some((call) => ruleAgainstCall(action, call) === null);
  });
}

/** The mean of a unit's ratings, to one decimal; null below the number from which it is shown. */
export function shownRating(scores: readonly number[]): number | null {
  if (scores.length < RATINGS_SHOWN_FROM) return null;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
}
