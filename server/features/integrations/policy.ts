import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HeldRole, Integrator, Viewer } from '../../http/types';
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

/** Units whose dealings with systems outside somebody looks after: all of them, or some. */
export interface UnitSight {
  readonly all: boolean;
  readonly unitIds: readonly string[];
}
/** Answers that somebody may look at: all of them, or those of some units and of the cases of some stations. */
export type AnswerSight = UnitSight;
/** Roles in a unit that look after its dealings with systems outside. */
export const READERS: readonly HeldRole['role'][] = ['departmentHandler', 'stationStaff', 'stationHead'];

/** Staff see what concerns their unit, the administrator of the district all. `not_allowed` for everybody else. */
export function answersInSight(viewer: Viewer): AnswerSight {
  const unitIds = viewer.roles.filter(({ role }) => READERS.includes(role)).map(({ unitId }) => unitId);
  const all = viewer.roles.some(isAdministrator);
  if (!all && unitIds.length === 0) throw new DomainError('not_allowed');
  return { all, unitIds };
}

/** Files that somebody may fetch and confirm, and as whom the audit log tells of it. */
export interface FileSight extends UnitSight {
  readonly actor: AuditActor;
}
const fetches = (held: HeldRole): boolean => READERS.includes(held.role) || isAdministrator(held);

/** Files are fetched by the staff of the unit they are for, and by the administrator of the district. `not_allowed` for everybody else. */
export const filesInSight = (viewer: Viewer): FileSight => ({ ...answersInSight(viewer), actor: actingAs(viewer, fetches) });

/** The system that calls with a key; `not_authenticated` where none does. */
export function keyed(integrator: Integrator | null): Integrator {
  if (integrator === null) throw new DomainError('not_authenticated');
  return integrator;
}
