import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';

const isAdministrator = ({ role, unitKind }: HeldRole): boolean => role === 'administrator' && unitKind === 'district';

/**
 * Where matters go outside is for the administrator of the district alone. `not_allowed` for everybody else.
 * @returns the administrator as the audit log tells of them
 */
export function assertAdministrator(viewer: Viewer): AuditActor {
  if (!viewer.roles.some(isAdministrator)) throw new DomainError('not_allowed');
  return actingAs(viewer, isAdministrator);
}

/** Answers that somebody may look at: all of them, or those of some units and of the cases of some stations. */
export interface AnswerSight {
  readonly all: boolean;
  readonly unitIds: readonly string[];
}
const READERS: readonly HeldRole['role'][] = ['departmentHandler', 'stationStaff', 'stationHead'];

/** Staff see what concerns their unit, the administrator of the district all. `not_allowed` for everybody else. */
export function answersInSight(viewer: Viewer): AnswerSight {
  const unitIds = viewer.roles.filter(({ role }) => READERS.includes(role)).map(({ unitId }) => unitId);
  const all = viewer.roles.some(isAdministrator);
  if (!all && unitIds.length === 0) throw new DomainError('not_allowed');
  return { all, unitIds };
}
