import { Schema, type Model, type mongo } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { BookableDoc, SheetDoc, TalkDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const bookableSchema = new Schema<BookableDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, kind: String, title: String, where: String, who: String, text: String, capacity: Number, equipment: [String], room: mixed, service: mixed, audience: String, ahead: Number, longest: Number, atOnce: Number, agree: Boolean, cancelHours: Number,
    closed: mixed, scope: mixed, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
bookableSchema.index({ 'scope.community': 1, createdAt: 1, _id: 1 }, { name: 'of_community' });
bookableSchema.index({ 'scope.street': 1, audience: 1, createdAt: 1, _id: 1 }, { name: 'of_street' });
bookableSchema.index({ audience: 1, createdAt: 1, _id: 1 }, { name: 'for_everybody' });
bookableSchema.index({ 'scope.station': 1, createdAt: 1, _id: 1 }, { name: 'desk_station' });
indexPending(bookableSchema);
export const Bookables = ({ db }: Db): Model<BookableDoc> => modelOf(db, 'bookables', bookableSchema);
/** The driver's collection: read where many book at one moment. */
export const rawBookables = ({ db }: Db): mongo.Collection<BookableDoc> => rawCollection<BookableDoc>(db, 'bookables');

const sheetSchema = new Schema<SheetDoc>({ _id: String, bookableId: String, day: String, revision: Number, bookableRevision: Number, calendarVersion: Number, rows: mixed, scope: mixed, nextCheckAt: Date, erased: Boolean, updatedAt: Date, ...pendingFields }, SCHEMA_OPTIONS);
sheetSchema.index({ bookableId: 1, day: 1 }, { name: 'of_bookable' });
sheetSchema.index({ 'rows.personId': 1, day: -1 }, { name: 'mine' });
sheetSchema.index({ 'scope.station': 1, 'rows.state': 1, day: 1 }, { name: 'desk_station' });
sheetSchema.index({ day: 1, calendarVersion: 1 }, { name: 'by_calendar' });
sheetSchema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(sheetSchema);
export const Sheets = ({ db }: Db): Model<SheetDoc> => modelOf(db, 'bookingSheets', sheetSchema);
/** The driver's collection: every value is ours, and many write at one moment. */
export const rawSheets = ({ db }: Db): mongo.Collection<SheetDoc> => rawCollection<SheetDoc>(db, 'bookingSheets');

const talkSchema = new Schema<TalkDoc>({ _id: String, contentHash: String, bookingId: String, sheetId: String, personId: String, helperId: String, station: String, to: String, text: String, place: mixed, consent: String, accountless: Boolean, conversions: mixed, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
talkSchema.index({ bookingId: 1 }, { name: 'of_booking' });
talkSchema.index({ sheetId: 1 }, { name: 'of_sheet' });
talkSchema.index({ personId: 1 }, { name: 'person' });
indexPending(talkSchema);
export const Talks = ({ db }: Db): Model<TalkDoc> => modelOf(db, 'bookingTalks', talkSchema);

/** Creates the indexes of rooms and services; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Bookables(deps).createIndexes(), Sheets(deps).createIndexes(), Talks(deps).createIndexes()]);
}
