import { DomainError } from '../../../shared/domain/kernel/errors';
import type { z } from 'zod';
import type { SecuritySetting } from '../../../shared/contract/sessions';
import type { Deps } from '../../platform/deps';
import { getPeople, securitySetting } from '../identity';
import { Imports, type ImportDoc } from './model';
import { loadPlan } from './plans';
import type { MapOfImport } from './types';

/** Imports shown in the list. */
const MOST = 50;

/** The latest imports, without their rows. */
export function latestImports(deps: Deps): Promise<ImportDoc[]> {
  return Imports(deps).find({}, { problems: 0, notes: 0, preview: 0, redraw: 0 }).sort({ createdAt: -1 }).limit(MOST).lean<ImportDoc[]>();
}

/** One import with its map. `not_found`. */
export async function importPage(deps: Deps, id: string): Promise<{ row: ImportDoc; map: MapOfImport | null; acceptedBy: string | null }> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (!row) throw new DomainError('not_found');
  const acceptedBy = row.acceptedBy === undefined ? null : ((await getPeople(deps, [row.acceptedBy])).get(row.acceptedBy)?.name ?? null);
  return { row, acceptedBy, map: row.hasMap ? ((await loadPlan(deps, id))?.map ?? null) : null };
}

/** Who has to use a second factor, and who decided so; revision 0 while nobody has. */
export async function securityPage(deps: Deps): Promise<z.output<typeof SecuritySetting>> {
  const row = await securitySetting(deps);
  if (!row) return { revision: 0, secondFactorRoles: [], changedBy: null, changedAt: null };
  const by = (await getPeople(deps, [row.changedBy])).get(row.changedBy);
  return { revision: row._id, secondFactorRoles: row.secondFactorRoles, changedBy: by?.name ?? null, changedAt: row.changedAt.toISOString() };
}
