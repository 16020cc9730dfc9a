import { HOME_LIMITS } from '../../../../shared/domain/identity/homes';
import { NEW_NEIGHBOUR } from '../../../../shared/copy/wechat';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { People } from '../model';
import { forgetPersonInfo } from '../people';

/**
 * Counts one request for a home against the person's limit, in one guarded write. `rule_refused` {rule: manyAsks}
 * after ten in thirty days: nobody finds out by trying which doors exist.
 */
export async function reserveHomeAsk(deps: Deps, personId: string): Promise<void> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - HOME_LIMITS.days * 86_400_000);
  // The last ten are kept: when there is a tenth and the first of them is recent, it is enough.
  const roomLeft = { $or: [{ [`homeAsks.${HOME_LIMITS.asks - 1}`]: { $exists: false } }, { 'homeAsks.0': { $lte: since } }] };
  const { matchedCount } = await People(deps).updateOne({ _id: personId, ...roomLeft }, { $push: { homeAsks: { $each: [now], $slice: -HOME_LIMITS.asks } } });
  if (matchedCount === 0) throw new DomainError('rule_refused', { rule: 'manyAsks' });
}

/** Gives a person who came in through WeChat the name they say; who has one keeps it. */
export async function nameNewcomer(deps: Deps, personId: string, name: string): Promise<void> {
  await People(deps).updateOne({ _id: personId, name: NEW_NEIGHBOUR }, { $set: { name } });
  forgetPersonInfo(deps, personId);
}

/** Whether a person has told a name yet. */
export const isNamed = (name: string): boolean => name !== NEW_NEIGHBOUR;
