import type { ResponseOf } from '@/api';
import { daySaid, deadlineWords, type StepsOf, timeWords } from '@/ui';
import { ACTIVITY, ACTIVITY_RULE_WORDS, ATTEND, ATTENDANCE_WORDS, LEFT_WORDS, RISK_WORDS, SIGN_UP_STATE_WORDS } from '@shared/copy/activities';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { ATTENDANCE, ruleAgainstMark } from '@shared/domain/activities/attendance';
import { dayOf } from '@shared/domain/kernel/days';
import type { ActivityRuleCode } from '@shared/domain/activities/rules';
import { needsProof } from '@shared/domain/volunteers/profile';

export type Activity = ResponseOf<'GET /activities/:id'>;
export type ActivityRow = ResponseOf<'GET /activities'>['items'][number];
export type Shift = Activity['shifts'][number];
export type Mine = NonNullable<Shift['mine']>;
export type MyShift = ResponseOf<'GET /sign-ups'>['items'][number];
export type ActivitySteps = StepsOf<Activity>;
/** What a step of one's own sign-up needs. */
export type Turns = Pick<ActivitySteps, 'taps'> & { readonly onDone: () => void };

/** 「周六（12 月 5 日）09:00 到 11:00」. */
export const spanWords = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string => `${deadlineWords(new Date(startsAt), new Date())} 到 ${timeWords(new Date(endsAt))}`;
/** The two halves of it, for narrow rows. */
export const dayOfShift = ({ startsAt }: { readonly startsAt: string }): string => deadlineWords(new Date(startsAt), new Date()).replace(/\d{1,2}:\d{2}$/, '');
export const hoursOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string => `${timeWords(new Date(startsAt))} 到 ${timeWords(new Date(endsAt))}`;
/** Why it cannot be signed up for now, in words. */
export const whyWords = (why: string): string => ACTIVITY_RULE_WORDS[why as ActivityRuleCode] ?? why;
/** 「捡拾：理发、电工（要有证）」. */
export const skillWords = (skills: Activity['roles'][number]['skills']): string => skills.map((skill) => (needsProof(skill) ? `${SKILL_WORDS[skill]}（${ACTIVITY.proven}）` : SKILL_WORDS[skill])).join('、');
/** A row of a list, under its title. */
export function rowWords(row: ActivityRow): string {
  const over = row.endsAt !== null && new Date(row.endsAt).getTime() < Date.now();
  const when = !row.startsAt || !row.endsAt ? null : over ? daySaid(dayOf(new Date(row.startsAt))) : spanWords({ startsAt: row.startsAt, endsAt: row.endsAt });
  return [row.team, when, row.where, row.metres === null ? null : ACTIVITY.metres(row.metres), row.state === 'published' && row.shifts > 0 ? ACTIVITY.free(row.free) : null, row.shifts > 1 ? ACTIVITY.more(row.shifts - 1) : null].filter(Boolean).join('，');
}
/** What it asks of people, in one line. */
export const demandWords = ({ risk, visit, minAge }: Pick<Activity, 'risk' | 'visit' | 'minAge'>): string => [RISK_WORDS[risk], visit ? ACTIVITY.visit : null, minAge > 8 ? ACTIVITY.minAge(minAge) : null].filter(Boolean).join('，');
/** Where one stands with a shift. */
export function standWords(mine: Pick<Mine, 'state' | 'party' | 'answerBy' | 'swapping' | 'attendance'> & { readonly code?: string | null }): string {
  if (mine.state === 'offered' && mine.answerBy) return ACTIVITY.answerBy(deadlineWords(new Date(mine.answerBy), new Date()));
  if (mine.state === 'left') return LEFT_WORDS[mine.code ?? ''] ?? SIGN_UP_STATE_WORDS.left;
  const { attendance } = mine;
  if (attendance) return [ATTENDANCE_WORDS[attendance.state], attendance.cameAt ? ATTEND.came(timeWords(new Date(attendance.cameAt))) : null, attendance.leftAt ? ATTEND.left(timeWords(new Date(attendance.leftAt))) : null].filter(Boolean).join('，');
  return [SIGN_UP_STATE_WORDS[mine.state], mine.party > 1 ? ACTIVITY.with(mine.party) : null, mine.swapping ? ACTIVITY.swapping : null].filter(Boolean).join('，');
}
/** Whether the viewer sees to the activity as a whole: the station, or whoever leads its team. */
export const seesTo = ({ viewer }: Pick<Activity, 'viewer'>): boolean => viewer === 'station' || viewer === 'team';
/** Shifts that are still to come, or that people may still be leaving, the next first. */
export const comingOf = (view: Activity): Shift[] => view.shifts.filter((shift) => shift.state === 'open' && !isOver(shift));
/** Whether nobody comes or leaves any more. */
export const isOver = ({ endsAt }: Pick<Shift, 'endsAt'>): boolean => new Date(endsAt).getTime() + ATTENDANCE.windowMs <= Date.now();
/** Shifts that are over, the last first: who came can be put right for some days, and looked up after that. */
export const overOf = (view: Activity): Shift[] => view.shifts.filter((shift) => shift.state === 'open' && isOver(shift)).reverse();
/** Whether who came may still be put right. */
export const stillMarked = ({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): boolean => ruleAgainstMark({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, new Date()) === null;
