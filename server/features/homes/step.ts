import { HOME_TRANSITIONS, type HomeAction, type HomePart, type HomeReason } from '../../../shared/domain/identity/homes';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { findTransition } from '../../../shared/domain/kernel/stateMachine';
import { withEvents } from '../../jobs/events';
import type { Deps } from '../../platform/deps';
import { eventOf } from './events';
import { Homes, type HomeDoc } from './model';
import { settle } from './settle';

/** Who acts, and as what. */
export interface Actor {
  readonly personId: string;
  readonly parts: readonly HomePart[];
}
/** The revision its sender saw, and a key made once per tap. */
export interface Ask {
  readonly revision: number;
  readonly key: string;
}
const REMEMBERED_KEYS = 10;
const REMEMBERED_LINES = 100;

export const stampOf = (action: string, personId: string, key: string): string => `${action}:${personId}:${key}`;

/** The end state, and the part that is played. Nobody decides about their own home. */
function admit(doc: HomeDoc, { parts }: Actor, action: HomeAction, { revision }: Ask): { to: HomeDoc['state']; part: HomePart } {
  const place = { state: doc.state, revision: doc.revision };
  if (revision !== doc.revision) throw new DomainError('conflict', place);
  const row = findTransition(HOME_TRANSITIONS, doc.state, action);
  if (!row) throw new DomainError('wrong_state', place);
  const part = parts.find((one) => row.by.includes(one));
  if (!part) throw new DomainError('not_allowed');
  if (part !== 'resident' && parts.includes('resident')) throw new DomainError('rule_refused', { rule: 'ownHome' });
  return { to: row.to, part };
}

/**
 * One step of a home as one guarded write `{_id, state, revision}` with its line and event; then what follows for
 * the person (main home, neighbourhood), which the event's subscriber repeats should this process end meanwhile.
 *
 * Outcomes: the home after it; the present one when the same request came before; `conflict` when somebody else was
 * first, `wrong_state`, `not_allowed`, `rule_refused` {rule: ownHome}.
 */
export async function applyStep(
  deps: Deps,
  doc: HomeDoc,
  actor: Actor,
  action: HomeAction,
  ask: Ask,
  change: { readonly set?: Partial<HomeDoc>; readonly reason?: HomeReason | null } | ((part: HomePart, now: Date) => { readonly set?: Partial<HomeDoc>; readonly reason?: HomeReason | null }) = {},
): Promise<HomeDoc> {
  const stamp = stampOf(action, actor.personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  const now = deps.clock.now();
  const { to, part } = admit(doc, actor, action, ask);
  const { set = {}, reason = null } = typeof change === 'function' ? change(part, now) : change;
  const fields = { ...set, state: to, revision: doc.revision + 1, updatedAt: now };
  const line = { at: now, action, actorId: actor.personId, part, reason };
  const update = { $set: fields, $push: { lines: { $each: [line], $slice: -REMEMBERED_LINES }, keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } };
  const event = eventOf({ ...doc, ...fields }, action, actor.personId);
  const guard = { _id: doc._id, state: doc.state, revision: doc.revision };
  const written = await Homes(deps).findOneAndUpdate(guard, withEvents(update, [event], now), { returnDocument: 'after' }).lean<HomeDoc>();
  if (!written) return afterMiss(deps, doc._id, stamp);
  deps.nudge(Homes(deps));
  if (to !== doc.state) await settle(deps, doc.personId);
  return written;
}

async function afterMiss(deps: Deps, id: string, stamp: string): Promise<HomeDoc> {
  const present = await Homes(deps).findById(id).lean<HomeDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}
