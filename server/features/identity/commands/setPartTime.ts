import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { Memberships } from '../model';
import { forgetPerson } from '../viewers';

/** Says whether a grid worker is one beside another occupation (兼职). Outcomes: set; `not_found`; `rule_refused` {rule: gridsOfWalkersOnly}. */
export async function setPartTime(deps: Deps, membershipId: string, partTime: boolean): Promise<void> {
  const row = await Memberships(deps).findById(membershipId, { role: 1, personId: 1 }).lean();
  if (!row) throw new DomainError('not_found');
  if (row.role !== 'gridWorker') throw new DomainError('rule_refused', { rule: 'gridsOfWalkersOnly' });
  await Memberships(deps).updateOne({ _id: membershipId }, { $set: { partTime } });
  forgetPerson(deps, row.personId);
}
