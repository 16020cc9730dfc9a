import type { Connection } from 'mongoose';
import { dayNumberOf, momentOn } from '../../../shared/domain/kernel/days';
import { WORKBENCH_VIEWS } from '../../../shared/contract/views';
import type { Deps } from '../../platform/deps';
import { FRESH_MS } from '../../platform/memory';
import type { CaseDoc } from './document';
import { rawCases } from './model';
import type { WorkbenchScope } from './policy';

export type WorkbenchView = (typeof WORKBENCH_VIEWS)[number];
export type Filter = Record<string, unknown>;
export type ViewCounts = Readonly<Record<WorkbenchView, number>>;

/** A count is exact up to here; one more means "more than that" (999+), so that it never reads a whole history. */
export const COUNT_CAP = 999;

/** Any of some filters. */
export const any = (filters: readonly Filter[]): Filter => (filters.length === 1 ? (filters[0] as Filter) : { $or: filters });

/** What each view holds. `evaluate` waits for the resident, so it is nobody's overdue work. */
export function viewFilter(view: WorkbenchView, now: Date): Filter {
  const ours = { open: true, step: { $ne: 'evaluate' } };
  switch (view) {
    case 'all':
      return { open: true };
    case 'overdue':
      return { ...ours, dueAt: { $lt: now } };
    case 'today':
      return { ...ours, dueAt: { $gte: now, $lt: momentOn(dayNumberOf(now) + 1, 0) } };
    case 'toAccept':
      return { state: 'submitted' };
    case 'toDispatch':
      return { state: 'accepted' };
    case 'toAcknowledge':
      return { state: 'dispatched' };
    case 'handling':
      return { state: 'acknowledged' };
    case 'toVerify':
      return { state: 'handled', step: 'verify' };
    case 'toEvaluate':
      return { state: { $in: ['handled', 'verified'] }, step: 'evaluate' };
    case 'toCallBack':
      return { awaits: 'callback' };
    case 'toReview':
      return { awaits: 'review' };
    case 'closed':
      return { open: false };
    default:
      return { lanes: view };
  }
}

/** The views of a supporting unit's own tasks; the case itself waits for others. */
function supportFilter(unitId: string, view: WorkbenchView, now: Date): Filter {
  if (view === 'toAcknowledge' || view === 'handling') return { supportMarks: `${unitId}:${view}`, open: true };
  return view === 'all' || view === 'overdue' || view === 'today' || view === 'closed' ? { supportMarks: unitId, ...viewFilter(view, now) } : { supportMarks: `${unitId}:none` };
}

/** Calls back and reviews are for those who look after the place, never for the unit that handled it. */
const AFTER_THE_END: readonly WorkbenchView[] = ['toCallBack', 'toReview'];

/** What of a branch a view holds. */
export function within(branch: Filter, view: WorkbenchView, now: Date): Filter {
  if (AFTER_THE_END.includes(view) && ('leadUnitId' in branch || 'supportMarks' in branch)) return { _id: 'none' };
  return typeof branch.supportMarks === 'string' ? { ...branch, ...supportFilter(branch.supportMarks, view, now) } : { ...branch, ...viewFilter(view, now) };
}

/** How many cases a view holds now, among those that `branches` reach. */
export function countOf(deps: Deps, branches: readonly Filter[], view: WorkbenchView, now: Date): Promise<number> {
  return rawCases(deps).countDocuments(any(branches.map((branch) => within(branch, view, now))), { limit: COUNT_CAP + 1 });
}

interface Remembered {
  readonly counts: Promise<ViewCounts>;
  readonly until: number;
  /** Communities, levels and units whose cases were counted. */
  readonly about: ReadonlySet<string>;
}
/** Workbenches remembered at most; beyond it all are counted again. */
const MOST = 2_000;
const memory = new WeakMap<Connection, Map<string, Remembered>>();

function remembered({ db }: Pick<Deps, 'db'>): Map<string, Remembered> {
  const known = memory.get(db) ?? new Map<string, Remembered>();
  memory.set(db, known);
  return known;
}

async function countAll(deps: Deps, branches: readonly Filter[], now: Date): Promise<ViewCounts> {
  const figures = await Promise.all(WORKBENCH_VIEWS.map(async (view) => [view, await countOf(deps, branches, view, now)] as const));
  return Object.fromEntries(figures) as Record<WorkbenchView, number>;
}

/** The counts of all views, at most five seconds old: colleagues who look at the same cases count once. */
export function countsOf(deps: Deps, scope: WorkbenchScope, branches: readonly Filter[], now: Date): Promise<ViewCounts> {
  const known = remembered(deps);
  const about = [...scope.communities, ...scope.levels, ...scope.units];
  const key = `${Math.floor(now.getTime() / FRESH_MS)}\n${JSON.stringify(scope)}`;
  const entry = known.get(key);
  // The age of a memory is real time; the program's clock is in the key because what is overdue depends on it.
  if (entry && entry.until > performance.now()) return entry.counts;
  for (const [old, { until }] of known) if (until <= performance.now()) known.delete(old);
  if (known.size >= MOST) known.clear();
  const counts = countAll(deps, branches, now);
  known.set(key, { counts, until: performance.now() + FRESH_MS, about: new Set(about) });
  counts.catch(() => known.delete(key));
  return counts;
}

/** Drops the counts that a change of this case moved, so that whoever acts sees it at once. */
export function forgetCounts(deps: Pick<Deps, 'db'>, ...versions: readonly Pick<CaseDoc, 'scope' | 'leadUnitId' | 'supportMarks'>[]): void {
  const known = remembered(deps);
  const touched = versions.flatMap(({ scope, leadUnitId, supportMarks = [] }) => [scope.community, scope.street, scope.district, leadUnitId ?? '', ...supportMarks]);
  for (const [key, { about }] of known) if (touched.some((id) => about.has(id))) known.delete(key);
}
