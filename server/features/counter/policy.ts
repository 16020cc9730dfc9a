import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';

/** Stations at whose counter somebody works. `not_allowed` for everybody else; grid workers go round and have none. */
export function countersOf(viewer: Pick<Viewer, 'roles'>): { readonly unitId: string; readonly communityId: string }[] {
  const counters = viewer.roles.flatMap(({ role, unitId, communityId }) => ((role === 'stationStaff' || role === 'stationHead') && communityId !== null ? [{ unitId, communityId }] : []));
  if (counters.length === 0) throw new DomainError('not_allowed');
  return counters;
}

/** The counter at which somebody acts, for the audit log. */
export const officeAt = (viewer: Pick<Viewer, 'personId' | 'roles'>, unitId: string): AuditActor => actingAs(viewer, (held) => held.unitId === unitId && held.role.startsWith('station'));

/** Whether somebody may take a check back: the counter that made it may. */
export const mayUndo = (viewer: Pick<Viewer, 'roles'>, check: { readonly unitId: string }): boolean =>
  viewer.roles.some(({ role, unitId }) => (role === 'stationStaff' || role === 'stationHead') && unitId === check.unitId);
