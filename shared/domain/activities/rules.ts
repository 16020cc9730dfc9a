import { mayByLevel } from '../identity/levels';
import { dayOf } from '../kernel/days';
import { actionsFrom } from '../kernel/stateMachine';
import { needsProof, skillCounts, type Skill } from '../volunteers/profile';
import type { HelperFacts } from '../volunteerTasks/rules';
import { inWindow, type AttendanceState } from './attendance';
import { ACTIVITY_LIMITS, hoursBefore } from './limits';
import { overlap, type Span } from './series';
import { ACTIVITY_TRANSITIONS, SIGN_UP_TRANSITIONS, type ActivityAction, type ActivityPart, type ActivityState, type Risk, type SignUpAction, type SignUpState } from './states';

/** Why something about an activity or a sign-up is refused; the sentences are in copy. */
export type ActivityRuleCode =
  | 'activityNoShift' | 'activityManyShifts' | 'activityTimes' | 'activityPast' | 'activityInsurance' | 'activityRoles' | 'activityElsewhere' | 'activityPersonal' | 'activityMoney' | 'activityReason' | 'activityMessages' | 'activityTimelineFull' | 'activityNeedsYes' | 'activityProject' | 'activityPaid'
  | 'activityNotVolunteer' | 'activityTermsDue' | 'activityAlone' | 'activityGuardian' | 'activityMinor' | 'activityAge' | 'activityVisitLevel' | 'activitySkill' | 'activityNotOpen' | 'activityClosed' | 'activityOff'
  | 'activityOverlap' | 'activityMany' | 'activityFull' | 'activityTwice' | 'activityOfferOver' | 'activityStarted' | 'activitySwapGone' | 'activitySwapSelf' | 'activitySwapFamily' | 'activityUnknown' | 'activityNotThere'
  | 'attendanceCode' | 'attendanceOther' | 'attendanceOld' | 'attendanceOwn' | 'attendanceReplayed' | 'attendanceFar' | 'attendanceTime' | 'attendanceFirst' | 'attendanceTwice' | 'attendanceEarly' | 'attendanceOver' | 'attendanceSelf' | 'attendanceNoContact';

/** A volunteer as sign-ups look at them. */
export interface HandFacts extends HelperFacts {
  /** In whole years; null where no document tells. */
  readonly age: number | null;
  /** Under age: the station has seen that the guardian agrees. */
  readonly guardianSeen: boolean;
}
export interface ActivityFacts {
  readonly state: ActivityState;
  readonly risk: Risk;
  /** Somebody's home is gone into. */
  readonly visit: boolean;
  readonly minAge: number;
  /** From then on people may sign up; null: as soon as it is published. */
  readonly opensAt: Date | null;
  /** Hours before each shift at which sign-up closes, and after which cancelling asks for a reason. */
  readonly closesHours: number;
  readonly cancelHours: number;
}
export interface ShiftFacts extends Span {
  readonly state: 'open' | 'off';
}

/** Why an activity cannot be published: dangerous work needs an insurance first (志愿服务条例 Art. 17). */
export const ruleAgainstPublish = ({ risk, insurance }: { readonly risk: Risk; readonly insurance: string | null }): ActivityRuleCode | null => (risk === 'dangerous' && !insurance?.trim() ? 'activityInsurance' : null);

/** Whether a team's activity needs the station's yes: danger or strain, somebody's home, people under age (志愿服务条例 Art. 15, 17; decision 0036). */
export const needsYes = ({ risk, visit, minAge }: Pick<ActivityFacts, 'risk' | 'visit' | 'minAge'>): boolean => risk !== 'plain' || visit || minAge < ACTIVITY_LIMITS.minAge.adult;

/** Why roles cannot stand so: each once by name. */
export const ruleAgainstRoles = (roles: readonly { readonly name: string }[]): ActivityRuleCode | null => (new Set(roles.map(({ name }) => name)).size < roles.length ? 'activityRoles' : null);

/** Why somebody may not come at all; null when they may. Ages and danger as of 志愿服务条例 Art. 15. */
export function ruleAgainstHand({ risk, visit, minAge }: Pick<ActivityFacts, 'risk' | 'visit' | 'minAge'>, role: { readonly skills: readonly Skill[] }, hand: HandFacts, on: Date): ActivityRuleCode | null {
  if (hand.state !== 'active') return 'activityNotVolunteer';
  if (hand.termsDue) return 'activityTermsDue';
  if (hand.minor && !hand.guardianSeen) return 'activityGuardian';
  if (hand.minor && (visit || risk === 'dangerous')) return 'activityMinor';
  if (minAge > ACTIVITY_LIMITS.minAge.least && (hand.age === null || hand.age < minAge)) return 'activityAge';
  if (visit && !mayByLevel(hand.level, 'visit')) return 'activityVisitLevel';
  const counting = hand.skills.filter((skill) => skillCounts(skill, dayOf(on))).map(({ skill }) => skill);
  return role.skills.some((skill) => needsProof(skill) && !counting.includes(skill)) ? 'activitySkill' : null;
}
/** Whether everybody signs up for themselves: proofs, level, age are looked at in whoever signs up, and of companions nobody knows them. */
export const comesAlone = ({ risk, visit, minAge }: Pick<ActivityFacts, 'risk' | 'visit' | 'minAge'>, role: { readonly skills: readonly Skill[] }): boolean =>
  visit || risk === 'dangerous' || minAge > ACTIVITY_LIMITS.minAge.least || role.skills.some(needsProof);
/** Whether every skill that a role asks for counts, and nothing that they prefer not to do. */
export function fitsHand({ risk, visit }: Pick<ActivityFacts, 'risk' | 'visit'>, role: { readonly skills: readonly Skill[] }, hand: HandFacts, on: Date): boolean {
  const counting = hand.skills.filter((skill) => skillCounts(skill, dayOf(on))).map(({ skill }) => skill);
  return role.skills.every((skill) => counting.includes(skill)) && !(visit && hand.avoids.includes('homes')) && !(risk !== 'plain' && hand.avoids.includes('outdoors'));
}

export const closesAt = ({ closesHours }: Pick<ActivityFacts, 'closesHours'>, { startsAt }: Span): Date => hoursBefore(startsAt, closesHours);
/** Why nobody signs up for a shift now; null when they may. */
export function ruleAgainstTime(activity: ActivityFacts, shift: ShiftFacts, now: Date): ActivityRuleCode | null {
  if (activity.state !== 'published' || shift.state === 'off') return 'activityOff';
  if (shift.startsAt <= now) return 'activityStarted';
  if (activity.opensAt !== null && activity.opensAt > now) return 'activityNotOpen';
  return closesAt(activity, shift) <= now ? 'activityClosed' : null;
}

/** Why a time cannot be held beside those that are held: nobody is in two places, and nobody takes more than they can keep. */
export function ruleAgainstHold(holds: readonly Span[], asked: Span, now: Date): ActivityRuleCode | null {
  if (holds.some((hold) => overlap(hold, asked))) return 'activityOverlap';
  return holds.filter(({ endsAt }) => endsAt > now).length >= ACTIVITY_LIMITS.held ? 'activityMany' : null;
}

/** Whether leaving asks for a reason: after the limit, unless the activity was changed since they signed up. */
export const leavingAsks = ({ cancelHours }: Pick<ActivityFacts, 'cancelHours'>, signUp: Span & { readonly freeToLeave: boolean; readonly state: SignUpState }, now: Date): boolean =>
  signUp.state === 'seated' && !signUp.freeToLeave && hoursBefore(signUp.startsAt, cancelHours) <= now;
/** Why a leave or an end without such words is refused. */
export const ruleAgainstWords = (asks: boolean, { reason, text }: { readonly reason?: string | null | undefined; readonly text: string }): ActivityRuleCode | null =>
  ((asks && !reason) || (reason === 'other' && text.trim() === '') ? 'activityReason' : null);

/** The buttons of an activity's reply: a team publishes what needs nobody's yes, and hands in the rest. */
export function activityActions(activity: Pick<ActivityFacts, 'state' | 'risk' | 'visit' | 'minAge'>, part: ActivityPart): ActivityAction[] {
  const without: ActivityAction | null = part !== 'team' ? null : needsYes(activity) ? 'publish' : 'submit';
  return actionsFrom(ACTIVITY_TRANSITIONS, activity.state, [part]).filter((action) => action !== without);
}
/** The buttons of one's own sign-up: from two hours before on to come, then to leave; once the shift has begun nothing else; a swap only for one person. */
export function signUpActions(signUp: Span & { readonly state: SignUpState; readonly party: number; readonly swapping: boolean; readonly attendance: AttendanceState | null }, now: Date): SignUpAction[] {
  const there: SignUpAction[] = signUp.state === 'seated' && inWindow(signUp, now) ? (signUp.attendance === null ? ['arrive'] : signUp.attendance === 'here' ? ['depart'] : []) : [];
  return [...there, ...(signUp.attendance === null ? before(signUp, now) : [])];
}
function before(signUp: Span & { readonly state: SignUpState; readonly party: number; readonly swapping: boolean }, now: Date): SignUpAction[] {
  if (signUp.startsAt <= now) return [];
  return actionsFrom(SIGN_UP_TRANSITIONS, signUp.state, ['self']).filter((action) => {
    if (action === 'swap') return signUp.party === 1 && !signUp.swapping;
    return action !== 'join' && action !== 'arrive' && action !== 'depart' && (action !== 'keep' || signUp.swapping);
  });
}
