import { PREVIEW_DAYS } from '../../../shared/domain/administration/imports';
import type { Task } from '../../jobs/types';
import { Imports } from './model';
import { dropPlan } from './plans';

const HOUR_MS = 3_600_000;
const BATCH = 50;

/**
 * Removes previews that nobody decided on, with the sealed tables they hold (PIPL Art. 19: nothing is kept longer
 * than it is needed). The row stays and says so.
 */
export const sweepPreviews: Task = {
  name: 'administration.sweepPreviews',
  everyMs: HOUR_MS,
  async run(deps) {
    const before = new Date(deps.clock.now().getTime() - PREVIEW_DAYS * 24 * HOUR_MS);
    const undecided = { state: { $in: ['previewed' as const, 'expired' as const] }, swept: { $ne: true }, createdAt: { $lte: before } };
    const old = await Imports(deps).find(undecided, { _id: 1 }).sort({ createdAt: 1 }).limit(BATCH).lean<{ _id: string }[]>();
    for (const { _id } of old) {
      await Imports(deps).updateOne({ _id, state: 'previewed' }, { $set: { state: 'expired', preview: [], problems: [], hasMap: false } });
      // One that was accepted at the last moment keeps what it is to write.
      if (!(await Imports(deps).exists({ _id, state: 'expired' }))) continue;
      await dropPlan(deps, _id);
      await Imports(deps).updateOne({ _id }, { $set: { swept: true } });
    }
  },
};
