import { addDays, dayNumber, dayOf, momentOn, weekdayOf, type Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import type { Bookable, Closure, ServiceHours, Span } from './kinds';

type Hours = Pick<Bookable, 'room' | 'service' | 'closed'>;

/** The moment of a minute of a day (+08:00). */
export const momentAt = (day: Day, minutes: number): Date => momentOn(dayNumber(day), minutes);
/** Which of its week days in the month a day is: 1 … 5. */
export const weekInMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7);
/** Why it is closed on a day, where the station said so. */
export const closureOn = ({ closed }: Pick<Hours, 'closed'>, day: Day): Closure | null => closed.find(({ from, to }) => day >= from && day <= to) ?? null;

function takesPlace({ weekdays, weeks, restdays }: ServiceHours, day: Day, calendar: Calendar): boolean {
  return weekdays.includes(weekdayOf(dayNumber(day))) && (weeks.length === 0 || weeks.includes(weekInMonth(day))) && (restdays || calendar.isWorkday(day));
}
/** The stretches of a day in which it is open, by the calendar in force; none: closed. */
export function spansOn(bookable: Hours, day: Day, calendar: Calendar): readonly Span[] {
  if (closureOn(bookable, day)) return [];
  const { room, service } = bookable;
  if (room) return calendar.isWorkday(day) ? room.workdays : room.restdays;
  return service && takesPlace(service, day, calendar) ? [{ from: service.from, to: service.from + service.minutes * service.places }] : [];
}
/** The places of a service on a day, in their order: the first has number 1. None where it does not take place, or for a room. */
export function placesOn(bookable: Hours, day: Day, calendar: Calendar): readonly Span[] {
  const { service } = bookable;
  if (!service || spansOn(bookable, day, calendar).length === 0) return [];
  return Array.from({ length: service.places }, (_, at) => ({ from: service.from + at * service.minutes, to: service.from + (at + 1) * service.minutes }));
}
/** Whether a stretch can be had on a day at all: of a room within its hours, of a service one of its places. */
export function isOffered(bookable: Hours, day: Day, span: Span, calendar: Calendar): boolean {
  if (bookable.service) return placesOn(bookable, day, calendar).some(({ from, to }) => from === span.from && to === span.to);
  return spansOn(bookable, day, calendar).some(({ from, to }) => span.from >= from && span.to <= to);
}
/** Days on which it is open, from a day on, within so many days; the first first. */
export function openDays(bookable: Hours, from: Day, days: number, calendar: Calendar): Day[] {
  return Array.from({ length: days + 1 }, (_, at) => addDays(from, at)).filter((day) => spansOn(bookable, day, calendar).length > 0);
}
/** Whether it is open at a moment. */
export function openAt(bookable: Hours, at: Date, calendar: Calendar): boolean {
  const day = dayOf(at);
  const minute = (at.getTime() - momentAt(day, 0).getTime()) / 60_000;
  return spansOn(bookable, day, calendar).some(({ from, to }) => minute >= from && minute < to);
}
