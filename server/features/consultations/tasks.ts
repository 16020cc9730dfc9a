import type { Task } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { tellLate } from './commands/say';
import { watch } from './commands/watch';
import { recount } from './people';
import { dueAsks, dueConsultations, toRecount } from './queries';

/** Steps whose days are over, and tasks that are late. */
export const consultationClock = watchDue('consultations.clock', dueConsultations, watch);
/** Questions and objections that nobody answered by their day. */
export const askClock = watchDue('consultations.asks', dueAsks, tellLate);
/** What is thought of the clauses is counted again, a few seconds after somebody said something. */
export const recountClock: Task = {
  name: 'consultations.recount',
  everyMs: 3_000,
  async run(deps) {
    for (const { _id, recountAt } of await toRecount(deps, 50)) if (recountAt) await recount(deps, _id, recountAt);
  },
};
