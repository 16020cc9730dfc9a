import type { Role, UnitKind } from '../kernel/roles';
import { UNIT_KINDS } from '../kernel/roles';
import { COMMUNITY_HANDLERS, HANDLERS_ABOVE } from '../organisation/bodies';
import { PARENT_KINDS, ROLE_HOMES } from './imports';

/** Longest name, telephone, address and office hours of a unit, characters. */
export const UNIT_LIMITS = { name: 40, phone: 40, address: 80, hours: 60 } as const;

/** Levels, and the one work station that each community has: they never become another kind. */
const FIXED: readonly UnitKind[] = ['district', 'street', 'community', 'station'];
export const isFixed = (kind: UnitKind): boolean => FIXED.includes(kind);

/** Kinds that are given no case: nothing becomes one, and none becomes anything else. */
const CASELESS: readonly UnitKind[] = ['council', 'enterprise'];

/**
 * Kinds a unit may be made into, its own first: those that may stand where it stands and in which everybody in office
 * can hold their role. A council and a company or shop receive no cases, so nothing becomes one or ceases to be one.
 * @param roles roles held in it now or later
 */
export function kindsFor(kind: UnitKind, parent: UnitKind | null, roles: readonly Role[]): UnitKind[] {
  if (isFixed(kind) || CASELESS.includes(kind) || parent === null) return [kind];
  const fits = (other: UnitKind): boolean => !isFixed(other) && !CASELESS.includes(other) && PARENT_KINDS[other].includes(parent) && roles.every((role) => ROLE_HOMES[role].includes(other));
  return [kind, ...UNIT_KINDS.filter((other) => other !== kind && fits(other))];
}

/** Where a unit stands, as far as taking over from another goes. */
export interface Standing {
  readonly id: string;
  readonly kind: UnitKind;
  /** Ids from the district down to the unit itself. */
  readonly path: readonly string[];
  readonly communityId: string | null;
  readonly closed: boolean;
}
const parentOf = ({ path }: Standing): string | undefined => path[path.length - 2];

/**
 * Whether one unit can take over from another: open, and able to receive every case the other could. In a community
 * that is a body of the same community or one of the street or district above; elsewhere one at the same level or above. A
 * company or shop only claims wishes: another of the same place can take over from it too, and it from nobody else.
 */
export function maySucceed(unit: Standing, other: Standing): boolean {
  if (other.closed || other.id === unit.id || isFixed(unit.kind)) return false;
  if (unit.kind === 'council') return other.kind === 'council' && other.communityId === unit.communityId;
  if (unit.kind === 'enterprise' && other.kind === 'enterprise' && parentOf(unit) === parentOf(other)) return true;
  if (unit.communityId !== null && other.communityId === unit.communityId) return COMMUNITY_HANDLERS.includes(other.kind);
  const above = unit.path.slice(0, -1);
  return other.communityId === null && HANDLERS_ABOVE.includes(other.kind) && above.includes(parentOf(other) ?? '');
}

/** Numbers of what hangs on a unit. A community's open cases are those its station received, its wishes those it sees to, its micro-projects those not over; another unit's wishes are those it claimed, its micro-projects those with steps or upkeep of its own. */
export interface Holdings {
  readonly cases: number;
  readonly wishes: number;
  readonly projects: number;
  readonly members: number;
  readonly rules: number;
  readonly areas: number;
  readonly units: number;
  readonly grids: number;
  readonly rooms: number;
  readonly homes: number;
  readonly residents: number;
}
export const holdsNothing = (holdings: Holdings): boolean => Object.values(holdings).every((number: number) => number === 0);

export type CloseRefusal = 'districtStays' | 'levelHolds' | 'successorNeeded' | 'notSuccessor';

/**
 * Why a unit cannot be closed so; null when it can. A level and a work station only when nothing hangs on them: what
 * they hold (grids, homes, a community's cases) is moved first, each where it belongs. Any other unit without a successor
 * only when it holds nothing, else with one that can take over.
 */
export function closeRefusal(unit: Standing, holdings: Holdings, successor: Standing | null): CloseRefusal | null {
  if (unit.kind === 'district') return 'districtStays';
  if (successor !== null) return maySucceed(unit, successor) ? null : 'notSuccessor';
  if (holdsNothing(holdings)) return null;
  return isFixed(unit.kind) ? 'levelHolds' : 'successorNeeded';
}

/** Whether somebody's term can go on in the unit that takes over; else it ends. */
export const goesAlong = (role: Role, successor: UnitKind): boolean => ROLE_HOMES[role].includes(successor);

/** A process may not have heard for this long that a unit is closed, and give it something still. Milliseconds. */
export const CLOSE_SETTLE_MS = 8_000;
