import type { Subscriber } from '../../jobs/types';
import { applyCorrections } from './commands/correct';
import { watch } from './commands/watch';
import { voteEvent } from './events';
import { votesById } from './queries';

/** Counts at once when both scrutineers confirmed, and destroys keys when nothing needs them; the clock would a little later. */
export const countConfirmed: Subscriber = {
  name: 'votes.count',
  types: (['counting', 'checked', 'published', 'cancel'] as const).map(voteEvent),
  async handle({ source }, deps) {
    const doc = (await votesById(deps, [source.id])).get(source.id);
    if (doc) await watch(deps, { ...doc, pending: [] });
  },
};
/** Writes a correction to its line where the request that made it ended before. */
export const keepCorrections: Subscriber = {
  name: 'votes.corrections',
  types: [voteEvent('correct')],
  async handle({ source }, deps) {
    const doc = (await votesById(deps, [source.id])).get(source.id);
    if (doc) await applyCorrections(deps, doc);
  },
};
