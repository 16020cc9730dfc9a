import type { Deps } from '../../platform/deps';
import { countMiss, refuseGuessing } from '../counter';
import { peopleByTail, viewerOfPerson } from '../identity';
import type { BodyDoc } from './document';
import { refuse } from './write';

/** A person as they are named here: name and end of the number, both whole, as at the counter. */
export interface NamedPerson {
  readonly name: string;
  readonly phoneTail: string;
}

/**
 * Finds whom somebody names: who lives in the community, or works in one of its units or a convening one. `rule_refused`
 * seatNobody, seatSeveral; `too_many_requests` for who looked in vain again and again.
 */
export async function findPerson(deps: Deps, byId: string, { scope, convenerIds }: Pick<BodyDoc, 'scope' | 'convenerIds'>, { name, phoneTail }: NamedPerson): Promise<string> {
  await refuseGuessing(deps, byId);
  const known = await peopleByTail(deps, phoneTail, name);
  const near = await Promise.all(known.map(async ({ id, communityIds }) => {
    if (communityIds.includes(scope.community)) return true;
    const roles = (await viewerOfPerson(deps, id))?.roles ?? [];
    return roles.some(({ role, unitId, communityId }) => role !== 'resident' && (communityId === scope.community || convenerIds.includes(unitId)));
  }));
  const found = known.filter((_, at) => near[at]);
  if (found.length === 0) await countMiss(deps, byId);
  if (found.length > 1) refuse('seatSeveral');
  return found[0]?.id ?? refuse('seatNobody');
}
