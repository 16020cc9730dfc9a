import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { percentileOf } from '../../../shared/domain/statistics/spread';
import { WISH_CATEGORIES } from '../../../shared/domain/wishes/states';
import { measured, sumOfWishes, UNMATCHED_WHY, WISH_COUNTS, WISH_WAYS, type WishCount, type WishTally } from '../../../shared/domain/wishes/tally';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { allUnits, getUnit, getUnits, type UnitInfo } from '../organisation';
import { assertPeriod, LEVEL_KINDS, refOf } from './figurePage';
import { NEIGHBOURS } from './model';
import { assertMaySee, desksOf } from './policy';
import { countedAt, type Period } from './queries';
import { added, wishRows, wishRowsOf } from './wishQueries';

type Page = ResponseOf<'GET /workbench/wish-figures'>;

function show(tally: WishTally): Page['total'] {
  return {
    counts: Object.fromEntries(WISH_COUNTS.map((count) => [count, tally[count]])) as Record<WishCount, number>,
    why: UNMATCHED_WHY.flatMap((why) => (tally.why[why] ? [{ why, count: tally.why[why] }] : [])),
    ways: WISH_WAYS.map((way) => ({ way, wishes: measured(tally, way), median: percentileOf(tally.ways[way], 0.5), p90: percentileOf(tally.ways[way], 0.9) })),
  };
}

/**
 * The level that is asked for, where the viewer may read its figures; their own desk where none is named.
 * @throws DomainError `invalid_input` (to), `not_found`, `not_allowed`
 */
export async function wishLevel(deps: Deps, viewer: Viewer, { levelId, ...period }: Period & { readonly levelId?: string | undefined }): Promise<UnitInfo> {
  assertPeriod(period);
  // A unit's own desk is of cases; which wishes an organisation took stands in the figures of the level.
  const own = desksOf(viewer).find(({ unitId }) => unitId === null)?.levelId;
  const level = await getUnit(deps, levelId ?? own ?? '');
  if (levelId === undefined && own === undefined) throw new DomainError('not_allowed');
  if (!level || !LEVEL_KINDS.includes(level.kind)) throw new DomainError('not_found');
  assertMaySee(viewer, level, null);
  return level;
}

async function below(deps: Deps, level: UnitInfo, period: Period): Promise<Page['below']> {
  const units = level.kind === 'community' ? [] : (await allUnits(deps)).filter(({ parentId, kind }) => parentId === level.id && LEVEL_KINDS.includes(kind));
  const sums = added(await wishRowsOf(deps, units.map(({ id }) => id), period), (row) => row.levelId);
  return units.flatMap((unit) => {
    const sum = sums.get(unit.id);
    return sum ? [{ ...refOf(unit), ...show(sum) }] : [];
  });
}

async function hands(deps: Deps, level: UnitInfo, period: Period): Promise<Page['hands']> {
  const sums = added(await wishRows(deps, level.id, 'wish:hand', period), ({ key }) => key);
  const units = await getUnits(deps, [...sums.keys()]);
  const rows = [...sums].map(([key, { claimed, realised }]) => ({ id: key === NEIGHBOURS ? null : key, name: units.get(key)?.name ?? '', claimed, realised }));
  // By name, never by figure: this is no ranking. The neighbours come first.
  return rows.sort((a, b) => Number(a.id !== null) - Number(b.id !== null) || a.name.localeCompare(b.name, 'zh-Hans-CN'));
}

/**
 * The figures of a level's wishes as one page.
 * @throws DomainError `invalid_input` (to), `not_found`, `not_allowed`
 */
export async function wishPage(deps: Deps, viewer: Viewer, query: Period & { readonly levelId?: string | undefined }): Promise<Page> {
  const level = await wishLevel(deps, viewer, query);
  const period = { from: query.from, to: query.to };
  const [rows, parts, taken, asOf, above] = await Promise.all([
    wishRows(deps, level.id, 'wish:category', period), below(deps, level, period), hands(deps, level, period), countedAt(deps, level.id, period, 'wishes'),
    level.parentId === null ? null : getUnit(deps, level.parentId),
  ]);
  const [months, kinds] = [added(rows, ({ month }) => month), added(rows, ({ key }) => key)];
  const mayGo = above !== null && above !== undefined && desksOf(viewer).some(({ levelId, unitId }) => unitId === null && above.path.includes(levelId));
  return {
    level: { ...refOf(level), kind: level.kind as Page['level']['kind'] },
    ...period,
    asOf: asOf?.toISOString() ?? null,
    total: show(sumOfWishes(rows.map(({ tally }) => tally))),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, tally]) => ({ month, ...show(tally) })),
    categories: WISH_CATEGORIES.flatMap((id) => {
      const tally = kinds.get(id);
      return tally ? [{ id, ...show(tally) }] : [];
    }),
    below: parts,
    hands: taken,
    above: mayGo ? refOf(above) : null,
  };
}
