import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Role } from '../../../../shared/domain/kernel/roles';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { getUnits } from '../../organisation';
import { Memberships, People } from '../model';
import { forgetPerson } from '../viewers';

export interface Grant {
  readonly personId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly since: Date;
  /** null: until further notice. */
  readonly until?: Date | null;
  /** Grids of a grid worker; without any, every grid of the community. */
  readonly gridIds?: readonly string[];
  /** A grid worker beside another occupation. */
  readonly partTime?: boolean;
  /** The import it comes with; in force once that is committed. */
  readonly batch?: string;
}

/**
 * Gives a person a role in a unit for a term. Outcomes: granted, or this very term already is;
 * `not_found` for an unknown person or unit.
 */
export async function grantRole(deps: Deps, { personId, role, unitId, since, until = null, gridIds = [], partTime = false, batch }: Grant): Promise<void> {
  const known = await Promise.all([People(deps).exists({ _id: personId }), getUnits(deps, [unitId])]);
  if (!known[0] || !known[1].has(unitId)) throw new DomainError('not_found', { personId, unitId });
  const _id = `${personId}.${role}.${unitId}.${since.getTime().toString(36)}`;
  try {
    await Memberships(deps).insertMany([{ _id, personId, role, unitId, since, until, ...(gridIds.length > 0 ? { gridIds: [...gridIds] } : {}), ...(partTime ? { partTime } : {}), ...(batch ? { batch } : {}) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  forgetPerson(deps, personId);
}
