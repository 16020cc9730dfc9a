import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../platform/database/model';
import type { Deps } from '../platform/deps';

interface Beat {
  _id: string;
  at: Date;
}
const schema = new Schema<Beat>({ _id: { type: String, required: true }, at: Date }, SCHEMA_OPTIONS);
const Beats = (deps: Deps): Model<Beat> => modelOf(deps.db, 'heartbeats', schema);

/** A worker that was not heard of for so long is not counted. */
const SILENCE_MS = 30_000;

/** A worker says that it is at work. */
export async function beat(deps: Deps): Promise<void> {
  await Beats(deps).updateOne({ _id: 'worker' }, { $set: { at: deps.clock.now() } }, { upsert: true });
}

/** Whether some worker, in this process or another, was at work lately. */
export async function workerAlive(deps: Deps): Promise<boolean> {
  const row = await Beats(deps).findById('worker').lean<Beat>();
  return row !== null && deps.clock.now().getTime() - row.at.getTime() < SILENCE_MS;
}
