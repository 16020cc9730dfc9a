import { randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Deps } from '../deps';
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

/**
 * Does `work` while no other process does work of that name: the lease is renewed as long as it takes, and given back
 * after it, also when it throws. Where another holds it nothing is done: what is to be done must be in the data, so
 * that whoever holds the lease, or a later call, finds it.
 */
export async function underLease({ db, clock }: Pick<Deps, 'db' | 'clock'>, name: string, ms: number, work: () => Promise<void>): Promise<void> {
  const owner = randomUUID();
  const take = (): Promise<boolean> => takeLease(db, name, owner, clock.now(), ms);
  if (!(await take())) return;
  const timer = setInterval(() => void take().catch(() => undefined), ms / 3);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await giveLease(db, name, owner);
  }
}
