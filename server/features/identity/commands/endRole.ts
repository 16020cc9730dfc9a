import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { Memberships } from '../model';
import { forgetPerson } from '../viewers';

/**
 * Ends a role at once here, within five seconds in every other process, in all sessions of the person. Outcomes: ended, or it had ended
 * before; `not_found`; `rule_refused` {rule: lastAdministrator} when nobody would be left to administrate.
 */
export async function endRole(deps: Deps, membershipId: string, by: AuditActor): Promise<void> {
  const now = deps.clock.now();
  const row = await Memberships(deps).findById(membershipId).lean();
  if (!row) throw new DomainError('not_found');
  if (row.until !== null && row.until <= now) return;
  if (row.role === 'administrator') {
    const others = { _id: { $ne: row._id }, role: row.role, since: { $lte: now }, until: null, unitId: row.unitId };
    if (!(await Memberships(deps).exists(others))) throw new DomainError('rule_refused', { rule: 'lastAdministrator' });
  }
  await audited(deps, { actor: by, action: 'roleEnded', subject: row.personId, object: { kind: 'unit', id: row.unitId }, once: { key: `${membershipId}.${now.getTime()}` } });
  // A term that has not begun is ended before it begins.
  await Memberships(deps).updateOne({ _id: membershipId, until: row.until }, { $set: { until: now } });
  forgetPerson(deps, row.personId);
}
