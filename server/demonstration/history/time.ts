import { DAY_MS, dayNumberOf, MINUTE_MS, momentOn, weekdayOf } from '../../../shared/domain/kernel/days';
import { addWorkingMinutes, nextWorkingMoment, workingMinutesBetween, type Calendar } from '../../../shared/domain/kernel/workingTime';
import type { Chance } from '../random';

/** Hours of the day and how many reports come in them: before work, at noon, after supper. */
const HOURS: readonly (readonly [hour: number, weight: number])[] = [
  [6, 1], [7, 5], [8, 8], [9, 7], [10, 6], [11, 5], [12, 7], [13, 4], [14, 5], [15, 5], [16, 5], [17, 6], [18, 8], [19, 9], [20, 8], [21, 5], [22, 2], [23, 1],
];

/** A minute of the day at which somebody reports, with seconds so that no two look set. */
function minuteOfDay(draw: Chance): number {
  let left = draw.next() * HOURS.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [hour, weight] of HOURS) {
    left -= weight;
    if (left <= 0) return hour * 60 + draw.int(0, 59);
  }
  return 720;
}

/** Moments of filing between two days, in order; weekends bring three quarters of a working day. */
export function filingMoments(from: Date, to: Date, count: number, draw: Chance): Date[] {
  const first = dayNumberOf(from);
  const last = dayNumberOf(to);
  const moments: Date[] = [];
  while (moments.length < count) {
    const day = draw.int(first, last);
    const weekend = [0, 6].includes(weekdayOf(day));
    if (weekend && !draw.happens(0.75)) continue;
    const at = new Date(momentOn(day, minuteOfDay(draw)).getTime() + draw.int(0, 59) * 1_000);
    if (at >= from && at <= to) moments.push(at);
  }
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

/** A moment of office time some working minutes later, with odd seconds. Never the very end of the day. */
export function staffMoment(from: Date, minutes: number, calendar: Calendar, draw: Chance): Date {
  const at = addWorkingMinutes(nextWorkingMoment(from, calendar), Math.max(1, Math.round(minutes)), calendar);
  return new Date(at.getTime() - draw.int(1, 55) * 1_000);
}

/** The moment such that `minutes` of office time lie between it and `now`. */
export function workingMinutesAgo(now: Date, minutes: number, calendar: Calendar): Date {
  let [early, late] = [now.getTime() - 90 * DAY_MS, now.getTime()];
  while (late - early > MINUTE_MS / 2) {
    const middle = (early + late) / 2;
    if (workingMinutesBetween(new Date(middle), now, calendar) >= minutes) early = middle;
    else late = middle;
  }
  return new Date(Math.floor(early / 1_000) * 1_000);
}

/** When a resident gets round to answering: some hours later, between 7:30 and 22:00. */
export function residentMoment(asked: Date, hours: number, draw: Chance): Date {
  const raw = new Date(asked.getTime() + hours * 3_600_000);
  const day = dayNumberOf(raw);
  const minute = Math.floor((raw.getTime() - momentOn(day, 0).getTime()) / MINUTE_MS);
  if (minute >= 450 && minute <= 1_320) return raw;
  return new Date(momentOn(minute < 450 ? day : day + 1, draw.int(450, 620)).getTime() + draw.int(1, 59) * 1_000);
}
