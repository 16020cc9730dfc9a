import type { Connection } from 'mongoose';
import type { UnitKind } from '../../../shared/domain/kernel/roles';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
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

/** Longest age of what this process remembers of a unit, milliseconds; another process may have changed it. */
const FRESH_MS = 5_000;
interface Remembered {
  readonly unit: UnitInfo;
  readonly until: number;
}
const memory = new WeakMap<Connection, Map<string, Remembered>>();

function remembered(deps: Pick<Deps, 'db'>): Map<string, Remembered> {
  const known = memory.get(deps.db) ?? new Map<string, Remembered>();
  memory.set(deps.db, known);
  return known;
}

/** A unit as others see it. */
export function unitInfo(row: UnitDoc): UnitInfo {
  const { _id, name, kind, parentId, path, communityId, phone, hours, address } = row;
  return { id: _id, name, kind, parentId: parentId ?? null, path, communityId: communityId ?? null, phone, hours, address };
}

/** Units by id, remembered for at most five seconds; unknown ids are absent from the map. */
export async function getUnits(deps: Pick<Deps, 'db'>, ids: Iterable<string | null>): Promise<Map<string, UnitInfo>> {
  const known = remembered(deps);
  // The age of a memory is real time, whatever the program's clock says.
  const now = performance.now();
  const found = new Map<string, UnitInfo>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    if (id === null) continue;
    const entry = known.get(id);
    if (entry && entry.until > now) found.set(id, entry.unit);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const rows = await Units(deps).find({ _id: { $in: missing }, batch: await shown(deps) }).lean<UnitDoc[]>();
  for (const row of rows) {
    const unit = unitInfo(row);
    known.set(row._id, { unit, until: now + FRESH_MS });
    found.set(row._id, unit);
  }
  return found;
}

/** One unit, or null. */
export async function getUnit(deps: Pick<Deps, 'db'>, id: string): Promise<UnitInfo | null> {
  return (await getUnits(deps, [id])).get(id) ?? null;
}

/** Drops what this process remembers of a unit, after changing it. */
export function forgetUnit(deps: Pick<Deps, 'db'>, id: string): void {
  remembered(deps).delete(id);
}
