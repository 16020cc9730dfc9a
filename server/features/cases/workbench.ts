import { searchQuery } from '../../../shared/domain/cases/search';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { DAY_MS, dayNumber, momentOn } from '../../../shared/domain/kernel/days';
import { fieldSentence } from '../../../shared/copy/fields';
import type { CaseState } from '../../../shared/domain/cases/states';
import type { Deps } from '../../platform/deps';
import { communitiesBelow, getUnits, type UnitInfo } from '../organisation';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import { any, countOf, countsOf, within, type Filter, type ViewCounts, type WorkbenchView } from './inboxCounts';
import { rawCases } from './model';
import type { WorkbenchScope } from './policy';
import { ROW_FIELDS, type CasePage } from './queries';

export interface WorkbenchAsk extends PageAsk {
  readonly view: WorkbenchView;
  readonly search?: string | undefined;
  /** A community or street of those looked after. */
  readonly place?: string | undefined;
  readonly state?: CaseState | undefined;
  /** Days of filing at +08:00. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Days between `from` and `to` at most. */
const SPAN_DAYS = 366;

/** One way to reach the cases of a workbench, with the communities that a search needs as its prefix. */
export interface Branch {
  readonly filter: Filter;
  readonly communities: () => Promise<readonly string[]>;
}

const oneOf = (ids: readonly string[]): unknown => (ids.length === 1 ? ids[0] : { $in: ids });

/** A scope cut down to one place of it. `not_allowed` where that is not looked after. */
async function narrowed(deps: Deps, scope: WorkbenchScope, placeId: string | undefined): Promise<WorkbenchScope> {
  if (placeId === undefined) return scope;
  const place = (await getUnits(deps, [placeId])).get(placeId);
  const within = scope.communities.includes(placeId) || scope.levels.some((id) => place?.path.includes(id));
  if (!place || !within) throw new DomainError('not_allowed');
  return { communities: [], grids: [], levels: [placeId], units: [] };
}

/** Indexes `workbench_community`, `_street`, `_district`, `_unit` or `_support`, by who looks. */
export async function branchesOf(deps: Deps, scope: WorkbenchScope): Promise<Branch[]> {
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
    if (unit) branches.push(...[{ leadUnitId: id }, { supportMarks: id }].map((filter) => ({ filter, communities: () => communitiesOfUnit(deps, unit) })));
  }
  return branches;
}

/** Communities a unit works in: its own, or all below the level it is attached to. */
async function communitiesOfUnit(deps: Deps, unit: UnitInfo): Promise<readonly string[]> {
  if (unit.communityId !== null) return [unit.communityId];
  const level = (await getUnits(deps, [unit.parentId])).get(unit.parentId ?? '');
  return level ? communitiesBelow(deps, level) : [];
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

/** Years at +08:00 from the first to the last moment. */
function yearsOf(first: Date, last: Date): string[] {
  const year = (at: Date): number => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
  return Array.from({ length: year(last) - year(first) + 1 }, (_, i) => String(year(first) + i));
}

/**
 * Cases that have all tokens of one of the alternatives. Those of one token are asked for together: the index then gives
 * them in the order of their deadlines, and a page is read without what follows it.
 */
function termFilters(anyOf: readonly (readonly string[])[]): Filter[] {
  const single = anyOf.flatMap((tokens) => (tokens.length === 1 ? tokens : []));
  const several = anyOf.filter((tokens) => tokens.length > 1).map((tokens): Filter => ({ terms: { $all: tokens } }));
  return single.length === 0 ? several : [{ terms: oneOf(single) }, ...several];
}

/**
 * Words typed into the search field, as filters on the index `search_by_deadline`: within communities and the open cases,
 * or the years of filing. Null when there is nothing to search by. A number is looked for in every era.
 */
async function searchFilters(branches: readonly Branch[], ask: WorkbenchAsk, now: Date): Promise<Filter[] | null> {
  const query = searchQuery(ask.search ?? '');
  const number = query.anyOf[0]?.find((token) => token.startsWith('n:'));
  if (number) return branches.map((branch) => ({ ...branch.filter, number: number.slice(2) }));
  const terms = termFilters(query.anyOf);
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

/** What is asked of the list beyond its view; null when the words found nothing to search by. */
async function listFilter(deps: Deps, branches: readonly Branch[], ask: WorkbenchAsk, now: Date): Promise<Filter | null> {
  const filed = filedBetween(ask);
  const found = ask.search ? await searchFilters(branches, ask, now) : branches.map((branch) => branch.filter);
  if (found === null || found.length === 0) return null;
  const byNumber = found.some((filter) => 'number' in filter);
  return all(
    any(found.map((filter) => (byNumber ? filter : within(filter, ask.view, now)))),
    ask.state ? { state: ask.state } : {},
    filed ? { createdAt: { $gte: filed.from, $lt: filed.to } } : {},
    after(decodeCursor(ask.cursor), 'dueAt', ask.view === 'closed' ? 'down' : 'up'),
  );
}

/** Open emergencies of a list that stand before everything else; more at once would be a catastrophe of its own. */
const MOST_EMERGENCIES = 200;

/** What stands before everything else: open emergencies, and where an emergency holds what was filed since; of that none where it is more than one page can hold. */
async function firstOf(deps: Deps, filter: Filter): Promise<Filter> {
  const emergencies = { grade: 'emergency', open: true };
  const areas = (await deps.hooks.urgent?.(deps)) ?? [];
  if (areas.length === 0) return emergencies;
  const night = { open: true, $or: areas.map(({ communities, since }) => ({ 'scope.community': { $in: [...communities] }, createdAt: { $gte: since } })) };
  const many = (await rawCases(deps).countDocuments(all(filter, night), { limit: MOST_EMERGENCIES + 1 })) > MOST_EMERGENCIES;
  return many ? emergencies : { $or: [emergencies, night] };
}

/** Emergencies jump the queue (P29): all of them open the first page, and later pages have none (index `emergencies`). */
async function readPage(deps: Deps, filter: Filter, ask: WorkbenchAsk): Promise<CasePage> {
  const over = ask.view === 'closed';
  const order = over ? -1 : 1;
  const read = (which: Filter, limit: number) => rawCases(deps).find(which, { projection: ROW_FIELDS }).sort({ dueAt: order, _id: order }).limit(limit).toArray();
  const leading = over ? null : await firstOf(deps, filter);
  const first = leading === null || ask.cursor ? [] : await read(all(filter, leading), MOST_EMERGENCIES);
  const rows = await read(leading === null ? filter : all(filter, { $nor: [leading] }), ask.limit + 1);
  const page = pageOf(rows, ask.limit, (row) => ({ at: row.dueAt, id: row._id }));
  return { ...page, items: [...first, ...page.items] };
}

/** The open cases of a workbench that a view holds, as a filter for others who show them: the field, the map. */
export async function workbenchFilter(deps: Deps, scope: WorkbenchScope, view: WorkbenchView, now: Date): Promise<Filter> {
  const branches = await branchesOf(deps, scope);
  return any(branches.map(({ filter }) => within(filter, view, now)));
}

/** Communities that a workbench reaches. */
export async function communitiesIn(deps: Deps, scope: WorkbenchScope): Promise<string[]> {
  const branches = await branchesOf(deps, scope);
  const found = await Promise.all(branches.map(({ communities }) => communities()));
  return [...new Set(found.flat())];
}

/** A page of a workbench's cases without the counts; what is asked and how it is ordered as of `workbench`. */
export async function casePage(deps: Deps, whole: WorkbenchScope, ask: WorkbenchAsk, now: Date): Promise<CasePage> {
  const scope = await narrowed(deps, whole, ask.place);
  const filter = await listFilter(deps, await branchesOf(deps, scope), ask, now);
  return filter === null ? { items: [], next: null } : readPage(deps, filter, ask);
}

/**
 * Cases of a workbench by view, most urgent deadline first, finished ones latest first; with the counts of all
 * views, each exact up to COUNT_CAP: that of the asked view as of now, the others at most five seconds old. A search
 * runs within the view; a number is found whatever its view.
 */
export async function workbench(deps: Deps, everything: WorkbenchScope, ask: WorkbenchAsk, now: Date): Promise<CasePage & { counts: ViewCounts }> {
  const scope = await narrowed(deps, everything, ask.place);
  const branches = await branchesOf(deps, scope);
  const filters = branches.map((branch) => branch.filter);
  const filter = await listFilter(deps, branches, ask, now);
  const others = await countsOf(deps, scope, filters, now);
  if (filter === null) return { items: [], next: null, counts: others };
  const count = (): Promise<number> => countOf(deps, filters, ask.view, now);
  const whole = !ask.search && !ask.state && !ask.from && !ask.to && !ask.cursor;
  // A list that is there from beginning to end is its own count; whether it will be is only expected here.
  const [page, counted] = await Promise.all([readPage(deps, filter, ask), whole && others[ask.view] <= ask.limit ? null : count()]);
  const own = whole && page.next === null ? page.items.length : (counted ?? (await count()));
  return { ...page, counts: { ...others, [ask.view]: own } };
}
