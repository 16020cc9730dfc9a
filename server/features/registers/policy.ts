import { DomainError } from '../../../shared/domain/kernel/errors';
import { readsRegisters } from '../../../shared/domain/registers/states';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import { levelOf } from '../cases';

const isAdministrator = ({ role, unitKind }: HeldRole): boolean => role === 'administrator' && unitKind === 'district';
const dispatches = (held: HeldRole): boolean => held.role === 'streetDispatcher' || isAdministrator(held);

/** Who hands in tables, and for which levels. */
export interface SheetOffice {
  readonly actor: AuditActor;
  /** The administrator of the district sees the tables of every level. */
  readonly all: boolean;
  readonly levelIds: readonly string[];
}

/**
 * Tables of others are handed in by those who dispatch, for the street or district they do it for, and by the
 * administrator of the district, who sets systems up. `not_allowed` for everybody else.
 */
export function sheetOffice(viewer: Viewer): SheetOffice {
  const held = viewer.roles.filter(dispatches);
  if (held.length === 0) throw new DomainError('not_allowed');
  return { actor: actingAs(viewer, dispatches), all: held.some(isAdministrator), levelIds: [...new Set(held.map((one) => levelOf(one) ?? one.unitId))] };
}

/** Whether somebody may deal with the tables of a level. */
export const inOffice = ({ all, levelIds }: SheetOffice, levelId: string): boolean => all || levelIds.includes(levelId);

/** Where somebody reads registers that were taken over. `not_allowed` for those who look after no community. */
export function registerSight(viewer: Viewer): { readonly communities: readonly string[]; readonly levels: readonly string[] } {
  if (!readsRegisters(viewer.roles)) throw new DomainError('not_allowed');
  const readers = viewer.roles.filter((held) => readsRegisters([held]));
  return {
    communities: readers.flatMap(({ role, communityId }) => (role.startsWith('station') && communityId !== null ? [communityId] : [])),
    levels: readers.filter(({ role }) => !role.startsWith('station')).map((held) => levelOf(held) ?? held.unitId),
  };
}
