import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { dueTopics } from './queries';

/** Topics whose time for seconding is over, answers that come due or are late, decisions to be made and to be carried out. */
export const topicClock = watchDue('topics.clock', dueTopics, watch);
