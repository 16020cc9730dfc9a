import { Schema, type Model } from 'mongoose';
import type { z } from 'zod';
import type { ChannelOptions } from '../../../shared/contract/channelOptions';
import type { ChannelKind, DeliveryProblem } from '../../../shared/domain/integrations/channels';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { DropFiles } from './drop/fileModel';
import { Letters } from './mail/letterModel';
import { OutsideRequests } from './open311/requestModel';
import { Sent } from './sequence';

type Db = Pick<Deps, 'db'>;

/** A way by which a unit has its matters told outside. */
export interface ChannelDoc {
  /** Derived from unit and key: added twice by one tap is one channel. */
  _id: string;
  contentHash: string;
  unitId: string;
  kind: ChannelKind;
  name: string;
  /** Encrypted: the address of a robot holds its key. */
  address: string;
  /** Encrypted; null where the kind has none. */
  secret: string | null;
  /** The secret before, encrypted, and until when both sign. */
  formerSecret: string | null;
  formerUntil: Date | null;
  /** What its kind needs beside; absent where that is nothing. */
  options?: z.output<typeof ChannelOptions>;
  /** What came of asking last, where it is a kind that is asked. */
  lastAsked?: { at: Date; problem: DeliveryProblem | null };
  giveUpHours: number;
  paused: boolean;
  endedAt: Date | null;
  /** What came of the last test. */
  lastTest: { at: Date; problem: DeliveryProblem | null } | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

const schema = new Schema<ChannelDoc>(
  {
    _id: String, contentHash: String, unitId: String, kind: String, name: String, address: String, secret: { type: String, default: null }, formerSecret: { type: String, default: null },
    formerUntil: { type: Date, default: null }, options: Schema.Types.Mixed, lastAsked: Schema.Types.Mixed, giveUpHours: Number, paused: Boolean, endedAt: { type: Date, default: null }, lastTest: { type: Schema.Types.Mixed, default: null }, revision: Number, createdAt: Date, updatedAt: Date,
  },
  SCHEMA_OPTIONS,
);
schema.index({ unitId: 1, endedAt: 1 }, { name: 'of_unit' });

export const Channels = ({ db }: Db): Model<ChannelDoc> => modelOf(db, 'channels', schema);

/** Something that administrators are to be told of, once. */
export interface NoticeDoc extends WithPending {
  _id: string;
  at: Date;
}
const noticeSchema = new Schema<NoticeDoc>({ _id: String, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
indexPending(noticeSchema);
export const ForwardingNotices = ({ db }: Db): Model<NoticeDoc> => modelOf(db, 'forwardingNotices', noticeSchema);

/** Creates the indexes of channels; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Channels(deps).createIndexes();
  await ForwardingNotices(deps).createIndexes();
  await Sent(deps).createIndexes();
  await OutsideRequests(deps).createIndexes();
  await Letters(deps).createIndexes();
  await DropFiles(deps).createIndexes();
}
