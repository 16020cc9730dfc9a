import type { Deps } from '../../../platform/deps';
import { monthAccount } from '../../cases';
import { Buckets, Months, type MonthDoc } from '../model';
import { boundsOf } from '../months';

/**
 * Recomputes the figures of a community's month from its cases. Run twice or by two processes, the last word is
 * the same; events that come while it counts leave the month dirty for the next run.
 */
export async function recountMonth(deps: Deps, month: MonthDoc): Promise<void> {
  const now = deps.clock.now();
  const { communityId } = month;
  const { from, to } = boundsOf(month.month);
  const { categories, nextOverdueAt } = await monthAccount(deps, communityId, from, to, now);
  for (const { categoryId, ...figures } of categories) {
    const _id = `${month._id}:${categoryId}`;
    await Buckets(deps).updateOne({ _id }, { $set: { communityId, month: month.month, categoryId, ...figures } }, { upsert: true });
  }
  // A category that a correction emptied keeps no figures.
  const present = categories.map((row) => row.categoryId);
  await Buckets(deps).deleteMany({ communityId, month: month.month, categoryId: { $nin: present } });
  const stale = nextOverdueAt ? { $set: { asOf: now, counted: month.changes, staleAt: nextOverdueAt } } : { $set: { asOf: now, counted: month.changes }, $unset: { staleAt: 1 } };
  await Months(deps).updateOne({ _id: month._id }, stale);
  await Months(deps).updateOne({ _id: month._id, changes: month.changes }, { $unset: { dirtySince: 1 } });
}
