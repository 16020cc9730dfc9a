import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface OldMonth {
  _id: string;
  communityId: string;
  month: string;
}
interface Unit {
  _id: string;
  path: string[];
}

/**
 * Figures are counted by category and by unit, and added up for streets and the district. Every month that was
 * counted is marked to be counted anew, from the cases; the old figures are dropped. Run again it marks only what is left.
 */
async function run(db: Connection): Promise<void> {
  const old = rawCollection<OldMonth>(db, 'statisticsMonths');
  const months = rawCollection<{ _id: string }>(db, 'figureMonths');
  const paths = new Map<string, string[]>();
  for await (const unit of rawCollection<Unit>(db, 'units').find({ kind: 'community' }, { projection: { path: 1 } })) paths.set(unit._id, unit.path);
  for await (const { _id, communityId, month } of old.find()) {
    const above = (paths.get(communityId) ?? []).slice(0, -1).reverse();
    const row = { levelId: communityId, level: 'community', above, month, changes: 1, counted: 0, dirtySince: new Date(0), asOf: null };
    await months.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
  }
  for (const name of ['statisticsMonths', 'statisticsBuckets']) await rawCollection(db, name).drop();
}

export const figuresByUnit: Migration = { number: 4, name: 'figures by unit', run };
