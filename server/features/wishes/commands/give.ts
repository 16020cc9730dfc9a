import type { Deps } from '../../../platform/deps';
import { withEvents } from '../../../jobs/events';
import { contactsOf } from '../../proxy';
import type { WishDoc } from '../document';
import { eventOf } from '../events';
import { Wishes } from '../model';
import { wishesFor } from '../queries';

/** Gives one wish to the person it was filed for; whoever acted in between was first, and it is tried again. */
async function give(deps: Deps, first: WishDoc, to: string): Promise<void> {
  let doc: WishDoc | null = first;
  for (let tries = 5; doc && doc.recipientId === first.recipientId && tries > 0; tries -= 1) {
    const now = deps.clock.now();
    const set = { recipientId: to, ...(doc.proxy ? { proxy: { ...doc.proxy, accountless: false } } : {}), revision: doc.revision + 1, updatedAt: now };
    const event = eventOf({ ...doc, ...set }, 'given', null);
    const written = await Wishes(deps).findOneAndUpdate({ _id: doc._id, state: doc.state, revision: doc.revision }, withEvents({ $set: set }, [event], now));
    if (written) return deps.nudge(Wishes(deps));
    doc = await Wishes(deps).findById(doc._id, { pending: 0 }).lean<WishDoc>();
  }
}

/** What was filed for somebody without an account becomes theirs, once they have confirmed the number. Run again it comes to the same. */
export async function giveTo(deps: Deps, mark: string, personId: string): Promise<void> {
  for (const doc of await wishesFor(deps, await contactsOf(deps, mark))) await give(deps, doc, personId);
}
