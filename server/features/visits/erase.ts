import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import { bare } from './commands/watch';
import { giveBack } from './commands/go';
import type { VisitDoc } from './document';
import { Visits } from './model';
import { visitsWith } from './queries';
import { derive, SYSTEM } from './step';

const AT_HAND: readonly VisitDoc['state'][] = ['given', 'proposed', 'agreed'];

/** One visit without somebody: nothing is left of it where it was theirs; else it goes on without them. */
async function without(deps: Deps, doc: VisitDoc, personId: string): Promise<void> {
  if (doc.visitedId === personId) return rewrite(Visits(deps), doc._id, bare);
  if (doc.workerId === personId && AT_HAND.includes(doc.state)) await giveBack(deps, doc, SYSTEM, { revision: doc.revision, key: 'left', text: '' });
  await rewrite(Visits(deps), doc._id, (now) => {
    const askerId = now.askerId === personId ? now.visitedId : now.askerId;
    const { people } = derive({ ...now, askerId });
    const proxy = now.proxy?.helperId === personId ? { ...now.proxy, helperId: '' } : now.proxy;
    return { set: { askerId, people, proxy, workerId: now.workerId === personId ? null : now.workerId, timeline: withoutWords(now.timeline, personId) } };
  });
}

/** What they asked for and said; a visit that a grid worker had at hand goes back to the station. */
export const visitEraser: Eraser = {
  name: 'visits',
  collections: ['visits'],
  async erase(deps, { personId }) {
    for (const doc of await visitsWith(deps, [personId])) await without(deps, doc, personId);
    return true;
  },
};
