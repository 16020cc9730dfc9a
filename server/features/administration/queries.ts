import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { Imports, type ImportDoc } from './model';
import { loadPlan } from './plans';
import type { MapOfImport } from './types';

/** Imports shown in the list. */
const MOST = 50;

/** The latest imports, without their rows. */
export function latestImports(deps: Deps): Promise<ImportDoc[]> {
  return Imports(deps).find({}, { problems: 0, notes: 0, preview: 0 }).sort({ createdAt: -1 }).limit(MOST).lean<ImportDoc[]>();
}

/** One import with its map. `not_found`. */
export async function importPage(deps: Deps, id: string): Promise<{ row: ImportDoc; map: MapOfImport | null }> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (!row) throw new DomainError('not_found');
  return { row, map: row.hasMap ? ((await loadPlan(deps, id))?.map ?? null) : null };
}
