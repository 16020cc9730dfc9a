import type { Task } from '../../jobs/types';
import { forgetVerdicts, seeToChecks } from './commands/askForCheck';
import { removeOrphans } from './commands/removeOrphans';

/** Uploads that no matter used are removed after seven days. */
export const orphans: Task = {
  name: 'files.removeOrphans',
  everyMs: 3_600_000,
  async run(deps) {
    const removed = await removeOrphans(deps);
    if (removed > 0) deps.logger.info({ removed }, 'orphaned photos removed');
  },
};

/** Hands files to WeChat's check that were not taken yet, and gives those to people that WeChat said nothing about in time. */
export const mediaChecks: Task = {
  name: 'files.mediaChecks',
  everyMs: 15_000,
  async run(deps) {
    await seeToChecks(deps);
    await forgetVerdicts(deps);
  },
};
