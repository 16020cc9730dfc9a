import { bounceCounts, bouncesIn, BOUNCE_DAYS, type BounceCount, type BounceLine } from '../../../../shared/domain/cases/bounces';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import type { Deps } from '../../../platform/deps';
import type { UnitInfo } from '../../organisation';
import { Cases } from '../model';

/** Returned cases that are looked at, the latest; what a district returns in three months is far below. */
const MOST = 2_000;

/** How often each unit returned what it was given in a level's cases of late, and what the street made of it (index `returns`). */
export async function returnsIn(deps: Pick<Deps, 'db'>, level: Pick<UnitInfo, 'id' | 'kind' | 'path'>, now: Date): Promise<{ counts: Map<string, BounceCount>; cut: boolean }> {
  const since = new Date(now.getTime() - BOUNCE_DAYS * DAY_MS);
  const below = level.kind === 'district' ? {} : { [`scope.${level.kind}`]: level.id };
  const rows = await Cases(deps)
    .find({ 'scope.district': level.path[0], returnedAt: { $gte: since }, ...below }, { 'timeline.action': 1, 'timeline.at': 1, 'timeline.unitId': 1, 'timeline.toUnitId': 1 })
    .sort({ returnedAt: -1 })
    .limit(MOST)
    .lean<{ timeline: BounceLine[] }[]>();
  return { counts: bounceCounts(rows.flatMap(({ timeline }) => bouncesIn(timeline, since))), cut: rows.length === MOST };
}
