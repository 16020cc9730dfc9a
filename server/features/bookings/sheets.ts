import { BOOKING_TERMS } from '../../../config/catalogue/bookings';
import type { Day } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import { sheetIdOf } from '../../../shared/domain/bookings/ids';
import { beginOf, hoursBefore, movesUp } from '../../../shared/domain/bookings/sheet';
import type { BookingAction, BookingPart } from '../../../shared/domain/bookings/states';
import { pendingOf, withEvents } from '../../jobs/events';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { inLine } from '../../platform/inLine';
import { byId, together } from '../../platform/together';
import { settingsOf } from '../settings';
import type { BookableDoc, BookingRow, RowMoment, SheetDoc } from './document';
import { nextCheckOf, toldAtFirst } from './due';
import { eventsOf, type Telling } from './events';
import { rawSheets, Sheets } from './model';

/** What a change of a sheet is made from. */
export interface SheetContext {
  readonly bookable: BookableDoc;
  readonly day: Day;
  readonly rows: readonly BookingRow[];
  readonly calendar: Calendar;
  readonly now: Date;
}
/** The rows as they are to be, and what is told of it. */
export interface Turn {
  readonly rows: readonly BookingRow[];
  readonly tellings: readonly Telling[];
  /** Everything of persons is gone from it. */
  readonly erased?: boolean;
}
/** How often other processes may be first before somebody is told to try again. */
const TRIES = 60;

/** A row one step further: its story, its revision, its keys. */
export function stepped(row: BookingRow, { action, part, personId, text = null, stamp, now }: { readonly action: BookingAction; readonly part: BookingPart; readonly personId: string | null; readonly text?: string | null; readonly stamp?: string; readonly now: Date }, set: Partial<BookingRow>): BookingRow {
  const moment: RowMoment = { id: `${row.revision + 1}`, at: now, action, part, personId, text };
  return { ...row, ...set, revision: row.revision + 1, timeline: [...row.timeline, moment].slice(-30), keys: stamp ? [...row.keys, stamp].slice(-20) : row.keys };
}
/** The list moves up, whenever something became free. */
function withMoves({ bookable, day, calendar, now }: SheetContext, { rows, tellings, erased = false }: Turn): Turn {
  const moved = new Map(movesUp(bookable, day, rows, calendar, now, BOOKING_TERMS.moveUp).map(({ id, span }) => [id, span]));
  if (moved.size === 0) return { rows, tellings, erased };
  const told: Telling[] = [];
  const after = rows.map((row) => {
    const span = moved.get(row.id);
    if (!span) return row;
    const begin = beginOf(day, span);
    const next = stepped(row, { action: 'moveUp', part: 'system', personId: null, now }, { ...span, state: 'booked', free: hoursBefore(begin, bookable.cancelHours) <= now, told: toldAtFirst(begin, now) });
    told.push({ step: 'moveUp', row: next, actorId: null });
    return next;
  });
  return { rows: after, tellings: [...tellings, ...told], erased };
}

/** The sheet of a day; null where nobody has booked. Nothing of it is changed in place: who asks at one moment is given the same. */
export const readSheet: (deps: Pick<Deps, 'db'>, id: string) => Promise<SheetDoc | null> = together<SheetDoc>(async (deps, ids) => byId((await rawSheets(deps).find({ _id: { $in: [...ids] } }, { projection: { pending: 0, pendingSince: 0 } }).toArray()) as SheetDoc[]));

type Written = Omit<SheetDoc, 'pending' | 'pendingSince'>;
/** Rows that a change made or touched, each at its place; the others are not sent again. */
function touched(before: readonly BookingRow[], after: readonly BookingRow[]): Record<string, BookingRow> | { rows: readonly BookingRow[] } {
  if (after.length < before.length) return { rows: after };
  return Object.fromEntries(after.flatMap((row, at) => (row === before[at] ? [] : [[`rows.${at}`, row]])));
}
async function write(deps: Deps, before: SheetDoc | null, doc: Written, tellings: readonly Telling[], now: Date): Promise<boolean> {
  const events = eventsOf(doc, doc.revision, tellings, now);
  if (!before) {
    try {
      await rawSheets(deps).insertOne({ ...doc, ...pendingOf(events, now) });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
  const { _id, revision, bookableRevision, calendarVersion, erased, updatedAt, nextCheckAt } = doc;
  const update = withEvents({ $set: { ...touched(before.rows, doc.rows), revision, bookableRevision, calendarVersion, erased, updatedAt, ...(nextCheckAt ? { nextCheckAt } : {}) }, ...(nextCheckAt ? {} : { $unset: { nextCheckAt: 1 as const } }) }, events, now);
  return (await rawSheets(deps).updateOne({ _id, revision: before.revision }, update as never)).matchedCount === 1;
}

/**
 * Changes the sheet of a day by one guarded write with its events in it; built anew where somebody else was first. Whoever waits moves up
 * in the same write. Null from `build` leaves it as it is. Outcomes: the sheet after it; what `build` refuses; `conflict` when others were first every time.
 */
export async function turn(deps: Deps, bookable: BookableDoc, day: Day, build: (context: SheetContext) => Turn | null): Promise<SheetDoc> {
  const [_id, { calendar, calendarVersion }] = [sheetIdOf(bookable._id, day), await settingsOf(deps)];
  return inLine(deps, `bookings ${_id}`, async () => {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const [before, now] = [await readSheet(deps, _id), deps.clock.now()];
      const context = { bookable, day, rows: before?.rows ?? [], calendar, now };
      const made = build(context);
      if (!made) return before ? { ...before, pending: [] } : emptySheet(bookable, day, calendarVersion, now);
      const { rows, tellings, erased = false } = withMoves(context, made);
      const base = { ...(before ?? emptySheet(bookable, day, calendarVersion, now)), rows: [...rows], erased, revision: (before?.revision ?? -1) + 1, bookableRevision: bookable.revision, calendarVersion, updatedAt: now };
      const { pending: _pending, nextCheckAt: _next, ...plain } = base;
      const nextCheckAt = nextCheckOf(base);
      const doc: Written = { ...plain, ...(nextCheckAt ? { nextCheckAt } : {}) };
      if (await write(deps, before, doc, tellings, now)) {
        if (tellings.length > 0) deps.nudge(Sheets(deps));
        return { ...doc, pending: [] };
      }
    }
    throw new DomainError('conflict');
  });
}
const emptySheet = (bookable: BookableDoc, day: Day, calendarVersion: number, now: Date): SheetDoc => ({ _id: sheetIdOf(bookable._id, day), bookableId: bookable._id, day, revision: -1, bookableRevision: bookable.revision, calendarVersion, rows: [], scope: bookable.scope, erased: false, updatedAt: now, pending: [] });
