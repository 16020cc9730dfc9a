import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Row {
  _id: string;
  lane?: string;
}

/** Indexes that knew no lanes. */
const OLD_INDEXES = ['to_deliver', 'order_of_one_document'];

/** Rows of the outbox stand in lanes; those written before stay in the house. Run again it finds only what is left. */
async function run(db: Connection): Promise<void> {
  const outbox = rawCollection<Row>(db, 'outbox');
  await outbox.updateMany({ lane: { $exists: false } }, { $set: { lane: 'house' } });
  const there = await db.listCollections();
  if (!there.some(({ name }) => name === 'outbox')) return;
  const names = new Set((await outbox.indexes()).map((index) => index.name));
  for (const name of OLD_INDEXES) if (names.has(name)) await outbox.dropIndex(name);
}

export const lanesOfTheOutbox: Migration = { number: 7, name: 'lanes of the outbox', run };
