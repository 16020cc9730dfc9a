import { searchQuery } from '../../../shared/domain/cases/search';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { DAY_MS, dayNumber, dayNumberOf, momentOn } from '../../../shared/domain/kernel/days';
import type { WORKBENCH_VIEWS } from '../../../shared/contract/caseRoutes';
import { fieldSentence } from '../../../shared/copy/errors';
import type { CaseState } from '../../../shared/domain/cases/states';
import type { Deps } from '../../platform/deps';
import { communitiesBelow, getUnits, type UnitInfo } from '../organisation';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import type { CaseDoc } from './document';
import { Cases } from './model';
import type { WorkbenchScope } from './policy';
import { ROW_FIELDS, type CasePage, type PageAsk } from './queries';

export type WorkbenchView = (typeof WORKBENCH_VIEWS)[number];
type Filter = Record<string, unknown>;

export interface WorkbenchAsk extends PageAsk {
  readonly view: WorkbenchView;
  readonly search?: string | undefined;
  readonly state?: CaseState | undefined;
  /** Days of filing at +08:00. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A count is exact up to here; one more means "more than that" (999+), so that it never reads a whole history. */
export const COUNT_CAP = 999;
/** Days between `from` and `to` at most. */
const SPAN_DAYS = 366;

/** One way to reach the cases of a workbench, with the communities that a search needs as its prefix. */
interface Branch {
  readonly filter: Filter;
  readonly communities: () => Promise<readonly string[]>;
}

const oneOf = (ids: readonly string[]): unknown => (ids.length === 1 ? ids[0] : { $in: ids });

/** Indexes `workbench_community`, `_street`, `_district` or `_unit`, by who looks. */
async function branchesOf(deps: Deps, scope: WorkbenchScope): Promise<Branch[]> {
  const units = await getUnits(deps, [...scope.levels, ...scope.units]);
  const branches: Branch[] = [];
  if (scope.communities.length > 0) {
    branches.push({ filter: { 'scope.community': oneOf(scope.communities) }, communities: async () => scope.communities });
  }
  for (const { communityId, gridIds } of scope.grids) {
    branches.push({ filter: { 'scope.community': communityId, 'scope.grid': { $in: [...gridIds, null] } }, communities: async () => [communityId] });
  }
  for (const id of scope.levels) {
    const level = units.get(id);
    if (level) branches.push({ filter: { [`scope.${level.kind}`]: id }, communities: () => communitiesBelow(deps, level) });
  }
  for (const id of scope.units) {
    const unit = units.get(id);
    if (unit) branches.push({ filter: { leadUnitId: id }, communities: () => communitiesOfUnit(deps, unit) });
  }
  return branches;
}

/** Communities a unit works in: its own, or all below the level it is attached to. */
async function communitiesOfUnit(deps: Deps, unit: UnitInfo): Promise<readonly string[]> {
  if (unit.communityId !== null) return [unit.communityId];
  const level = (await getUnits(deps, [unit.parentId])).get(unit.parentId ?? '');
  return level ? communitiesBelow(deps, level) : [];
}

/** What each view holds. `evaluate` waits for the resident, so it is nobody's overdue work. */
function viewFilter(view: WorkbenchView, now: Date): Filter {
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
    case 'toAcknowledge':
      return { state: 'dispatched' };
    case 'handling':
      return { state: 'acknowledged' };
    case 'toVerify':
      return { state: 'handled', step: 'verify' };
    case 'toEvaluate':
      return { state: { $in: ['handled', 'verified'] }, step: 'evaluate' };
    case 'closed':
      return { open: false };
  }
}

/** The days of filing asked for, as moments. `invalid_input` when they are more than a year apart or reversed. */
function filedBetween({ from, to }: Pick<WorkbenchAsk, 'from' | 'to'>): { from: Date; to: Date } | null {
  if (from === undefined && to === undefined) return null;
  const last = to ?? from ?? '';
  const first = from ?? last;
  const days = dayNumber(last) - dayNumber(first);
  if (days < 0 || days > SPAN_DAYS) {
    const path = days < 0 ? 'from' : 'to';
    throw new DomainError('invalid_input', {}, [{ path, code: 'tooLarge', message: fieldSentence('tooLarge', path, { max: `${SPAN_DAYS} 天` }) }]);
  }
  return { from: momentOn(dayNumber(first), 0), to: new Date(momentOn(dayNumber(last), 0).getTime() + DAY_MS) };
}

const all = (...filters: Filter[]): Filter => {
  const said = filters.filter((filter) => Object.keys(filter).length > 0);
  return said.length === 1 ? (said[0] as Filter) : { $and: said };
};
const any = (filters: Filter[]): Filter => (filters.length === 1 ? (filters[0] as Filter) : { $or: filters });

/** Years at +08:00 from the first to the last moment. */
function yearsOf(first: Date, last: Date): string[] {
  const year = (at: Date): number => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
  return Array.from({ length: year(last) - year(first) + 1 }, (_, i) => String(year(first) + i));
}

/**
 * Words typed into the search field, as filters on the index `search`: within communities and the open cases,
 * or the years of filing. Null when there is nothing to search by. A number is looked for in every era.
 */
async function searchFilters(branches: readonly Branch[], ask: WorkbenchAsk, now: Date): Promise<Filter[] | null> {
  const query = searchQuery(ask.search ?? '');
  const number = query.anyOf[0]?.find((token) => token.startsWith('n:'));
  if (number) return branches.map((branch) => ({ ...branch.filter, number: number.slice(2) }));
  const terms: Filter[] = query.anyOf.map((tokens) => ({ terms: tokens.length === 1 ? tokens[0] : { $all: tokens } }));
  if (query.prefix !== null) terms.push({ terms: { $regex: `^${query.prefix}` } });
  const filed = filedBetween(ask);
  const years = filed ? yearsOf(filed.from, new Date(filed.to.getTime() - 1)) : yearsOf(new Date(now.getTime() - SPAN_DAYS * DAY_MS), now);
  const eras = ask.view === 'closed' ? years : filed ? ['open', ...years] : ['open'];
  if (terms.length === 0) return null;
  const filters: Filter[] = [];
  for (const branch of branches) {
    const communities = await branch.communities();
    const prefix = { 'scope.community': oneOf(communities), era: oneOf(eras) };
    const { 'scope.community': _, ...rest } = branch.filter;
    filters.push(...terms.map((term) => ({ ...rest, ...prefix, ...term })));
  }
  return filters;
}

async function counts(deps: Deps, branches: readonly Branch[], now: Date): Promise<Record<WorkbenchView, number>> {
  const count = (view: WorkbenchView): Promise<number> => {
    const filters = branches.map((branch) => ({ ...branch.filter, ...viewFilter(view, now) }));
    return Cases(deps).countDocuments(any(filters), { limit: COUNT_CAP + 1 });
  };
  const views = ['all', 'overdue', 'today', 'toAccept', 'toAcknowledge', 'handling', 'toVerify', 'toEvaluate', 'closed'] as const;
  const figures = await Promise.all(views.map(count));
  return Object.fromEntries(views.map((view, i) => [view, figures[i]])) as Record<WorkbenchView, number>;
}

/**
 * Cases of a workbench by view, most urgent deadline first, finished ones latest first; with the counts of all
 * views, each exact up to COUNT_CAP. A search runs within the view; a number is found whatever its view.
 */
export async function workbench(
  deps: Deps,
  scope: WorkbenchScope,
  ask: WorkbenchAsk,
  now: Date,
): Promise<CasePage & { counts: Record<WorkbenchView, number> }> {
  const branches = await branchesOf(deps, scope);
  const filed = filedBetween(ask);
  const found = ask.search ? await searchFilters(branches, ask, now) : branches.map((branch) => branch.filter);
  const figures = await counts(deps, branches, now);
  if (found === null || found.length === 0) return { items: [], next: null, counts: figures };
  const byNumber = found.some((filter) => 'number' in filter);
  const direction = ask.view === 'closed' ? 'down' : 'up';
  const view = byNumber ? {} : viewFilter(ask.view, now);
  const reached = any(found.map((filter) => ({ ...filter, ...view })));
  const narrowed = all(
    reached,
    ask.state ? { state: ask.state } : {},
    filed ? { createdAt: { $gte: filed.from, $lt: filed.to } } : {},
    after(decodeCursor(ask.cursor), 'dueAt', direction),
  );
  const order = direction === 'up' ? 1 : -1;
  const rows = await Cases(deps).find(narrowed, ROW_FIELDS).sort({ dueAt: order, _id: order }).limit(ask.limit + 1).lean<CaseDoc[]>();
  return { ...pageOf(rows, ask.limit, (row) => ({ at: row.dueAt, id: row._id })), counts: figures };
}
