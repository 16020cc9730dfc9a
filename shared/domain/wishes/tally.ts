import { counted, sizeOf, together, type Spread } from '../statistics/spread';
import { UNMATCHED_REASONS, type WishState } from './states';

/**
 * What is counted of wishes (P8: 960 wishes of 50,000 people were matched by hand): parts add up to the whole. `claimed`:
 * ever taken; `waiting`: published and nobody's now; `never`: published, and nobody ever took it; `again`: waited a whole round.
 */
export const WISH_COUNTS = ['posted', 'published', 'declined', 'handedOver', 'withdrawn', 'ended', 'claimed', 'realised', 'waiting', 'never', 'again'] as const;
export type WishCount = (typeof WISH_COUNTS)[number];

/** Why a round passed without anybody, as the station judged; `unsaid`: it has not said. */
export const UNMATCHED_WHY = [...UNMATCHED_REASONS, 'unsaid'] as const;
export type UnmatchedWhy = (typeof UNMATCHED_WHY)[number];

/** Ways whose length is measured, in minutes by the calendar: published to the first claim, posted to realised. */
export const WISH_WAYS = ['claim', 'realise'] as const;
export type WishWay = (typeof WISH_WAYS)[number];

export type WishTally = Readonly<Record<WishCount, number>> & {
  readonly why: Readonly<Partial<Record<UnmatchedWhy, number>>>;
  readonly ways: Readonly<Record<WishWay, Spread>>;
};

/** What of a wish is counted. */
export interface WishTallyFacts {
  readonly state: WishState;
  readonly published: boolean;
  readonly claims: number;
  readonly waiting: boolean;
  readonly again: boolean;
  /** Null while no round has passed without anybody. */
  readonly why: UnmatchedWhy | null;
  /** Absent where the way was not gone to its end. */
  readonly ways: Readonly<Partial<Record<WishWay, number>>>;
}

type Filling = Record<WishCount, number> & { why: Partial<Record<UnmatchedWhy, number>>; ways: Record<WishWay, Record<number, number>> };

/** Nothing counted yet. */
export function emptyWishTally(): Filling {
  return { ...(Object.fromEntries(WISH_COUNTS.map((count) => [count, 0])) as Record<WishCount, number>), why: {}, ways: { claim: {}, realise: {} } };
}

const ENDS = ['declined', 'handedOver', 'withdrawn', 'ended', 'realised'] as const;

/** One wish more. */
export function addWish(sum: Filling, { state, published, claims, waiting, again, why, ways }: WishTallyFacts): void {
  sum.posted += 1;
  const end = ENDS.find((one) => one === state);
  if (end) sum[end] += 1;
  if (published) sum.published += 1;
  if (claims > 0) sum.claimed += 1;
  if (published && claims === 0) sum.never += 1;
  if (waiting) sum.waiting += 1;
  if (again) sum.again += 1;
  if (why) sum.why[why] = (sum.why[why] ?? 0) + 1;
  for (const way of WISH_WAYS) {
    const minutes = ways[way];
    if (minutes !== undefined) counted(sum.ways[way], minutes);
  }
}

/** What an organisation, or the neighbours together, took and realised. */
export function addClaim(sum: Filling, confirmed: boolean): void {
  sum.claimed += 1;
  if (confirmed) sum.realised += 1;
}

/** The sum of tallies; the empty one of none. */
export function sumOfWishes(tallies: readonly WishTally[]): WishTally {
  const sum = emptyWishTally();
  for (const tally of tallies) {
    for (const count of WISH_COUNTS) sum[count] += tally[count];
    for (const why of UNMATCHED_WHY) if (tally.why[why]) sum.why[why] = (sum.why[why] ?? 0) + tally.why[why];
    for (const way of WISH_WAYS) sum.ways[way] = { ...together(sum.ways[way], tally.ways[way]) };
  }
  return sum;
}

/** How many of those who were posted are behind a median. */
export const measured = (tally: WishTally, way: WishWay): number => sizeOf(tally.ways[way]);
