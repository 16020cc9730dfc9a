import type { Task } from '../../jobs/types';
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
