import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { BookDoc, BookQuestionDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<BookDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, unitId: String, unitKind: String, communityId: String, scope: mixed, kind: String, period: String, publisherId: String, title: String, text: String, lines: mixed, contract: mixed, decidedOn: String, before: mixed,
    timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ communityId: 1, createdAt: -1, _id: -1 }, { name: 'board_of_community' });
schema.index({ communityId: 1, unitKind: 1, createdAt: -1, _id: -1 }, { name: 'board_of_kind' });
schema.index({ unitId: 1, createdAt: -1, _id: -1 }, { name: 'of_unit' });
indexPending(schema);
export const Books = ({ db }: Db): Model<BookDoc> => modelOf(db, 'openBooks', schema);

const questionSchema = new Schema<BookQuestionDoc>(
  { _id: String, contentHash: String, bookId: String, unitId: String, scope: mixed, personId: String, state: String, revision: Number, text: String, answerBy: Date, answer: String, answeredBy: String, answeredAt: Date, toldLate: Boolean, nextCheckAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
questionSchema.index({ bookId: 1, createdAt: -1, _id: -1 }, { name: 'of_book' });
questionSchema.index({ unitId: 1, state: 1, answerBy: 1 }, { name: 'waiting_of_unit' });
questionSchema.index({ personId: 1, bookId: 1 }, { name: 'of_person' });
questionSchema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(questionSchema);
export const BookQuestions = ({ db }: Db): Model<BookQuestionDoc> => modelOf(db, 'openBookQuestions', questionSchema);

/** Creates the indexes of open books; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Books(deps).createIndexes(), BookQuestions(deps).createIndexes()]);
}
