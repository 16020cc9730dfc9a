import type { z } from 'zod';
import type { CommunityState } from '../../../../shared/contract/communities';
import { MISSING, missingIn } from '../../../../shared/domain/administration/checklist';
import { SIX_BODIES } from '../../../../shared/domain/organisation/bodies';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { getUnit, gridNames, type UnitInfo } from '../../organisation';
import { groundOf } from './facts';

/** A community that is open. `not_found`. */
export async function communityOf(deps: Deps, id: string): Promise<UnitInfo> {
  const unit = await getUnit(deps, id);
  if (unit?.kind !== 'community' || unit.closedAt !== null) throw new DomainError('not_found');
  return unit;
}

/** The six bodies of a community and who is in them, its grid workers, and what it still lacks. */
export async function communityPage(deps: Deps, community: UnitInfo): Promise<z.output<typeof CommunityState>> {
  const { facts, units, officers, map } = await groundOf(deps, community);
  const street = community.parentId === null ? null : await getUnit(deps, community.parentId);
  const walkers = officers.filter(({ role }) => role === 'gridWorker');
  const grids = await gridNames(deps, walkers.flatMap(({ gridIds }) => gridIds));
  const nameOf = (unitId: string): string => units.find(({ id }) => id === unitId)?.name ?? '';
  const peopleOf = (unitId: string) => officers.filter((one) => one.unitId === unitId).map(({ name, role, partTime }) => ({ name, role, partTime }));
  return {
    community: { id: community.id, name: community.name },
    street: street && { id: street.id, name: street.name },
    bodies: SIX_BODIES.map((kinds) => ({
      kinds: [...kinds],
      units: units.filter(({ kind }) => kinds.includes(kind)).map(({ id, name, kind, phone }) => ({ id, name, kind, phone, people: peopleOf(id) })),
    })),
    walkers: walkers.map(({ name, partTime, unitId, gridIds }) => ({ name, partTime, unit: { id: unitId, name: nameOf(unitId) }, grids: gridIds.map((gridId) => grids.get(gridId) ?? gridId) })),
    missing: missingIn(facts).map(({ code, about, n, names }) => ({ code, must: MISSING[code] === 'must', about: about && { id: about.id, name: about.name }, n, names: [...names] })),
    map,
  };
}
