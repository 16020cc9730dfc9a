import { PREVIEW_DAYS } from '../../../shared/domain/administration/imports';
import { withEvents } from '../../jobs/events';
import type { Task } from '../../jobs/types';
import { carryOut } from './closing/carryOut';
import { Closings } from './closing/model';
import { commitImport } from './commands/commitImport';
import { acceptedEvent } from './commands/decideImport';
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
      await Imports(deps).updateOne({ _id, state: 'previewed' }, { $set: { state: 'expired', preview: [], problems: [], redraw: null, hasMap: false } });
      // One that was accepted at the last moment keeps what it is to write.
      if (!(await Imports(deps).exists({ _id, state: 'expired' }))) continue;
      await dropPlan(deps, _id);
      await Imports(deps).updateOne({ _id }, { $set: { swept: true } });
    }
  },
};

const EVERY_MS = 15_000;
/** After this an import that is being written is looked after, in case its process is gone. */
const FORSAKEN_MS = 120_000;

/** Begins redraws whose day has come, and takes up what a process left half written. What is due is in the data. */
export const importsDue: Task = {
  name: 'administration.importsDue',
  everyMs: EVERY_MS,
  async run(deps) {
    const now = deps.clock.now();
    for (const { _id } of await Imports(deps).find({ state: 'scheduled', effectiveAt: { $lte: now } }, { _id: 1 }).lean<{ _id: string }[]>()) {
      await Imports(deps).updateOne({ _id, state: 'scheduled' }, withEvents({ $set: { state: 'committing' } }, [acceptedEvent(_id, now)], now));
      deps.nudge(Imports(deps));
    }
    const forsaken = { state: 'committing' as const, acceptedAt: { $lte: new Date(now.getTime() - FORSAKEN_MS) } };
    for (const { _id } of await Imports(deps).find(forsaken, { _id: 1 }).lean<{ _id: string }[]>()) await commitImport(deps, _id);
  },
};

const CLOSING_EVERY_MS = 5_000;

/** Goes on with units that are being closed until nothing is left, also after the process that began it is gone. */
export const closingsDue: Task = {
  name: 'administration.closingsDue',
  everyMs: CLOSING_EVERY_MS,
  async run(deps) {
    for (const { _id } of await Closings(deps).find({ state: 'closing' }, { _id: 1 }).sort({ at: 1 }).lean<{ _id: string }[]>()) await carryOut(deps, _id);
  },
};
