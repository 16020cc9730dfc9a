import type { TaskTerms } from '../../shared/domain/volunteerTasks/limits';

/**
 * Time limits of volunteers' tasks. No law sets them: a day for those who can do it best, a day to be reminded in, and two days
 * for the station to look at what was reported are what residents and volunteers wait for gladly. Configuration: places differ.
 */
export const TASK_TERMS: TaskTerms = { fitFirst: 24, remind: 24, check: 2 };
