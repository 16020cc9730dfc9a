import type { TaskFacts } from '../../../shared/domain/volunteerTasks/rules';
import type { TaskDoc } from './document';

/** What of a task decides who may take it. */
export const factsOf = ({ kind, visit, skills, places, claims, fitUntil, ownerId, dueAt }: TaskDoc): TaskFacts => ({ kind, visit, skills, places, claims, fitUntil, ownerId, dueAt });
