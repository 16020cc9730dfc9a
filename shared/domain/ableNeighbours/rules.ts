import type { Span } from '../activities/series';
import { dayNumber, dayNumberOf, momentOn, weekdayOf, type Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import type { Transition } from '../kernel/stateMachine';
import type { Skill, VolunteerTime } from '../volunteers/profile';
import type { VolunteerState } from '../volunteers/states';
import { INVITE_LIMITS } from './limits';

/** Why something about able neighbours or invitations is refused; the sentences are in copy. */
export type AbleRuleCode = 'ableNotVolunteer' | 'ableSkill' | 'ableTwice' | 'ablePersonal' | 'ableMoney' | 'inviteWhen' | 'inviteTask' | 'inviteWords' | 'inviteNobody' | 'inviteOver' | 'inviteTimelineFull';

/** What somebody says of one skill. `paid`: help for money, such as a craftsman at half price (P15): never volunteer hours. */
export interface AbleEntry {
  readonly skill: Skill;
  readonly text: string;
  readonly paid: boolean;
}

/** Why somebody cannot stand in the directory so: in force, each skill once, and one that is on their record. */
export function ruleAgainstAble(entries: readonly AbleEntry[], volunteer: { readonly state: VolunteerState; readonly skills: readonly { readonly skill: Skill }[] } | null): AbleRuleCode | null {
  // Whoever takes themselves out is asked for nothing.
  if (entries.length === 0) return null;
  if (volunteer?.state !== 'active') return 'ableNotVolunteer';
  if (new Set(entries.map(({ skill }) => skill)).size < entries.length) return 'ableTwice';
  return entries.every(({ skill }) => volunteer.skills.some((one) => one.skill === skill)) ? null : 'ableSkill';
}

/** Parts of a day that somebody is looked for in. */
export const DAY_PARTS = ['day', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** Which of the times that volunteers state a part of a day falls into: free days by the office's calendar, 调休 included. */
export function timeOn(day: Day, part: DayPart, calendar: Pick<Calendar, 'isWorkday'>): VolunteerTime {
  if (part === 'night') return 'night';
  if (!calendar.isWorkday(day)) return [0, 6].includes(weekdayOf(dayNumber(day))) ? 'weekend' : 'holiday';
  return part === 'evening' ? 'evening' : 'weekday';
}

/** Hours of a day, at +08:00, that a part of it stands for; the night ends on the next. */
const PART_HOURS: Readonly<Record<DayPart, readonly [number, number]>> = { day: [6, 18], evening: [18, 22], night: [22, 30] };
/** From when to when a part of a day is, by which one sees who has a shift then. */
export function partSpan(day: Day, part: DayPart): Span {
  const [startsAt = new Date(0), endsAt = new Date(0)] = PART_HOURS[part].map((hours) => momentOn(dayNumber(day), hours * 60));
  return { startsAt, endsAt };
}

/** The week of a moment, counted from an arbitrary Monday at +08:00: by it invitations are counted. */
export const weekOf = (at: Date): number => Math.floor((dayNumberOf(at) + 3) / 7);

/** Why a time is not one to ask somebody for: from now on, and not too far ahead; the end after the beginning, within a day. Milliseconds. */
export function ruleAgainstWhen(from: Date, to: Date, now: Date): AbleRuleCode | null {
  const length = to.getTime() - from.getTime();
  const [day, ahead] = [86_400_000, from.getTime() - now.getTime()];
  return ahead < 0 || ahead > INVITE_LIMITS.ahead * day || length <= 0 || length > day ? 'inviteWhen' : null;
}

/** What an invitation asks: to take a task of the station, or to come at a time. */
export const INVITE_KINDS = ['task', 'time'] as const;
export type InviteKind = (typeof INVITE_KINDS)[number];
export const INVITE_STATES = ['open', 'calledOff'] as const;
export type InviteState = (typeof INVITE_STATES)[number];
export const INVITE_PARTS = ['asked', 'station'] as const;
export type InvitePart = (typeof INVITE_PARTS)[number];
export const INVITE_ACTIONS = ['send', 'answer', 'callOff'] as const;
export type InviteAction = (typeof INVITE_ACTIONS)[number];
/** Answers: 可以, 这次不行. No reason is asked (志愿服务条例 Art. 25). */
export const INVITE_ANSWERS = ['yes', 'no'] as const;
export type InviteAnswer = (typeof INVITE_ANSWERS)[number];

/** Every step of an invitation. An answer may be changed until it begins. */
export const INVITE_TRANSITIONS: readonly Transition<InviteState, InviteAction, InvitePart>[] = [
  { from: 'open', action: 'answer', to: 'open', by: ['asked'] },
  { from: 'open', action: 'callOff', to: 'calledOff', by: ['station'] },
];
