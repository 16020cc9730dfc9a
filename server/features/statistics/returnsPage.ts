import type { ResponseOf } from '../../../shared/contract';
import { BOUNCE_DAYS } from '../../../shared/domain/cases/bounces';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { returnsIn } from '../cases';
import { getUnit, getUnits } from '../organisation';
import { desksOf } from './policy';

/**
 * How often units returned cases of a level of late, in the order of the organisation and not by figure. Told to everybody
 * who works with them, of the whole of their district: whoever gives a case to a unit should know, and units hold no persons.
 * @throws DomainError `not_allowed` for residents and for another district, `not_found`
 */
export async function returnsPage(deps: Deps, viewer: Viewer, levelId: string | undefined): Promise<ResponseOf<'GET /figures/returns'>> {
  desksOf(viewer);
  const districts = viewer.roles.flatMap(({ path }) => path[0] ?? []);
  const level = await getUnit(deps, levelId ?? districts[0] ?? '');
  if (!level || !['district', 'street', 'community'].includes(level.kind)) throw new DomainError('not_found');
  if (!districts.includes(level.path[0] ?? '')) throw new DomainError('not_allowed');
  const { counts, cut } = await returnsIn(deps, level, deps.clock.now());
  const units = await getUnits(deps, counts.keys());
  const items = [...counts].map(([id, count]) => ({ unit: { id, name: units.get(id)?.name ?? '' }, ...count }));
  return { days: BOUNCE_DAYS, items: items.sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1)), cut };
}
