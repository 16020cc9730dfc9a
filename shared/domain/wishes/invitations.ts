import { addDays, DAY_MS, dayNumber, type Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import type { Skill, VolunteerTime } from '../volunteers/profile';
import { fits, ruleAgainstHelper, type HelperFacts } from '../volunteerTasks/rules';
import type { TaskKind } from '../volunteerTasks/states';
import { ruleAgainstClaim, type WishFacts, type WishRuleCode } from './rules';
import type { WishCategory } from './states';

/** Limits of invitations (邀请志愿者认领). */
export const INVITE_LIMITS = {
  /** Invitations of one wish that wait for an answer at once: a few are asked, not everybody. */
  open: 10,
  /** Invitations of one wish in all; the wish remembers each, so that nobody is asked twice. */
  all: 40,
  /** Volunteers that are shown to choose from. */
  shown: 30,
} as const;

/** Time limits; configuration (`config/catalogue/wishes.ts`). Days. */
export interface InviteTerms {
  /** How long an invitation waits; after that it counts as not answered, and nobody is reproached. */
  readonly answer: number;
  /** How long somebody who was invited to one wish is not invited to another. */
  readonly again: number;
}

/** Skills that count for a kind of wish; the station chooses among them, or takes whoever has one. */
export const HELP_SKILLS: Readonly<Record<WishCategory, readonly Skill[]>> = {
  goods: ['carrying', 'driving', 'sewing', 'carpentry'],
  service: ['electrics', 'plumbing', 'carpentry', 'appliances', 'painting', 'locks', 'hair', 'sewing', 'cooking', 'phones', 'teaching', 'photos', 'gardening', 'law', 'accounting'],
  time: ['carrying', 'driving', 'cooking', 'gardening', 'phones', 'firstAid'],
  company: ['company', 'counselling', 'nursing', 'firstAid', 'signing', 'stage'],
};
/** Skills that are work with tools, for people of age (志愿服务条例 Art. 15). */
const CRAFTS: readonly Skill[] = ['electrics', 'plumbing', 'carpentry', 'appliances', 'painting', 'welding', 'locks', 'heights'];
const kindOf = (category: WishCategory, skill: Skill): TaskKind => (category === 'service' && CRAFTS.includes(skill) ? 'repair' : category === 'company' ? 'accompany' : 'help');

/** Times of the week there are from today to the day by which it is needed; null: no hurry, so any time will do. */
export function timesUntil(neededOn: Day | null, today: Day, calendar: Pick<Calendar, 'isWorkday'>): readonly VolunteerTime[] | null {
  if (neededOn === null) return null;
  const times = new Set<VolunteerTime>();
  // After two weeks every kind of day has been.
  for (let day = today, left = 14; day <= neededOn && left > 0; day = addDays(day, 1), left -= 1) {
    if (calendar.isWorkday(day)) times.add('weekday').add('evening');
    // 1970-01-01 was a Thursday.
    else times.add([2, 3].includes(dayNumber(day) % 7) ? 'weekend' : 'holiday');
  }
  return [...times];
}

/** A volunteer as the choice looks at them. */
export interface Candidate extends HelperFacts {
  /** When they usually can; empty: nothing was said. */
  readonly times: readonly VolunteerTime[];
}
/** What is looked for: one skill, or any that counts; and when. */
export interface Looking {
  readonly skill: Skill | null;
  readonly times: readonly VolunteerTime[] | null;
  readonly today: Day;
}

/** Whether somebody usually can at one of these times. */
export const hasTime = ({ times }: Pick<Candidate, 'times'>, wanted: readonly VolunteerTime[] | null): boolean => wanted === null || times.length === 0 || times.some((time) => wanted.includes(time));

/** Skills by which a volunteer fits a wish: the rule of tasks, asked for each skill that counts. Empty: they do not fit. */
export function skillsFor(wish: Pick<WishFacts, 'category' | 'visit' | 'recipientId'>, helper: HelperFacts, { skill, today }: Pick<Looking, 'skill' | 'today'>): Skill[] {
  return HELP_SKILLS[wish.category].filter((one) => {
    const help = { kind: kindOf(wish.category, one), visit: wish.visit, skills: [one], ownerId: wish.recipientId };
    return (skill === null || skill === one) && ruleAgainstHelper(help, helper, today) === null && fits(help, helper, today);
  });
}

/**
 * Why somebody is not invited. They must be able to claim it, by the wish's own rule: an invitation is no way round it. Who
 * comes along and how many they hold is looked at when they claim.
 */
export function ruleAgainstInvitee(wish: WishFacts, candidate: Candidate, looking: Looking): WishRuleCode | null {
  const rule = ruleAgainstClaim(wish, { personId: candidate.personId, level: candidate.level, unitId: null, quantity: 1, companion: 'second', held: 0 });
  if (rule) return rule;
  return skillsFor(wish, candidate, looking).length > 0 && hasTime(candidate, looking.times) ? null : 'inviteUnfit';
}

/** One invitation, as far as the rules look at it. */
export interface InviteFacts {
  readonly personId: string;
  readonly at: Date;
  readonly answer: 'yes' | 'no' | null;
}
/** How far it is: claimed, kindly declined, waiting, or left without an answer. */
export const INVITE_STATES = ['yes', 'no', 'open', 'silent'] as const;
export type InviteState = (typeof INVITE_STATES)[number];
export const inviteState = ({ at, answer }: InviteFacts, now: Date, { answer: days }: InviteTerms): InviteState => answer ?? (now.getTime() < at.getTime() + days * DAY_MS ? 'open' : 'silent');

/** How many may still be invited to a wish now. */
export function invitesLeft(invites: readonly InviteFacts[], now: Date, terms: InviteTerms): number {
  const open = invites.filter((one) => inviteState(one, now, terms) === 'open').length;
  return Math.max(0, Math.min(INVITE_LIMITS.open - open, INVITE_LIMITS.all - invites.length));
}

/** Why these may not be invited together now. */
export function ruleAgainstInvites(invites: readonly InviteFacts[], personIds: readonly string[], now: Date, terms: InviteTerms): WishRuleCode | null {
  if (new Set(personIds).size < personIds.length || invites.some(({ personId }) => personIds.includes(personId))) return 'inviteTwice';
  return personIds.length > invitesLeft(invites, now, terms) ? 'inviteMany' : null;
}

/** From when on an invitation to another wish keeps somebody from being asked again. */
export const restsSince = (now: Date, { again }: InviteTerms): Date => new Date(now.getTime() - again * DAY_MS);
