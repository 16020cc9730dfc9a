import { Schema, type Model } from 'mongoose';
import type { CheckState } from '../../../shared/domain/files/checks';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { CardKind } from '../../platform/wechat';
import type { VoiceContainer } from './variants';

type Db = Pick<Deps, 'db'>;

/** What WeChat sees of cards in a photo. */
export type PhotoCard = CardKind | 'none' | 'unasked';

/** One uploaded photo (re-encoded; what was sent is not kept) or recording. Its bytes are in the storage. */
export interface FileDoc {
  /** Derived from person and idempotency key. */
  _id: string;
  personId: string;
  /** SHA-256 of what was sent: tells the same upload sent again from another one under the same key. */
  contentHash: string;
  /** `receiving` until both variants are stored. */
  state: 'receiving' | 'stored';
  /** Absent: a photo. */
  kind?: 'voice';
  /** Of a photo, pixels; 0 of a recording. */
  width: number;
  height: number;
  /** Of a recording: what holds it, and its length in seconds. */
  container?: VoiceContainer;
  seconds?: number;
  /** When a matter first used it; null while none does. */
  usedAt: Date | null;
  /** Absent in files from before there were checks: `off`. */
  check?: CheckState;
  /** WeChat's name of the check under way or done. */
  checkTrace?: string;
  /** When somebody must see to the check; absent when nothing is to be done. */
  checkDue?: Date;
  checkTries?: number;
  /** Why people must decide: a problem of WeChat's, or of ours. */
  checkWhy?: string;
  /** Who of the station looked at it and let it pass. */
  checkedBy?: string;
  /** What kind of code is in the picture; absent while nobody has looked. */
  code?: 'none' | 'other' | 'contact' | 'pay';
  /** Whether WeChat sees a card in it; `unasked`: nobody could say in time. Absent while nobody has looked, or where nobody can. */
  card?: PhotoCard;
  createdAt: Date;
}

/** A verdict as WeChat pushed it, kept a day: it may come before we know its trace, and it may come twice. */
export interface VerdictDoc {
  /** The trace. */
  _id: string;
  verdict: CheckState;
  why: string | null;
  at: Date;
}

const schema = new Schema<FileDoc>(
  {
    _id: String,
    personId: String,
    contentHash: String,
    state: String,
    kind: String,
    container: String,
    seconds: Number,
    width: Number,
    height: Number,
    usedAt: { type: Date, default: null },
    check: String,
    checkTrace: String,
    checkDue: Date,
    checkTries: Number,
    checkWhy: String,
    checkedBy: String,
    code: String,
    card: String,
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);
schema.index({ usedAt: 1, createdAt: 1 }, { name: 'unused_by_age' });
schema.index({ personId: 1 }, { name: 'of_person' });
schema.index({ checkDue: 1 }, { name: 'checks_due', partialFilterExpression: { checkDue: { $exists: true } } });
schema.index({ checkTrace: 1 }, { name: 'checks_by_trace', partialFilterExpression: { checkTrace: { $exists: true } } });

const verdictSchema = new Schema<VerdictDoc>({ _id: String, verdict: String, why: { type: String, default: null }, at: Date }, SCHEMA_OPTIONS);
verdictSchema.index({ at: 1 }, { name: 'by_age' });

export const Verdicts = ({ db }: Db): Model<VerdictDoc> => modelOf(db, 'mediaVerdicts', verdictSchema);

export const Files = ({ db }: Db): Model<FileDoc> => modelOf(db, 'files', schema);

/** Creates the indexes of files; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Files(deps).createIndexes(), Verdicts(deps).createIndexes()]);
}
