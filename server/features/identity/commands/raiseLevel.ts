import type { Level } from '../../../../shared/domain/identity/levels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { People } from '../model';
import { forgetPersonInfo } from '../people';

/**
 * Raises a person's level of identity, never lowers it. Outcomes: raised (true), or there already (false);
 * `not_found`. Whoever calls it has the fact on record that the level stands for.
 */
export async function raiseLevel(deps: Deps, personId: string, to: Level): Promise<boolean> {
  const { matchedCount } = await People(deps).updateOne({ _id: personId, level: { $lt: to } }, { $set: { level: to } });
  if (matchedCount > 0) {
    forgetPersonInfo(deps, personId);
    return true;
  }
  if (!(await People(deps).exists({ _id: personId }))) throw new DomainError('not_found');
  return false;
}
