import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Role } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { membershipOf, setGrids } from '../../identity';
import { getUnit, gridHeads, gridHeadsOf } from '../../organisation';

/**
 * Whether a holder of this role in this unit may be given these grids. `rule_refused` {rule: gridsOfWalkersOnly}
 * for other roles, {rule: gridElsewhere} for grids of another community.
 */
export async function checkGrids(deps: Deps, held: { readonly role: Role; readonly unitId: string }, gridIds: readonly string[]): Promise<void> {
  if (gridIds.length === 0) return;
  if (held.role !== 'gridWorker') throw new DomainError('rule_refused', { rule: 'gridsOfWalkersOnly' });
  const [unit, grids] = [await getUnit(deps, held.unitId), await gridHeads(deps, gridIds)];
  const all = grids.length === new Set(gridIds).size && grids.every(({ communityId }) => communityId === unit?.communityId);
  if (!all) throw new DomainError('rule_refused', { rule: 'gridElsewhere' });
}

/** Says which grids a grid worker looks after. Outcomes: those of `checkGrids` and `setGrids`. */
export async function divideGrids(deps: Deps, { id, gridIds, by }: { readonly id: string; readonly gridIds: readonly string[]; readonly by: AuditActor }): Promise<void> {
  const held = await membershipOf(deps, id);
  if (!held) throw new DomainError('not_found');
  await checkGrids(deps, held, gridIds);
  const levels = (await getUnit(deps, held.unitId))?.path ?? [];
  await audited(deps, { actor: by, action: 'roleChanged', subject: held.personId, object: { kind: 'unit', id: held.unitId }, levels });
  await setGrids(deps, id, gridIds);
}

/** Grids that a grid worker of this unit may be given; none where the unit belongs to no community. `not_found`. */
export async function gridsOfUnit(deps: Deps, unitId: string): Promise<{ id: string; name: string }[]> {
  const unit = await getUnit(deps, unitId);
  if (!unit) throw new DomainError('not_found');
  return unit.communityId === null ? [] : (await gridHeadsOf(deps, unit.communityId)).map(({ id, name }) => ({ id, name }));
}
