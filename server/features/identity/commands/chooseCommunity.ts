import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, ownActor } from '../../audit';
import { getUnits } from '../../organisation';
import { People, type Home } from '../model';
import { forgetPersonInfo } from '../people';
import { forgetViewer } from '../viewers';

/**
 * Says which community a person lives in, so that their reports find a station. Outcomes: chosen, or chosen
 * anew; `not_found` when it is no community; `rule_refused` homeBound once a home is on record there.
 */
export async function chooseCommunity(deps: Deps, person: { readonly personId: string; readonly sessionId: string }, communityId: string): Promise<void> {
  const unit = (await getUnits(deps, [communityId])).get(communityId);
  if (unit?.kind !== 'community' || unit.closedAt !== null) throw new DomainError('not_found');
  const home: Home = { communityId, placeText: '', placeId: null, point: null };
  const unbound = { _id: person.personId, $or: [{ home: null }, { 'home.placeText': '', 'home.placeId': null }] };
  await audited(deps, { actor: ownActor(person.personId), action: 'personChanged', subject: person.personId, object: { kind: 'unit', id: communityId }, levels: unit.path });
  const { matchedCount } = await People(deps).updateOne(unbound, { $set: { home }, $inc: { homeStamp: 1 } });
  if (matchedCount === 0) throw new DomainError('rule_refused', { rule: 'homeBound' });
  forgetPersonInfo(deps, person.personId);
  forgetViewer(deps, person.sessionId);
}
