import { MEDIATION_SIDES, type MediationSide } from '../../../../shared/domain/mediations/states';
import { withEvents } from '../../../jobs/events';
import type { Deps } from '../../../platform/deps';
import { contactsOf } from '../../proxy';
import type { MediationDoc } from '../document';
import { eventOf } from '../events';
import { Mediations } from '../model';
import { mediationsWith } from '../queries';
import { derive, withSide } from '../step';

const TRIES = 5;
/** Gives one side to the person whom it stood for; whoever acted in between was first, and it is tried again. */
async function give(deps: Deps, first: MediationDoc, side: MediationSide, to: string): Promise<void> {
  const before = first.sides[side].personId;
  let doc: MediationDoc | null = first;
  for (let tries = TRIES; doc && doc.sides[side].personId === before && doc.state !== 'erased' && tries > 0; tries -= 1) {
    const [now, sides] = [deps.clock.now(), withSide(doc, side, { personId: to, accountless: false })];
    const { people } = derive({ ...doc, sides });
    const set = { sides, people, revision: doc.revision + 1, updatedAt: now };
    const written = await Mediations(deps).findOneAndUpdate({ _id: doc._id, revision: doc.revision }, withEvents({ $set: set }, [eventOf({ ...doc, ...set }, 'yours', null, { side })], now));
    if (written) return deps.nudge(Mediations(deps));
    doc = await Mediations(deps).findById(doc._id, { pending: 0 }).lean<MediationDoc>();
  }
}

/** A side without an account is whoever confirms its number. Run again it comes to the same. */
export async function giveTo(deps: Deps, mark: string, personId: string): Promise<void> {
  const contacts = await contactsOf(deps, mark);
  for (const doc of await mediationsWith(deps, contacts)) {
    const other = MEDIATION_SIDES.some((side) => doc.sides[side].personId === personId);
    for (const side of MEDIATION_SIDES) if (!other && contacts.includes(doc.sides[side].personId ?? '')) await give(deps, doc, side, personId);
  }
}
