import type { Connection } from 'mongoose';
import type { Migration } from './types';

/** One update a row's shape; run again it finds none of the old: `$type` of a query would match lists of strings too. */
async function run(db: Connection): Promise<void> {
  const records = db.collection('serviceRecords');
  await records.updateMany({ $expr: { $eq: [{ $type: '$shownBy' }, 'string'] } }, [{ $set: { shownBy: ['$shownBy'] } }]);
  await records.updateMany({ $or: [{ shownBy: null }, { shownBy: { $exists: false } }] }, { $set: { shownBy: [] } });
  await records.updateMany({ unleft: { $exists: false } }, { $set: { unleft: false, queued: false } });
}

/** Records of service name everybody who could show the code, not the leader alone, and how its evidence came about. */
export const shownByAll: Migration = { number: 15, name: 'shown by all', run };
