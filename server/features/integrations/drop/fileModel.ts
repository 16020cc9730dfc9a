import { Schema, type Model } from 'mongoose';
import type { DropFormat } from '../../../../shared/domain/integrations/drop';
import { indexPending, pendingFields } from '../../../jobs/events';
import type { WithPending } from '../../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** Who did something to a file: a person, or the system of the unit by its key. */
export interface DropActor {
  readonly personId: string | null;
  readonly keyId: string | null;
}
type Done = DropActor & { readonly at: Date };

/** A file of a channel as it was made. It is inserted with its rows at once: what stands in one stands in no other. */
export interface DropFileDoc extends WithPending {
  /** `<channel>-<number>`: no number is given twice. */
  _id: string;
  channelId: string;
  unitId: string;
  /** From 1 without gaps; 0 is the one that a test makes. */
  number: number;
  format: DropFormat;
  /** Deliveries whose rows it holds, in its order. */
  rowIds: string[];
  rows: number;
  /** Of the bytes as they are fetched: SHA-256 in hex, and how many. */
  digest: string;
  size: number;
  /** The bytes, sealed; null once they are kept no longer. */
  content: string | null;
  madeAt: Date;
  /** The latest last. */
  fetched: Done[];
  confirmed: Done | null;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<DropFileDoc>(
  { _id: String, channelId: String, unitId: String, number: Number, format: String, rowIds: [String], rows: Number, digest: String, size: Number, content: { type: String, default: null }, madeAt: Date, fetched: [mixed], confirmed: { type: mixed, default: null }, ...pendingFields },
  SCHEMA_OPTIONS,
);
schema.index({ channelId: 1, number: -1 }, { name: 'of_channel' });
schema.index({ channelId: 1, confirmed: 1, madeAt: -1, _id: -1 }, { name: 'waiting' });
schema.index({ rowIds: 1 }, { name: 'of_delivery' });
indexPending(schema);

export const DropFiles = ({ db }: Db): Model<DropFileDoc> => modelOf(db, 'dropFiles', schema);

export const fileId = (channelId: string, number: number): string => `${channelId}-${number}`;

const contextOf = (id: string): string => `dropFile:${id}`;
type Cipher = Pick<Deps, 'cipher'>;
/** The bytes as they are kept: what residents wrote is in them. */
export const sealBytes = ({ cipher }: Cipher, id: string, content: Buffer): string => cipher.encrypt(content.toString('base64'), contextOf(id));
export const openBytes = ({ cipher }: Cipher, id: string, sealed: string): Buffer => Buffer.from(cipher.decrypt(sealed, contextOf(id)), 'base64');

/** Everything but the bytes. */
export const WITHOUT_BYTES = { content: 0 } as const;

/** The file a delivery stands in; null while it stands in none. */
export const fileOfRow = (deps: Db, rowId: string): Promise<Pick<DropFileDoc, '_id' | 'confirmed'> | null> => DropFiles(deps).findOne({ rowIds: rowId }, { confirmed: 1 }).lean<DropFileDoc>();

/** When the oldest file was made that nobody has confirmed; null where there is none. */
export async function oldestUnconfirmed(deps: Db, channelId: string): Promise<Date | null> {
  const oldest = await DropFiles(deps).findOne({ channelId, confirmed: null, number: { $gt: 0 } }, { madeAt: 1 }).sort({ number: 1 }).lean<Pick<DropFileDoc, 'madeAt'>>();
  return oldest?.madeAt ?? null;
}

/** When a file was confirmed last; null where none was. */
export async function lastConfirmed(deps: Db, channelId: string): Promise<Date | null> {
  const last = await DropFiles(deps).findOne({ channelId, confirmed: { $ne: null }, number: { $gt: 0 } }, { confirmed: 1 }).sort({ 'confirmed.at': -1 }).lean<Pick<DropFileDoc, 'confirmed'>>();
  return last?.confirmed?.at ?? null;
}
