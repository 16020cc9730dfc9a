import { Schema, type Model } from 'mongoose';
import type { ResponseOf } from '../../../shared/contract';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** Templates of words of one unit. */
export interface TemplatesDoc {
  /** The unit. */
  _id: string;
  revision: number;
  items: { title: string; text: string }[];
  by: string;
  at: Date;
}

/** What a register will hold: kept as long as its address lives. */
export interface RegisterDoc {
  _id: string;
  personId: string;
  /** What was asked of the list, as JSON. */
  ask: string;
  expiresAt: Date;
}

/** Ways to look at the list that one person keeps. */
export interface FiltersDoc {
  /** The person. */
  _id: string;
  revision: number;
  items: ResponseOf<'GET /workbench/filters'>['items'];
  at: Date;
}

const templateSchema = new Schema<TemplatesDoc>({ _id: String, revision: Number, items: Schema.Types.Mixed, by: String, at: Date }, SCHEMA_OPTIONS);
const registerSchema = new Schema<RegisterDoc>({ _id: String, personId: String, ask: String, expiresAt: Date }, SCHEMA_OPTIONS);
registerSchema.index({ expiresAt: 1 }, { name: 'expired' });

export const Templates = ({ db }: Db): Model<TemplatesDoc> => modelOf(db, 'wordTemplates', templateSchema);
const filterSchema = new Schema<FiltersDoc>({ _id: String, revision: Number, items: Schema.Types.Mixed, at: Date }, SCHEMA_OPTIONS);
export const SavedFilters = ({ db }: Db): Model<FiltersDoc> => modelOf(db, 'savedFilters', filterSchema);
export const Registers = ({ db }: Db): Model<RegisterDoc> => modelOf(db, 'registers', registerSchema);

/** Creates the indexes of the desk; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Registers(deps).createIndexes();
}
