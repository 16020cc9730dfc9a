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
  /** Since when it receives nothing any more; null while it is open. */
  readonly closedAt: Date | null;
  /** Who took over from it. */
  readonly successorId: string | null;
}

/** A unit as others see it. */
export function unitInfo(row: UnitDoc): UnitInfo {
  const { _id, name, kind, parentId, path, communityId, phone, hours, address, closedAt, successorId } = row;
  return { id: _id, name, kind, parentId: parentId ?? null, path, communityId: communityId ?? null, phone, hours, address, closedAt: closedAt ?? null, successorId: successorId ?? null };
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

/** Successions followed at most; a unit that is closed cannot take over, so a chain has an end. */
const MOST_SUCCESSIONS = 20;

/**
 * The units that now do what these did, by the ids asked for: itself where it is open, else who took over from it,
 * however often that happened. Absent: unknown, or closed with nobody after it. Asks no more than `getUnits` where all are open.
 */
export async function standingUnits(deps: Pick<Deps, 'db'>, ids: readonly string[]): Promise<Map<string, UnitInfo>> {
  const found = await getUnits(deps, ids);
  const standing = new Map<string, UnitInfo>();
  for (const id of new Set(ids)) {
    let unit = found.get(id);
    for (let left = MOST_SUCCESSIONS; unit && unit.closedAt !== null && left > 0; left -= 1) {
      unit = unit.successorId === null ? undefined : ((await getUnit(deps, unit.successorId)) ?? undefined);
    }
    if (unit && unit.closedAt === null) standing.set(id, unit);
  }
  return standing;
}
