import { docketCheckAt, fitsState, mayTake, ruleAgainstDocket, type DocketAction, type DocketFacts, type DocketPart } from '../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { withEvents } from '../../jobs/events';
import type { DomainEvent } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { DOCKET_EVENTS, eventOf, type DocketEventStep } from './events';
import { Dockets, type DocketDoc } from './model';

/** Who acts, as what; `units` are the invited units they act for. */
export interface Actor {
  readonly personId: string;
  readonly parts: readonly DocketPart[];
  readonly units: readonly string[];
}
export interface Ask {
  readonly revision: number;
  readonly key: string;
}

const REMEMBERED_KEYS = 20;
const isTold = (step: DocketAction | 'late'): step is DocketEventStep & (DocketAction | 'late') => step in DOCKET_EVENTS;

/** What the rules look at. */
export function factsOf({ state, meetsAt, came, items }: DocketDoc): DocketFacts {
  const tasks = items.flatMap((item) => item.tasks);
  return { state, meetsAt, attended: came !== null, decided: items.filter(({ decision }) => decision !== null).length, items: items.length, openTasks: tasks.filter(({ doneAt }) => doneAt === null).length };
}

/** When a job must look at it: only tasks of a published meeting run. */
export const checkAtOf = ({ state, items }: DocketDoc): Date | null => (state === 'published' ? docketCheckAt(items.flatMap(({ tasks }) => tasks)) : null);

/** One guarded write `{_id, state, revision}` with its events; null when it met nothing. */
export async function write(deps: Deps, doc: DocketDoc, step: DocketAction | 'late', stamp: string | null, actorId: string | null, change: Partial<DocketDoc>, late: readonly string[] = [], about: { readonly unit?: string; readonly task?: string } = {}): Promise<DocketDoc | null> {
  const now = deps.clock.now();
  const set = { ...change, revision: doc.revision + 1, updatedAt: now };
  const next: DocketDoc = { ...doc, ...set };
  const checkAt = checkAtOf(next);
  const events: DomainEvent[] = !isTold(step) ? [] : step === 'late' ? late.map((unit, n) => eventOf(next, step, { n, unit, actor: null })) : [eventOf(next, step, { ...about, actor: actorId })];
  const update = {
    $set: { ...set, ...(checkAt ? { nextCheckAt: checkAt } : {}) },
    ...(checkAt ? {} : { $unset: { nextCheckAt: 1 } }),
    $push: stamp ? { keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } : {},
  };
  const guard = { _id: doc._id, state: doc.state, revision: doc.revision };
  const written = await Dockets(deps).findOneAndUpdate(guard, events.length > 0 ? withEvents(update, events, now) : update, { returnDocument: 'after' }).lean<DocketDoc>();
  if (written) deps.nudge(Dockets(deps));
  return written;
}

/**
 * A step that somebody asks for. Outcomes: the meeting after it; the present one when the same request came before;
 * `conflict` when somebody else was first, `wrong_state` after it was published, `not_allowed`, `rule_refused` {rule}.
 */
export async function applyStep(deps: Deps, doc: DocketDoc, actor: Actor, action: DocketAction, ask: Ask, build: (now: Date) => Partial<DocketDoc> | Promise<Partial<DocketDoc>>, about: { readonly unit?: string; readonly task?: string } = {}): Promise<DocketDoc> {
  const stamp = `${action}:${actor.personId}:${ask.key}`;
  if (doc.keys.includes(stamp)) return doc;
  const place = { state: doc.state, revision: doc.revision };
  if (!mayTake(action, actor.parts)) throw new DomainError('not_allowed');
  if (ask.revision !== doc.revision) throw new DomainError('conflict', place);
  if (!fitsState(action, doc.state)) throw new DomainError('wrong_state', place);
  const now = deps.clock.now();
  const rule = ruleAgainstDocket(action, factsOf(doc), now);
  if (rule) throw new DomainError('rule_refused', { rule });
  const written = await write(deps, doc, action, stamp, actor.personId, await build(now), [], about);
  if (written) return written;
  const present = await Dockets(deps).findById(doc._id).lean<DocketDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}
