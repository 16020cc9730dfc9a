import type { Deps } from '../../platform/deps';
import { People, type PersonDoc } from './model';
import { PhoneClaims } from './phoneModel';

/** People of a community: those who live in it or chose it, and those who have a second home there. */
export type Residence = 'home' | 'second';
const FILTERS = { home: (communityId: string) => ({ 'home.communityId': communityId }), second: (communityId: string) => ({ neighbourOf: communityId, 'home.communityId': { $ne: communityId } }) } as const;

/** Ids of people of a community in their order, from after one on (indexes `people_of_a_community`, `neighbours_of_a_community`). */
export async function residentsAmong(deps: Pick<Deps, 'db'>, communityId: string, residence: Residence, afterId: string, limit: number): Promise<string[]> {
  const rows = await People(deps).find({ ...FILTERS[residence](communityId), _id: { $gt: afterId } }, { _id: 1 }).sort({ _id: 1 }).limit(limit).lean<Pick<PersonDoc, '_id'>[]>();
  return rows.map(({ _id }) => _id);
}

/** Those of some people who have confirmed a number. */
export async function confirmedAmong(deps: Pick<Deps, 'db'>, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await PhoneClaims(deps).find({ personId: { $in: [...personIds] } }, { personId: 1 }).lean<{ personId: string }[]>();
  return new Set(rows.map(({ personId }) => personId));
}
