import type { Feature } from '../../http/types';
import type { Task } from '../../jobs/types';
import { ensureIndexes, KeyUses } from './model';
import { handlers } from './routes';

export { makeKey, type NewKey } from './commands/keys';
export { integratorOf } from './integrator';

const HOUR_MS = 3_600_000;

/** Counts of minutes that are over decide nothing any more. */
const forgetUses: Task = {
  name: 'apiKeys.forgetUses',
  everyMs: HOUR_MS,
  async run(deps) {
    await KeyUses(deps).deleteMany({ at: { $lte: new Date(deps.clock.now().getTime() - HOUR_MS) } });
  },
};

/** Keys by which systems outside come in: for a unit, for some purposes, with an end and a limit (E 6). */
export const feature: Feature = { name: 'apiKeys', handlers, tasks: [forgetUses], ensureIndexes };
