import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { UnitKind } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { Units, type UnitDoc } from '../model';
import { forgetUnit, getUnit } from '../units';
import { insertOnce } from './insertOnce';

export interface NewUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** null for the district only. */
  readonly parentId: string | null;
  readonly phone?: string;
  readonly address?: string;
  /** Office hours in words. */
  readonly hours?: string;
}

/**
 * Adds a unit below its parent. Outcomes: created, or already there (left as it is);
 * `not_found` when the parent does not exist.
 */
export async function createUnit(deps: Deps, unit: NewUnit): Promise<UnitDoc> {
  const parent = unit.parentId === null ? null : await getUnit(deps, unit.parentId);
  if (unit.parentId !== null && !parent) throw new DomainError('not_found', { unit: unit.parentId });
  const row: UnitDoc = {
    _id: unit.id,
    name: unit.name,
    kind: unit.kind,
    parentId: unit.parentId,
    path: [...(parent?.path ?? []), unit.id],
    communityId: unit.kind === 'community' ? unit.id : (parent?.communityId ?? null),
    phone: unit.phone ?? '',
    address: unit.address ?? '',
    hours: unit.hours ?? '',
    box: null,
  };
  await insertOnce(deps, Units(deps), [row]);
  forgetUnit(deps, unit.id);
  return row;
}
