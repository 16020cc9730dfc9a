import { Schema, type Model, type mongo } from 'mongoose';
import type { SealedBallot } from '../../../platform/ballotKeys/inbox';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import type { BoxDoc, IssuedDoc, SaidDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const issuedSchema = new Schema<IssuedDoc>({ _id: String, voteId: String, b: String }, SCHEMA_OPTIONS);
issuedSchema.index({ voteId: 1, _id: 1 }, { name: 'of_vote' });
export const IssuedLines = ({ db }: Db): Model<IssuedDoc> => modelOf(db, 'issuedLines', issuedSchema);

const sealedSchema = new Schema<SealedBallot>({ _id: String, h: String, vote: String, ct: Buffer }, SCHEMA_OPTIONS);
sealedSchema.index({ vote: 1 }, { name: 'of_vote' });
const Sealed = ({ db }: Db): Model<SealedBallot> => modelOf(db, 'sealedBallots', sealedSchema);
/** Sealed ballots as they lie there: nothing is cast, nothing is added. `ct` is read as the driver's binary. */
export const sealedBallots = ({ db }: Db): mongo.Collection<SealedBallot> => rawCollection<SealedBallot>(db, 'sealedBallots');

const boxSchema = new Schema<BoxDoc>({ _id: String, voteId: String, box: String, by: String, handed: Number, votes: mixed, invalid: Number, at: Date }, SCHEMA_OPTIONS);
boxSchema.index({ voteId: 1, box: 1 }, { name: 'of_vote' });
export const BoxCounts = ({ db }: Db): Model<BoxDoc> => modelOf(db, 'boxCounts', boxSchema);

const saidSchema = new Schema<SaidDoc>({ _id: String, voteId: String, said: String, by: String, at: Date }, SCHEMA_OPTIONS);
saidSchema.index({ voteId: 1 }, { name: 'of_vote' });
export const SampleSaid = ({ db }: Db): Model<SaidDoc> => modelOf(db, 'sampleSaid', saidSchema);

/** Creates the indexes of secret votes; harmless when they exist. */
export async function ensureSecretIndexes(deps: Db): Promise<void> {
  await Promise.all([IssuedLines(deps).createIndexes(), Sealed(deps).createIndexes(), BoxCounts(deps).createIndexes(), SampleSaid(deps).createIndexes()]);
}
