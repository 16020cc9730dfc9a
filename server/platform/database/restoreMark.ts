import type { Connection, mongo } from 'mongoose';
import { rawCollection } from './model';

interface Mark {
  _id: 'running';
}
const marks = (db: Connection): mongo.Collection<Mark> => rawCollection<Mark>(db, 'restores');

/** The driver's database beneath a connection. */
export const databaseOf = (db: Connection): mongo.Db => db.getClient().db(db.name);

/** A restore was cut off here: what is there is not whole, and nobody may work on it. */
export class HalfRestoredError extends Error {
  constructor() {
    super('这个数据库的恢复没有做完，请再运行一次 npm run restore。 A restore into this database was cut off; run npm run restore again.');
    this.name = 'HalfRestoredError';
  }
}

/** Whether a restore began here and did not end. */
export async function isHalfRestored(db: Connection): Promise<boolean> {
  return (await marks(db).findOne({ _id: 'running' })) !== null;
}

/** Marks the database as half restored, before the first document. */
export async function beginRestore(db: Connection): Promise<void> {
  await marks(db).updateOne({ _id: 'running' }, { $setOnInsert: { _id: 'running' } }, { upsert: true });
}

/** Takes the mark away, after the last picture. */
export async function endRestore(db: Connection): Promise<void> {
  await marks(db).drop();
}
