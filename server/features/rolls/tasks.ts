import { DAY_MS } from '../../../shared/domain/kernel/days';
import { ROLL_IMPORT_DAYS } from '../../../shared/domain/rolls/limits';
import { watchDue } from '../../jobs/watchDue';
import type { Task } from '../../jobs/types';
import { watchObjection } from './commands/object';
import { watchRoll } from './commands/steps';
import type { RollImportDoc } from './document';
import { RollImports } from './model';
import { dueObjections, dueRolls } from './queries';
import { dropKept } from './reading/kept';

/** Open rolls whose days are over, and answers that are late. */
export const rollClock = watchDue('rolls.clock', dueRolls, watchRoll);
export const objectionClock = watchDue('rolls.objections', dueObjections, watchObjection);

const HOUR_MS = 3_600_000;
const AT_ONCE = 50;
/** Tables that nobody decided on are removed with everything in them. */
export const sweepImports: Task = {
  name: 'rolls.sweep',
  everyMs: HOUR_MS,
  async run(deps) {
    const before = { $lte: new Date(deps.clock.now().getTime() - ROLL_IMPORT_DAYS * DAY_MS) };
    const rows = await RollImports(deps).find({ kept: true, state: { $in: ['checked', 'unreadable'] }, createdAt: before }, { state: 1 }).limit(AT_ONCE).lean<Pick<RollImportDoc, '_id' | 'state'>[]>();
    for (const { _id, state } of rows) {
      const { matchedCount } = await RollImports(deps).updateOne({ _id, state }, { $set: { state: 'expired', problems: [], notes: [], changes: null, kept: false } });
      if (matchedCount > 0) await dropKept(deps, _id);
    }
  },
};
