import type { Deps } from '../../platform/deps';
import { countMiss, refuseGuessing } from '../counter';
import { peopleByTail } from '../identity';
import type { RollDoc } from './document';
import { refuse } from './step';

/** Finds a resident of the community by name and the end of their number. `rule_refused` rollNobody, rollSeveral; `too_many_requests` for who looked in vain again and again. */
export async function residentNamed(deps: Deps, byId: string, { scope }: Pick<RollDoc, 'scope'>, { name, phoneTail }: { readonly name: string; readonly phoneTail: string }): Promise<string> {
  await refuseGuessing(deps, byId);
  const found = (await peopleByTail(deps, phoneTail, name)).filter(({ communityIds }) => communityIds.includes(scope.community));
  if (found.length === 0) await countMiss(deps, byId);
  if (found.length > 1) refuse('rollSeveral');
  return found[0]?.id ?? refuse('rollNobody');
}
