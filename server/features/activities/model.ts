import { Schema, type Model, type mongo } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { ActivityDoc, CalendarRow, SeatRow, SignUpDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<ActivityDoc>(
  {
    _id: String, state: String, revision: Number, title: String, text: String, where: String, meet: String, bring: String, point: mixed, cell: String, risk: String, insurance: String, visit: Boolean, minAge: Number, roles: mixed, shifts: mixed, opensAt: Date, closesHours: Number, cancelHours: Number,
    organiser: mixed, projectId: String, madeById: String, scope: mixed, lastStartsAt: Date, lastEndsAt: Date, leaders: [String], messages: mixed, codesBy: mixed, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ cell: 1, state: 1, lastStartsAt: 1, _id: 1 }, { name: 'near' });
schema.index({ 'scope.community': 1, state: 1, lastStartsAt: 1, _id: 1 }, { name: 'open_community' });
schema.index({ 'scope.station': 1, state: 1, lastEndsAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ leaders: 1, lastEndsAt: 1 }, { name: 'leaders' });
schema.index({ 'organiser.id': 1, lastEndsAt: -1, _id: -1 }, { name: 'organiser' });
schema.index({ projectId: 1, lastEndsAt: -1, _id: -1 }, { name: 'project', partialFilterExpression: { projectId: { $type: 'string' } } });
indexPending(schema);
export const Activities = ({ db }: Db): Model<ActivityDoc> => modelOf(db, 'activities', schema);

/** The driver's collection: for reading one where many come at one moment. */
export const rawActivities = ({ db }: Db): mongo.Collection<ActivityDoc> => rawCollection<ActivityDoc>(db, 'activities');

const signUpSchema = new Schema<SignUpDoc>(
  {
    _id: String, activityId: String, shiftId: String, roleId: String, volunteerId: String, personId: String, state: String, revision: Number, round: Number, party: Number, last: Boolean, startsAt: Date, endsAt: Date, waitingSince: Date, answerBy: Date, swap: mixed, takenBy: String, freeToLeave: Boolean,
    attendance: mixed, told: mixed, nextCheckAt: Date, scope: mixed, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
signUpSchema.index({ shiftId: 1, state: 1, roleId: 1, last: 1, waitingSince: 1, _id: 1 }, { name: 'shift' });
signUpSchema.index({ personId: 1, endsAt: 1, _id: 1 }, { name: 'person' });
signUpSchema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(signUpSchema);
export const SignUps = ({ db }: Db): Model<SignUpDoc> => modelOf(db, 'signUps', signUpSchema);

/** The driver's collection: for sign-ups, of which many are written at one moment. */
export const rawSignUps = ({ db }: Db): mongo.Collection<SignUpDoc> => rawCollection<SignUpDoc>(db, 'signUps');

const seatSchema = new Schema<SeatRow>({ _id: String, n: Number, shiftId: String, roleId: String, signUpId: String, round: Number }, SCHEMA_OPTIONS);
seatSchema.index({ shiftId: 1, roleId: 1 }, { name: 'shift' });
seatSchema.index({ signUpId: 1 }, { name: 'sign_up' });
const Seats = ({ db }: Db): Model<SeatRow> => modelOf(db, 'volunteerSeats', seatSchema);
export const rawSeats = ({ db }: Db): mongo.Collection<SeatRow> => rawCollection<SeatRow>(db, 'volunteerSeats');

const calendarSchema = new Schema<CalendarRow>({ _id: String, personId: String, at: Date }, SCHEMA_OPTIONS);
calendarSchema.index({ personId: 1 }, { name: 'person' });
export const Calendars = ({ db }: Db): Model<CalendarRow> => modelOf(db, 'volunteerCalendars', calendarSchema);

/** Creates the indexes of activities; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Activities(deps).createIndexes(), SignUps(deps).createIndexes(), Seats(deps).createIndexes(), Calendars(deps).createIndexes()]);
}
