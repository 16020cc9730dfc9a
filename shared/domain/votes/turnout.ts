/** Fewer lines than these would tell who of a building took part. */
export const LEAST_LINES = 5;

/** How many of a building took part; `building` null: those that are too small to be told alone, and lines without one. */
export interface BuildingTurnout {
  readonly building: string | null;
  readonly lines: number;
  readonly voted: number;
}

/**
 * Turnout by building. Small ones are told together; if what is left together would still be small, or could be worked out
 * by taking the others from the whole, the smallest of the others goes with them. Nothing where all are together.
 */
export function turnoutByBuilding(lines: readonly { readonly building: string | null; readonly voted: boolean }[]): BuildingTurnout[] {
  const sums = new Map<string | null, { building: string | null; lines: number; voted: number }>();
  for (const { building, voted } of lines) {
    const sum = sums.get(building) ?? { building, lines: 0, voted: 0 };
    sums.set(building, { building, lines: sum.lines + 1, voted: sum.voted + (voted ? 1 : 0) });
  }
  const named = [...sums.values()].filter(({ building }) => building !== null).sort((a, b) => b.lines - a.lines || String(a.building).localeCompare(String(b.building)));
  const rest = { building: null, lines: sums.get(null)?.lines ?? 0, voted: sums.get(null)?.voted ?? 0 };
  const take = (): void => {
    const smallest = named.pop();
    if (!smallest) return;
    rest.lines += smallest.lines;
    rest.voted += smallest.voted;
  };
  while ((named[named.length - 1]?.lines ?? LEAST_LINES) < LEAST_LINES) take();
  while (rest.lines > 0 && rest.lines < LEAST_LINES && named.length > 0) take();
  if (named.length === 0) return [];
  return [...named.sort((a, b) => String(a.building).localeCompare(String(b.building), undefined, { numeric: true })), ...(rest.lines > 0 ? [rest] : [])];
}
