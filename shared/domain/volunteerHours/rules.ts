import { mayByLevel, type Level } from '../identity/levels';
import { dayNumberOf, MINUTE_MS } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import type { VolunteerState } from '../volunteers/states';
import { HOURS_LIMITS, type HoursTerms } from './limits';
import { RECORD_TRANSITIONS, type Evidence, type RecordAction, type RecordKind, type RecordPart, type RecordState } from './states';
import { countedMinutes, monthOf, overlap, type Span } from './time';

/** Why something about hours is refused; the sentences are in copy. */
export type HoursRuleCode =
  | 'hoursNotVolunteer' | 'hoursLevel' | 'hoursTime' | 'hoursFuture' | 'hoursTooOld' | 'hoursTooLong' | 'hoursNothing' | 'hoursOverlap' | 'hoursDay' | 'hoursMonth' | 'hoursEvidence' | 'hoursPhotos' | 'hoursList'
  | 'hoursOwn' | 'hoursSame' | 'hoursReason' | 'hoursObjectedTwice' | 'hoursObjections' | 'hoursOwnObjection' | 'hoursPersonal' | 'hoursMoney' | 'hoursCode' | 'hoursCorrection' | 'hoursCorrectionSame' | 'hoursNotCounted' | 'hoursTimelineFull' | 'hoursUnknown';

/** What of a volunteer decides whether hours count for them. */
export interface HoursHelper {
  readonly state: VolunteerState;
  readonly level: Level;
}
/** Why nothing counts for somebody: only volunteers in force (who rest keep what they did) whose document was seen at the counter. */
export function ruleAgainstHoursOf({ state, level }: HoursHelper): HoursRuleCode | null {
  if (state !== 'active' && state !== 'paused') return 'hoursNotVolunteer';
  return mayByLevel(level, 'hours') ? null : 'hoursLevel';
}

/** Another record or entry of the same volunteer. */
export interface Served extends Span {
  readonly manual: boolean;
  readonly minutes: number;
}
/** What is to be counted. */
export interface Service extends Served {
  readonly breakMinutes: number;
}

/** Why a time is none that can be counted at all. */
export function ruleAgainstSpan({ from, to, breakMinutes }: Pick<Service, 'from' | 'to' | 'breakMinutes'>, now: Date, terms: Pick<HoursTerms, 'step'>): HoursRuleCode | null {
  if (to <= from) return 'hoursTime';
  if (to > now) return 'hoursFuture';
  if (to.getTime() - from.getTime() > HOURS_LIMITS.span * 60 * MINUTE_MS) return 'hoursTooLong';
  return countedMinutes({ from, to }, breakMinutes, terms) === 0 ? 'hoursNothing' : null;
}

const sum = (rows: readonly Served[]): number => rows.reduce((all, { minutes }) => all + minutes, 0);

/** Why it does not fit beside what the volunteer has: one is in one place at a time, and manual entries have limits for a day and a month. */
export function ruleAgainstBeside(service: Served, others: readonly Served[], { manual }: Pick<HoursTerms, 'manual'>): HoursRuleCode | null {
  if (others.some((other) => overlap(service, other))) return 'hoursOverlap';
  if (!service.manual) return null;
  const day = (at: Date): string => new Date(at.getTime() + 8 * 60 * MINUTE_MS).toISOString().slice(0, 10);
  const byHand = others.filter((other) => other.manual);
  if (sum(byHand.filter(({ from }) => day(from) === day(service.from))) + service.minutes > manual.day) return 'hoursDay';
  return sum(byHand.filter(({ from }) => monthOf(from) === monthOf(service.from))) + service.minutes > manual.month ? 'hoursMonth' : null;
}

/** Why a manual entry comes too late: whole days are counted, so every hour of the first day that a form offers is as good as the next. */
export const ruleAgainstAge = ({ from }: Pick<Span, 'from'>, now: Date, { manual }: Pick<HoursTerms, 'manual'>): HoursRuleCode | null => (dayNumberOf(now) - dayNumberOf(from) > manual.daysBack ? 'hoursTooOld' : null);

/** Why what is named does not show that somebody was there. */
export function ruleAgainstEvidence(evidence: Evidence, { photos, list }: { readonly photos: number; readonly list: string }): HoursRuleCode | null {
  if (evidence === 'photos') return photos > 0 ? null : 'hoursPhotos';
  if (evidence === 'list') return list.trim() === '' ? 'hoursList' : null;
  return null;
}

/** Why a correction is none: what counted can become anything from nothing up to the time that the service took. `present`: minutes that count now. */
export function ruleAgainstCorrection({ minutes, present, span }: { readonly minutes: number; readonly present: number; readonly span: Span }, { step }: Pick<HoursTerms, 'step'>): HoursRuleCode | null {
  if (minutes < 0 || minutes % step !== 0 || minutes > countedMinutes(span, 0, { step })) return 'hoursCorrection';
  return minutes === present ? 'hoursCorrectionSame' : null;
}

/** What stands behind hours: who entered or marked, who confirmed, whose they are, and what shows it. */
export interface Vouched {
  readonly personId: string;
  readonly enteredBy: string | null;
  readonly confirmedBy: string | null;
  readonly evidence: Evidence | null;
  /** Who led the shift or fetched the codes that show it; an entry of the ledger does not say. */
  readonly shownBy?: readonly string[];
}
/** Whether two people, neither of them the volunteer, and evidence stand behind hours. An attendance by code or place has no enterer: whoever could hand out the code and the confirmer are two. */
export function isVouched({ personId, enteredBy, confirmedBy, evidence, shownBy = [] }: Vouched): boolean {
  if (evidence === null || confirmedBy === null || confirmedBy === personId || shownBy.includes(confirmedBy)) return false;
  if (enteredBy === null) return evidence === 'code' || evidence === 'place';
  return enteredBy !== personId && enteredBy !== confirmedBy;
}

/** Whether of the two behind a code only one is left: who showed it confirmed, or who came by it was the only one who could show it. */
export function isOwnCode({ personId, confirmedBy, evidence, shownBy = [] }: Vouched): boolean {
  if (evidence !== 'code') return false;
  return (confirmedBy !== null && shownBy.includes(confirmedBy)) || (shownBy.length > 0 && shownBy.every((id) => id === personId));
}

export interface Objected {
  readonly personId: string;
}
/** Why somebody may not object: a volunteer to their own service, twice, or one more than says anything new. */
export function ruleAgainstObjection(personId: string, record: { readonly personId: string; readonly kind: RecordKind; readonly objections: readonly Objected[] }): HoursRuleCode | null {
  if (record.personId === personId && record.kind === 'service') return 'hoursOwn';
  if (record.objections.some((one) => one.personId === personId)) return 'hoursObjectedTwice';
  return record.objections.length >= HOURS_LIMITS.objections ? 'hoursObjections' : null;
}
/** Why somebody may not decide on an objection: it is their own. */
export const ruleAgainstDecision = (personId: string | null, { objections }: { readonly objections: readonly Objected[] }): HoursRuleCode | null => (objections.some((one) => one.personId === personId) ? 'hoursOwnObjection' : null);

/** The buttons of a reply: what this part may do now, in the order of the table. `corrects`: it counted, and no correction of it is on its way. */
export function recordActions(record: { readonly state: RecordState; readonly kind: RecordKind; readonly personId: string; readonly objections: readonly Objected[] }, part: RecordPart, personId: string): RecordAction[] {
  return actionsFrom(RECORD_TRANSITIONS, record.state, [part]).filter((action) => {
    if (action === 'object') return ruleAgainstObjection(personId, record) === null;
    if (record.state !== 'objected') return true;
    return ruleAgainstDecision(personId, record) === null;
  });
}
