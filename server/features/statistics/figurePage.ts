import type { ResponseOf } from '../../../shared/contract';
import { fieldSentence, type FieldCode } from '../../../shared/copy/fields';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { minutesPerDay } from '../../../shared/domain/kernel/workingTime';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { allUnits, getUnit, getUnits, type UnitInfo } from '../organisation';
import { settingsOf } from '../settings';
import { assertMaySee, desksOf } from './policy';
import { presentTally } from './presenter';
import { OF_COMMUNITIES, unitsIn } from './model';
import { categoriesOf, countedAt, figuresOf, type FigureSet, type Period } from './queries';

type Page = ResponseOf<'GET /figures'>;

/** What is asked for: a level, what one unit did there, one category, or both; the first of one's desks where no level is named. */
export interface FigureQuery extends Period {
  readonly levelId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly categoryId?: string | undefined;
}

/** Units that have figures of their own as levels. */
export const LEVEL_KINDS: readonly string[] = ['district', 'street', 'community'];
export const refOf = ({ id, name }: Pick<UnitInfo, 'id' | 'name'>): { id: string; name: string } => ({ id, name });

/** Months of a period at most. */
const MOST_MONTHS = 24;
const monthsBetween = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));

/**
 * Both ends in order and not too far apart.
 * @throws DomainError `invalid_input` (to)
 */
export function assertPeriod({ from, to }: Period): void {
  const months = monthsBetween(from, to);
  const code: FieldCode | null = months < 0 ? 'endBeforeStart' : months >= MOST_MONTHS ? 'periodLong' : null;
  if (code) throw new DomainError('invalid_input', {}, [{ path: 'to', code, message: fieldSentence(code, 'to') }]);
}

async function asked(deps: Deps, viewer: Viewer, query: FigureQuery): Promise<{ level: UnitInfo; unit: UnitInfo | null }> {
  const [first] = desksOf(viewer);
  const levelId = query.levelId ?? first?.levelId ?? '';
  const unitId = query.levelId === undefined ? (first?.unitId ?? null) : (query.unitId ?? null);
  const units = await getUnits(deps, [levelId, unitId]);
  const [level, unit] = [units.get(levelId), unitId === null ? null : units.get(unitId)];
  if (!level || !LEVEL_KINDS.includes(level.kind) || unit === undefined) throw new DomainError('not_found');
  assertMaySee(viewer, level, unitId);
  return { level, unit };
}

/** Levels next above and below that this viewer may go to, and their desks. */
async function around(deps: Deps, viewer: Viewer, level: UnitInfo, unit: UnitInfo | null): Promise<Page['around']> {
  const desks = desksOf(viewer);
  const units = await getUnits(deps, desks.flatMap(({ levelId, unitId }) => [levelId, unitId]));
  const may = (to: UnitInfo): boolean => desks.some(({ levelId, unitId }) => unitId === null && to.path.includes(levelId));
  const above = level.parentId === null ? null : await getUnit(deps, level.parentId);
  const below = unit || level.kind === 'community' ? [] : (await allUnits(deps)).filter(({ parentId, kind }) => parentId === level.id && LEVEL_KINDS.includes(kind));
  return {
    above: above && may(above) ? refOf(above) : null,
    below: below.map(refOf),
    desks: desks.map(({ levelId, unitId }) => ({ levelId, unitId, name: units.get(unitId ?? levelId)?.name ?? '' })),
  };
}

type Show = (tally: FigureSet['total']) => Page['total'];

async function byUnit(deps: Deps, { keys }: FigureSet, show: Show): Promise<Page['units']> {
  const units = await getUnits(deps, keys.map(({ key }) => key));
  const order = [...units.keys()].sort();
  const rows = keys.map(({ key, tally }) => ({ id: key === OF_COMMUNITIES ? null : key, name: units.get(key)?.name ?? '', ...show(tally) }));
  // In the order of the organisation, never by figure: this is no ranking.
  return rows.sort((a, b) => order.indexOf(a.id ?? '') - order.indexOf(b.id ?? ''));
}

interface Asked {
  readonly levelId: string;
  readonly unitId: string | undefined;
  readonly categoryId: string | undefined;
}

/** The figures that were asked for, and those of their categories. A category's are those of its units added up. */
async function ownFigures(deps: Deps, { levelId, unitId, categoryId }: Asked, period: Period, categoryIds: readonly string[]): Promise<{ own: FigureSet; categories: FigureSet['keys'] }> {
  if (categoryId !== undefined) return { own: await figuresOf(deps, levelId, unitId === undefined ? 'category' : unitsIn(categoryId), period, unitId ?? categoryId), categories: [] };
  if (unitId === undefined) {
    const own = await figuresOf(deps, levelId, 'category', period);
    return { own, categories: own.keys };
  }
  const [own, categories] = await Promise.all([figuresOf(deps, levelId, 'unit', period, unitId), categoriesOf(deps, levelId, unitId, period, categoryIds)]);
  return { own, categories };
}

function byCategory(keys: FigureSet['keys'], known: readonly { readonly id: string; readonly name: string }[], show: Show): Page['categories'] {
  const position = new Map(known.map(({ id }, at) => [id, at]));
  const nameOf = new Map(known.map(({ id, name }) => [id, name]));
  const rows = keys.map(({ key, tally }) => ({ id: key, name: nameOf.get(key) ?? key, ...show(tally) }));
  return rows.sort((a, b) => (position.get(a.id) ?? 999) - (position.get(b.id) ?? 999));
}

/**
 * The figures of a level and period as one page.
 * @throws DomainError `invalid_input` (to), `not_found`, `not_allowed`
 */
export async function figurePage(deps: Deps, viewer: Viewer, query: FigureQuery): Promise<Page> {
  assertPeriod(query);
  const { level, unit } = await asked(deps, viewer, query);
  const { catalogue, calendar, weights } = await settingsOf(deps);
  const category = query.categoryId === undefined ? null : catalogue.categories.find(({ id }) => id === query.categoryId);
  if (category === undefined) throw new DomainError('not_found');
  const show: Show = (tally) => presentTally(tally, weights);
  const wanted = { levelId: level.id, unitId: unit?.id, categoryId: category?.id };
  const [{ own, categories }, units, asOf, neighbours] = await Promise.all([
    ownFigures(deps, wanted, query, catalogue.categories.map(({ id }) => id)),
    unit ? null : figuresOf(deps, level.id, category ? unitsIn(category.id) : 'unit', query),
    countedAt(deps, level.id, query),
    around(deps, viewer, level, unit),
  ]);
  return {
    level: { ...refOf(level), kind: level.kind as Page['level']['kind'] },
    unit: unit && refOf(unit),
    category: category && refOf(category),
    from: query.from,
    to: query.to,
    asOf: asOf?.toISOString() ?? null,
    weights,
    dayMinutes: minutesPerDay(calendar),
    total: show(own.total),
    months: own.months.map(({ month, tally }) => ({ month, ...show(tally) })),
    categories: byCategory(categories, catalogue.categories, show),
    units: units ? await byUnit(deps, units, show) : [],
    around: neighbours,
  };
}
