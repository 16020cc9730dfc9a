import { Schema, type Model } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/errors';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { DomainEvent, Task } from '../../jobs/types';

type Db = Pick<Deps, 'db'>;

/** What was put on its way to a channel, numbered from 1 without gaps, so that whoever missed some can fetch them. */
export interface SentDoc {
  /** `<channel>:<sequence>`: no number is given twice. */
  _id: string;
  channelId: string;
  sequence: number;
  /** Id of the delivery, the same as in `Idempotency-Key`. */
  rowId: string;
  event: DomainEvent;
  source: { kind: string; id: string };
  at: Date;
}

const schema = new Schema<SentDoc>({ _id: String, channelId: String, sequence: Number, rowId: String, event: Schema.Types.Mixed, source: { kind: String, id: String }, at: Date }, SCHEMA_OPTIONS);
schema.index({ channelId: 1, sequence: 1 }, { name: 'of_channel' });
schema.index({ rowId: 1 }, { name: 'of_delivery' });
schema.index({ at: 1 }, { name: 'by_time' });

export const Sent = ({ db }: Db): Model<SentDoc> => modelOf(db, 'channelSent', schema);

/** The number of what was sent last; 0 where nothing was. */
export async function lastSequence(deps: Db, channelId: string): Promise<number> {
  const last = await Sent(deps).findOne({ channelId }, { sequence: 1 }).sort({ sequence: -1 }).lean<Pick<SentDoc, 'sequence'>>();
  return last?.sequence ?? 0;
}

/** The number of one delivery; undefined where it has none. */
export async function sequenceOf(deps: Db, rowId: string): Promise<number | undefined> {
  return (await Sent(deps).findOne({ rowId }, { sequence: 1 }).lean<Pick<SentDoc, 'sequence'>>())?.sequence;
}

/**
 * Gives a delivery the next number of its channel, once. A number is taken by being inserted, so the one after it can only
 * be given when it is there: a reader never sees a gap that closes later.
 */
export async function number(deps: Deps, channelId: string, sent: Pick<SentDoc, 'rowId' | 'event' | 'source'>): Promise<number> {
  const known = await sequenceOf(deps, sent.rowId);
  if (known !== undefined) return known;
  for (;;) {
    const sequence = (await lastSequence(deps, channelId)) + 1;
    try {
      await Sent(deps).insertMany([{ _id: `${channelId}:${sequence}`, channelId, sequence, ...sent, at: deps.clock.now() }]);
      return sequence;
    } catch (error) {
      // Somebody else took it: the next one, then.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** What was sent after a number, the oldest first. */
export function sentAfter(deps: Db, channelId: string, after: number, limit: number): Promise<SentDoc[]> {
  return Sent(deps).find({ channelId, sequence: { $gt: after } }).sort({ sequence: 1 }).limit(limit).lean<SentDoc[]>();
}

const EVERY_MS = 3_600_000;
/** What was missed can be fetched for so long. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** Removes what nobody fetches any more; the last number of each channel stays, so that counting goes on from it. */
export const forgetSent: Task = {
  name: 'integrations.forgetSent',
  everyMs: EVERY_MS,
  async run(deps) {
    const old = { at: { $lte: new Date(deps.clock.now().getTime() - KEPT_MS) } };
    const channels = await Sent(deps).distinct('channelId', old);
    for (const channelId of channels) await Sent(deps).deleteMany({ ...old, channelId, sequence: { $lt: await lastSequence(deps, channelId) } });
  },
};
