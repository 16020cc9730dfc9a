import { Schema, type Model } from 'mongoose';
import type { SettingContents, SettingKind } from '../../../shared/domain/settings/kinds';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;
type Content = SettingContents[SettingKind];

/** One published version of a setting. Never changed: the highest number of a kind is in force. */
export interface VersionDoc {
  /** `<kind>.<version>`: of two who publish at once, one is first. */
  _id: string;
  kind: SettingKind;
  /** Counts from 1. */
  version: number;
  content: Content;
  at: Date;
  /** Who published it; null for what came with the program. */
  by: string | null;
  why: string;
  /** Idempotency key of the publishing. */
  key: string | null;
  /** Revision of the draft it was made of; null for what came with the program. */
  draftRevision: number | null;
}

/** What is being written for the next version of a setting. Its revision rises with every write, also when it is put away. */
export interface DraftDoc {
  _id: SettingKind;
  revision: number;
  /** The version in force when it was begun. */
  base: number;
  /** Null: there is none. */
  content: Content | null;
  by: string;
  at: Date;
}

/** Something the administrators are told once. */
export interface NoticeDoc extends WithPending {
  /** `year-2027` */
  _id: string;
  at: Date;
}

const versionSchema = new Schema<VersionDoc>(
  { _id: String, kind: String, version: Number, content: Schema.Types.Mixed, at: Date, by: String, why: String, key: String, draftRevision: Number },
  SCHEMA_OPTIONS,
);
versionSchema.index({ kind: 1, version: -1 }, { name: 'versions_of_a_kind' });

const draftSchema = new Schema<DraftDoc>({ _id: String, revision: Number, base: Number, content: Schema.Types.Mixed, by: String, at: Date }, SCHEMA_OPTIONS);

const noticeSchema = new Schema<NoticeDoc>({ _id: String, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
indexPending(noticeSchema);

export const Versions = ({ db }: Db): Model<VersionDoc> => modelOf(db, 'settingVersions', versionSchema);
export const Drafts = ({ db }: Db): Model<DraftDoc> => modelOf(db, 'settingDrafts', draftSchema);
export const Notices = ({ db }: Db): Model<NoticeDoc> => modelOf(db, 'settingNotices', noticeSchema);

/** Creates the indexes of settings; harmless when they exist. */
export async function createIndexes(deps: Db): Promise<void> {
  await Versions(deps).createIndexes();
  await Notices(deps).createIndexes();
}
