import type { WishCategory } from '../../../shared/domain/wishes/states';
import type { WishTallyFacts } from '../../../shared/domain/wishes/tally';
import type { Deps } from '../../platform/deps';
import type { WishDoc } from './document';
import { Wishes } from './model';

/** What of a wish is counted: under its kind, and under whoever took it. */
export interface FigureWish {
  readonly category: WishCategory;
  readonly facts: WishTallyFacts;
  /** Every claim there was; `unitId` null: a neighbour for nobody but themselves. */
  readonly hands: readonly { readonly unitId: string | null; readonly confirmed: boolean }[];
}

const fields = { state: 1, category: 1, 'release.at': 1, claims: 1, past: 1, again: 1, unmatched: 1, realisedAt: 1, createdAt: 1 } as const;
type Row = Pick<WishDoc, 'state' | 'category' | 'claims' | 'past' | 'again' | 'unmatched' | 'realisedAt' | 'createdAt'> & {
  /** Absent where it was never released: of nothing the projection leaves nothing. */
  release?: { at: Date };
};
const minutes = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 60_000);

function figureWish({ state, category, release, claims, past, again, unmatched, realisedAt, createdAt }: Row): FigureWish {
  const taken = [...claims, ...past].map(({ at }) => at.getTime());
  const first = taken.length === 0 ? null : new Date(Math.min(...taken));
  return {
    category,
    facts: {
      state,
      published: release !== undefined,
      claims: taken.length,
      waiting: state === 'open' && claims.length === 0,
      again,
      why: unmatched ? ((unmatched.reason as WishTallyFacts['why']) ?? 'unsaid') : null,
      ways: { ...(release && first ? { claim: minutes(release.at, first) } : {}), ...(realisedAt ? { realise: minutes(createdAt, realisedAt) } : {}) },
    },
    hands: [...claims.map(({ unitId, confirmedAt }) => ({ unitId, confirmed: confirmedAt !== null })), ...past.map(({ unitId }) => ({ unitId, confirmed: false }))],
  };
}

/** What is counted of the wishes posted in a community from one moment to another (index `posted_in_community`), from the wishes themselves. */
export async function figureWishes(deps: Deps, communityId: string, from: Date, to: Date): Promise<FigureWish[]> {
  return (await Wishes(deps).find({ 'scope.community': communityId, createdAt: { $gte: from, $lt: to } }, fields).lean<Row[]>()).map(figureWish);
}

/** When the first wish of the district was posted; null while there is none. */
export async function firstPostedAt(deps: Deps): Promise<Date | null> {
  const first = await Wishes(deps).findOne({}, { createdAt: 1 }).sort({ createdAt: 1 }).lean<{ createdAt: Date }>();
  return first?.createdAt ?? null;
}
