import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

/** The index that `search_by_deadline` takes the place of. */
const OLD = 'search';

/** Drops the index of search tokens that did not know deadlines; the new one is made at the start. Run again it finds nothing. */
async function run(db: Connection): Promise<void> {
  const database = db.getClient().db(db.name);
  const [there] = await database.listCollections({ name: 'cases' }, { nameOnly: true }).toArray();
  if (!there) return;
  const cases = rawCollection<{ _id: string }>(db, 'cases');
  const indexes = await cases.listIndexes().toArray();
  if (indexes.some(({ name }) => name === OLD)) await cases.dropIndex(OLD);
}

export const searchByDeadline: Migration = { number: 5, name: 'search by deadline', run };
