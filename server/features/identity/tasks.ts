import type { Task } from '../../jobs/types';
import { Attempts, Sessions } from './model';
import { Scans } from './modelSecurity';
import { PhoneCodes } from './phoneModel';

/** Removes sessions, failed logins and questions of desks that are over: kept no longer than needed (PIPL Art. 19). */
export const forgetExpired: Task = {
  name: 'identity.forgetExpired',
  everyMs: 3_600_000,
  async run(deps) {
    const over = { expiresAt: { $lte: deps.clock.now() } };
    await Sessions(deps).deleteMany(over);
    await Attempts(deps).deleteMany(over);
    await Scans(deps).deleteMany(over);
    await PhoneCodes(deps).deleteMany(over);
  },
};
