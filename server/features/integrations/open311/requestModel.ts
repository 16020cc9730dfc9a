import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A request of ours at an Open311 server: one for a channel, a case and a round of it. */
export interface RequestDoc {
  /** `<channel>:<case>:<round>`. */
  _id: string;
  channelId: string;
  caseId: string;
  number: string;
  round: number;
  service: string;
  /** When it was first tried: not before that it can be found there. */
  begunAt: Date;
  /** It was sent and nobody knows whether it was taken: it is looked for before it is sent again. */
  uncertain: boolean;
  /** The delivery that handed it in; told again, it has arrived. */
  rowId: string | null;
  /** Id of the news that were sent last and of which nobody knows yet whether they were taken. */
  telling?: string | null;
  token: string | null;
  theirNumber: string | null;
  /** What was heard of it last, in one text. */
  heard: string | null;
  /** How often it was asked after, how often in a row without an answer, and how often in a row it was not there. */
  checks: number;
  failures: number;
  missing: number;
  /** Since when they say that it is done; from then on it is asked after rarely. Absent or null while it is open. */
  doneAt?: Date | null;
  /** Asked after then; absent once nothing more is to be heard. */
  nextAt?: Date;
}

const text = { type: String, default: null };
const schema = new Schema<RequestDoc>(
  { _id: String, channelId: String, caseId: String, number: String, round: Number, service: String, begunAt: Date, uncertain: Boolean, rowId: text, telling: String, token: text, theirNumber: text, heard: text, checks: Number, failures: Number, missing: Number, doneAt: Date, nextAt: Date },
  SCHEMA_OPTIONS,
);
schema.index({ nextAt: 1 }, { name: 'due', partialFilterExpression: { nextAt: { $exists: true } } });
schema.index({ channelId: 1, nextAt: 1 }, { name: 'of_channel' });

export const OutsideRequests = ({ db }: Db): Model<RequestDoc> => modelOf(db, 'outsideRequests', schema);

export const requestId = (channelId: string, caseId: string, round: number): string => `${channelId}:${caseId}:${round}`;

/** Requests of a channel that are open there, as far as we know. */
export const openRequests = (deps: Db, channelId: string): Promise<number> => OutsideRequests(deps).countDocuments({ channelId, nextAt: { $exists: true }, doneAt: null });
