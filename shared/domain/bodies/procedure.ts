import { addDays, type Day } from '../kernel/days';
import { reaches, type Share } from '../votes/fractions';
import { BODY_LIMITS } from './kinds';

/** Shares that rules of procedure know. More than half is what residents' councils have [S]; `all`: everybody. */
export const BODY_SHARES = ['half', 'twoThirds', 'threeQuarters', 'all'] as const;
export type BodyShare = (typeof BODY_SHARES)[number];
export const SHARE_OF: Readonly<Record<BodyShare, Share>> = { half: [1, 2, 'gt'], twoThirds: [2, 3, 'ge'], threeQuarters: [3, 4, 'ge'], all: [1, 1, 'ge'] };

/** Of whom the majority is counted: those who came, or all who sit there. */
export const MAJORITY_OF = ['present', 'members'] as const;
/** Who sees who voted how, beside the scrutineers. */
export const VOTE_SIGHTS = ['scrutineers', 'members', 'everybody'] as const;

/** Rules of procedure of a body as data. A version is never changed again; a topic keeps the version under which it was raised. */
export interface BodyProcedure {
  /** How many of the members must have come, and how many must agree, of whom. */
  readonly quorum: BodyShare;
  readonly majority: BodyShare;
  readonly of: (typeof MAJORITY_OF)[number];
  /** The least level to raise and to second: 1 a confirmed number, 2 a document seen. */
  readonly level: 1 | 2;
  /** People who must second a topic, and days in which they may. */
  readonly threshold: number;
  readonly secondDays: number;
  /** Working days in which the body answers a topic that was seconded enough. */
  readonly answerDays: number;
  /** What members and the station raise needs nobody to second it. */
  readonly direct: boolean;
  readonly sees: (typeof VOTE_SIGHTS)[number];
  /** Members for whom one person may stand in, in writing; 0: nobody stands in. */
  readonly proxies: number;
}
export const PROCEDURE_LIMITS = { threshold: 500, secondDays: 90, answerDays: 60, proxies: 3 } as const;

/** What a new body is offered: over half present and over half of those (龙岗 and many others), ten people within thirty days, an answer within ten working days. Each body says its own. */
export const USUAL_PROCEDURE: BodyProcedure = { quorum: 'half', majority: 'half', of: 'present', level: 1, threshold: 10, secondDays: 30, answerDays: 10, direct: true, sees: 'members', proxies: 1 };

/** A version of the rules with the day from which it holds. */
export interface ProcedureVersion {
  readonly version: number;
  readonly effectiveFrom: Day;
}
/** Why a version may not be published; null when it may. `last`: the latest there is. */
export function ruleAgainstVersion(from: Day, today: Day, last: ProcedureVersion | null): BodyRuleCode | null {
  if (from < today) return 'bodyRulesOver';
  if (from > addDays(today, BODY_LIMITS.ahead)) return 'bodyRulesFar';
  // A later version that held earlier would make the one between them never have held.
  return last !== null && from < last.effectiveFrom ? 'bodyRulesOlder' : null;
}

/** Why a decision does not hold by the rules; null when it does. Whole numbers alone; silence is in no sum. */
export function ruleAgainstDecision({ members, present, agreed }: { readonly members: number; readonly present: number; readonly agreed: number }, { quorum, majority, of }: Pick<BodyProcedure, 'quorum' | 'majority' | 'of'>): BodyRuleCode | null {
  if (members === 0) return 'bodyNobody';
  if (present > members || agreed > present) return 'bodyMore';
  if (!reaches(present, members, SHARE_OF[quorum])) return 'bodyQuorum';
  return reaches(agreed, of === 'present' ? present : members, SHARE_OF[majority]) ? null : 'bodyMajority';
}

/** Why something about a body is refused; `data.rule` of `rule_refused`, words in copy. */
export type BodyRuleCode =
  | 'bodyConveners' | 'bodyConvenerUnit' | 'bodyEstate' | 'bodyUntil' | 'bodyOver' | 'bodyRulesOver' | 'bodyRulesFar' | 'bodyRulesOlder' | 'bodyRulesSame' | 'bodyNobody' | 'bodyMore' | 'bodyQuorum' | 'bodyMajority'
  | 'seatNobody' | 'seatSeveral' | 'seatTerm' | 'seatTwice' | 'seatOver' | 'seatsMany' | 'proxyNone' | 'proxySelf' | 'proxyMany' | 'proxyOfProxy' | 'proxyTerm';

const yearsAfter = (day: Day, years: number): Day => addDays(day, years * 366);

/** Somebody stands in for a member, in writing. */
export interface ProxyFacts {
  readonly personId: string;
  readonly from: Day;
  readonly to: Day;
}
/** A seat as the rules look at it; days are whole, the last one counts. */
export interface SeatFacts {
  readonly personId: string;
  readonly since: Day;
  readonly until: Day;
  readonly proxy: ProxyFacts | null;
}
export const sitsOn = ({ since, until }: Pick<SeatFacts, 'since' | 'until'>, day: Day): boolean => since <= day && day <= until;
const overlaps = (a: readonly [Day, Day], b: readonly [Day, Day]): boolean => a[0] <= b[1] && b[0] <= a[1];

/** Why somebody may not be seated so; null when they may. `others`: seats of the body that are not over. */
export function ruleAgainstSeat(seat: Pick<SeatFacts, 'personId' | 'since' | 'until'>, others: readonly SeatFacts[], today: Day): BodyRuleCode | null {
  if (seat.until < seat.since || seat.until < today || seat.until > yearsAfter(seat.since, BODY_LIMITS.years)) return 'seatTerm';
  if (others.some(({ personId, since, until }) => personId === seat.personId && overlaps([since, until], [seat.since, seat.until]))) return 'seatTwice';
  return others.length >= BODY_LIMITS.seats ? 'seatsMany' : null;
}

/** Why a proxy may not be given: for whom, within the term, for so many at most, and never a proxy of a proxy. `others`: the other seats of the body. */
export function ruleAgainstProxy(seat: SeatFacts, proxy: ProxyFacts, others: readonly SeatFacts[], most: number, today: Day): BodyRuleCode | null {
  if (seat.until < today) return 'seatOver';
  if (most === 0) return 'proxyNone';
  if (proxy.personId === seat.personId) return 'proxySelf';
  if (proxy.to < proxy.from || proxy.to < today || proxy.from < seat.since || proxy.to > seat.until) return 'proxyTerm';
  const at = (given: ProxyFacts | null): given is ProxyFacts => given !== null && overlaps([given.from, given.to], [proxy.from, proxy.to]);
  if (others.some((other) => at(other.proxy) && (other.personId === proxy.personId || other.proxy.personId === seat.personId))) return 'proxyOfProxy';
  return others.filter((other) => at(other.proxy) && other.proxy.personId === proxy.personId).length >= most ? 'proxyMany' : null;
}
