import type { UnitKind } from '../../../shared/domain/kernel/roles';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { rememberById } from './memory';
import { Units, type UnitDoc } from './model';

/** What others need to know of a unit. */
export interface UnitInfo {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  /** Ids from the district down to the unit itself. */
  readonly path: readonly string[];
  readonly communityId: string | null;
  readonly phone: string;
  readonly hours: string;
  readonly address: string;
}

/** A unit as others see it. */
export function unitInfo(row: UnitDoc): UnitInfo {
  const { _id, name, kind, parentId, path, communityId, phone, hours, address } = row;
  return { id: _id, name, kind, parentId: parentId ?? null, path, communityId: communityId ?? null, phone, hours, address };
}

const units = rememberById<UnitInfo>(async (deps, ids) => {
  const rows = await Units(deps).find({ _id: { $in: [...ids] }, batch: await shown(deps) }).lean<UnitDoc[]>();
  return new Map(rows.map((row) => [row._id, unitInfo(row)]));
});

/** Units by id, remembered for at most five seconds; unknown ids are absent from the map. */
export function getUnits(deps: Pick<Deps, 'db'>, ids: Iterable<string | null>): Promise<Map<string, UnitInfo>> {
  return units.get(deps, ids);
}

/** One unit, or null. */
export async function getUnit(deps: Pick<Deps, 'db'>, id: string): Promise<UnitInfo | null> {
  return (await getUnits(deps, [id])).get(id) ?? null;
}

/** Drops what this process remembers of a unit, after changing it. */
export function forgetUnit(deps: Pick<Deps, 'db'>, id: string): void {
  units.forget(deps, [id]);
}
