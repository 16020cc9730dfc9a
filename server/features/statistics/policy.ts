import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { HeldRole, Viewer } from '../../http/types';
import type { UnitInfo } from '../organisation';

/** Who reads the figures of the community they work for. */
const OF_COMMUNITY: readonly Role[] = ['stationStaff', 'stationHead', 'gridWorker'];
/** Who reads the figures of the level their office looks after, and of all below it. Figures hold no person, so administrators are among them. */
const OF_LEVEL: readonly Role[] = ['streetDispatcher', 'auditor', 'administrator'];

/** A level that somebody's office opens, or a unit whose own figures they read. */
export interface Desk {
  readonly levelId: string;
  /** Set where only what this unit did is shown. */
  readonly unitId: string | null;
}

const LEVELS: readonly string[] = ['district', 'street', 'community'];
const levelOf = ({ unitKind, unitId, path }: HeldRole): string | undefined => (LEVELS.includes(unitKind) ? unitId : path[path.length - 2]);

/** Where somebody may look without going down: one line for each office, each once. `not_allowed` for residents. */
export function desksOf(viewer: Viewer): Desk[] {
  const desks = viewer.roles.flatMap((held): Desk[] => {
    if (OF_COMMUNITY.includes(held.role)) return held.communityId === null ? [] : [{ levelId: held.communityId, unitId: null }];
    const level = OF_LEVEL.includes(held.role) ? levelOf(held) : undefined;
    if (level !== undefined) return [{ levelId: level, unitId: null }];
    // What a unit of one community did is in that community's figures, what any other did in the district's.
    return held.role === 'departmentHandler' ? [{ levelId: held.communityId ?? (held.path[0] as string), unitId: held.unitId }] : [];
  });
  if (desks.length === 0) throw new DomainError('not_allowed');
  const keyOf = ({ levelId, unitId }: Desk): string => `${levelId} ${unitId ?? ''}`;
  return desks.filter((desk, at) => desks.findIndex((other) => keyOf(other) === keyOf(desk)) === at);
}

/**
 * Whether somebody may see a level's figures, or in them what one unit did.
 * @throws DomainError `not_allowed`
 */
export function assertMaySee(viewer: Viewer, level: UnitInfo, unitId: string | null): void {
  const may = desksOf(viewer).some((desk) => (desk.unitId === null ? level.path.includes(desk.levelId) : desk.levelId === level.id && desk.unitId === unitId));
  if (!may) throw new DomainError('not_allowed');
}
