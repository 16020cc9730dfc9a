import { Schema, type Model } from 'mongoose';
import type { Deps } from '../platform/deps';
import { modelOf, SCHEMA_OPTIONS } from '../platform/database/model';
import { hasUnits } from '../features/organisation';

/** What the database knows of its demonstration district: one document, the first written and the last changed. */
export interface DemonstrationMark {
  readonly _id: 'district';
  /** `making` until everything is there; a database left in it was cut off halfway. */
  readonly state: 'making' | 'ready';
  readonly seed: string;
  readonly streets: number;
  readonly communities: number;
  readonly grids: number;
  readonly cases: number;
  readonly since: Date;
}

const schema = new Schema<DemonstrationMark>(
  { _id: { type: String, required: true }, state: String, seed: String, streets: Number, communities: Number, grids: Number, cases: Number, since: Date },
  SCHEMA_OPTIONS,
);
export const Marks = (deps: Pick<Deps, 'db'>): Model<DemonstrationMark> => modelOf(deps.db, 'demonstration', schema);

/** `empty`: nothing there. `halfway`: a seed was cut off. `ready`: a whole one. `foreign`: somebody's own data. */
export type DemonstrationState = 'empty' | 'halfway' | 'ready' | 'foreign';

/** What is in this database, as far as a demonstration is concerned. */
export async function demonstrationState(deps: Pick<Deps, 'db'>): Promise<DemonstrationState> {
  const mark = await Marks(deps).findById('district').lean<DemonstrationMark>();
  if (mark) return mark.state === 'ready' ? 'ready' : 'halfway';
  return (await hasUnits(deps)) ? 'foreign' : 'empty';
}

/** Collections that outlive a wipe: who is at work, which shape the data has, and what the program brought. */
const KEPT: readonly string[] = ['leases', 'migrations', 'demonstration', 'settingVersions'];

/**
 * Empties a database whose seed was cut off; indexes stay. Throws unless it is marked as halfway and the program
 * runs as a demonstration, so that nobody's own data can be lost to it.
 */
export async function wipeHalfway(deps: Deps): Promise<void> {
  if (deps.config.mode !== 'demonstration' || (await demonstrationState(deps)) !== 'halfway') {
    throw new Error('only a demonstration that was cut off halfway is wiped');
  }
  const database = deps.db.getClient().db(deps.db.name);
  const collections = await database.listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    if (!KEPT.includes(name) && !name.startsWith('system.')) await database.collection(name).deleteMany({});
  }
}
