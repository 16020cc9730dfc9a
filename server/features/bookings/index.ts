import type { Feature } from '../../http/types';
import type { EventSource, Task } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { recheckCalendar } from './commands/recheck';
import { watch } from './commands/watch';
import { giveTo } from './commands/yours';
import { bookingEraser } from './erase';
import { Bookables, ensureIndexes, Sheets, Talks } from './model';
import { dueSheets } from './queries';
import { handlers } from './routes';
import { fitDays, giveUpReplaced } from './subscribers';
import { talkKind } from './talks';

export { book } from './commands/book';
export { say } from './commands/say';
export { agree, call, came, missed } from './commands/turns';
export { close, write, type Writing as BookableWriting } from './commands/write';
export type { BookableDoc, Booked, BookingRow } from './document';
export { bookingEvent, type BookingStep } from './events';
export { authorise as authoriseBooking, authoriseKeeping } from './policy';
export { bookablesById, bookedById, loadBookable } from './queries';

const sources: EventSource[] = [
  { kind: 'bookable', model: (deps) => Bookables(deps) as unknown as ReturnType<EventSource['model']> },
  { kind: 'bookingSheet', model: (deps) => Sheets(deps) as unknown as ReturnType<EventSource['model']> },
  { kind: 'talk', model: (deps) => Talks(deps) as unknown as ReturnType<EventSource['model']> },
];
/** Reminders, days that are over, the erasing of names. */
export const bookingClock = watchDue('bookings.clock', dueSheets, watch);
/** Days ahead follow the calendar in force: whoever is hit by changed holidays is told. */
export const bookingCalendar: Task = { name: 'bookings.calendar', everyMs: 60_000, run: recheckCalendar };

/** Rooms (场地), receptions (接待日) and pooled services of stations: booked, queued for, waited for; what is said there becomes a matter. */
export const feature: Feature = { name: 'bookings', handlers, sources, subscribers: [fitDays, giveUpReplaced], tasks: [bookingClock, bookingCalendar], numberConfirmed: giveTo, conversions: [talkKind], erasers: [bookingEraser], ensureIndexes };
