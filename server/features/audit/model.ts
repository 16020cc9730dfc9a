import { Schema, type Model } from 'mongoose';
import type { AuditAction, AuditObject, ContactReason } from '../../../shared/domain/audit/entries';
import type { Role } from '../../../shared/domain/kernel/roles';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** One thing that was read or changed. Inserted once, never updated. People are ids: no name or number of theirs. */
export interface AuditRow {
  _id: string;
  at: Date;
  actorId: string;
  /** Office in which the actor acted, as of then; null for what a person does with what is their own. */
  actorUnitId: string | null;
  actorRole: Role | null;
  /** Whose data it was; null where it was nobody's in particular. */
  subjectId: string | null;
  action: AuditAction;
  objectKind: AuditObject | null;
  objectId: string | null;
  /** A number people know the object by, such as that of a case. */
  objectLabel: string | null;
  reasonCode: ContactReason | null;
  reasonText: string | null;
  /** District, street and community it happened in, for auditors of a street. */
  levels: string[];
}

/** A link of the chain: `hash` is SHA-256 of the hash before and the row. Inserted once, never updated. */
export interface AuditLink {
  /** 1, 2, 3 …: whoever comes second to a number has lost. */
  _id: number;
  rowId: string;
  /** The row's moment. */
  at: Date;
  hash: string;
}

/** How far the running check of the chain has come, and what the last whole one found. */
export interface AuditCheck {
  _id: 'check';
  /** Where the running check goes on. */
  next: { number: number; hash: string };
  finished: { at: Date; upTo: number; brokenAt: number | null } | null;
}

/** What an export holds: kept as long as its address lives. */
export interface AuditExport {
  _id: string;
  /** A filter of the database, as JSON. */
  filter: string;
  expiresAt: Date;
}

const text = { type: String, default: null };
const rowSchema = new Schema<AuditRow>(
  {
    _id: String, at: Date, actorId: String, actorUnitId: text, actorRole: text, subjectId: text, action: String,
    objectKind: text, objectId: text, objectLabel: text, reasonCode: text, reasonText: text, levels: [String],
  },
  SCHEMA_OPTIONS,
);
rowSchema.index({ at: -1, _id: -1 }, { name: 'latest' });
rowSchema.index({ subjectId: 1, at: -1, _id: -1 }, { name: 'of_a_person' });
rowSchema.index({ actorId: 1, at: -1, _id: -1 }, { name: 'by_a_person' });
rowSchema.index({ objectId: 1, at: -1 }, { name: 'of_a_thing' });
rowSchema.index({ objectLabel: 1, at: -1 }, { name: 'of_a_number' });

const linkSchema = new Schema<AuditLink>({ _id: Number, rowId: String, at: Date, hash: String }, SCHEMA_OPTIONS);
linkSchema.index({ rowId: 1 }, { name: 'one_link_a_row', unique: true });
linkSchema.index({ at: -1 }, { name: 'latest_chained' });

const checkSchema = new Schema<AuditCheck>({ _id: String, next: Schema.Types.Mixed, finished: Schema.Types.Mixed }, SCHEMA_OPTIONS);
const exportSchema = new Schema<AuditExport>({ _id: String, filter: String, expiresAt: Date }, SCHEMA_OPTIONS);
exportSchema.index({ expiresAt: 1 }, { name: 'expired' });

export const Rows = ({ db }: Db): Model<AuditRow> => modelOf(db, 'auditRows', rowSchema);
export const Links = ({ db }: Db): Model<AuditLink> => modelOf(db, 'auditLinks', linkSchema);
export const Checks = ({ db }: Db): Model<AuditCheck> => modelOf(db, 'auditChecks', checkSchema);
export const Exports = ({ db }: Db): Model<AuditExport> => modelOf(db, 'auditExports', exportSchema);

/** Creates the indexes of the audit log; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Rows, Links, Checks, Exports].map((model) => model(deps).createIndexes()));
}
