import { CLOSE_SETTLE_MS, goesAlong } from '../../../../shared/domain/administration/units';
import { underLease } from '../../../platform/database/lease';
import type { Deps } from '../../../platform/deps';
import { audited } from '../../audit';
import { openCasesOf, transfer } from '../../cases';
import { endRole, grantRole, inOffice, type Member } from '../../identity';
import { closeUnit, getUnit, handAreas, handRules, unitRow, type UnitInfo } from '../../organisation';
import { handProjects } from '../../projects';
import { handClaims } from '../../wishes';
import { Closings, type ClosingDoc } from './model';

/** Gives everybody who goes along the same term with the successor, before anything is taken from them here. */
async function moveTerms(deps: Deps, { _id, by, at, ends }: ClosingDoc, members: readonly Member[], to: UnitInfo): Promise<void> {
  for (const { id, personId, role, since, until, gridIds, partTime } of members) {
    if (ends.includes(id) || !goesAlong(role, to.kind)) continue;
    await audited(deps, { actor: by, action: 'roleGiven', subject: personId, object: { kind: 'unit', id: to.id, label: to.name }, levels: to.path, once: { key: `${_id}>${id}` } });
    await grantRole(deps, { personId, role, unitId: to.id, since: since > at ? since : at, until, gridIds, partTime });
  }
}

/** Hands over every open case the unit still has. Returns how many there were. */
async function moveCases(deps: Deps, { _id, successorId }: ClosingDoc): Promise<number> {
  let met = 0;
  for await (const doc of openCasesOf(deps, _id)) {
    const unitId = successorId ?? doc.scope.station;
    if (unitId === _id) continue;
    met += 1;
    await transfer(deps, doc, { fromId: _id, unitId, key: `close-${_id}-${doc.revision}` });
  }
  return met;
}

/** One pass over all that hangs on the unit; what is done is not met again. Returns whether it met nothing. */
async function pass(deps: Deps, closing: ClosingDoc): Promise<boolean> {
  const { _id, by, successorId } = closing;
  const to = successorId === null ? null : await getUnit(deps, successorId);
  const members = await inOffice(deps, [_id]);
  if (to) await moveTerms(deps, closing, members, to);
  await closeUnit(deps, _id, { by: by.personId, successorId, at: deps.clock.now() });
  const cases = await moveCases(deps, closing);
  const wishes = await handClaims(deps, _id, successorId);
  const projects = await handProjects(deps, _id, successorId);
  for (const { id } of members) await endRole(deps, id, by);
  const bound = to ? (await handRules(deps, _id, to.id, by.personId)) + (await handAreas(deps, _id, to.id)) : 0;
  return cases + wishes + projects + members.length + bound === 0;
}

async function run(deps: Deps, unitId: string): Promise<void> {
  const closing = await Closings(deps).findById(unitId).lean<ClosingDoc>();
  if (closing?.state !== 'closing') return;
  const nothing = await pass(deps, closing);
  // Another process may not have heard yet that it is closed: only a pass that met nothing after that ends it.
  const { closedAt } = await unitRow(deps, unitId);
  const settled = closedAt && deps.clock.now().getTime() - closedAt.getTime() >= CLOSE_SETTLE_MS;
  if (nothing && settled) await Closings(deps).updateOne({ _id: unitId, state: 'closing' }, { $set: { state: 'closed' } });
}

/** How long nobody else takes it up after its process was last heard of: what waits is people's work. */
const LEASE_MS = 20_000;

/**
 * Hands over a unit that is to be closed: terms first, then by one write the unit itself, then its open cases and the
 * wishes it claimed, its steps and upkeep of micro-projects, the terms there, its rules and areas. Each is a guarded write of its own that finds nothing left when it is done; cut off
 * anywhere, it is run again. One process at a time. It ends with a pass that met nothing.
 */
export function carryOut(deps: Deps, unitId: string): Promise<void> {
  return underLease(deps, `closing:${unitId}`, LEASE_MS, () => run(deps, unitId));
}
