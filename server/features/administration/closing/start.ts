import { randomUUID } from 'node:crypto';
import { closeRefusal } from '../../../../shared/domain/administration/units';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import { giveLease, takeLease } from '../../../platform/database/lease';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { getUnit, unitRow, type UnitInfo } from '../../organisation';
import { UNIT_CLOSING } from '../events';
import { holdingsOf, standingOf } from './holdings';
import { Closings, type ClosingDoc } from './model';

export interface CloseAsk {
  readonly by: AuditActor;
  readonly revision: number;
  readonly successorId: string | null;
  readonly ends: readonly string[];
}

/** One closing is begun at a time in the whole district, so that two units never take over from each other. */
const LEASE = 'administration.beginClosing';
const LEASE_MS = 30_000;

const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};

async function successorOf(deps: Deps, id: string | null): Promise<UnitInfo | null> {
  if (id === null) return null;
  const unit = await getUnit(deps, id);
  if (!unit) throw new DomainError('not_found');
  return unit;
}

async function begin(deps: Deps, unitId: string, { by, revision, successorId, ends }: CloseAsk): Promise<ClosingDoc> {
  const [row, unit, successor] = [await unitRow(deps, unitId), await getUnit(deps, unitId), await successorOf(deps, successorId)];
  if (!unit) throw new DomainError('not_found');
  if (row.closedAt) refuse('unitClosed');
  if ((row.revision ?? 0) !== revision) throw new DomainError('conflict', { revision: row.revision ?? 0 });
  // Neither may be part of another handing over while this one runs.
  const busy = await Closings(deps).exists({ $or: [{ _id: successorId ?? '' }, { successorId: unitId, state: 'closing' }] });
  if (busy) refuse('closingUnderWay');
  const held = await holdingsOf(deps, unit);
  const refusal = closeRefusal(standingOf(unit), held.numbers, successor && standingOf(successor));
  if (refusal !== null) refuse(refusal);
  const at = deps.clock.now();
  const { cases, wishes, projects, members, rules, areas } = held.numbers;
  const event: DomainEvent = { _id: `${unitId}-closing`, type: UNIT_CLOSING, at, data: { unitId } };
  const doc = { _id: unitId, successorId, ends: [...ends], by, at, state: 'closing' as const, held: { cases, wishes, projects, members, rules, areas }, ...pendingOf([event], at) };
  await audited(deps, { actor: by, action: 'settingsChanged', object: { kind: 'unit', id: unitId, label: unit.name }, levels: unit.path, once: { key: `closing ${unitId}` } });
  await Closings(deps).insertMany([doc]);
  deps.nudge(Closings(deps));
  return doc;
}

async function again(deps: Deps, unitId: string, successorId: string | null): Promise<ClosingDoc | null> {
  const there = await Closings(deps).findById(unitId).lean<ClosingDoc>();
  if (there && there.successorId !== successorId) refuse('closingUnderWay');
  return there;
}

/**
 * Begins the closing of a unit; the work is done in the background. Outcomes: begun, or it was, with the same successor;
 * `not_found`; `conflict` when the unit was changed meanwhile or another closing is being begun; `rule_refused` {rule:
 * unitClosed | closingUnderWay} or as `closeRefusal` says.
 */
export async function startClosing(deps: Deps, unitId: string, ask: CloseAsk): Promise<ClosingDoc> {
  const known = await again(deps, unitId, ask.successorId);
  if (known) return known;
  const owner = randomUUID();
  if (!(await takeLease(deps.db, LEASE, owner, deps.clock.now(), LEASE_MS))) throw new DomainError('conflict');
  try {
    return await begin(deps, unitId, ask);
  } catch (error) {
    // Asked twice at once, it is begun once.
    const there = isDuplicateKey(error) ? await again(deps, unitId, ask.successorId) : null;
    if (!there) throw error;
    return there;
  } finally {
    await giveLease(deps.db, LEASE, owner);
  }
}
