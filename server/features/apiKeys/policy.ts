import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';

const isAdministrator = ({ role, unitKind }: HeldRole): boolean => role === 'administrator' && unitKind === 'district';

/**
 * Who may come in from outside is for the administrator of the district alone. `not_allowed` for everybody else.
 * @returns the administrator as the audit log tells of them
 */
export function assertAdministrator(viewer: Viewer): AuditActor {
  if (!viewer.roles.some(isAdministrator)) throw new DomainError('not_allowed');
  return actingAs(viewer, isAdministrator);
}
