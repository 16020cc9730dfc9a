import type { Subscriber } from '../../jobs/types';
import { carrySeconds } from './commands/second';
import { topicEvent } from './events';
import { topicsById } from './queries';

/** Takes the seconders of a merged topic along where the request that merged it ended before. */
export const carryMerged: Subscriber = {
  name: 'topics.carryMerged',
  types: [topicEvent('merge')],
  async handle({ source }, deps) {
    const doc = (await topicsById(deps, [source.id])).get(source.id);
    if (doc) await carrySeconds(deps, doc);
  },
};
