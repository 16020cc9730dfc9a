import { mayByLevel, type Level } from '../identity/levels';
import type { Day } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import { ageOn, birthIn, isDocument, type VolunteerDocument } from './documents';
import type { VolunteerTerms } from './limits';
import type { MeritRuleCode } from './merits';
import { GUARDIANS, needsProof, type Relation, type Skill, type SkillFacts } from './profile';
import { VOLUNTEER_TRANSITIONS, type VolunteerAction, type VolunteerPart, type VolunteerState } from './states';

/** Why something about a volunteer's record is refused; the sentences are in copy. */
export type VolunteerRuleCode =
  | MeritRuleCode
  | 'volunteerLevel' | 'volunteerHome' | 'volunteerAlready' | 'volunteerDocument' | 'volunteerBirth' | 'volunteerTooYoung' | 'volunteerDocumentTaken' | 'volunteerGuardian' | 'volunteerContact'
  | 'volunteerPhone' | 'volunteerOwnPhone' | 'volunteerTerms' | 'volunteerProof' | 'volunteerSkillTwice' | 'volunteerFixed' | 'guardianFirst' | 'guardianSeenBefore' | 'volunteerReason' | 'skillUnknown' | 'proofOver' | 'volunteerTimelineFull';

export interface DocumentAsk {
  readonly kind: VolunteerDocument;
  /** As it is kept. */
  readonly number: string;
  /** Asked where the number does not say it. */
  readonly bornOn: Day | null;
}
/** The day of birth that a document tells, or that was said beside it. */
export const birthOf = ({ kind, number, bornOn }: DocumentAsk): Day | null => (kind === 'passport' ? bornOn : birthIn(number));

/** Why a document is not one to sign up with. */
export function ruleAgainstDocument(ask: DocumentAsk, today: Day, { youngest }: Pick<VolunteerTerms, 'youngest'>): VolunteerRuleCode | null {
  if (!isDocument(ask.kind, ask.number)) return 'volunteerDocument';
  const bornOn = birthOf(ask);
  if (bornOn === null || bornOn > today || ageOn(bornOn, today) > 120) return 'volunteerBirth';
  return ageOn(bornOn, today) < youngest ? 'volunteerTooYoung' : null;
}
/** Whether somebody is under age on a day. A document that was not given yet tells nothing. */
export const isMinor = (bornOn: Day | null, today: Day, { adult }: Pick<VolunteerTerms, 'adult'>): boolean => bornOn !== null && ageOn(bornOn, today) < adult;

/** Why somebody may not sign up at all: a confirmed number to reach them by, and a community whose station looks after them. */
export function ruleAgainstJoin({ level, livesIn }: { readonly level: Level; readonly livesIn: string | null }): VolunteerRuleCode | null {
  if (!mayByLevel(level, 'volunteer')) return 'volunteerLevel';
  return livesIn === null ? 'volunteerHome' : null;
}

/** Why these skills cannot stand so: each once, and what needs proof names it, with a day that is not over. */
export function ruleAgainstSkills(skills: readonly { readonly skill: Skill; readonly proof: string | null; readonly until: Day | null }[], today: Day): VolunteerRuleCode | null {
  if (new Set(skills.map(({ skill }) => skill)).size < skills.length) return 'volunteerSkillTwice';
  if (skills.some(({ skill, proof }) => needsProof(skill) && !proof?.trim())) return 'volunteerProof';
  return skills.some(({ until }) => until !== null && until < today) ? 'proofOver' : null;
}

/** Why a guardian is not one: under age there is one who agrees (志愿服务条例 Art. 15; PIPL Art. 31). */
export function ruleAgainstGuardian(minor: boolean, guardian: { readonly relation: Relation; readonly agrees: boolean } | null): VolunteerRuleCode | null {
  if (!minor) return null;
  return guardian && guardian.agrees && GUARDIANS.includes(guardian.relation) ? null : 'volunteerGuardian';
}

/** Whether the station looks at a sign-up before it is in force: a minor's always, and one it ended before. */
export const looksFirst = (facts: { readonly approval: boolean; readonly minor: boolean; readonly ended: boolean }): boolean => facts.approval || facts.minor || facts.ended;

/** Why the station may not take this step, by what it says. */
export function ruleAgainstCheck(action: 'approve' | 'decline' | 'end', ask: { readonly minor?: boolean; readonly guardianSeen?: boolean; readonly reason?: string; readonly text?: string }): VolunteerRuleCode | null {
  if (action === 'approve') return ask.minor && !ask.guardianSeen ? 'guardianFirst' : null;
  return ask.reason === 'other' && !ask.text?.trim() ? 'volunteerReason' : null;
}

/** What a record in force waits for the station to see: proofs of skills, and that the guardian of a minor agrees. Until then neither counts. */
export const waitsToBeSeen = (facts: { readonly skills: readonly SkillFacts[]; readonly minor: boolean; readonly guardianSeen: boolean }): { readonly proof: boolean; readonly guardian: boolean } => ({ proof: facts.skills.some(({ proof, seen }) => proof !== null && !seen), guardian: facts.minor && !facts.guardianSeen });

/** The buttons of a reply: what these parts may do now, in the order of the table. */
export function volunteerActions(facts: { readonly state: VolunteerState; readonly termsDue: boolean; readonly skills: readonly SkillFacts[]; readonly merits: readonly unknown[]; readonly minor: boolean; readonly guardianSeen: boolean }, parts: readonly VolunteerPart[]): VolunteerAction[] {
  return actionsFrom(VOLUNTEER_TRANSITIONS, facts.state, parts).filter((action) => {
    if (action === 'agree') return facts.termsDue;
    if (action === 'dropMerit') return facts.merits.length > 0;
    if (action === 'seeGuardian') return waitsToBeSeen(facts).guardian;
    return action !== 'seeProof' || waitsToBeSeen(facts).proof;
  });
}
