import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { dueWishes } from './queries';

/** Checks, matches and proofs that fell due, and wishes that nobody claims. */
export const wishClock = watchDue('wishes.clock', dueWishes, watch);
