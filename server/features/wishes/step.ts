import type { Level } from '../../../shared/domain/identity/levels';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { findTransition } from '../../../shared/domain/kernel/stateMachine';
import { ruleAgainstWish } from '../../../shared/domain/wishes/rules';
import { WISH_TRANSITIONS, type WishAction, type WishPart } from '../../../shared/domain/wishes/states';
import { withEvents } from '../../jobs/events';
import type { Deps } from '../../platform/deps';
import { derive } from './derive';
import type { WishDoc, WishMomentRow } from './document';
import { eventOf, type Tell, type WishStep } from './events';
import { factsOf } from './facts';
import { Wishes } from './model';

/** Who acts in a wish: as what, for which units, at which level of identity. */
export interface Actor {
  readonly personId: string | null;
  readonly level: Level;
  readonly parts: readonly WishPart[];
  /** Units for which they may claim. */
  readonly units: readonly string[];
}
export const SYSTEM: Actor = { personId: null, level: 0, parts: ['system'], units: [] };

export interface Ask {
  readonly revision: number;
  readonly key: string;
}

/** What a step changes. */
export interface Change {
  readonly set?: Partial<WishDoc>;
  readonly code?: string | null;
  readonly text?: string | null;
  readonly unitId?: string | null;
  readonly tell?: Tell;
  /** Files that it brings. */
  readonly files?: readonly string[];
  /** Told in place of the action's own event. */
  readonly step?: WishStep;
  /** Row of the state table, where it is not the tap itself. */
  readonly as?: WishAction;
  /** Nothing of it stands on the timeline. */
  readonly quiet?: boolean;
}
export interface StepContext {
  readonly now: Date;
  readonly part: WishPart;
}

const REMEMBERED_KEYS = 20;
/** Moments after which only steps that end the matter are added, so that a document stays small. */
const TIMELINE_LIMIT = 150;
const UNHURRIED: readonly WishAction[] = ['edit', 'ask', 'answer', 'question', 'reply', 'callFor', 'propose', 'refuse', 'shareAddress', 'hideAddress', 'arrange', 'notYet', 'unmatched'];

export const wordsOrNull = (text: string): string | null => text.trim() || null;
export const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};
export const stampOf = (action: string, personId: string | null, key: string): string => `${action}:${personId ?? 'system'}:${key}`;

/** Checks revision, state table and rules; gives the part that is played. */
function admit(doc: WishDoc, actor: Actor, action: WishAction, revision: number): WishPart {
  const place = { state: doc.state, revision: doc.revision };
  if (revision !== doc.revision) throw new DomainError('conflict', place);
  const row = findTransition(WISH_TRANSITIONS, doc.state, action);
  if (!row) throw new DomainError('wrong_state', place);
  const part = actor.parts.find((one) => row.by.includes(one));
  if (!part) throw new DomainError('not_allowed');
  const rule = ruleAgainstWish(action, factsOf(doc));
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
  if (UNHURRIED.includes(action) && doc.timeline.length >= TIMELINE_LIMIT) refuse('wishTimelineFull');
  return part;
}

/** Fields of a wish as they are written; what has become absent is taken out. */
export function written(doc: WishDoc, set: Partial<WishDoc>): { $set: Record<string, unknown>; $unset?: Record<string, 1> } {
  const derived = derive({ ...doc, ...set });
  const fields = Object.entries({ ...set, ...derived });
  const gone = fields.filter(([, value]) => value === undefined).map(([name]) => [name, 1 as const] as const);
  return { $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)), ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}) };
}

export function momentOf(doc: WishDoc, action: WishMomentRow['action'], part: WishPart, personId: string | null, { code = null, text = null, unitId = null }: Change, now: Date): WishMomentRow {
  return { id: `${doc.revision + 1}`, at: now, action, part, personId, unitId: unitId ?? (part === 'station' ? doc.scope.station : null), code, text };
}

/** After a guarded write that met nothing: the repeat of a request is answered, anybody else is told. */
async function afterMiss(deps: Deps, id: string, stamp: string): Promise<WishDoc> {
  const present = await Wishes(deps).findById(id).lean<WishDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}

/**
 * One step of a wish as one guarded write `{_id, state, revision}` with its event. Outcomes: the wish after it; the present
 * one when the same request came before; `conflict` when somebody else was first, `wrong_state`, `not_allowed`, `rule_refused`.
 */
export async function applyStep(deps: Deps, doc: WishDoc, actor: Actor, action: WishAction, ask: Ask, build: (context: StepContext) => Change | Promise<Change>): Promise<WishDoc> {
  const stamp = stampOf(action, actor.personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  const part = admit(doc, actor, action, ask.revision);
  const now = deps.clock.now();
  const change = await build({ now, part });
  const to = findTransition(WISH_TRANSITIONS, doc.state, change.as ?? action)?.to ?? doc.state;
  const set: Partial<WishDoc> = { state: to, ...change.set, revision: doc.revision + 1, updatedAt: now };
  const moment = momentOf(doc, action, part, actor.personId, change, now);
  const event = eventOf({ ...doc, ...set }, change.step ?? action, actor.personId, change.tell);
  const update = {
    ...written(doc, set),
    $push: {
      keys: { $each: [stamp], $slice: -REMEMBERED_KEYS },
      ...(change.quiet ? {} : { timeline: moment }),
      ...(change.files && change.files.length > 0 ? { fileIds: { $each: [...change.files] } } : {}),
    },
  };
  const after = await Wishes(deps).findOneAndUpdate({ _id: doc._id, state: doc.state, revision: doc.revision }, withEvents(update, [event], now), { returnDocument: 'after' }).lean<WishDoc>();
  if (!after) return afterMiss(deps, doc._id, stamp);
  deps.nudge();
  return after;
}
