import { addDays, DAY_MS, dayOf, type Day } from '../kernel/days';
import { MEDIATION_LIMITS } from './limits';
import type { MediationSide, SideFacts } from './states';

/** Why something about a mediation is refused; `data.rule` of `rule_refused`, words in copy. */
export type MediationRuleCode =
  | 'mediationHome' | 'mediationTooMany' | 'mediationSame' | 'mediationMediator' | 'mediationSecondMediator' | 'mediationWhen' | 'mediationNotYet' | 'mediationDay' | 'mediationDraft' | 'mediationChanged' | 'mediationSigned' | 'mediationOwn'
  | 'mediationAnswered' | 'mediationConsent' | 'mediationOffice' | 'mediationUnit' | 'mediationSessions' | 'mediationTimelineFull';

/** Somebody has no more than a few open; the station begins as many as it has to. */
export const ruleAgainstAsk = ({ staff, open }: { readonly staff: boolean; readonly open: number }): MediationRuleCode | null => (!staff && open >= MEDIATION_LIMITS.open ? 'mediationTooMany' : null);
/** Nobody mediates with oneself. */
export const ruleAgainstSides = (first: string, second: string): MediationRuleCode | null => (first === second ? 'mediationSame' : null);
/** A mediator is on the list, is neither side, and was not turned down by one before (人民调解法 Art. 19, 23). */
export function ruleAgainstMediator(personId: string, { candidates, sides, turnedDown }: { readonly candidates: readonly string[]; readonly sides: readonly string[]; readonly turnedDown: readonly string[] }): MediationRuleCode | null {
  return candidates.includes(personId) && !sides.includes(personId) && !turnedDown.includes(personId) ? null : 'mediationMediator';
}
/** Each side asks for another mediator once. */
export const ruleAgainstOther = (asked: readonly MediationSide[], side: MediationSide): MediationRuleCode | null => (asked.includes(side) ? 'mediationSecondMediator' : null);
/** A session lies ahead, and not too far. */
export const ruleAgainstSession = (at: Date, now: Date, held: number): MediationRuleCode | null => (held >= MEDIATION_LIMITS.sessions ? 'mediationSessions' : at > now && at.getTime() <= now.getTime() + MEDIATION_LIMITS.ahead * DAY_MS ? null : 'mediationWhen');
/** What came of a session is written on its day at the earliest; what was talked over on the spot had none. */
export const ruleAgainstHeld = (at: Date | null, now: Date): MediationRuleCode | null => (at === null || dayOf(at) <= dayOf(now) ? null : 'mediationNotYet');
/** Days of an agreement: from today, and asked after not before it is due. */
export function ruleAgainstDays({ dueOn, followUpOn }: { readonly dueOn: Day; readonly followUpOn: Day }, today: Day): MediationRuleCode | null {
  const last = addDays(today, MEDIATION_LIMITS.dueAhead);
  return dueOn >= today && followUpOn >= dueOn && followUpOn <= last ? null : 'mediationDay';
}
/** What is signed is the text that was read. */
export const ruleAgainstSigning = (side: SideFacts, edition: number, read: number): MediationRuleCode | null => (edition !== read ? 'mediationChanged' : side.signed === null ? null : 'mediationSigned');
/** Whoever mediated does not confirm (two people, as everywhere where something binds). */
export const ruleAgainstConfirming = (mediatorId: string | null, personId: string | null): MediationRuleCode | null => (mediatorId === personId ? 'mediationOwn' : null);
/** A side says yes or no once. */
export const ruleAgainstWord = ({ consent }: SideFacts): MediationRuleCode | null => (consent === 'asked' ? null : 'mediationAnswered');
/** Only a side that has agreed says what it thinks, or lets its words go to the office. */
export const ruleAgainstSaying = ({ consent }: SideFacts): MediationRuleCode | null => (consent === 'yes' ? null : 'mediationConsent');
/** The record goes out only where a side agreed to it. */
export const ruleAgainstEscalating = (sides: readonly SideFacts[]): MediationRuleCode | null => (sides.some(({ office }) => office) ? null : 'mediationOffice');
