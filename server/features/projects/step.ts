import { DomainError } from '../../../shared/domain/kernel/errors';
import { findTransition } from '../../../shared/domain/kernel/stateMachine';
import { ruleAgainstProject, type ProjectRuleCode } from '../../../shared/domain/projects/rules';
import { PROJECT_TRANSITIONS, type ProjectAction, type ProjectPart } from '../../../shared/domain/projects/states';
import { withEvents } from '../../jobs/events';
import type { Deps } from '../../platform/deps';
import { derive } from './derive';
import type { ProjectDoc, ProjectMomentRow } from './document';
import { eventOf, type ProjectStep, type Tell } from './events';
import { factsOf } from './facts';
import { Projects } from './model';

/** Who acts in a project: as what, and for which units. */
export interface Actor {
  readonly personId: string | null;
  readonly parts: readonly ProjectPart[];
  readonly units: readonly string[];
}
export const SYSTEM: Actor = { personId: null, parts: ['system'], units: [] };
export interface Ask {
  readonly revision: number;
  readonly key: string;
}
/** What a step changes. */
export interface Change {
  readonly set?: Partial<ProjectDoc>;
  readonly code?: string | null;
  readonly text?: string | null;
  readonly unitId?: string | null;
  readonly tell?: Tell;
  readonly files?: readonly string[];
  /** Told in place of the action's own event. */
  readonly step?: ProjectStep;
  /** Nothing of it stands on the timeline. */
  readonly quiet?: boolean;
}
export interface StepContext {
  readonly now: Date;
  readonly part: ProjectPart;
}

const REMEMBERED_KEYS = 20;
/** Moments after which only steps that end the matter are added, so that a document stays small. */
const TIMELINE_LIMIT = 150;
const UNHURRIED: readonly ProjectAction[] = ['edit', 'ask', 'answer', 'plan', 'report', 'moveStep'];

export const wordsOrNull = (text: string): string | null => text.trim() || null;
export const refuse = (rule: ProjectRuleCode | 'photoNotYours' | 'cannotBecome'): never => {
  throw new DomainError('rule_refused', { rule });
};
export const stampOf = (action: string, personId: string | null, key: string): string => `${action}:${personId ?? 'system'}:${key}`;

/** Checks revision, state table and rules; gives the part that is played. */
function admitStep(doc: ProjectDoc, actor: Actor, action: ProjectAction, revision: number): ProjectPart {
  const place = { state: doc.state, revision: doc.revision };
  if (revision !== doc.revision) throw new DomainError('conflict', place);
  const row = findTransition(PROJECT_TRANSITIONS, doc.state, action);
  if (!row) throw new DomainError('wrong_state', place);
  const part = actor.parts.find((one) => row.by.includes(one));
  if (!part) throw new DomainError('not_allowed');
  const rule = ruleAgainstProject(action, factsOf(doc));
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
  if (UNHURRIED.includes(action) && doc.timeline.length >= TIMELINE_LIMIT) refuse('projectTimelineFull');
  return part;
}

/** Fields of a project as they are written; what has become absent is taken out. */
function written(doc: ProjectDoc, set: Partial<ProjectDoc>): { $set: Record<string, unknown>; $unset?: Record<string, 1> } {
  const fields = Object.entries({ ...set, ...derive({ ...doc, ...set }) });
  const gone = fields.filter(([, value]) => value === undefined).map(([name]) => [name, 1 as const] as const);
  return { $set: Object.fromEntries(fields.filter(([, value]) => value !== undefined)), ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}) };
}

/** After a guarded write that met nothing: the repeat of a request is answered, anybody else is told. */
async function afterMiss(deps: Deps, id: string, stamp: string): Promise<ProjectDoc> {
  const present = await Projects(deps).findById(id).lean<ProjectDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}

/**
 * One step of a project as one guarded write `{_id, state, revision}` with its event. Outcomes: the project after it; the
 * present one when the same request came before; `conflict` when somebody else was first, `wrong_state`, `not_allowed`, `rule_refused`.
 */
export async function applyStep(deps: Deps, doc: ProjectDoc, actor: Actor, action: ProjectAction, ask: Ask, build: (context: StepContext) => Change | Promise<Change>): Promise<ProjectDoc> {
  const stamp = stampOf(action, actor.personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  const part = admitStep(doc, actor, action, ask.revision);
  const now = deps.clock.now();
  const change = await build({ now, part });
  const set: Partial<ProjectDoc> = { state: findTransition(PROJECT_TRANSITIONS, doc.state, action)?.to ?? doc.state, ...change.set, revision: doc.revision + 1, updatedAt: now };
  const moment: ProjectMomentRow = {
    id: `${doc.revision + 1}`, at: now, action, part, personId: actor.personId, unitId: change.unitId ?? (part === 'station' ? doc.scope.station : null), code: change.code ?? null, text: change.text ?? null,
  };
  const event = eventOf({ ...doc, ...set }, change.step ?? action, actor.personId, change.tell);
  const update = {
    ...written(doc, set),
    $push: {
      keys: { $each: [stamp], $slice: -REMEMBERED_KEYS },
      ...(change.quiet ? {} : { timeline: moment }),
      ...(change.files && change.files.length > 0 ? { fileIds: { $each: [...change.files] } } : {}),
    },
  };
  const after = await Projects(deps).findOneAndUpdate({ _id: doc._id, state: doc.state, revision: doc.revision }, withEvents(update, [event], now), { returnDocument: 'after' }).lean<ProjectDoc>();
  if (!after) return afterMiss(deps, doc._id, stamp);
  deps.nudge();
  return after;
}
