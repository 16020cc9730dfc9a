import { createHash } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Clock } from '../clock';
import { isDuplicateKey } from '../database/errors';
import { modelOf, SCHEMA_OPTIONS } from '../database/model';
import type { PushProblem, PushQuery } from './pushSecurity';

interface Parts {
  readonly db: Connection;
  readonly clock: Clock;
}

/** A signed request as it came: the same signature with another body is somebody else's. */
interface SeenDoc {
  /** Digest of timestamp and nonce. */
  _id: string;
  body: string;
  at: Date;
}

/** What came last, for the administrator's page. */
export interface PushNoteDoc {
  /** `push` */
  _id: string;
  at: Date | null;
  event: string | null;
  problem: PushProblem | 'replayed' | null;
  problemAt: Date | null;
}

const seenSchema = new Schema<SeenDoc>({ _id: String, body: String, at: Date }, SCHEMA_OPTIONS);
seenSchema.index({ at: 1 }, { name: 'by_age' });
const noteSchema = new Schema<PushNoteDoc>({ _id: String, at: { type: Date, default: null }, event: { type: String, default: null }, problem: { type: String, default: null }, problemAt: { type: Date, default: null } }, SCHEMA_OPTIONS);

const Seen = ({ db }: Pick<Parts, 'db'>): Model<SeenDoc> => modelOf(db, 'wechatPushes', seenSchema);
const Notes = ({ db }: Pick<Parts, 'db'>): Model<PushNoteDoc> => modelOf(db, 'wechatNotes', noteSchema);
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Remembers a signed request. WeChat's own repeat (same body) is let through, since the first may not have been done
 * to its end; the signature with another body is `replayed`: in plain mode it does not cover the body.
 */
export async function seenBefore(parts: Parts, { timestamp = '', nonce = '' }: PushQuery, raw: string): Promise<'replayed' | null> {
  const row: SeenDoc = { _id: digest(`${timestamp}\n${nonce}`), body: digest(raw), at: parts.clock.now() };
  try {
    await Seen(parts).insertMany([row]);
    return null;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await Seen(parts).findById(row._id).lean<SeenDoc>())?.body === row.body ? null : 'replayed';
  }
}

/** Notes what came, believed or not; a problem stays to be read after better ones have come. */
export async function notePush(parts: Parts, { problem, event }: { readonly problem: PushNoteDoc['problem']; readonly event: string | null }): Promise<void> {
  const at = parts.clock.now();
  await Notes(parts).updateOne({ _id: 'push' }, { $set: problem === null ? { at, event } : { problem, problemAt: at } }, { upsert: true });
}

/** What came last; null when nothing ever did. */
export function lastPush(parts: Parts): Promise<PushNoteDoc | null> {
  return Notes(parts).findById('push').lean<PushNoteDoc>().exec();
}

/** Creates the indexes of what was pushed; harmless when they exist. */
export async function ensurePushIndexes(parts: Parts): Promise<void> {
  await Seen(parts).createIndexes();
}

/** Forgets requests that are too old to be believed again. */
export async function forgetPushes(parts: Parts, before: Date): Promise<void> {
  await Seen(parts).deleteMany({ at: { $lte: before } });
}
