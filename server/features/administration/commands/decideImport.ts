import { DomainError } from '../../../../shared/domain/kernel/errors';
import { withEvents } from '../../../jobs/events';
import type { Deps } from '../../../platform/deps';
import { IMPORT_ACCEPTED } from '../events';
import { Imports, type ImportDoc } from '../model';
import { dropPlan } from '../plans';

async function load(deps: Deps, id: string): Promise<ImportDoc> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (!row) throw new DomainError('not_found');
  return row;
}

/**
 * Accepts an import: the writing is done in the background. Outcomes: committing, or already accepted;
 * `rule_refused` {rule: importHasProblems}; `wrong_state` when it was put away.
 */
export async function acceptImport(deps: Deps, id: string): Promise<ImportDoc> {
  const row = await load(deps, id);
  if (row.state === 'committing' || row.state === 'committed') return row;
  if (row.state === 'refused' || row.state === 'expired') throw new DomainError('wrong_state', { state: row.state });
  if (row.problemCount > 0) throw new DomainError('rule_refused', { rule: 'importHasProblems' });
  const now = deps.clock.now();
  const event = { _id: `${id}-accepted`, type: IMPORT_ACCEPTED, at: now, data: { importId: id } };
  await Imports(deps).updateOne({ _id: id, state: 'previewed' }, withEvents({ $set: { state: 'committing' } }, [event], now));
  deps.nudge();
  return load(deps, id);
}

/** Puts an import away. Outcomes: refused, or already; `wrong_state` once it has been accepted. */
export async function refuseImport(deps: Deps, id: string): Promise<ImportDoc> {
  await Imports(deps).updateOne({ _id: id, state: 'previewed' }, { $set: { state: 'refused' } });
  const row = await load(deps, id);
  if (row.state !== 'refused') throw new DomainError('wrong_state', { state: row.state });
  await dropPlan(deps, id);
  return row;
}
