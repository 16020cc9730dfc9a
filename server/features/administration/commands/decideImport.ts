import { DomainError } from '../../../../shared/domain/kernel/errors';
import { withEvents } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { IMPORT_ACCEPTED } from '../events';
import { Imports, shownNoLonger, type ImportDoc } from '../model';
import { dropPlan } from '../plans';
import { midnight } from '../terms';

async function load(deps: Deps, id: string): Promise<ImportDoc> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (!row) throw new DomainError('not_found');
  return row;
}

/** An import begins to be written, by being accepted or by its day. */
export const acceptedEvent = (importId: string, at: Date): DomainEvent => ({ _id: `${importId}-accepted`, type: IMPORT_ACCEPTED, at, data: { importId } });

/** Two redraws of a community at once could not both be what was shown. */
async function refuseWhileAnother(deps: Deps, { _id, redraw }: ImportDoc): Promise<void> {
  if (!redraw) return;
  const waiting = await Imports(deps).exists({ _id: { $ne: _id }, state: { $in: ['scheduled', 'committing'] }, 'redraw.communities.id': { $in: redraw.communities.map(({ id }) => id) } });
  if (waiting) throw new DomainError('rule_refused', { rule: 'redrawWaiting' });
}

export interface Acceptance {
  readonly by: AuditActor;
  /** First day of a redraw at +08:00; without it at once. */
  readonly on?: string | undefined;
  readonly moveCases: boolean;
}

/**
 * Accepts an import: the writing is done in the background, of a redraw perhaps on a day to come. Outcomes: committing,
 * scheduled, or already accepted; `rule_refused` {rule: importHasProblems | redrawWaiting}; `wrong_state` when it was put away.
 */
export async function acceptImport(deps: Deps, id: string, { by, on, moveCases }: Acceptance): Promise<ImportDoc> {
  const row = await load(deps, id);
  if (row.state === 'refused' || row.state === 'expired') throw new DomainError('wrong_state', { state: row.state });
  if (row.state !== 'previewed') return row;
  if (row.problemCount > 0) throw new DomainError('rule_refused', { rule: 'importHasProblems' });
  await refuseWhileAnother(deps, row);
  await audited(deps, { actor: by, action: 'importAccepted', object: { kind: 'import', id }, once: { key: id } });
  const now = deps.clock.now();
  const effectiveAt = on && row.redraw ? midnight(on) : now;
  const waits = effectiveAt > now;
  const set = { state: waits ? 'scheduled' : 'committing', acceptedBy: by.personId, acceptedAs: { unitId: by.unitId, role: by.role }, acceptedAt: now, moveCases, ...(waits ? { effectiveAt } : {}) };
  await Imports(deps).updateOne({ _id: id, state: 'previewed' }, withEvents({ $set: set }, waits ? [] : [acceptedEvent(id, now)], now));
  deps.nudge(Imports(deps));
  return load(deps, id);
}

/** Puts an import away. Outcomes: refused, or already; `wrong_state` once it is being written. */
export async function refuseImport(deps: Deps, id: string): Promise<ImportDoc> {
  const before = await load(deps, id);
  await Imports(deps).updateOne({ _id: id, state: { $in: ['previewed', 'scheduled'] } }, { $set: { state: 'refused', ...shownNoLonger(before) } });
  const row = await load(deps, id);
  if (row.state !== 'refused') throw new DomainError('wrong_state', { state: row.state });
  await dropPlan(deps, id);
  return row;
}
