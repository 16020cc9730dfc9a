import { addClaim, addWish, emptyWishTally, sumOfWishes, type WishTally } from '../../../../shared/domain/wishes/tally';
import type { Deps } from '../../../platform/deps';
import { figureWishes } from '../../wishes';
import { familyOf, monthIdOf, NEIGHBOURS, WishFigures, type FigureDoc, type WishDimension } from '../model';
import { boundsOf } from '../months';
import type { MonthRef } from './markDirty';

/** As any month is counted; wishes grow stale by events alone. */
interface CountedWishes {
  readonly rows: readonly FigureDoc<WishTally>[];
  readonly staleAt: null;
}
type Filling = ReturnType<typeof emptyWishTally>;

function rowsOf({ family, levelId, above, month }: MonthRef, tallies: ReadonlyMap<string, { dimension: WishDimension; key: string; tally: WishTally }>): CountedWishes {
  const rows = [...tallies.values()].map(({ dimension, key, tally }) => ({ _id: `${monthIdOf(family, levelId, month)}:${dimension}:${key}`, levelId, aboveId: above[0] ?? null, month, dimension, key, tally }));
  return { rows, staleAt: null };
}

/** A community's month, from its wishes: by kind, and what each organisation and the neighbours took of them. */
export async function countWishes(deps: Deps, ref: MonthRef): Promise<CountedWishes> {
  const { from, to } = boundsOf(ref.month);
  const tallies = new Map<string, { dimension: WishDimension; key: string; tally: Filling }>();
  const of = (dimension: WishDimension, key: string): Filling => {
    const known = tallies.get(`${dimension}:${key}`) ?? { dimension, key, tally: emptyWishTally() };
    tallies.set(`${dimension}:${key}`, known);
    return known.tally;
  };
  for (const { category, facts, hands } of await figureWishes(deps, ref.levelId, from, to)) {
    addWish(of('wish:category', category), facts);
    for (const { unitId, confirmed } of hands) addClaim(of('wish:hand', unitId ?? NEIGHBOURS), confirmed);
  }
  return rowsOf(ref, tallies);
}

/** A street's or the district's month, from the rows of what lies below. */
export async function addUpWishes(deps: Deps, ref: MonthRef): Promise<CountedWishes> {
  const below = (await WishFigures(deps).find({ aboveId: ref.levelId, month: ref.month }).lean<FigureDoc<WishTally>[]>()).filter(({ dimension }) => familyOf(dimension) === 'wishes');
  const sums = new Map<string, { dimension: WishDimension; key: string; tallies: WishTally[] }>();
  for (const { dimension, key, tally } of below) {
    const known = sums.get(`${dimension}:${key}`) ?? { dimension: dimension as WishDimension, key, tallies: [] };
    sums.set(`${dimension}:${key}`, known);
    known.tallies.push(tally);
  }
  return rowsOf(ref, new Map([...sums].map(([id, { tallies, ...rest }]) => [id, { ...rest, tally: sumOfWishes(tallies) }])));
}
