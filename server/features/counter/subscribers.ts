import type { Subscriber, Task } from '../../jobs/types';
import { DOCUMENT_SEEN, DOCUMENT_UNDONE } from './events';
import { CounterCodes, CounterTries } from './model';
import { settleLevel } from './settle';

/** Repeats what a check did for its person's level, in case the process ended between the two writes. */
export const settleAgain: Subscriber = {
  name: 'counter.settle',
  types: [DOCUMENT_SEEN, DOCUMENT_UNDONE],
  async handle(event, deps) {
    const { person } = event.data;
    if (typeof person === 'string') await settleLevel(deps, person);
  },
};

/** Removes codes and counts of wrong looks that are over (PIPL Art. 19). */
export const forgetCodes: Task = {
  name: 'counter.forgetCodes',
  everyMs: 3_600_000,
  async run(deps) {
    const over = { expiresAt: { $lte: deps.clock.now() } };
    await CounterCodes(deps).deleteMany(over);
    await CounterTries(deps).deleteMany(over);
  },
};
