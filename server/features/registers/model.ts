import { Schema, type Model } from 'mongoose';
import type { SheetField, SheetMapping, SheetUse } from '../../../shared/domain/registers/fields';
import type { SheetState } from '../../../shared/domain/registers/states';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

/** A platform above, or another system, whose tables are taken in; with what was chosen for its columns last. */
export interface SourceDoc {
  /** Derived from the person and the key. */
  _id: string;
  contentHash: string;
  use: SheetUse;
  name: string;
  /** In whose name what comes in is filed. */
  unitId: string;
  /** The level that unit looks after: its dispatchers hand in, and rows from elsewhere are refused. */
  levelId: string;
  /** Titles by field. */
  columns: Partial<Record<SheetField, string>>;
  /** `admission`: it stands for work that has to be admitted first, and for no category of ours. */
  categories: { word: string; categoryId: string | null; admission?: boolean }[];
  system: 'gcj02' | 'wgs84';
  /** The table that is being written; one at a time, so that two do not bring the same number. */
  busy: string | null;
  createdAt: Date;
}

/** What is wrong with a row (0: with the whole), or worth knowing. */
export interface Finding {
  row: number;
  text: string;
  column?: string;
  value?: string;
}

/** One table that was handed in. Its rows lie sealed in the storage, in parts. */
export interface SheetDoc extends WithPending {
  /** Derived from the person and the key. */
  _id: string;
  digest: string;
  sourceId: string;
  sourceName: string;
  use: SheetUse;
  unitId: string;
  levelId: string;
  file: string;
  personId: string;
  state: SheetState;
  csv: boolean;
  rows: number;
  parts: number;
  titles: string[];
  /** Sealed: the first rows. */
  sample: string | null;
  columns: SheetMapping;
  system: 'gcj02' | 'wgs84';
  categories: { word: string; rows: number; categoryId: string | null; admission?: boolean }[];
  problems: Finding[];
  problemCount: number;
  notes: Finding[];
  noteCount: number;
  /** `work` of the fresh ones has to be admitted first; absent before there was any. */
  counts: { fresh: number; known: number; open: number; refused: number; work?: number };
  /** Parts that were dealt with in the present state, and cases that were opened of those that will be. */
  done: number;
  opened: number;
  /** Every open matter of a register in force is a case; absent before. */
  settled?: boolean;
  /** Its rows are in the storage. */
  kept: boolean;
  acceptedBy?: string;
  /** Rises with every state it comes into; guards every decision. */
  turn: number;
  /** When it came into this state, so that one whose process is gone is taken up. */
  since: Date;
  createdAt: Date;
}

const sourceSchema = new Schema<SourceDoc>(
  { _id: String, contentHash: String, use: String, name: String, unitId: String, levelId: String, columns: mixed, categories: mixed, system: String, busy: { type: String, default: null }, createdAt: Date },
  SCHEMA_OPTIONS,
);
sourceSchema.index({ levelId: 1, createdAt: -1 }, { name: 'of_level' });

const sheetSchema = new Schema<SheetDoc>(
  {
    _id: String, digest: String, sourceId: String, sourceName: String, use: String, unitId: String, levelId: String, file: String, personId: String, state: String, csv: Boolean, rows: Number, parts: Number, titles: [String],
    sample: { type: String, default: null }, columns: mixed, system: String, categories: mixed, problems: mixed, problemCount: Number, notes: mixed, noteCount: Number, counts: mixed, done: Number, opened: Number,
    settled: Boolean, kept: Boolean, acceptedBy: String, turn: Number, since: Date, createdAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
sheetSchema.index({ levelId: 1, createdAt: -1, _id: -1 }, { name: 'of_level' });
sheetSchema.index({ createdAt: -1, _id: -1 }, { name: 'latest' });
sheetSchema.index({ state: 1, since: 1 }, { name: 'under_way' });
sheetSchema.index({ kept: 1, createdAt: 1 }, { name: 'kept' });
indexPending(sheetSchema);

export const Sources = ({ db }: Db): Model<SourceDoc> => modelOf(db, 'sheetSources', sourceSchema);
export const Sheets = ({ db }: Db): Model<SheetDoc> => modelOf(db, 'sheets', sheetSchema);

/** Creates the indexes; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Sources(deps).createIndexes();
  await Sheets(deps).createIndexes();
}
