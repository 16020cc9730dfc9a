import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { dueVotes } from './queries';

/** Votes that open, come to their last day, close, and are counted. */
export const voteClock = watchDue('votes.clock', dueVotes, watch);
