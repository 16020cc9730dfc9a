import type { ResponseOf } from '../../../../shared/contract';
import { WORKBENCH_VIEWS } from '../../../../shared/contract/views';
import type { Deps } from '../../../platform/deps';
import { getUnits, levelsBelow, type UnitInfo } from '../../organisation';
import type { CaseDoc } from '../document';
import { any, countsOf, within, type Filter, type WorkbenchView } from '../inboxCounts';
import { rawCases } from '../model';
import type { WorkbenchScope } from '../policy';
import { branchesOf } from '../workbench';

type Board = ResponseOf<'GET /workbench/board'>;
type Lane = Board['lanes'][number];
type Place = Board['places'][number];

/** Cases of a lane that are looked at for its oldest, in the order of their deadlines. */
const LOOKED_AT = 100;
/** A count beside a place is exact up to here, and then says that there are more (99+). */
export const PLACE_CAP = 99;
/** Places that a board lists; a district has some twenty streets. */
const MOST_PLACES = 40;
const PLACE_VIEWS = ['toAccept', 'toDispatch', 'today', 'overdue', 'supervised'] as const;

/** What waits on the board; what is over waits for nobody. */
const LANE_VIEWS: readonly WorkbenchView[] = WORKBENCH_VIEWS.filter((view) => view !== 'all' && view !== 'closed');

type Row = Pick<CaseDoc, 'open' | 'step' | 'stepFrom' | 'dueAt'>;
const FIELDS = { open: 1, step: 1, stepFrom: 1, dueAt: 1 } as const;

/** Since when a case waits where it is: since its step began, or since it ended. */
const since = ({ open, stepFrom, dueAt }: Row): number => (open ? stepFrom : dueAt).getTime();

async function laneOf(deps: Deps, branches: readonly Filter[], view: WorkbenchView, count: number, now: Date): Promise<Lane> {
  if (count === 0) return { view, count, oldest: null, nearest: null };
  const rows = await rawCases(deps)
    .find(any(branches.map((branch) => within(branch, view, now))), { projection: FIELDS })
    .sort({ dueAt: 1, _id: 1 })
    .limit(LOOKED_AT)
    .toArray();
  const due = rows.find(({ open, step }) => open && step !== 'evaluate');
  const oldest = rows.length > 0 ? { since: new Date(Math.min(...rows.map(since))).toISOString(), atLeast: rows.length === LOOKED_AT } : null;
  return { view, count, oldest, nearest: due?.dueAt.toISOString() ?? null };
}

/** The places one level below what somebody looks after, where there are several. */
async function placesOf(deps: Deps, { communities, levels }: WorkbenchScope): Promise<UnitInfo[]> {
  const [level] = levels;
  if (level !== undefined && levels.length === 1 && communities.length === 0) return levelsBelow(deps, level);
  const ids = [...communities, ...levels];
  return ids.length > 1 ? [...(await getUnits(deps, ids)).values()] : [];
}

async function placeOf(deps: Deps, { id, kind, name }: UnitInfo, now: Date): Promise<Place> {
  const branch = { [`scope.${kind}`]: id };
  const figures = await Promise.all(PLACE_VIEWS.map(async (view) => [view, await rawCases(deps).countDocuments(within(branch, view, now), { limit: PLACE_CAP + 1 })] as const));
  return { place: { id, name }, counts: Object.fromEntries(figures) as Place['counts'] };
}

/**
 * The triage board (分诊台). Counts are those of the list, at most five seconds old and bounded; of a lane at most a
 * hundred cases are looked at, by the lists' own indexes, so that a board costs the same however much is on record.
 */
export async function boardOf(deps: Deps, scope: WorkbenchScope): Promise<Board> {
  const now = deps.clock.now();
  const branches = (await branchesOf(deps, scope)).map(({ filter }) => filter);
  const [counts, places] = await Promise.all([countsOf(deps, scope, branches, now), placesOf(deps, scope)]);
  const listed = places.length > MOST_PLACES ? [] : places;
  const [lanes, piled] = await Promise.all([
    Promise.all(LANE_VIEWS.map((view) => laneOf(deps, branches, view, counts[view], now))),
    Promise.all(listed.map((place) => placeOf(deps, place, now))),
  ]);
  return { lanes, places: piled, now: now.toISOString() };
}
