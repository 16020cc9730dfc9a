import { watchDue } from '../../jobs/watchDue';
import { countReads, toCount } from './reads';

/** Counts who opened notices, where somebody has since. */
export const countReaders = watchDue('notices.readers', toCount, countReads);
