/**
 * A share that has to be reached, as a board writes it: `[2, 3, 'ge']` is two thirds or more (以上), `[1, 2, 'gt']` more
 * than half (过半数). Civil Code Art. 278; `ballot-board/1`.
 */
export type Share = readonly [num: number, den: number, kind: 'ge' | 'gt'];

/** True when this is a share between nothing and all of it, in whole numbers. */
export const isShare = ([num, den, kind]: Share): boolean => Number.isSafeInteger(num) && Number.isSafeInteger(den) && den >= 1 && num >= 0 && num <= den && (kind === 'ge' || kind === 'gt');

/**
 * Whether `part` of `whole` reaches a share, exactly: floor areas are counted in 1/100 m², so products leave the numbers
 * that a double holds. Of nothing no share is reached.
 */
export function reaches(part: number, whole: number, [num, den, kind]: Share): boolean {
  if (whole <= 0) return false;
  // (No literals of this kind: what is made for WeChat cannot have them.)
  const [left, right] = [BigInt(part) * BigInt(den), BigInt(whole) * BigInt(num)];
  return kind === 'ge' ? left >= right : left > right;
}
