import type { Chance } from '../random';
import type { Block } from './lattice';

/** Something that wants a share of the land. */
export interface Claim {
  /** How many grids it will hold. */
  readonly weight: number;
}

const width = (block: Block): number => block.x1 - block.x0;
const height = (block: Block): number => block.y1 - block.y0;

/** Cuts a block across its longer side, `share` of it to the first part; neither part thinner than two cells. */
function cut(block: Block, share: number): [Block, Block] {
  const alongX = width(block) >= height(block);
  const length = alongX ? width(block) : height(block);
  const at = Math.min(length - 2, Math.max(2, Math.round(length * share)));
  return alongX
    ? [{ ...block, x1: block.x0 + at }, { ...block, x0: block.x0 + at }]
    : [{ ...block, y1: block.y0 + at }, { ...block, y0: block.y0 + at }];
}

/**
 * Divides a block among claims, in their order, so that each gets land for its weight: the list is halved by
 * weight again and again. The blocks come back in the order of the claims and tile the whole.
 */
export function divide<C extends Claim>(block: Block, claims: readonly C[]): Block[] {
  if (claims.length <= 1) return claims.length === 1 ? [block] : [];
  const total = claims.reduce((sum, claim) => sum + claim.weight, 0);
  let first = 0;
  let count = 0;
  while (count < claims.length - 1 && (count === 0 || first + (claims[count]?.weight ?? 0) / 2 <= total / 2)) {
    first += claims[count]?.weight ?? 0;
    count += 1;
  }
  const [one, other] = cut(block, first / total);
  return [...divide(one, claims.slice(0, count)), ...divide(other, claims.slice(count))];
}

/** Shares `total` among `parts` unevenly, at least `least` each; the shares add up to the total. */
export function share(total: number, parts: number, least: number, draw: Chance): number[] {
  if (total < parts * least) throw new Error(`${total} cannot be shared among ${parts} with ${least} each`);
  const wishes = Array.from({ length: parts }, () => draw.between(0.8, 1.2));
  const sum = wishes.reduce((a, b) => a + b, 0);
  const shares = wishes.map((wish) => Math.max(least, Math.floor((total * wish) / sum)));
  let rest = total - shares.reduce((a, b) => a + b, 0);
  for (let i = 0; rest !== 0; i = (i + 1) % parts) {
    const present = shares[i] ?? least;
    if (rest > 0) {
      shares[i] = present + 1;
      rest -= 1;
    } else if (present > least) {
      shares[i] = present - 1;
      rest += 1;
    }
  }
  return shares;
}
