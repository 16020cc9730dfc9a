import type { Task } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { sealDays } from './ledger/seals';
import { dueRecords } from './queries';

/** Publications that are over, entries to be written, what waits too long. */
export const hoursClock = watchDue('volunteerHours.clock', dueRecords, watch);
/** Seals the days that are over. */
export const seals: Task = { name: 'volunteerHours.seals', everyMs: 600_000, run: sealDays };
