import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { getUnits } from '../organisation';
import { Templates, type TemplatesDoc } from './model';

type Book = ResponseOf<'GET /workbench/templates'>['items'][number];
const WRITERS: readonly Role[] = ['stationStaff', 'stationHead', 'departmentHandler', 'streetDispatcher'];

/** Units in whose name somebody answers. `not_allowed` for those who answer in none. */
export function writingUnits(viewer: Viewer): string[] {
  const ids = [...new Set(viewer.roles.filter(({ role }) => WRITERS.includes(role)).map(({ unitId }) => unitId))];
  if (ids.length === 0) throw new DomainError('not_allowed');
  return ids;
}

/** The templates of some units, also of those that have none yet. */
export async function templatesOf(deps: Deps, unitIds: readonly string[]): Promise<Book[]> {
  const [rows, units] = await Promise.all([Templates(deps).find({ _id: { $in: [...unitIds] } }).lean<TemplatesDoc[]>(), getUnits(deps, unitIds)]);
  return unitIds.map((id) => {
    const row = rows.find(({ _id }) => _id === id);
    return { unit: { id, name: units.get(id)?.name ?? '' }, revision: row?.revision ?? 0, items: row?.items ?? [] };
  });
}

/** Writes all templates of a unit: one guarded write. `conflict` with the present revision when a colleague wrote meanwhile. */
export async function writeTemplates(deps: Deps, unitId: string, personId: string, ask: { readonly revision: number; readonly items: TemplatesDoc['items'] }): Promise<void> {
  const next = { items: ask.items, by: personId, at: deps.clock.now(), revision: ask.revision + 1 };
  const conflict = async (): Promise<DomainError> => new DomainError('conflict', { revision: (await Templates(deps).findById(unitId, { revision: 1 }).lean<Pick<TemplatesDoc, 'revision'>>())?.revision ?? 0 });
  if (ask.revision > 0) {
    const { matchedCount } = await Templates(deps).updateOne({ _id: unitId, revision: ask.revision }, { $set: next });
    if (matchedCount === 0) throw await conflict();
    return;
  }
  try {
    await Templates(deps).insertMany([{ _id: unitId, ...next }]);
  } catch (error) {
    throw isDuplicateKey(error) ? await conflict() : error;
  }
}
