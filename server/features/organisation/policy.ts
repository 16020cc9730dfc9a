import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import type { UnitInfo } from './units';

const OVERSEERS: readonly Role[] = ['streetDispatcher', 'auditor', 'administrator'];

/** The unit whose cases an office looks after: a level itself, or the level that a body is attached to. */
export function levelOf(held: Viewer['roles'][number]): string | undefined {
  return ['district', 'street', 'community'].includes(held.unitKind) ? held.unitId : held.path[held.path.length - 2];
}

/**
 * Who sees the list of units that a community's cases may be given to: its station, and those who look after
 * the street or district above it.
 */
export function maySeeTargets(viewer: Viewer, community: UnitInfo): boolean {
  return viewer.roles.some((held) => {
    if (held.role === 'stationStaff' || held.role === 'stationHead') return held.communityId === community.id;
    return OVERSEERS.includes(held.role) && community.path.includes(levelOf(held) ?? '');
  });
}
