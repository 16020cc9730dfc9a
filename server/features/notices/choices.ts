import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { NoticeAreaKind } from '../../../shared/domain/notices/kinds';
import type { Deps } from '../../platform/deps';
import { buildingsOf, getUnit, getUnits, gridHeadsOf, levelsBelow } from '../organisation';
import { covers, deskOf, type Person } from './policy';

type Choices = ResponseOf<'GET /workbench/notice-areas'>;

/** What lies below a level: streets, communities; of a community its grids and buildings. */
async function below(deps: Deps, levelId: string, kind: NoticeAreaKind): Promise<Choices['below']> {
  if (kind !== 'community') return (await levelsBelow(deps, levelId)).filter(({ closedAt }) => closedAt === null).map((unit) => ({ kind: unit.kind as NoticeAreaKind, id: unit.id, name: unit.name, group: null }));
  const [grids, buildings] = await Promise.all([gridHeadsOf(deps, levelId), buildingsOf(deps, levelId)]);
  return [...grids.map(({ id, name }) => ({ kind: 'grid' as const, id, name, group: null })), ...buildings.map(({ _id: id, name, estate }) => ({ kind: 'building' as const, id, name: `${estate}${name}`, group: estate || null }))];
}

/** Areas that somebody may write for: the levels of their offices, and what lies below one of them. `not_allowed`, `not_found`. */
export async function areaChoices(deps: Deps, person: Person, under: string | undefined): Promise<Choices> {
  const offices = deskOf(person);
  const levels = await getUnits(deps, offices.map(({ levelId }) => levelId));
  const top = [...levels.values()].map(({ id, kind, name }) => ({ kind: kind as NoticeAreaKind, id, name }));
  const level = await getUnit(deps, under ?? offices[0]?.levelId ?? '');
  if (!level || !['district', 'street', 'community'].includes(level.kind) || !offices.some((office) => covers(office, [level]))) throw new DomainError('not_found');
  return { units: offices.map(({ unitId: id, name }) => ({ id, name })), top, below: await below(deps, level.id, level.kind as NoticeAreaKind) };
}
