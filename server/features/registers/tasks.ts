import { KEPT_DAYS } from '../../../shared/domain/registers/fields';
import { OPEN_SHEET_STATES, WORKING_STATES } from '../../../shared/domain/registers/states';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import type { Subscriber, Task } from '../../jobs/types';
import { advance } from './commands/advance';
import { SHEET_WORK } from './commands/handIn';
import { Sheets, type SheetDoc } from './model';
import { dropRows } from './parts';

/** Goes on with what somebody has just decided. */
export const work: Subscriber = { name: 'registers.work', types: [SHEET_WORK], handle: (event, deps) => advance(deps, event.source.id) };

const EVERY_MS = 15_000;
/** After this a table that is worked on is looked after, in case its process is gone; each part says that it is not. */
const FORSAKEN_MS = 90_000;

/** Takes up what a process left half done. */
export const workDue: Task = {
  name: 'registers.workDue',
  everyMs: EVERY_MS,
  async run(deps) {
    const since = { $lte: new Date(deps.clock.now().getTime() - FORSAKEN_MS) };
    const forsaken = await Sheets(deps).find({ $or: [{ state: { $in: [...WORKING_STATES] }, since }, { state: 'committed', settled: false, since }] }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of forsaken) await advance(deps, _id);
  },
};

const HOUR_MS = 3_600_000;
const AT_ONCE = 50;

/**
 * Removes the rows that nobody decided on, and those of tables that have served: of a register once its cases are there,
 * of orders when the time for replies is over (PIPL Art. 19).
 */
export const sweep: Task = {
  name: 'registers.sweep',
  everyMs: HOUR_MS,
  async run(deps) {
    const before = (days: number) => ({ $lte: new Date(deps.clock.now().getTime() - days * DAY_MS) });
    const undecided = { kept: true, state: { $in: [...OPEN_SHEET_STATES, 'unreadable' as const] }, createdAt: before(KEPT_DAYS.undecided) };
    const served = { kept: true, state: 'committed' as const, settled: true, createdAt: before(KEPT_DAYS.replies) };
    const over = { kept: true, state: 'committed' as const, settled: true, use: 'register' as const, createdAt: before(KEPT_DAYS.undecided) };
    const rows = await Sheets(deps).find({ $or: [undecided, served, over] }, { state: 1, parts: 1 }).sort({ createdAt: 1 }).limit(AT_ONCE).lean<Pick<SheetDoc, '_id' | 'state' | 'parts'>[]>();
    for (const { _id, state, parts } of rows) {
      const gone = { sample: null, kept: false, ...(state === 'committed' ? {} : { state: 'expired' as const, problems: [], notes: [] }) };
      const { matchedCount } = await Sheets(deps).updateOne({ _id, state }, { $set: gone });
      if (matchedCount > 0) await dropRows(deps, _id, parts);
    }
  },
};
