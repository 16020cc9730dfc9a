import { mayTake, whistleCheckAt, type WhistleAction, type WhistlePart } from '../../../shared/domain/whistles/whistles';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { withEvents } from '../../jobs/events';
import type { Deps } from '../../platform/deps';
import { eventOf, type WhistleStep } from './events';
import { Whistles, type WhistleCall, type WhistleDoc } from './model';

/** Who acts, as what; `units` are those of the called units they act for. */
export interface Actor {
  readonly personId: string;
  readonly parts: readonly WhistlePart[];
  readonly units: readonly string[];
}
export interface Ask {
  readonly revision: number;
  readonly key: string;
}
/** What a step changes, and the called units it is about: an event each. */
export interface Change {
  readonly set?: Partial<WhistleDoc>;
  readonly calls?: readonly WhistleCall[];
  readonly about?: readonly { readonly unit: string; readonly timer?: string }[];
}

const REMEMBERED_KEYS = 20;

/** One guarded write `{_id, state, revision}` with its events; null when it met nothing. */
export async function write(deps: Deps, doc: WhistleDoc, step: WhistleStep, stamp: string | null, actorId: string | null, change: Change): Promise<WhistleDoc | null> {
  const now = deps.clock.now();
  const calls = [...(change.calls ?? doc.calls)];
  const set = { ...change.set, calls, revision: doc.revision + 1, updatedAt: now };
  const next: WhistleDoc = { ...doc, ...set };
  const checkAt = next.state === 'open' ? whistleCheckAt(calls) : null;
  const about = change.about ?? [{ unit: null }];
  const events = about.map((one, n) => eventOf(next, step, { n, ...one, actor: actorId }));
  const update = {
    $set: { ...set, ...(checkAt ? { nextCheckAt: checkAt } : {}) },
    ...(checkAt ? {} : { $unset: { nextCheckAt: 1 } }),
    $push: stamp ? { keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } : {},
  };
  const guard = { _id: doc._id, state: doc.state, revision: doc.revision };
  const written = await Whistles(deps).findOneAndUpdate(guard, withEvents(update, events, now), { returnDocument: 'after' }).lean<WhistleDoc>();
  if (written) deps.nudge(Whistles(deps));
  return written;
}

/**
 * A step that somebody asks for. Outcomes: the whistle after it; the present one when the same request came before;
 * `conflict` when somebody else was first, `wrong_state` when it has ended (or, to rate, has not), `not_allowed`,
 * and what the step itself refuses.
 */
export async function applyStep(deps: Deps, doc: WhistleDoc, actor: Actor, action: WhistleAction, ask: Ask, build: (now: Date) => Change | Promise<Change>): Promise<WhistleDoc> {
  const stamp = `${action}:${actor.personId}:${ask.key}`;
  if (doc.keys.includes(stamp)) return doc;
  const place = { state: doc.state, revision: doc.revision };
  if (ask.revision !== doc.revision) throw new DomainError('conflict', place);
  if ((action === 'rate') !== (doc.state === 'ended')) throw new DomainError('wrong_state', place);
  if (!mayTake(action, { by: doc.by.blower }, actor.parts)) throw new DomainError('not_allowed');
  const written = await write(deps, doc, action, stamp, actor.personId, await build(deps.clock.now()));
  if (written) return written;
  const present = await Whistles(deps).findById(doc._id).lean<WhistleDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}
