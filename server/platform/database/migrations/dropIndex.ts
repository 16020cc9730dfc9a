import type { Connection } from 'mongoose';
import { rawCollection } from '../model';

/** Drops an index that another has taken the place of; the new one is made at the start. Run again it finds nothing. */
export async function dropIndex(db: Connection, collection: string, name: string): Promise<void> {
  const [there] = await db.getClient().db(db.name).listCollections({ name: collection }, { nameOnly: true }).toArray();
  if (!there) return;
  const rows = rawCollection<{ _id: string }>(db, collection);
  const indexes = await rows.listIndexes().toArray();
  if (indexes.some((index) => index.name === name)) await rows.dropIndex(name);
}
