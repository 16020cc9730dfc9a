import { DomainError } from '../../../shared/domain/kernel/errors';
import { STAFF_ROLES } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';

/** Whether the person holds a role now whose holders work at a desk. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.roles.some(({ role }) => STAFF_ROLES.includes(role));
}

/**
 * Staff may let a desk in as themselves; not from a session that was let in by scanning itself, or one stolen desk
 * would go on for ever. `not_allowed` else.
 */
export function assertMayLetIn(viewer: Viewer): void {
  if (!isStaff(viewer) || viewer.method === 'scan') throw new DomainError('not_allowed');
}

/** The named people exist for nobody outside demonstration mode. `not_found` there. */
export function assertDemonstration(mode: 'demonstration' | 'production'): void {
  if (mode !== 'demonstration') throw new DomainError('not_found');
}
