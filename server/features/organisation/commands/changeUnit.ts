import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { forget } from '../memory';
import { Areas, Rules, Units, type RuleEvent, type UnitDoc, type UnitEvent } from '../model';

/** What of a unit may be changed. */
export type UnitFacts = Pick<UnitDoc, 'name' | 'kind' | 'phone' | 'address' | 'hours'>;

/** Events kept with a unit, and with a line of the routing table. */
const REMEMBERED = 50;

const factsOf = ({ name, kind, phone, address, hours }: UnitDoc): UnitFacts => ({ name, kind, phone, address, hours });

/** A unit as it is stored. `not_found`. */
export async function unitRow(deps: Pick<Deps, 'db'>, id: string): Promise<UnitDoc> {
  const row = await Units(deps).findById(id).lean<UnitDoc>();
  if (!row) throw new DomainError('not_found');
  return row;
}

/** Units from before there were revisions have none. */
const seen = (revision: number) => (revision === 0 ? { $in: [0, null] } : revision);
const remembered = (event: UnitEvent): object => ({ history: { $each: [event], $slice: -REMEMBERED } });

/**
 * Gives a unit other facts; what stood there before is kept. Outcomes: changed; `not_found`; `conflict` when somebody
 * else was first; `rule_refused` {rule: unitClosed}.
 */
export async function changeUnit(deps: Deps, id: string, { personId: by, revision, facts }: { readonly personId: string; readonly revision: number; readonly facts: UnitFacts }): Promise<void> {
  const before = await unitRow(deps, id);
  if (before.closedAt) throw new DomainError('rule_refused', { rule: 'unitClosed' });
  const event: UnitEvent = { at: deps.clock.now(), by, what: 'changed', was: factsOf(before) };
  const guard = { _id: id, revision: seen(revision), closedAt: null };
  const { matchedCount } = await Units(deps).updateOne(guard, { $set: { ...facts, revision: revision + 1 }, $push: remembered(event) });
  if (matchedCount === 0) throw new DomainError('conflict', { revision: before.revision ?? 0 });
  forget(deps);
}

/**
 * Closes a unit by one write: from it on nothing new can be given to it, and the lines of the routing table that name it
 * are its successor's. Outcomes: closed, or it was already; `not_found`.
 */
export async function closeUnit(deps: Deps, id: string, { by, successorId, at }: { readonly by: string; readonly successorId: string | null; readonly at: Date }): Promise<void> {
  const before = await unitRow(deps, id);
  const event: UnitEvent = { at, by, what: 'closed', was: factsOf(before) };
  await Units(deps).updateOne({ _id: id, closedAt: null }, { $set: { closedAt: at, successorId }, $inc: { revision: 1 }, $push: remembered(event) });
  forget(deps);
}

/**
 * Puts the lines of the routing table that name a unit onto another, each with a row of its history; where that one has
 * such a line already, the old one is ended. Returns how many lines were this unit's and are not any more; run again, it
 * finds none left.
 */
export async function handRules(deps: Deps, from: string, to: string, by: string): Promise<number> {
  const rows = await Rules(deps).find({ unitId: from, endedAt: null }).lean<{ _id: string; categoryId: string; areaId: string; article: string }[]>();
  const at = deps.clock.now();
  for (const { _id, categoryId, areaId, article } of rows) {
    const twin = await Rules(deps).exists({ _id: { $ne: _id }, categoryId, areaId, unitId: to, endedAt: null });
    const event: RuleEvent = { at, by, what: twin ? 'ended' : 'changed', unitId: twin ? from : to, article };
    const set = twin ? { endedAt: at } : { unitId: to };
    await Rules(deps).updateOne({ _id, unitId: from, endedAt: null }, { $set: set, $inc: { revision: 1 }, $push: { history: { $each: [event], $slice: -REMEMBERED } } });
  }
  forget(deps);
  return rows.length;
}

/** Gives the own areas of a unit to another. Returns how many; run again, none are left. */
export async function handAreas(deps: Deps, from: string, to: string): Promise<number> {
  const { modifiedCount } = await Areas(deps).updateMany({ unitId: from }, { $set: { unitId: to } });
  forget(deps);
  return modifiedCount;
}
