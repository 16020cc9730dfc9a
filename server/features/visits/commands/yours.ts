import type { Deps } from '../../../platform/deps';
import { withEvents } from '../../../jobs/events';
import { contactsOf } from '../../proxy';
import type { VisitDoc } from '../document';
import { eventOf } from '../events';
import { Visits } from '../model';
import { visitsWith } from '../queries';
import { derive } from '../step';

const TRIES = 5;
/** Gives one visit to the person it was noted for; whoever acted in between was first, and it is tried again. */
async function give(deps: Deps, first: VisitDoc, to: string): Promise<void> {
  let doc: VisitDoc | null = first;
  for (let tries = TRIES; doc && doc.visitedId === first.visitedId && doc.state !== 'erased' && tries > 0; tries -= 1) {
    const now = deps.clock.now();
    const persons = { visitedId: to, askerId: doc.askerId === first.visitedId ? to : doc.askerId, proxy: doc.proxy && { ...doc.proxy, accountless: false } };
    const { people } = derive({ ...doc, ...persons });
    const set = { ...persons, people, revision: doc.revision + 1, updatedAt: now };
    const written = await Visits(deps).findOneAndUpdate({ _id: doc._id, revision: doc.revision }, withEvents({ $set: set }, [eventOf({ ...doc, ...set }, 'yours', null)], now));
    if (written) return deps.nudge(Visits(deps));
    doc = await Visits(deps).findById(doc._id, { pending: 0 }).lean<VisitDoc>();
  }
}

/** What was noted for somebody without an account becomes theirs, once they have confirmed the number. Run again it comes to the same. */
export async function giveTo(deps: Deps, mark: string, personId: string): Promise<void> {
  const contacts = await contactsOf(deps, mark);
  for (const doc of await visitsWith(deps, contacts)) if (contacts.includes(doc.visitedId)) await give(deps, doc, personId);
}
