import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { WISH_CATEGORIES } from '../../../shared/domain/wishes/states';
import { sumOfWishes } from '../../../shared/domain/wishes/tally';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnit, getUnits } from '../organisation';
import { storiesOf } from '../wishes';
import { NEIGHBOURS } from './model';
import { boundsOf, monthOf } from './months';
import { countedAt } from './queries';
import { added, firstWishMonth, wishRows } from './wishQueries';

type Page = ResponseOf<'GET /wishes/year'>;
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** The latest first. */
function yearsFrom(first: string, last: string): string[] {
  const years: string[] = [];
  for (let year = Number(last); year >= Number(first); year -= 1) years.push(String(year));
  return years;
}

/**
 * A community's year in wishes, for everybody with a session: sums, names of organisations, and stories told with consent.
 * @throws DomainError `not_found`
 */
export async function wishYear(deps: Deps, viewer: Viewer, query: { readonly communityId?: string | undefined; readonly year?: string | undefined }): Promise<Page> {
  const community = await getUnit(deps, query.communityId ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
  if (community?.kind !== 'community') throw new DomainError('not_found');
  const thisYear = monthOf(deps.clock.now()).slice(0, 4);
  const year = query.year ?? thisYear;
  const period = { from: `${year}-01`, to: `${year}-12` };
  const [rows, taken, first, asOf, stories] = await Promise.all([
    wishRows(deps, community.id, 'wish:category', period), wishRows(deps, community.id, 'wish:hand', period), firstWishMonth(deps, community.id), countedAt(deps, community.id, period, 'wishes'),
    storiesOf(deps, community.id, boundsOf(period.from).from, boundsOf(period.to).to),
  ]);
  const { published, claimed, realised, waiting } = sumOfWishes(rows.map(({ tally }) => tally));
  const [months, kinds] = [added(rows, ({ month }) => month), added(rows, ({ key }) => key)];
  const helped = [...added(taken, ({ key }) => key)].filter(([key, tally]) => key !== NEIGHBOURS && tally.realised > 0).map(([key]) => key);
  const units = await getUnits(deps, helped);
  return {
    community: { id: community.id, name: community.name },
    year,
    years: yearsFrom((first ?? thisYear).slice(0, 4), thisYear),
    asOf: asOf?.toISOString() ?? null,
    counts: { published, claimed, realised, waiting },
    months: MONTHS.map((number) => ({ month: `${year}-${number}`, realised: months.get(`${year}-${number}`)?.realised ?? 0 })),
    categories: WISH_CATEGORIES.map((id) => ({ id, realised: kinds.get(id)?.realised ?? 0 })),
    organisations: helped.flatMap((id) => units.get(id)?.name ?? []).sort((a, b) => a.localeCompare(b, 'zh-Hans-CN')),
    stories,
  };
}
