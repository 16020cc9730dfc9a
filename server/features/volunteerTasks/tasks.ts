import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { dueTasks } from './queries';

/** Days that come near, tasks that are late, reports that wait. */
export const volunteerTaskClock = watchDue('volunteerTasks.clock', dueTasks, watch);
