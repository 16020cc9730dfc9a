import { Schema, type Model } from 'mongoose';
import type { ImportKind, ImportState } from '../../../shared/domain/administration/imports';
import type { Role } from '../../../shared/domain/kernel/roles';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { Closings } from './closing/model';
import type { Problem, RedrawOfView } from './types';

/**
 * One file that was handed in. What it would write lies sealed in the storage, under its id; of a table of people the
 * row here holds numbers by their last four digits, and after the decision not even names.
 */
export interface ImportDoc extends WithPending {
  _id: string;
  kind: ImportKind;
  /** SHA-256 of the file. */
  digest: string;
  personId: string;
  state: ImportState;
  rows: number;
  problemCount: number;
  problems: Problem[];
  /** What it would do, where that is worth a word; absent in imports of earlier versions. */
  notes?: Problem[];
  columns: string[];
  preview: string[][];
  hasMap: boolean;
  /** Who accepted it, and when. */
  acceptedBy?: string;
  /** In which office, for the audit log; absent in imports of earlier versions. */
  acceptedAs?: { unitId: string | null; role: Role | null };
  acceptedAt?: Date;
  /** What a redraw of grids would do. */
  redraw?: RedrawOfView | null;
  moveCases?: boolean;
  /** When a scheduled redraw comes into force. */
  effectiveAt?: Date;
  moved?: { cases: number; places: number };
  createdAt: Date;
  /** What an expired one would have written is removed. */
  swept?: boolean;
}

const schema = new Schema<ImportDoc>(
  {
    _id: String,
    kind: String,
    digest: String,
    personId: String,
    state: String,
    rows: Number,
    problemCount: Number,
    problems: Schema.Types.Mixed,
    notes: Schema.Types.Mixed,
    columns: [String],
    preview: Schema.Types.Mixed,
    hasMap: Boolean,
    acceptedBy: String,
    acceptedAs: Schema.Types.Mixed,
    acceptedAt: Date,
    redraw: Schema.Types.Mixed,
    moveCases: Boolean,
    effectiveAt: Date,
    moved: Schema.Types.Mixed,
    createdAt: Date,
    swept: Boolean,
    ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ createdAt: -1 }, { name: 'latest_imports' });
schema.index({ state: 1, effectiveAt: 1 }, { name: 'imports_under_way' });
indexPending(schema);

export const Imports = ({ db }: Pick<Deps, 'db'>): Model<ImportDoc> => modelOf(db, 'imports', schema);

export async function ensureIndexes(deps: Pick<Deps, 'db'>): Promise<void> {
  await Imports(deps).createIndexes();
  await Closings(deps).createIndexes();
}

/** What a decided import no longer shows: a table of people has served once it is decided on (PIPL Art. 19). */
export const shownNoLonger = ({ kind }: Pick<ImportDoc, 'kind'>): { preview?: string[][]; problems?: Problem[]; notes?: Problem[] } =>
  kind === 'staff' ? { preview: [], problems: [], notes: [] } : {};
