import type { Subscriber } from '../../jobs/types';
import { HOME_EVENTS } from './events';
import { settle } from './settle';

/** Repeats what a step did for its person, in case the process ended between the two writes. */
export const settleAgain: Subscriber = {
  name: 'homes.settle',
  types: Object.values(HOME_EVENTS),
  async handle(event, deps) {
    const { person } = event.data;
    if (typeof person === 'string') await settle(deps, person);
  },
};
