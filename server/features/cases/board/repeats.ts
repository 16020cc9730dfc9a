import { repeatOf, repeatsSince, REPEAT_RULE, spotOf, spotsAround, tellsSameness, type EarlierCase, type Repeat } from '../../../../shared/domain/cases/repeats';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import type { Deps } from '../../../platform/deps';
import type { CaseDoc } from '../document';
import { Cases } from '../model';

type Fresh = Pick<CaseDoc, '_id' | 'categoryId' | 'place' | 'reporterId' | 'createdAt'> & { readonly scope: Pick<CaseDoc['scope'], 'community'> };
type Row = Pick<CaseDoc, '_id' | 'state' | 'place' | 'reporterId' | 'createdAt' | 'again'>;

const FIELDS = { state: 1, 'place.wgs84': 1, reporterId: 1, createdAt: 1, again: 1 } as const;
/** Earlier reports of one place, and of one person, that are looked at; the latest come first. Those still open repeat nothing. */
const LOOKED_AT = 60;

const earlier = ({ _id, state, place, reporterId, createdAt, again }: Row): EarlierCase => ({
  id: _id, closed: state === 'closed', reporterId, point: place.wgs84, filedAt: createdAt, group: again?.group ?? null, nth: again?.nth ?? 1,
});

/** Where a case lies and what it repeats, as it is filed or its category put right (indexes `spot_closed`, `mine`). */
export async function repeatFields(deps: Deps, doc: Fresh): Promise<{ spot: string; again: Repeat | null }> {
  const point = doc.place.wgs84;
  const spot = spotOf(doc.categoryId, point);
  if (!tellsSameness(doc.categoryId)) return { spot, again: null };
  const [since, spots] = [repeatsSince(doc.createdAt), spotsAround(doc.categoryId, point)];
  const [here, own] = await Promise.all([
    Cases(deps).find({ 'scope.community': doc.scope.community, spot: { $in: spots }, state: 'closed', createdAt: { $gte: since, $lte: doc.createdAt } }, FIELDS).sort({ createdAt: -1, _id: -1 }).limit(LOOKED_AT).lean<Row[]>(),
    Cases(deps).find({ reporterId: doc.reporterId, state: 'closed', createdAt: { $gte: since, $lte: doc.createdAt }, categoryId: doc.categoryId, 'scope.community': doc.scope.community }, FIELDS).sort({ createdAt: -1, _id: -1 }).limit(LOOKED_AT).lean<Row[]>(),
  ]);
  const known = new Map([...here, ...own].filter(({ _id }) => _id !== doc._id).map((row) => [row._id, earlier(row)]));
  return { spot, again: repeatOf({ reporterId: doc.reporterId, point, filedAt: doc.createdAt }, [...known.values()]) };
}

/** Cases of one that comes back which are shown. */
const SHOWN = 12;
/** Repeats that are looked at for one list, and groups of it. */
const REPEATS = 300;
export const MOST_GROUPS = 40;

/** One matter that keeps coming back: its cases, newest first. */
export interface RepeatGroup {
  readonly id: string;
  readonly cases: readonly CaseDoc[];
}

/** States in which it is no repeat. */
const NONE: readonly CaseDoc['state'][] = ['withdrawn', 'declined', 'merged'];

/**
 * What keeps coming back among cases that `branches` reach, most often first, then latest first. What was withdrawn,
 * declined or merged is no repeat. Indexes `repeats_community`, `_street`, `_district`, then `repeat_group`.
 */
export async function repeatGroups(deps: Pick<Deps, 'db'>, branches: readonly Readonly<Record<string, unknown>>[], now: Date): Promise<RepeatGroup[]> {
  if (branches.length === 0) return [];
  const since = repeatsSince(now);
  const found = await Promise.all(
    branches.map((branch) => Cases(deps).find({ ...branch, 'again.group': { $exists: true }, createdAt: { $gte: since } }, { again: 1 }).sort({ createdAt: -1, _id: -1 }).limit(REPEATS).lean<Pick<CaseDoc, 'again'>[]>()),
  );
  const ids = [...new Set(found.flat().flatMap(({ again }) => again?.group ?? []))].slice(0, MOST_GROUPS);
  if (ids.length === 0) return [];
  const fields = { timeline: 0, terms: 0, keys: 0, pending: 0, why: 0, answers: 0 } as const;
  const [first, later] = await Promise.all([
    Cases(deps).find({ _id: { $in: ids } }, fields).lean<CaseDoc[]>(),
    Cases(deps).find({ 'again.group': { $in: ids }, createdAt: { $gte: new Date(since.getTime() - REPEAT_RULE.days * DAY_MS) } }, fields).limit(MOST_GROUPS * SHOWN).lean<CaseDoc[]>(),
  ]);
  const groups = ids.map((id): RepeatGroup => {
    const cases = [...first.filter(({ _id }) => _id === id), ...later.filter(({ again }) => again?.group === id)].filter(({ state }) => !NONE.includes(state));
    return { id, cases: cases.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, SHOWN) };
  });
  const lastOf = ({ cases }: RepeatGroup): number => cases[0]?.createdAt.getTime() ?? 0;
  return groups.filter(({ cases }) => cases.length > 1).sort((a, b) => b.cases.length - a.cases.length || lastOf(b) - lastOf(a));
}
