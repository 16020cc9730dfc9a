import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Import {
  _id: string;
  kind: string;
  state: string;
  preview: unknown[];
  problems: unknown[];
  notes?: unknown[];
}

/** Tables of people that were decided on keep no rows of them; earlier programs kept the first ones. Run again it changes nothing. */
async function run(db: Connection): Promise<void> {
  const decided = { kind: 'staff', state: { $in: ['committed', 'refused', 'expired'] } };
  await rawCollection<Import>(db, 'imports').updateMany(decided, { $set: { preview: [], problems: [], notes: [] } });
}

export const peopleOfImports: Migration = { number: 3, name: 'people of imports', run };
