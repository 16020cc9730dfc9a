import { Schema, type Model } from 'mongoose';
import type { AnswerRefusal, AnswerResult } from '../../../shared/domain/integrations/answers';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** What a system outside said, as it said it, with what came of it. Nothing that was signed rightly is thrown away. */
export interface AnswerDoc extends WithPending {
  /** Derived from the channel and the other side's id: told twice it is one. */
  _id: string;
  contentHash: string;
  channelId: string;
  /** How the system is called, and whose it is. */
  channelName: string;
  unitId: string;
  status: string;
  note: string;
  said: Date | null;
  round: number | null;
  number: string | null;
  theirNumber: string | null;
  photoIds: string[];
  /** A picture came that could not be read. */
  picturesLost: boolean;
  /** It is not to be done, whatever it says: why. Absent for what is settled by the table. */
  refusedAs?: AnswerRefusal;
  at: Date;
  times: number;
  /** Null until it is settled. */
  result: AnswerResult | null;
  /** Rule or reason of a refusal. */
  why: string | null;
  caseId: string | null;
  caseNumber: string | null;
  stationId: string | null;
  /** In a list of those to be looked at: its place there. Absent for what needs no looking at. */
  lookAt?: Date;
  seenBy: string | null;
  seenAt: Date | null;
}

const schema = new Schema<AnswerDoc>(
  {
    _id: String, contentHash: String, channelId: String, channelName: String, unitId: String, status: String, note: String, said: { type: Date, default: null }, round: { type: Number, default: null },
    number: { type: String, default: null }, theirNumber: { type: String, default: null }, photoIds: [String], picturesLost: Boolean, refusedAs: String, at: Date, times: Number, result: { type: String, default: null },
    why: { type: String, default: null }, caseId: { type: String, default: null }, caseNumber: { type: String, default: null }, stationId: { type: String, default: null }, lookAt: Date,
    seenBy: { type: String, default: null }, seenAt: { type: Date, default: null }, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ lookAt: -1, _id: -1 }, { name: 'to_look_at', partialFilterExpression: { lookAt: { $exists: true } } });
schema.index({ photoIds: 1 }, { name: 'photos' });
indexPending(schema);

export const Answers = ({ db }: Db): Model<AnswerDoc> => modelOf(db, 'outsideAnswers', schema);

/** Creates the indexes of answers; harmless when they exist. */
export async function ensureAnswerIndexes(deps: Db): Promise<void> {
  await Answers(deps).createIndexes();
}

/** Those of some photos that an answer holds. */
export async function photosInAnswers(deps: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Answers(deps).find({ photoIds: { $in: [...ids] } }, { photoIds: 1 }).lean<Pick<AnswerDoc, 'photoIds'>[]>();
  return new Set(rows.flatMap(({ photoIds }) => photoIds));
}
