import { bigrams } from '../cases/search';

/** What of two wishes says whether they are one. */
export interface LikeWish {
  readonly id: string;
  readonly recipientId: string;
  readonly category: string;
  readonly text: string;
}

/** From here on two wishes are told to the station as perhaps the same. */
export const WISH_LIKELY = 0.5;

const pairsOf = (text: string): Set<string> => new Set(bigrams(text));

/** How like two wishes are, 0 to 1: pairs of characters that both have; a same recipient and kind weigh half as much again. */
export function wishLikeness(a: LikeWish, b: LikeWish): number {
  const [one, other] = [pairsOf(a.text), pairsOf(b.text)];
  const both = [...one].filter((pair) => other.has(pair)).length;
  const score = both === 0 ? 0 : both / Math.min(one.size, other.size);
  return Math.min(1, a.recipientId === b.recipientId && a.category === b.category ? score * 1.5 + 0.2 : score);
}

/** Those that are likely the same as one, the likeliest first. */
export function wishesLike<T extends LikeWish>(wish: LikeWish, others: readonly T[], most = 3): { readonly wish: T; readonly score: number }[] {
  return others
    .filter(({ id }) => id !== wish.id)
    .map((other) => ({ wish: other, score: wishLikeness(wish, other) }))
    .filter(({ score }) => score >= WISH_LIKELY)
    .sort((a, b) => b.score - a.score || (a.wish.id < b.wish.id ? -1 : 1))
    .slice(0, most);
}
