import { ACTIVITY } from '@shared/copy/activities';
import { calendarOf } from '@shared/domain/activities/calendar';
import type { CalendarEntry } from './calendarEntry';
import { download } from './download.h5';

/** One shift as a calendar file (RFC 5545), which the computer or the phone opens with its own calendar. Returns what to say. */
export function addToCalendar({ id, revision, title, where, startsAt, endsAt }: CalendarEntry): Promise<string> {
  const file = URL.createObjectURL(new Blob([calendarOf([{ id, revision, startsAt, endsAt, changedAt: new Date(), title, place: where, text: '' }])], { type: 'text/calendar' }));
  download(file, 'linli.ics');
  setTimeout(() => URL.revokeObjectURL(file), 10_000);
  return Promise.resolve(ACTIVITY.calendarFile);
}
