import { addDays, DAY_MS, type Day, dayOf } from '../kernel/days';
import { NOTICE_LIMITS, NOTICE_SHOWN_DAYS, type NoticeArea, areaKey } from './kinds';
import type { NoticeStepRule } from './states';

/** Why something about a notice is refused; `data.rule` of `rule_refused`, words in copy. */
export type NoticeRuleCode = NoticeStepRule | 'noticeArea' | 'noticeAreaTwice' | 'noticeWhen' | 'noticeBlanks' | 'noticePin' | 'noticeSame' | 'noticeCorrections' | 'noticeTimelineFull';

/** The time that a notice is about. */
export interface NoticeWhen {
  readonly from: Date | null;
  readonly to: Date | null;
}
/** Why a time does not fit: an end before its beginning, over already when it is told, or more than a year away. */
export function ruleAgainstWhen({ from, to }: NoticeWhen, now: Date): NoticeRuleCode | null {
  if (from && to && to <= from) return 'noticeWhen';
  const last = to ?? from;
  if (to && to <= now) return 'noticeWhen';
  return last && last.getTime() > now.getTime() + NOTICE_LIMITS.ahead * DAY_MS ? 'noticeWhen' : null;
}

/** A template leaves what it cannot know between these marks; nothing goes out that still has one. */
const BLANK = /【[^】]*】/;
/** Parts of a text that are still to be filled in. */
export const blanksIn = (text: string): string[] => text.match(new RegExp(BLANK, 'g')) ?? [];
/** Why words may not be told yet. */
export const ruleAgainstWords = (title: string, text: string): NoticeRuleCode | null => (BLANK.test(title) || BLANK.test(text) ? 'noticeBlanks' : null);
/** Why areas do not fit. */
export const ruleAgainstAreas = (areas: readonly NoticeArea[]): NoticeRuleCode | null => (new Set(areas.map(areaKey)).size < areas.length ? 'noticeAreaTwice' : null);

/** Why it is not pinned until that day; null takes the pin off. */
export const ruleAgainstPin = (until: Day | null, now: Date): NoticeRuleCode | null => {
  const today = dayOf(now);
  return until !== null && (until < today || until > addDays(today, NOTICE_LIMITS.pinDays)) ? 'noticePin' : null;
};
/** Until when a notice stands on home and in the inbox: the end of what it is about, or some weeks after it was told. */
export const shownUntil = (toldAt: Date, { from, to }: NoticeWhen): Date => to ?? new Date((from ?? toldAt).getTime() + (from ? DAY_MS : NOTICE_SHOWN_DAYS * DAY_MS));

/** Whether it stands above all others on a day. */
export const isPinned = (pinnedUntil: Day | null, today: Day): boolean => pinnedUntil !== null && pinnedUntil >= today;

/** Pinned first, among these emergencies first, then what was told last. */
export function byUrgency<N extends { readonly pinnedUntil: Day | null; readonly emergency: boolean; readonly toldAt: Date }>(today: Day): (a: N, b: N) => number {
  const rank = (one: N): number => (isPinned(one.pinnedUntil, today) ? 2 : 0) + (one.emergency ? 1 : 0);
  return (a, b) => rank(b) - rank(a) || b.toldAt.getTime() - a.toldAt.getTime();
}
