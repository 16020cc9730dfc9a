import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { countAdmissions, type AdmissionCounts } from '../../../shared/domain/matters/admissions';
import type { Deps } from '../../platform/deps';
import { allUnits, getUnit, getUnits, type UnitInfo } from '../organisation';
import type { AdmissionDoc } from './model';
import { bouncesOf, endedView } from './presenter';
import { admissionsOfYear, firstYear, listsOn, MOST_REPORTED, type ReportLevel } from './queries';

type Page = ResponseOf<'GET /matter-reports/:id'>;
type Reported = Page['refused'][number];

/** Requests of a kind that the page shows; the table has all. */
const SHOWN = 100;
const LEVELS: readonly string[] = ['district', 'street', 'community'];

/** A year of a level with everything that both page and table tell. */
export interface ReportOf {
  readonly level: UnitInfo;
  readonly kind: ReportLevel;
  readonly year: number;
  readonly rows: readonly Reported[];
  /** Each that was ever refused, with the last refusal: asked again and admitted, its bounce stays in sight. */
  readonly refused: readonly Reported[];
  readonly total: AdmissionCounts;
  readonly departments: Page['departments'];
  readonly communities: Page['communities'];
  readonly cut: boolean;
}

/** A request with the last that was said to it; `admitted`: the last of that kind. */
const rowOf = (doc: AdmissionDoc, units: ReadonlyMap<string, UnitInfo>, admitted?: boolean): Reported => {
  const last = doc.rounds[doc.rounds.length - 1];
  const said = doc.rounds.flatMap(({ decision }) => (decision && (admitted === undefined || decision.admitted === admitted) ? decision : [])).pop();
  return {
    id: doc._id, community: { id: doc.scope.community, name: units.get(doc.scope.community)?.name ?? '' }, by: units.get(doc.askerUnitId)?.name ?? '', title: doc.title, at: doc.createdAt.toISOString(),
    rounds: doc.rounds.length, state: doc.state, ground: said?.ground ?? null, article: said?.article ?? '', reason: said?.reason ?? '',
    people: last?.people ?? 0, money: last?.money ?? 0, until: doc.until ?? last?.until ?? '', ...endedView(doc),
  };
};

const counts = (docs: readonly AdmissionDoc[]): AdmissionCounts => countAdmissions(docs.map((doc) => ({ state: doc.state, bounces: bouncesOf(doc) })));

type Assists = Awaited<ReturnType<typeof listsOn>>;
type Assist = Assists[number]['assists'][number];
const linesOf = (lists: Assists, is: (one: Assist & { readonly community: string }) => boolean): number =>
  lists.flatMap(({ assists, scope }) => assists.filter((one) => is({ ...one, community: scope.community }))).reduce((sum, { lines }) => sum + lines, 0);

/**
 * Departments that asked or are assisted, each by its id whatever it is called today, what is outside of the district by
 * its name; in the order of the organisation and then of the lists: this is no ranking.
 */
function departmentsOf(docs: readonly AdmissionDoc[], lists: Assists, units: ReadonlyMap<string, UnitInfo>): Page['departments'] {
  const asked = [...new Set(docs.map(({ askerUnitId }) => askerUnitId))].sort();
  // Versions that were published before their departments were linked: by the name they had.
  const keyOf = ({ lead, unitId }: Assist): string => unitId ?? asked.find((id) => units.get(id)?.name === lead) ?? lead;
  const keys = new Set([...asked, ...lists.flatMap(({ assists }) => assists.map(keyOf))]);
  return [...keys].filter(Boolean).map((key) => ({ name: units.get(key)?.name ?? key, ...counts(docs.filter(({ askerUnitId }) => askerUnitId === key)), assists: linesOf(lists, (one) => keyOf(one) === key) }));
}

/** Reads a year of a level. `not_found` for what is no level. */
export async function reportOf(deps: Deps, id: string, asked?: number): Promise<ReportOf> {
  const level = await getUnit(deps, id);
  if (!level || !LEVELS.includes(level.kind)) throw new DomainError('not_found');
  const kind = level.kind as ReportLevel;
  const today = dayOf(deps.clock.now());
  const year = asked ?? Number(today.slice(0, 4));
  const end = `${year}-12-31`;
  const [found, lists] = await Promise.all([admissionsOfYear(deps, kind, id, year), listsOn(deps, kind, id, end < today ? end : today)]);
  const docs = found.slice(0, MOST_REPORTED);
  const communityIds = [...new Set([...docs.map(({ scope }) => scope.community), ...lists.map(({ scope }) => scope.community)])].sort();
  const linked = lists.flatMap(({ assists }) => assists.flatMap(({ unitId }) => unitId ?? []));
  const units = await getUnits(deps, [...docs.map(({ askerUnitId }) => askerUnitId), ...linked, ...communityIds]);
  return {
    level, kind, year, rows: docs.map((doc) => rowOf(doc, units)), refused: docs.filter((doc) => bouncesOf(doc) > 0).map((doc) => rowOf(doc, units, false)), total: counts(docs), departments: departmentsOf(docs, lists, units),
    communities: kind === 'community' ? [] : communityIds.map((one) => ({ id: one, name: units.get(one)?.name ?? '', ...counts(docs.filter(({ scope }) => scope.community === one)), assists: linesOf(lists, ({ community }) => community === one) })),
    cut: found.length > MOST_REPORTED,
  };
}

/** The yearly report as a page. */
export async function presentReport(deps: Deps, id: string, asked?: number): Promise<Page> {
  const { level, kind, year, rows, refused, total, departments, communities, cut } = await reportOf(deps, id, asked);
  const now = deps.clock.now();
  const present = Number(dayOf(now).slice(0, 4));
  const [first, above, units] = await Promise.all([firstYear(deps, kind, id), level.parentId === null ? null : getUnit(deps, level.parentId), kind === 'community' ? [] : allUnits(deps)]);
  const admitted = rows.filter(({ state }) => state === 'admitted' || state === 'ended');
  const latest = (some: readonly Reported[]): Reported[] => some.slice(-SHOWN).reverse();
  return {
    level: { id, name: level.name, kind },
    above: above && { id: above.id, name: above.name },
    below: units.filter(({ parentId, kind: lower }) => parentId === id && LEVELS.includes(lower)).map(({ id: one, name }) => ({ id: one, name })),
    year,
    years: Array.from({ length: Math.max(0, present - (first ?? present)) + 1 }, (_, back) => present - back),
    asOf: now.toISOString(),
    total, departments, communities,
    refused: latest(refused),
    admitted: latest(admitted),
    cut: cut || refused.length > SHOWN || admitted.length > SHOWN,
  };
}
