import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import { titleKey, versionOn } from '../../../shared/domain/matters/lists';
import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import { getUnits } from '../organisation';
import { Admissions, ListDrafts, Lists, type AdmissionDoc, type ListDoc, type ListDraftDoc } from './model';
import type { AdmissionBoard } from './policy';

export type ListHead = Omit<ListDoc, 'items' | 'assists'>;
type Filter = Record<string, unknown>;

/** Versions of a list that are shown, and admitted works that run. */
const MOST = 50;
/** The end of a page of requests is bounded like every page; a report reads a year of a district. */
export const MOST_REPORTED = 2_000;

/** Versions of a community's list without their lines, newest first (index `versions_of_community`). */
export const versionsOf = (deps: Deps, communityId: string): Promise<ListHead[]> =>
  Lists(deps).find({ 'scope.community': communityId }, { items: 0, assists: 0 }).sort({ version: -1 }).limit(MOST).lean<ListHead[]>();

export const listVersion = (deps: Deps, communityId: string, version: number): Promise<ListDoc | null> => Lists(deps).findById(`${communityId}.${version}`).lean<ListDoc>();

/** The list that holds now; null where none was ever published, or the first takes effect later. */
export async function listInForce(deps: Deps, communityId: string): Promise<ListDoc | null> {
  const head = versionOn(await versionsOf(deps, communityId), dayOf(deps.clock.now()));
  return head && listVersion(deps, communityId, head.version);
}

/** What is being written; a draft that was published is none, also when the process ended before it was put away. */
export async function draftOf(deps: Deps, communityId: string): Promise<ListDraftDoc | null> {
  const draft = await ListDrafts(deps).findById(communityId).lean<ListDraftDoc>();
  const latest = await Lists(deps).findOne({ 'scope.community': communityId }, { from: 1 }).sort({ version: -1 }).lean<Pick<ListDoc, 'from'>>();
  const published = latest?.from.community === communityId && latest.from.revision === draft?.revision;
  return draft && published ? { ...draft, items: null } : draft;
}

/** What the list that holds now has on it, as titles are compared. */
export async function listedTitles(deps: Deps, communityId: string): Promise<ReadonlySet<string>> {
  return new Set((await listInForce(deps, communityId))?.items.map(({ title }) => titleKey(title)) ?? []);
}

/** One request. `not_found` when there is none. */
export async function loadAdmission(deps: Deps, id: string): Promise<AdmissionDoc> {
  const doc = await Admissions(deps).findById(id, { pending: 0 }).lean<AdmissionDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** Requests by id for those who listen to their events; unknown ids are absent. */
export async function admissionsById(deps: Deps, ids: readonly string[]): Promise<Map<string, AdmissionDoc>> {
  const rows = ids.length === 0 ? [] : await Admissions(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<AdmissionDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Requests that orders of a platform became, by its numbers; those that became none are absent (index `of_order`). */
export async function admissionsOfOrders(deps: Deps, from: string, numbers: readonly string[]): Promise<Map<string, AdmissionDoc>> {
  const rows = numbers.length === 0 ? [] : await Admissions(deps).find({ 'order.from': from, 'order.number': { $in: [...new Set(numbers)] } }, { pending: 0 }).lean<AdmissionDoc[]>();
  return new Map(rows.flatMap((row) => (row.order ? [[row.order.number, row] as const] : [])));
}

/** Ways to reach the requests of a board: indexes `board_community`, `_street`, `_district`, `_asker`. */
async function branchesOf(deps: Deps, { communities, levels, units }: AdmissionBoard): Promise<Filter[]> {
  const known = await getUnits(deps, [...levels]);
  return [
    ...(communities.length > 0 ? [{ 'scope.community': { $in: [...communities] } }] : []),
    ...levels.flatMap((id) => { const level = known.get(id); return level ? [{ [`scope.${level.kind}`]: id }] : []; }),
    ...(units.length > 0 ? [{ askerUnitId: { $in: [...units] } }] : []),
  ];
}

/** A page of a board, newest first. */
export async function admissionPage(deps: Deps, board: AdmissionBoard, ask: { readonly view: 'waiting' | 'decided'; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: AdmissionDoc[]; next: string | null }> {
  const branches = await branchesOf(deps, board);
  if (branches.length === 0) return { items: [], next: null };
  const onwards = after(decodeCursor(ask.cursor), 'createdAt', 'down');
  const rows = await Admissions(deps)
    .find({ $and: [{ $or: branches.map((branch) => ({ ...branch, waiting: ask.view === 'waiting' })) }, onwards] }, { pending: 0 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(ask.limit + 1)
    .lean<AdmissionDoc[]>();
  return pageOf(rows, ask.limit, (row) => ({ at: row.createdAt, id: row._id }));
}

/** What is admitted in a community and runs today (index `running`). */
export const runningIn = (deps: Deps, communityId: string): Promise<AdmissionDoc[]> =>
  Admissions(deps).find({ 'scope.community': communityId, state: 'admitted', until: { $gte: dayOf(deps.clock.now()) } }, { pending: 0 }).sort({ until: 1 }).limit(MOST).lean<AdmissionDoc[]>();

export type ReportLevel = 'community' | 'street' | 'district';

/** A year's requests of a level, oldest first (indexes `report_…`); one more than are reported says that there are more. */
export const admissionsOfYear = (deps: Deps, kind: ReportLevel, id: string, year: number): Promise<AdmissionDoc[]> =>
  Admissions(deps).find({ [`scope.${kind}`]: id, year }, { pending: 0, keys: 0 }).sort({ createdAt: 1 }).limit(MOST_REPORTED + 1).lean<AdmissionDoc[]>();

/** The first year in which somebody asked there; null when nobody ever did. */
export async function firstYear(deps: Deps, kind: ReportLevel, id: string): Promise<number | null> {
  return (await Admissions(deps).findOne({ [`scope.${kind}`]: id }, { year: 1 }).sort({ year: 1 }).lean<Pick<AdmissionDoc, 'year'>>())?.year ?? null;
}

/** The versions that held on a day in the communities of a level, without their lines (indexes `versions_of_…`). */
export async function listsOn(deps: Deps, kind: ReportLevel, id: string, day: string): Promise<Pick<ListDoc, 'scope' | 'version' | 'effectiveFrom' | 'assists'>[]> {
  const rows = await Lists(deps).find({ [`scope.${kind}`]: id, effectiveFrom: { $lte: day } }, { scope: 1, version: 1, effectiveFrom: 1, assists: 1 }).sort({ version: -1 }).lean<Pick<ListDoc, 'scope' | 'version' | 'effectiveFrom' | 'assists'>[]>();
  const seen = new Set<string>();
  return rows.filter(({ scope }) => !seen.has(scope.community) && seen.add(scope.community));
}
