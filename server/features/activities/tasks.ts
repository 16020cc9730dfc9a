import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { dueSignUps } from './queries';

/** Offers that nobody answered, shifts that come near. */
export const activityClock = watchDue('activities.clock', dueSignUps, watch);
