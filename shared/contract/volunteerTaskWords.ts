import { z } from 'zod';
import { TASK_LIMITS } from '../domain/volunteerTasks/limits';
import { Day } from './kernel';

/** What the station says of a task when it offers it, and may say anew while nobody has reported. */
export const TaskWords = {
  /** What is to be done, for everybody who might; no names, no door. */
  text: z.string().trim().min(1).max(TASK_LIMITS.text),
  /** Roughly where, for everybody who might. */
  where: z.string().trim().min(1).max(TASK_LIMITS.where),
  /** Whom to meet, and where exactly: for those who have claimed it. */
  meet: z.string().trim().max(TASK_LIMITS.meet).default(''),
  /** The last day on which it may be done. */
  dueOn: Day,
};
