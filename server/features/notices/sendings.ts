import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import type { NoticeDoc } from './document';

type Db = Pick<Deps, 'db'>;
export type Channel = 'wechat' | 'sms';

/** A notice on its way to phones by one channel: how far it has come, so that whoever goes on begins where the last one stopped. */
export interface SendingDoc {
  /** Derived from notice, edition and channel: told twice it is one. */
  _id: string;
  noticeId: string;
  edition: number;
  channel: Channel;
  emergency: boolean;
  /** Lists of people already gone through, and the last person of the one at hand. */
  list: number;
  after: string;
  /** Phones that it was put on its way to. */
  sent: number;
  /** `full`: the operator's limit was met before everybody was told. */
  state: 'going' | 'done' | 'full';
  /** When it goes on; absent when it is over. */
  nextAt?: Date;
}

const schema = new Schema<SendingDoc>({ _id: String, noticeId: String, edition: Number, channel: String, emergency: Boolean, list: Number, after: String, sent: Number, state: String, nextAt: Date }, SCHEMA_OPTIONS);
schema.index({ nextAt: 1 }, { name: 'to_go_on', partialFilterExpression: { nextAt: { $exists: true } } });
schema.index({ noticeId: 1, _id: 1 }, { name: 'of_notice' });
export const Sendings = ({ db }: Db): Model<SendingDoc> => modelOf(db, 'noticeSendings', schema);

/** Puts a notice as it is now on its way by a channel, from a moment on; again it is the same. */
export async function planSending(deps: Db, { _id: noticeId, edition, emergency }: Pick<NoticeDoc, '_id' | 'edition' | 'emergency'>, channel: Channel, from: Date): Promise<void> {
  try {
    await Sendings(deps).insertMany([{ _id: `${noticeId}-${edition}-${channel}`, noticeId, edition, channel, emergency, list: 0, after: '', sent: 0, state: 'going', nextAt: from }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
export const dueSendings = (deps: Db, now: Date, most: number): Promise<SendingDoc[]> => Sendings(deps).find({ nextAt: { $lte: now } }).sort({ nextAt: 1, _id: 1 }).limit(most).lean<SendingDoc[]>();

/** Notes how far it has come. False where another process was there already: it has gone on. */
export async function advance(deps: Db, at: SendingDoc, { list, after, sent, state }: Pick<SendingDoc, 'list' | 'after' | 'sent' | 'state'>): Promise<boolean> {
  const { matchedCount } = await Sendings(deps).updateOne({ _id: at._id, list: at.list, after: at.after, state: 'going' }, { $set: { list, after, sent, state }, ...(state === 'going' ? {} : { $unset: { nextAt: 1 as const } }) });
  return matchedCount > 0;
}

/** How far a notice as it is now is on its way to phones. */
export async function phonesOf(deps: Db, { _id, edition }: Pick<NoticeDoc, '_id' | 'edition'>): Promise<Pick<SendingDoc, 'channel' | 'sent' | 'state'>[]> {
  const rows = await Sendings(deps).find({ noticeId: _id, edition }).sort({ _id: 1 }).lean<SendingDoc[]>();
  return rows.map(({ channel, sent, state }) => ({ channel, sent, state }));
}
