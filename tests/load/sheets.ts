/** The floor of a booking: the durable write of the route, row by row on sheets of its own, as many rows as the route's get. */
import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import type { DomainEvent } from '../../server/jobs/types';

interface Row {
  _id: string;
  [field: string]: unknown;
}
/** What is written for one booking, by a sheet that the route wrote with one row and its event. */
export interface SheetStep {
  readonly do: 'sheet';
  readonly collection: string;
  /** Sheets are filled in the order in which the route's bookings come: one row of each of these rooms, then the next row. */
  readonly rooms: readonly string[];
  /** Rows of a full sheet; the first begins at `opens`, each lasts `minutes`. */
  readonly rows: number;
  readonly opens: number;
  readonly minutes: number;
  readonly sheet: Record<string, unknown> & { readonly rows: readonly Record<string, unknown>[]; readonly pending: readonly DomainEvent[] };
}

let booked = 0;
/** Writes the next booking: a new sheet, or one row more and its event on the sheet as the one before left it, guarded by its revision. */
export async function nextRow(sheets: Collection<Row>, { rooms, rows, opens, minutes, sheet }: SheetStep): Promise<void> {
  const n = booked++;
  const [room, slot] = [rooms[n % rooms.length] ?? '', Math.floor(n / rooms.length)];
  const [_id, at, now] = [`${room}${String(Math.floor(slot / rows)).padStart(8, '0')}`, slot % rows, new Date()];
  const row = { ...sheet.rows[0], id: randomUUID().slice(-12), personId: `floor-${n}`, from: opens + at * minutes, to: opens + (at + 1) * minutes };
  const pending = sheet.pending.map((event) => ({ ...event, _id: `${_id}-${at}-0` }));
  const { bookableRevision, calendarVersion, erased, nextCheckAt } = sheet;
  if (at === 0) return void (await sheets.insertOne({ ...sheet, _id, bookableId: room, rows: [row], pending }));
  const update = { $set: { [`rows.${at}`]: row, revision: at, bookableRevision, calendarVersion, erased, updatedAt: now, nextCheckAt, pendingSince: now }, $push: { pending: { $each: pending } } };
  // The one before is still under way at times; it is written first, as the rows of the route are.
  while ((await sheets.updateOne({ _id, revision: at - 1 }, update as never)).matchedCount === 0) await new Promise(setImmediate);
}
