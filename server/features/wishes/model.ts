import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { WishDoc, WishTicketDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<WishDoc>(
  {
    _id: String, number: String, contentHash: String, state: String, revision: Number, category: String, text: String, photoIds: [String], voiceIds: [String], whom: String, care: String,
    authorId: String, recipientId: String, proxy: mixed, visit: Boolean, neededOn: String, target: Number, left: Number, round: Number, place: mixed, scope: mixed, release: mixed, urgent: Boolean,
    lane: String, laneAt: Date, desk: String, deskAt: Date, checkDueAt: Date, checkLate: Boolean, waitingSince: Date, unmatched: mixed, again: Boolean, addressOpen: Boolean, changed: Boolean, claims: mixed, past: mixed, invites: { type: [mixed], default: undefined }, invitedIds: { type: [String], default: undefined },
    holders: [String], hands: [String], helpers: { type: [String], default: undefined }, questions: mixed, proposal: mixed, thanks: mixed, storyConsent: Boolean, story: mixed, wordsCheck: String, timeline: mixed, fileIds: [String], keys: [String],
    origin: mixed, cameFrom: mixed, conversions: { type: [mixed], default: undefined }, nextCheckAt: Date, realisedAt: Date, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
// The feed of a community, by lane and moment; by kind; what is urgent; by grid.
const published = { partialFilterExpression: { lane: { $exists: true } } };
schema.index({ 'scope.community': 1, lane: 1, laneAt: 1, _id: 1 }, { name: 'feed', ...published });
schema.index({ 'scope.community': 1, lane: 1, category: 1, laneAt: 1, _id: 1 }, { name: 'feed_category', ...published });
schema.index({ 'scope.community': 1, lane: 1, urgent: 1, laneAt: 1, _id: 1 }, { name: 'feed_urgent', ...published });
schema.index({ 'scope.community': 1, lane: 1, 'scope.grid': 1, laneAt: 1, _id: 1 }, { name: 'feed_grid', ...published });
// Lists of the station, and of whoever looks after more.
for (const level of ['community', 'street', 'district']) schema.index({ [`scope.${level}`]: 1, desk: 1, deskAt: 1, _id: 1 }, { name: `desk_${level}` });
// What I posted, what I claimed, what I hold.
schema.index({ authorId: 1, createdAt: -1, _id: -1 }, { name: 'posted' });
schema.index({ recipientId: 1, createdAt: -1, _id: -1 }, { name: 'received' });
schema.index({ hands: 1, updatedAt: -1, _id: -1 }, { name: 'hands' });
schema.index({ holders: 1 }, { name: 'holders' });
// To which wishes somebody was invited.
schema.index({ invitedIds: 1 }, { name: 'invited', partialFilterExpression: { invitedIds: { $exists: true } } });
// By its number, as it stands on a receipt.
schema.index({ number: 1 }, { name: 'number' });
// Figures of a month.
schema.index({ 'scope.community': 1, createdAt: 1 }, { name: 'posted_in_community' });
schema.index({ 'origin.id': 1 }, { name: 'thread', partialFilterExpression: { 'origin.id': { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ fileIds: 1 }, { name: 'files_in_use' });
indexPending(schema);

export const Wishes = ({ db }: Db): Model<WishDoc> => modelOf(db, 'wishes', schema);
/** The driver's own collection, for the hottest reads and writes. */
export const rawWishes = ({ db }: Db) => rawCollection<WishDoc>(db, 'wishes');

const ticketSchema = new Schema<WishTicketDoc>({ _id: String, wishId: String, round: Number, personId: String, unitId: String, quantity: Number, companion: String, stamp: String, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
indexPending(ticketSchema);

export const Tickets = ({ db }: Db): Model<WishTicketDoc> => modelOf(db, 'wishClaims', ticketSchema);
export const rawTickets = ({ db }: Db) => rawCollection<WishTicketDoc>(db, 'wishClaims');

/** Creates the indexes of wishes; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Wishes(deps).createIndexes(), Tickets(deps).createIndexes()]);
}
