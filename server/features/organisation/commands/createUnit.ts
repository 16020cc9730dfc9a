import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { UnitKind } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { Units, type UnitDoc } from '../model';
import { forgetUnit, getUnit, getUnits } from '../units';
import { insertOnce } from './insertOnce';

export interface NewUnit {
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
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

function rowOf(unit: NewUnit, parent: Pick<UnitDoc, 'path' | 'communityId'> | null): UnitDoc {
  return {
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
    ...(unit.batch ? { batch: unit.batch } : {}),
  };
}

/**
 * Adds a unit below its parent. Outcomes: created, or already there (left as it is);
 * `not_found` when the parent does not exist.
 */
export async function createUnit(deps: Deps, unit: NewUnit): Promise<UnitDoc> {
  const parent = unit.parentId === null ? null : await getUnit(deps, unit.parentId);
  if (unit.parentId !== null && !parent) throw new DomainError('not_found', { unit: unit.parentId });
  const row = rowOf(unit, parent === null ? null : { path: [...parent.path], communityId: parent.communityId });
  await insertOnce(deps, Units(deps), [row]);
  forgetUnit(deps, unit.id);
  return row;
}

/**
 * Adds units in any order, below units of the list or units that exist. Outcomes: created, or already there;
 * `not_found` when a parent is neither, also when units stand below each other in a circle: then nothing is written.
 */
export async function createUnits(deps: Deps, units: readonly NewUnit[]): Promise<void> {
  const own = new Set(units.map((unit) => unit.id));
  const above = await getUnits(deps, units.map((unit) => unit.parentId).filter((id) => id !== null && !own.has(id)));
  const rows = new Map<string, UnitDoc>();
  let rest = [...units];
  while (rest.length > 0) {
    const left = rest.filter((unit) => {
      const found = unit.parentId === null ? null : (rows.get(unit.parentId) ?? above.get(unit.parentId));
      if (found === undefined) return true;
      rows.set(unit.id, rowOf(unit, found === null ? null : { path: [...found.path], communityId: found.communityId }));
      return false;
    });
    if (left.length === rest.length) throw new DomainError('not_found', { unit: left[0]?.parentId ?? null });
    rest = left;
  }
  await insertOnce(deps, Units(deps), [...rows.values()]);
}
