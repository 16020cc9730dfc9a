import { dayNumberOf, DAY_MS, MINUTE_MS, momentOn } from '../kernel/days';
import type { HoursTerms } from './limits';

/** A time of service, UTC. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Minutes that count of a time that somebody was there: without breaks, in whole steps, downwards, never below 0. Moments are
 * subtracted, so a night over midnight is as long as it was; +08:00 has no summer time.
 */
export function countedMinutes({ from, to }: Span, breakMinutes: number, { step }: Pick<HoursTerms, 'step'>): number {
  const there = Math.floor((to.getTime() - from.getTime()) / MINUTE_MS) - Math.max(0, breakMinutes);
  return Math.max(0, Math.floor(there / step) * step);
}

/**
 * The time that counts of somebody who came to a shift: from its beginning to its end as planned, less what they came late or left
 * early by more than the grace, in minutes. Who is early or stays longer does not get more than was planned.
 */
export function servedSpan({ cameAt, leftAt, plannedFrom, plannedTo }: { readonly cameAt: Date; readonly leftAt: Date; readonly plannedFrom: Date; readonly plannedTo: Date }, { grace }: Pick<HoursTerms, 'grace'>): Span {
  const within = grace * MINUTE_MS;
  return {
    from: cameAt.getTime() <= plannedFrom.getTime() + within ? plannedFrom : cameAt,
    to: leftAt.getTime() >= plannedTo.getTime() - within ? plannedTo : leftAt,
  };
}

/** Whether two times overlap; one that begins when the other ends does not. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** Minutes of a time that lie between two hours of the night at +08:00, such as 22 and 6. */
export function nightMinutes(span: Span, { from, to }: { readonly from: number; readonly to: number }): number {
  let minutes = 0;
  for (let day = dayNumberOf(span.from) - 1; day <= dayNumberOf(span.to); day += 1) {
    const [start, end] = [momentOn(day, from * 60), momentOn(day, (24 + to) * 60)];
    const shared = Math.min(end.getTime(), span.to.getTime()) - Math.max(start.getTime(), span.from.getTime());
    if (shared > 0) minutes += Math.floor(shared / MINUTE_MS);
  }
  return minutes;
}

/** The first moments of a day and of the next at +08:00. */
export const dayAround = (at: Date): Span => ({ from: momentOn(dayNumberOf(at), 0), to: new Date(momentOn(dayNumberOf(at), 0).getTime() + DAY_MS) });

/** `2026-03` at +08:00. */
export const monthOf = (at: Date): string => new Date(at.getTime() + 8 * 60 * MINUTE_MS).toISOString().slice(0, 7);
/** `2026` at +08:00. */
export const yearOf = (at: Date): number => Number(monthOf(at).slice(0, 4));

/** Star level by minutes: 0 to the number of levels, and how many minutes are missing to the next; null at the last. */
export function starOf(minutes: number, { stars }: Pick<HoursTerms, 'stars'>): { readonly level: number; readonly toNext: number | null } {
  const level = stars.filter((hours) => minutes >= hours * 60).length;
  const next = stars[level];
  return { level, toNext: next === undefined ? null : next * 60 - minutes };
}
