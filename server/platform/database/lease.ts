import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { isDuplicateKey } from './errors';
import { modelOf, SCHEMA_OPTIONS } from './model';

interface LeaseRow {
  _id: string;
  owner: string;
  until: Date;
}
const schema = new Schema<LeaseRow>({ _id: { type: String, required: true }, owner: String, until: Date }, SCHEMA_OPTIONS);

/**
 * Takes or renews the lease `name` for `ms`. Two processes never hold it at once as long as their clocks differ
 * by less than its length; work under it must still be harmless when done twice.
 * @returns whether `owner` holds it now
 */
export async function takeLease(db: Connection, name: string, owner: string, now: Date, ms: number): Promise<boolean> {
  const until = new Date(now.getTime() + ms);
  const free = { _id: name, $or: [{ owner }, { until: { $lte: now } }] };
  const leases = modelOf(db, 'leases', schema);
  try {
    const row = await leases.findOneAndUpdate(free, { $set: { owner, until } }, { upsert: true, returnDocument: 'after' }).lean();
    return row?.owner === owner;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Gives the lease back at once; nothing happens when another holds it by now. */
export async function giveLease(db: Connection, name: string, owner: string): Promise<void> {
  await modelOf(db, 'leases', schema).deleteOne({ _id: name, owner });
}
