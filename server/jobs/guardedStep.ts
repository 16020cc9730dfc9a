import type { Model, mongo } from 'mongoose';
import { DomainError } from '../../shared/domain/kernel/errors';
import { findTransition, type Transition } from '../../shared/domain/kernel/stateMachine';
import type { Deps } from '../platform/deps';
import { withEvents, type UpdateParts } from './events';
import type { DomainEvent, WithPending } from './types';

/** What an event says beside the usual; ids and codes only. */
export type Tell = DomainEvent['data'];

/** One line of the story of a matter. */
export interface MomentRow<A extends string, P extends string> {
  id: string;
  at: Date;
  action: A;
  part: P;
  personId: string | null;
  unitId: string | null;
  /** Reason, question or kind, as a code; words are made when it is read. */
  code: string | null;
  text: string | null;
}

/** What a matter carries that goes on by guarded steps. */
export interface Stepped extends WithPending {
  _id: string;
  state: string;
  revision: number;
  scope: { station: string };
  timeline: MomentRow<string, string>[];
  /** Absent where no files belong to it. */
  fileIds?: string[];
  /** Stamps of the requests that were carried out last. */
  keys: string[];
  updatedAt: Date;
}
type PartOf<D extends Stepped> = D['timeline'][number]['part'];

/** Who acts, and as what. */
export interface StepActor<P extends string> {
  readonly personId: string | null;
  readonly parts: readonly P[];
}
/** The revision that was looked at, and the key of the request. */
export interface Ask {
  readonly revision: number;
  readonly key: string;
}
export interface StepContext<P extends string> {
  readonly now: Date;
  readonly part: P;
}

/** What a step changes. `T`: what others hear of beside the actions themselves. */
export interface StepChange<D, A extends string, T extends string> {
  readonly set?: Partial<D>;
  readonly code?: string | null;
  readonly text?: string | null;
  readonly unitId?: string | null;
  readonly tell?: Tell;
  /** Files that it brings. */
  readonly files?: readonly string[];
  /** Told in place of the action's own event. */
  readonly step?: T;
  /** Row of the state table, where it is not the tap itself. */
  readonly as?: A;
  /** Nothing of it stands on the timeline. */
  readonly quiet?: boolean;
}

/** What is particular to one kind of matter: its table, its rules, what follows from its fields, what others hear of it. */
export interface StepRules<D extends Stepped, A extends string, T extends string> {
  model(deps: Pick<Deps, 'db'>): unknown;
  /** The driver's collection beneath it, where many take steps at one moment: every value is ours and nothing is cast. */
  raw?(deps: Pick<Deps, 'db'>): unknown;
  readonly transitions: readonly Transition<D['state'], A, PartOf<D>>[];
  /** Why the step may not be taken though table and part allow it; null when it may. */
  ruleAgainst(action: A, doc: D): string | null;
  /** Steps that can wait when the timeline is full, and the rule that refuses them then. */
  readonly unhurried: readonly A[];
  readonly full: string;
  derive(doc: D): object;
  eventOf(doc: D, step: A | T, actorId: string | null, tell?: Tell): DomainEvent;
}

const REMEMBERED_KEYS = 20;
/** Moments after which only steps that end the matter are added, so that a document stays small. */
const TIMELINE_LIMIT = 150;

export const wordsOrNull = (text: string): string | null => text.trim() || null;
export const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};
/** By this a request is known again: what, by whom, and its key. */
export const stampOf = (action: string, personId: string | null, key: string): string => `${action}:${personId ?? 'system'}:${key}`;
/** The part of a `$push` that keeps a stamp. */
export const remembered = (stamp: string): { $each: string[]; $slice: number } => ({ $each: [stamp], $slice: -REMEMBERED_KEYS });

/** Checks revision, state table and rules; gives the part that is played. */
function admit<D extends Stepped, A extends string, T extends string>(rules: StepRules<D, A, T>, doc: D, actor: StepActor<PartOf<D>>, action: A, revision: number): PartOf<D> {
  const place = { state: doc.state, revision: doc.revision };
  if (revision !== doc.revision) throw new DomainError('conflict', place);
  const row = findTransition(rules.transitions, doc.state, action);
  if (!row) throw new DomainError('wrong_state', place);
  const part = actor.parts.find((one) => row.by.includes(one));
  if (part === undefined) throw new DomainError('not_allowed');
  const rule = rules.ruleAgainst(action, doc);
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
  if (rules.unhurried.includes(action) && doc.timeline.length >= TIMELINE_LIMIT) refuse(rules.full);
  return part;
}

/** The fields of an update: what changes and what follows from it; what has become absent is taken out. */
export function writtenBy<D extends Stepped, A extends string, T extends string>(rules: StepRules<D, A, T>, doc: D, set: Partial<D>): { $set: Record<string, unknown>; $unset?: Record<string, 1> } {
  const fields = Object.entries({ ...set, ...rules.derive({ ...doc, ...set }) });
  const gone = fields.filter(([, value]) => value === undefined).map(([name]) => [name, 1 as const] as const);
  return { $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)), ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}) };
}

/** The line that a step adds to the story. */
export function momentOf<D extends Stepped>(doc: D, action: D['timeline'][number]['action'], part: PartOf<D>, personId: string | null, { code = null, text = null, unitId = null }: Pick<StepChange<D, string, string>, 'code' | 'text' | 'unitId'>, now: Date): MomentRow<D['timeline'][number]['action'], PartOf<D>> {
  return { id: `${doc.revision + 1}`, at: now, action, part, personId, unitId: unitId ?? (part === 'station' ? doc.scope.station : null), code, text };
}

/** After a guarded write that met nothing: the repeat of a request is answered, anybody else is told. */
async function afterMiss<D extends Stepped>(rows: Model<Stepped>, id: string, stamp: string): Promise<D> {
  const present = await rows.findById(id).lean<D>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}

/** The guarded write: through the model, or straight to the driver. */
async function writeStep<D extends Stepped>(rows: Model<Stepped>, raw: mongo.Collection<Stepped> | undefined, { _id, state, revision }: D, update: UpdateParts): Promise<D | null> {
  if (!raw) return rows.findOneAndUpdate({ _id, state, revision }, update, { returnDocument: 'after' }).lean<D>();
  const after = await raw.findOneAndUpdate({ _id, state, revision }, update as mongo.UpdateFilter<Stepped>, { returnDocument: 'after', projection: { pending: 0 } });
  return after && ({ ...after, pending: [] } as unknown as D);
}

/**
 * The steps of one kind of matter, each as one guarded write `{_id, state, revision}` with its event in it. Outcomes: the
 * matter after it; the present one when the same request came before; `conflict` when somebody else was first,
 * `wrong_state`, `not_allowed`, `rule_refused`.
 */
export function guardedSteps<D extends Stepped, A extends string, T extends string>(rules: StepRules<D, A, T>) {
  return async (deps: Deps, doc: D, actor: StepActor<PartOf<D>>, action: A, ask: Ask, build: (context: StepContext<PartOf<D>>) => StepChange<D, A, A | T> | Promise<StepChange<D, A, A | T>>): Promise<D> => {
    const stamp = stampOf(action, actor.personId, ask.key);
    if (doc.keys.includes(stamp)) return doc;
    const part = admit(rules, doc, actor, action, ask.revision);
    const now = deps.clock.now();
    const change = await build({ now, part });
    const to = findTransition(rules.transitions, doc.state, change.as ?? action)?.to ?? doc.state;
    const set = { state: to, ...change.set, revision: doc.revision + 1, updatedAt: now } as Partial<D>;
    const event = rules.eventOf({ ...doc, ...set }, change.step ?? action, actor.personId, change.tell);
    const { files = [] } = change;
    const update = {
      ...writtenBy(rules, doc, set),
      $push: { keys: remembered(stamp), ...(change.quiet ? {} : { timeline: momentOf(doc, action, part, actor.personId, change, now) }), ...(files.length > 0 ? { fileIds: { $each: [...files] } } : {}) },
    };
    const rows = rules.model(deps) as Model<Stepped>;
    const after = await writeStep(rows, rules.raw?.(deps) as mongo.Collection<Stepped> | undefined, doc, withEvents(update, [event], now));
    if (!after) return afterMiss<D>(rows, doc._id, stamp);
    deps.nudge(rows);
    return after;
  };
}
