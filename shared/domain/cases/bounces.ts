/** How far back a unit's returns are told beside its name, days. Configuration. */
export const BOUNCE_DAYS = 90;

/** A line of the timeline as far as returning goes. */
export interface BounceLine {
  readonly action: string;
  readonly at: Date;
  readonly unitId: string | null;
  readonly toUnitId: string | null;
}

/**
 * A unit's return of a case (退单), and what the street made of it where it had to decide (指定办理, 潍坊 Art. 22): `upheld`,
 * it gave the case to another; `refused`, the unit has to do it; null, the street did not decide.
 */
export interface Bounce {
  readonly unitId: string;
  readonly verdict: 'upheld' | 'refused' | null;
}

/** The returns of one case since a moment. The street's first decision after a return is its verdict on it. */
export function bouncesIn(timeline: readonly BounceLine[], since: Date): Bounce[] {
  return timeline.flatMap((line, at): Bounce[] => {
    if (line.action !== 'return' || line.unitId === null || line.at < since) return [];
    const decided = timeline.slice(at + 1).find(({ action }) => action === 'designate');
    return [{ unitId: line.unitId, verdict: decided ? (decided.toUnitId === line.unitId ? 'refused' : 'upheld') : null }];
  });
}

/** Returns of one unit, counted. */
export interface BounceCount {
  readonly returned: number;
  readonly upheld: number;
  readonly refused: number;
}

/** Counted by unit. */
export function bounceCounts(bounces: readonly Bounce[]): Map<string, BounceCount> {
  const counts = new Map<string, BounceCount>();
  for (const { unitId, verdict } of bounces) {
    const { returned, upheld, refused } = counts.get(unitId) ?? { returned: 0, upheld: 0, refused: 0 };
    counts.set(unitId, { returned: returned + 1, upheld: upheld + (verdict === 'upheld' ? 1 : 0), refused: refused + (verdict === 'refused' ? 1 : 0) });
  }
  return counts;
}
