import type { BodyRuleCode } from '../../../shared/domain/bodies/procedure';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { ROLL_TRANSITIONS, ROLL_WORKED, type RollAction, type RollPart } from '../../../shared/domain/rolls/kinds';
import { openUntil, ROLL_LIMITS } from '../../../shared/domain/rolls/limits';
import type { RollRuleCode } from '../../../shared/domain/rolls/rules';
import { withEvents } from '../../jobs/events';
import { guardedSteps, refuse as refuseBy, remembered, stampOf, type Ask, type StepActor } from '../../jobs/guardedStep';
import type { Deps } from '../../platform/deps';
import type { LineDoc, LogRow, RollDoc } from './document';
import { ofLine, ofRoll, type LineStep, type RollStep } from './events';
import { RollLines, Rolls } from './model';
import type { Keeper } from './policy';
import { loadLine } from './queries';

export type { Ask } from '../../jobs/guardedStep';
export const refuse: (rule: RollRuleCode | BodyRuleCode) => never = refuseBy;
export const SYSTEM: StepActor<RollPart> = { personId: null, parts: ['system'] };
export const asKeeper = ({ personId }: Keeper): StepActor<RollPart> => ({ personId, parts: ['station'] });

/** Steps of a roll, each one guarded write with its event. */
export const applyStep = guardedSteps<RollDoc, RollAction, RollStep>({
  model: Rolls,
  transitions: ROLL_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: [],
  full: 'rollLogFull' satisfies RollRuleCode,
  // That its days are over is told once.
  derive: ({ state, until, toldOver }) => ({ nextCheckAt: state === 'open' && until && !toldOver ? openUntil(until) : undefined }),
  eventOf: ofRoll,
});

export interface LineChange {
  readonly set: Partial<LineDoc>;
  /** Null: nobody hears of it yet. */
  readonly event: LineStep | null;
  readonly log?: Omit<LogRow, 'at'>;
  /** Somebody who stands there no more and is told. */
  readonly who?: string | null;
}
/** Who stands on a line or stands in, and whether everybody on it is known. */
const derived = ({ holders, delegate, developer, live }: LineDoc): Pick<LineDoc, 'people' | 'matched'> => ({
  people: live ? [...new Set([...holders.flatMap(({ personId }) => personId ?? []), ...(delegate ? [delegate.personId] : [])])] : [],
  matched: developer || holders.every(({ personId }) => personId !== null),
});

/** Lines are worked on while their roll is a draft, open or settled. `wrong_state`. */
export function assertWorked({ state, revision }: RollDoc): void {
  if (!ROLL_WORKED.includes(state)) throw new DomainError('wrong_state', { state, revision });
}

/**
 * One guarded write of a line with its event. Outcomes: the line after it; the present one when the same request came before;
 * `conflict` when somebody else was first, `wrong_state` for a roll that nobody works on, `rule_refused` rollLogFull, rollVoided.
 */
export async function changeLine(deps: Deps, roll: RollDoc, doc: LineDoc, personId: string, action: string, ask: Ask, build: (now: Date) => LineChange | Promise<LineChange>): Promise<LineDoc> {
  const stamp = stampOf(action, personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  assertWorked(roll);
  if (ask.revision !== doc.revision) throw new DomainError('conflict', { revision: doc.revision });
  if (!doc.live) refuse('rollVoided');
  if (doc.log.length >= ROLL_LIMITS.log) refuse('rollLogFull');
  const now = deps.clock.now();
  const { set, event, log, who } = await build(now);
  const next = { ...doc, ...set, revision: doc.revision + 1, updatedAt: now };
  const fields = { ...set, ...derived(next), revision: next.revision, updatedAt: now };
  const update = withEvents({ $set: fields, $push: { keys: remembered(stamp), ...(log ? { log: { at: now, ...log } } : {}) } }, event ? [ofLine(next, event, personId, who ?? null)] : [], now);
  const after = await RollLines(deps).findOneAndUpdate({ _id: doc._id, revision: doc.revision }, update, { returnDocument: 'after', projection: { pending: 0 } }).lean<LineDoc>();
  if (after) {
    deps.nudge(RollLines(deps));
    return after;
  }
  const present = await loadLine(deps, doc.rollId, doc.ref);
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { revision: present.revision });
}
