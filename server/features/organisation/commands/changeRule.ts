import { createHash } from 'node:crypto';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { forget } from '../memory';
import { Rules, type RuleDoc, type RuleEvent } from '../model';
import { areaNames } from '../areas';
import { gridHeads } from '../queries';
import { getUnit } from '../units';

/** The same category, area and unit make the same line, by hand or from a file. */
export const ruleIdOf = (categoryId: string, areaId: string, unitId: string): string =>
  `rule-${createHash('sha256').update([categoryId, areaId, unitId].join('\n')).digest('base64url').slice(0, 24)}`;

/** Events kept with a line. */
const REMEMBERED = 50;
const LEVELS: readonly string[] = ['district', 'street', 'community'];

export interface RuleToMake {
  readonly personId: string;
  readonly categoryId: string;
  /** A level, a grid or an own area; empty for the whole district. */
  readonly areaId: string;
  readonly unitId: string;
  readonly article: string;
}

/** Whether rules may hold there. */
async function isArea(deps: Deps, id: string): Promise<boolean> {
  const [unit, grids, areas] = await Promise.all([getUnit(deps, id), gridHeads(deps, [id]), areaNames(deps, [id])]);
  return LEVELS.includes(unit?.kind ?? '') || grids.length > 0 || areas.has(id);
}

/**
 * Adds a line to the routing table, or takes one up again that was ended. Outcomes: made; `not_found` for unit or
 * area; `rule_refused` {rule: ruleExists} when it is there already, {rule: unitClosed}.
 */
export async function makeRule(deps: Deps, { personId, categoryId, areaId: given, unitId, article }: RuleToMake): Promise<RuleDoc> {
  const unit = await getUnit(deps, unitId);
  const areaId = given === '' ? (unit?.path[0] ?? '') : given;
  if (!unit || !(await isArea(deps, areaId))) throw new DomainError('not_found');
  if (unit.closedAt !== null) throw new DomainError('rule_refused', { rule: 'unitClosed' });
  const now = deps.clock.now();
  const event: RuleEvent = { at: now, by: personId, what: 'made', unitId, article };
  const row: RuleDoc = { _id: ruleIdOf(categoryId, given, unitId), categoryId, areaId, unitId, article, revision: 0, endedAt: null, history: [event] };
  try {
    await Rules(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const again = { $set: { article, unitId, endedAt: null }, $inc: { revision: 1 }, $push: { history: { $each: [event], $slice: -REMEMBERED } } };
    const { matchedCount } = await Rules(deps).updateOne({ _id: row._id, endedAt: { $ne: null } }, again);
    if (matchedCount === 0) throw new DomainError('rule_refused', { rule: 'ruleExists' });
  }
  forget(deps);
  return (await Rules(deps).findById(row._id).lean<RuleDoc>()) ?? row;
}

async function write(deps: Deps, id: string, revision: number, set: Partial<RuleDoc>, event: (before: RuleDoc) => RuleEvent): Promise<RuleDoc> {
  const before = await Rules(deps).findById(id).lean<RuleDoc>();
  if (!before) throw new DomainError('not_found');
  // Lines from before there were revisions have none.
  const seen = revision === 0 ? { $in: [0, null] } : revision;
  const update = { $set: { ...set, revision: revision + 1 }, $push: { history: { $each: [event(before)], $slice: -REMEMBERED } } };
  const after = await Rules(deps).findOneAndUpdate({ _id: id, revision: seen, endedAt: null }, update, { returnDocument: 'after' }).lean<RuleDoc>();
  if (!after) throw new DomainError('conflict', { revision: before.revision ?? 0 });
  forget(deps);
  return after;
}

/** Gives a line another unit or article. Outcomes: changed; `not_found` for line or unit; `conflict`; `rule_refused` {rule: unitClosed}. */
export async function changeRule(deps: Deps, id: string, ask: { readonly personId: string; readonly revision: number; readonly unitId: string; readonly article: string }): Promise<RuleDoc> {
  const { personId: by, revision, unitId, article } = ask;
  const unit = await getUnit(deps, unitId);
  if (!unit) throw new DomainError('not_found');
  if (unit.closedAt !== null) throw new DomainError('rule_refused', { rule: 'unitClosed' });
  return write(deps, id, revision, { unitId, article }, () => ({ at: deps.clock.now(), by, what: 'changed', unitId, article }));
}

/** Ends a line: it routes nothing any more, and stays in the history. Outcomes: ended; `not_found`; `conflict`. */
export async function endRule(deps: Deps, id: string, { personId: by, revision }: { readonly personId: string; readonly revision: number }): Promise<RuleDoc> {
  const at = deps.clock.now();
  return write(deps, id, revision, { endedAt: at }, ({ unitId, article }) => ({ at, by, what: 'ended', unitId, article }));
}
