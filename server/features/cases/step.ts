import { ruleAgainst } from '../../../shared/domain/cases/rules';
import { CASE_TRANSITIONS, type CaseAction, type CasePart } from '../../../shared/domain/cases/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { findTransition } from '../../../shared/domain/kernel/stateMachine';
import { withEvents } from '../../jobs/events';
import type { DomainEvent } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { ruleBook } from './catalogue';
import { forgetCompany } from './company/queries';
import { WAITING_STATES } from '../../../shared/domain/cases/clockActions';
import { endedAt } from '../../../shared/domain/cases/pauses';
import { lanesAfter } from './board/marks';
import { derive, firstPromise, stepFacts, type DerivedFields } from './clock';
import type { CaseDoc, TimelineRow } from './document';
import { eventsOf, type StepName } from './events';
import type { LineVia } from './otherNumbers';
import { forgetCounts } from './inboxCounts';
import { Cases } from './model';

/** Who acts in a case: the parts played, each in the name of a unit. */
export interface Actor {
  readonly personId: string | null;
  readonly parts: readonly { readonly part: CasePart; readonly unitId: string | null }[];
  /** The system outside that it comes from. */
  readonly via?: LineVia;
}
/** The program itself. */
export const SYSTEM: Actor = { personId: null, parts: [{ part: 'system', unitId: null }] };

/** What every request for a step carries: the revision its sender saw, and a key made once per tap. */
export interface Ask {
  readonly revision: number;
  readonly key: string;
}

/** One line to be put on the timeline. */
export type Entry = { readonly step: StepName } & Partial<
  Pick<TimelineRow, 'text' | 'reason' | 'ruleId' | 'ruleName' | 'wasDueAt' | 'photoIds' | 'voiceIds' | 'unitId' | 'toUnitId' | 'dueAt' | 'internal' | 'mentions'>
> & {
    /** Writes the promise that now holds beside the entry: an order carries its time limit (Art. 13). */
    readonly withPromise?: boolean;
  };

/** What a command changes. */
export interface Change {
  readonly entries: readonly Entry[];
  readonly set?: Partial<CaseDoc>;
  /** What its events say beside the usual; ids and codes only. */
  readonly tell?: DomainEvent['data'];
  /** The timeline and the files as they are to be before the new lines, where something is taken out of them. */
  readonly rewrite?: Pick<CaseDoc, 'timeline' | 'fileIds'>;
  /** Last word on what follows from state and moments. */
  readonly settle?: (derived: DerivedFields) => DerivedFields;
}
export interface StepContext {
  readonly now: Date;
  readonly part: CasePart;
  /** Unit in whose name the actor acts. */
  readonly unitId: string | null;
}

/** How many requests a case remembers. */
const REMEMBERED_KEYS = 20;
/** Lines after which only steps that end the matter are added, so that a document stays small. */
export const TIMELINE_LIMIT = 200;
const UNHURRIED: readonly CaseAction[] = [
  'supplement', 'inspect', 'note', 'release', 'correct', 'transcribe', 'disputeTranscript', 'split', 'addSupport', 'supportProgress', 'regrade', 'absorb', 'letGo',
  'ask', 'answer', 'urge', 'supervise', 'respond', 'askExtension', 'askDeferral', 'outsideTold',
];

/** Words without blanks round them, or null when there are none. */
export const wordsOrNull = (text: string): string | null => text.trim() || null;

function stampOf(tap: CaseAction, actor: Actor, key: string): string {
  return `${tap}:${actor.personId ?? 'system'}:${key}`;
}

/** Checks revision, state table and rules; gives the step's end state and the part that is played. */
function admit(doc: CaseDoc, actor: Actor, tap: CaseAction, ask: Ask, now: Date): { to: CaseDoc['state'] } & StepContext {
  const place = { state: doc.state, revision: doc.revision };
  if (ask.revision !== doc.revision) throw new DomainError('conflict', place);
  const row = findTransition(CASE_TRANSITIONS, doc.state, tap);
  if (!row) throw new DomainError('wrong_state', place);
  const played = actor.parts.find(({ part }) => row.by.includes(part));
  if (!played) throw new DomainError('not_allowed');
  const rule = ruleAgainst(tap, stepFacts(doc), actor.personId ?? '', now, actor.parts.map(({ part }) => part));
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
  if (UNHURRIED.includes(tap) && doc.timeline.length >= TIMELINE_LIMIT) {
    throw new DomainError('rule_refused', { rule: 'timelineFull', state: doc.state });
  }
  return { to: row.to, now, ...played };
}

/** A clock that stands runs on when the case is answered or ends: nobody waits for anything any more. */
function runOn({ pauses = [], pausedUntil }: CaseDoc, to: CaseDoc['state'], now: Date): Partial<CaseDoc> {
  const waits = (WAITING_STATES as readonly CaseDoc['state'][]).includes(to);
  return waits || !pausedUntil ? {} : { pauses: endedAt(pauses, now), pausedUntil: null };
}

/** The timeline lines of a change; `next` is the case as it will be. */
function linesOf(change: Change, next: CaseDoc, actor: Actor, context: StepContext): TimelineRow[] {
  return change.entries.map(({ step, withPromise, ...entry }, n) => ({
    id: `${next.revision}-${n}`,
    at: context.now,
    action: step,
    actorId: actor.personId,
    part: context.part,
    unitId: context.unitId,
    toUnitId: null,
    text: null,
    reason: null,
    ruleId: null,
    photoIds: [],
    dueAt: withPromise ? next.promisedAt : null,
    round: next.round,
    internal: false,
    ...(actor.via ? { via: actor.via } : {}),
    ...entry,
  }));
}

/** How lines and their files are added: behind what is there, or behind what is left of it. */
function addedBy(lines: readonly TimelineRow[], rewrite: Change['rewrite']): { $set: object; $push: object } {
  const files = lines.flatMap((line) => [...line.photoIds, ...(line.voiceIds ?? [])]);
  if (!rewrite) return { $set: {}, $push: { timeline: { $each: [...lines] }, fileIds: { $each: files } } };
  return { $set: { timeline: [...rewrite.timeline, ...lines], fileIds: [...rewrite.fileIds, ...files] }, $push: {} };
}

/** Fields that are absent after a write: what nothing is due in, and what stands in no lane, is in no index of these. */
function unsetOf(absent: Readonly<Record<string, boolean>>): { $unset?: Record<string, 1> } {
  const names = Object.keys(absent).filter((name) => absent[name]);
  return names.length > 0 ? { $unset: Object.fromEntries(names.map((name) => [name, 1 as const])) } : {};
}

/** After a guarded write that met nothing: the repeat of a request is answered, anybody else is told. */
async function afterMiss(deps: Deps, id: string, stamp: string): Promise<CaseDoc> {
  const present = await Cases(deps).findById(id).lean<CaseDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}

/**
 * One step of a case as one guarded write `{_id, state, revision}`: fields, timeline, events and the request's
 * key together, or nothing.
 *
 * Outcomes: the case after the step; the present case when the same request was carried out before;
 * `conflict` when somebody else acted first, `wrong_state` when the table has no such step from here,
 * `not_allowed` when the actor plays no part that may, `rule_refused` {rule} when a rule says no; for the
 * first two `data.state` and `data.revision` say where the case is now.
 * @param transition row of the state table, where it is not the tap itself (an evaluation that ends in a redo)
 */
export async function applyStep(
  deps: Deps,
  doc: CaseDoc,
  actor: Actor,
  tap: CaseAction,
  ask: Ask,
  build: (context: StepContext) => Change | Promise<Change>,
  transition: CaseAction = tap,
): Promise<CaseDoc> {
  const stamp = stampOf(tap, actor, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  const now = deps.clock.now();
  const { to, ...context } = admit(doc, actor, transition, ask, now);
  const change = await build(context);
  const set: Partial<CaseDoc> = { ...runOn(doc, to, now), ...change.set, state: to, revision: doc.revision + 1, updatedAt: now };
  const after = { ...doc, ...set };
  const book = await ruleBook(deps, [after]);
  if (set.pauses && after.round === 1) set.firstPromisedAt = firstPromise(after, book);
  const derived = derive(after, book, now);
  const { nextCheckAt, ...fields } = change.settle ? change.settle(derived) : derived;
  const next: CaseDoc = { ...doc, ...set, ...fields };
  const lanes = lanesAfter(next);
  const lines = linesOf(change, next, actor, context);
  const added = addedBy(lines, change.rewrite);
  const update = {
    $set: { ...set, ...fields, ...added.$set, ...(nextCheckAt ? { nextCheckAt } : {}), ...(lanes.length > 0 ? { lanes } : {}) },
    ...unsetOf({ nextCheckAt: nextCheckAt === undefined, lanes: lanes.length === 0 }),
    $push: { ...added.$push, keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } },
  };
  const events = eventsOf(next, change.entries.map((entry) => entry.step), tap, actor.personId, doc.leadUnitId, change.tell);
  const guard = { _id: doc._id, state: doc.state, revision: doc.revision };
  const written = await Cases(deps)
    .findOneAndUpdate(guard, withEvents(update, events, now), { returnDocument: 'after' })
    .lean<CaseDoc>();
  if (!written) return afterMiss(deps, doc._id, stamp);
  forgetCounts(deps, doc, written);
  if (doc.merged?.into !== written.merged?.into || doc.reporterId !== written.reporterId) forgetCompany(deps);
  deps.nudge(Cases(deps));
  return written;
}
