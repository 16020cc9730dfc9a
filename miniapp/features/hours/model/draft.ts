import { HOURS, HOURS_RULE_WORDS } from '@shared/copy/volunteerHours';
import { addDays, dayNumber, dayOf, momentOn, type Day } from '@shared/domain/kernel/days';
import type { Row } from './words';

/** A service as somebody is writing it down. */
export interface ServiceDraft {
  readonly title: string;
  readonly day: Day | null;
  readonly from: string;
  readonly to: string;
  /** It ended after midnight. */
  readonly nextDay: boolean;
  readonly breaks: string;
  readonly text: string;
  readonly evidence: 'photos' | 'list';
  readonly list: string;
}
export const EMPTY_SERVICE: ServiceDraft = { title: '', day: null, from: '', to: '', nextDay: false, breaks: '', text: '', evidence: 'list', list: '' };

/** Days that stand as buttons; earlier ones are chosen in a calendar. */
const BACK = [0, 1, 2, 3, 4, 5] as const;
export const recentDays = (now: Date): Day[] => BACK.map((back) => addDays(dayOf(now), -back));
/** The first and last day of the calendar; `daysBack` as the rule has it, null while it is not known: the server looks at it again. */
export const earlierDays = (now: Date, daysBack: number | null): { min?: Day; max: Day } => ({ ...(daysBack === null ? {} : { min: addDays(dayOf(now), -daysBack) }), max: dayOf(now) });

/** Minutes after midnight of 「9:00」, 「9：30」, 「9点」, 「9点半」; null when it is no time. */
export function clockMinutes(text: string): number | null {
  const found = /^(\d{1,2})(?:[:：点]\s*(\d{1,2}|半)?分?)?$/.exec(text.trim());
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), found[2] === '半' ? 30 : Number(found[2] ?? 0)];
  return hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : null;
}
const clockOf = (moment: Date, day: Day): string => {
  const minutes = Math.round((moment.getTime() - momentOn(dayNumber(day), 0).getTime()) / 60_000) % (24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};
/** What a record says, to be looked over. */
export function draftOf({ title, from, to }: Pick<Row, 'title' | 'from' | 'to'>, breakMinutes: number): ServiceDraft {
  const [start, end] = [new Date(from), new Date(to)];
  const day = dayOf(start);
  return { ...EMPTY_SERVICE, title, day, from: clockOf(start, day), to: clockOf(end, day), nextDay: dayOf(end) > day, breaks: breakMinutes > 0 ? String(breakMinutes) : '' };
}

/** What is missing or cannot be, one sentence each; empty when it can be sent. `proved`: the station says what shows it. */
export function faultsIn({ title, day, from, to, nextDay, breaks, evidence, list }: ServiceDraft, { photos, proved }: { readonly photos: number; readonly proved: boolean }): { readonly id: string; readonly label: string }[] {
  const [start, end] = [clockMinutes(from), clockMinutes(to)];
  return [
    title.trim() === '' && { id: 'title', label: `写上做了什么，${HOURS.whatHint}` },
    day === null && { id: 'day', label: '选哪一天' },
    start === null && { id: 'from', label: `写上几点开始，${HOURS.form.timeHint}` },
    end === null && { id: 'to', label: `写上几点结束，${HOURS.form.timeHint}` },
    start !== null && end !== null && !nextDay && end <= start && { id: 'to', label: HOURS_RULE_WORDS.hoursTime },
    breaks.trim() !== '' && !/^\d{1,3}$/.test(breaks.trim()) && { id: 'breaks', label: '休息写多少分钟，没有就空着' },
    proved && evidence === 'list' && list.trim() === '' && { id: 'list', label: HOURS_RULE_WORDS.hoursList },
    proved && evidence === 'photos' && photos === 0 && { id: 'photos', label: HOURS_RULE_WORDS.hoursPhotos },
  ].flatMap((one) => one || []);
}

/** The draft as the server is told. */
export function serviceOf({ title, day, from, to, nextDay, breaks }: ServiceDraft): { title: string; from: string; to: string; breakMinutes: number } {
  const at = (text: string, more: number): string => momentOn(dayNumber(day ?? '') + more, clockMinutes(text) ?? 0).toISOString();
  return { title, from: at(from, 0), to: at(to, nextDay ? 1 : 0), breakMinutes: Number(breaks.trim() || '0') };
}
