import type { ResponseOf } from '@/api';
import type { RequestOf } from '@shared/contract';
import { daySaid, relativeDay } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { LANGUAGE_WORDS, SKILL_WORDS, TIME_WORDS } from '@shared/copy/volunteers';
import type { DayPart } from '@shared/domain/ableNeighbours/rules';
import { addDays, dayNumber, dayOf, type Day, momentOn, weekdayWord } from '@shared/domain/kernel/days';
import type { Language, Skill } from '@shared/domain/volunteers/profile';

export type Found = ResponseOf<'GET /workbench/able-neighbours'>;
export type FoundRow = Found['items'][number];
export type Invitation = ResponseOf<'GET /invitations/:id'>;

/** Who is looked for. */
export interface Sought {
  readonly skill: Skill | null;
  readonly day: Day | null;
  readonly part: DayPart;
  readonly language: Language | null;
  readonly level: boolean;
  readonly words: string;
  readonly gridId: string | null;
  readonly open: boolean;
}
export const ANYBODY: Sought = { skill: null, day: null, part: 'day', language: null, level: false, words: '', gridId: null, open: false };
export function queryOf({ skill, day, part, language, level, words, gridId, open }: Sought): RequestOf<'GET /workbench/able-neighbours'>['query'] {
  return { ...(skill ? { skill } : {}), ...(day ? { day, part } : {}), ...(language ? { language } : {}), ...(level ? { level: '2' as const } : {}), ...(words.trim() ? { words: words.trim() } : {}), ...(gridId ? { gridId } : {}), ...(open ? { open: 'yes' as const } : {}) };
}

/** The days of two weeks to choose from, with their weekday: who can come is asked for as 周二, not as a date. */
export const daysAhead = (now: Date): { value: Day; label: string }[] => Array.from({ length: 14 }, (_, n) => addDays(dayOf(now), n)).map((value) => ({ value, label: relativeDay(momentOn(dayNumber(value), 0), now) ?? `${daySaid(value)}（周${weekdayWord(value)}）` }));
/** Somebody found, under their name: how near, what, when; what they say of themselves is shown beside. */
export function foundWords({ skills, times, languages, metres, asked, busy, minor }: FoundRow): string {
  return [busy ? ABLE.busy : null, metres === null ? null : ABLE.near(metres), minor ? '不满 18 岁' : null, skills.map((skill) => SKILL_WORDS[skill]).join('、'), times.map((time) => TIME_WORDS[time]).join('、'), languages.map((one) => LANGUAGE_WORDS[one]).join('、'), asked > 0 ? ABLE.asked(asked) : null].filter(Boolean).join('，');
}

/** What the station is writing to those it picked. */
export interface InviteDraft {
  readonly title: string;
  readonly text: string;
  readonly where: string;
  readonly day: Day | null;
  readonly hour: string;
  readonly hours: string;
  readonly taskId: string | null;
}
export const EMPTY_INVITE: InviteDraft = { title: '', text: '', where: '', day: null, hour: '9', hours: '2', taskId: null };
export const HOURS = ['8', '9', '10', '14', '15', '16', '19', '20'] as const;
export const LENGTHS = ['1', '2', '3', '4'] as const;
/** From and to of what is asked. */
export function spanOf({ day, hour, hours }: InviteDraft): { from: string; to: string } {
  const from = momentOn(dayNumber(day ?? ''), Number(hour) * 60);
  return { from: from.toISOString(), to: new Date(from.getTime() + Number(hours) * 3_600_000).toISOString() };
}
/** What is missing, one sentence each; empty when it can be sent. */
export function missingIn({ title, text, where, day }: InviteDraft): { readonly id: string; readonly label: string }[] {
  return [
    title.trim() === '' && { id: 'title', label: `写一句话，${ABLE.inviteTitleHint}` },
    text.trim() === '' && { id: 'text', label: `说清楚做什么，${ABLE.inviteTextHint}` },
    where.trim() === '' && { id: 'where', label: `写上大概在哪里，${ABLE.inviteWhereHint}` },
    day === null && { id: 'day', label: '选哪一天' },
  ].flatMap((one) => one || []);
}
