import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { Memberships } from '../model';
import { forgetPerson } from '../viewers';

/**
 * Says which grids a grid worker looks after; without any it is every grid of the community. In force in every
 * process within five seconds. Outcomes: set; `not_found`; `rule_refused` {rule: gridsOfWalkersOnly}.
 */
export async function setGrids(deps: Deps, membershipId: string, gridIds: readonly string[]): Promise<void> {
  const row = await Memberships(deps).findById(membershipId, { role: 1, personId: 1 }).lean();
  if (!row) throw new DomainError('not_found');
  if (row.role !== 'gridWorker') throw new DomainError('rule_refused', { rule: 'gridsOfWalkersOnly' });
  await Memberships(deps).updateOne({ _id: membershipId }, { $set: { gridIds: [...new Set(gridIds)] } });
  forgetPerson(deps, row.personId);
}
