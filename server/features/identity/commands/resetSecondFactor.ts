import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { People } from '../model';
import { SecondFactors } from '../modelSecurity';
import { endSessionsOf } from './endSessions';

/** Takes somebody's second factor away (the phone is lost) and ends their sessions. Doing it twice is no error; `not_found` for an unknown person. */
export async function resetSecondFactor(deps: Deps, personId: string): Promise<void> {
  if (!(await People(deps).exists({ _id: personId }))) throw new DomainError('not_found');
  await SecondFactors(deps).deleteOne({ _id: personId });
  await endSessionsOf(deps, personId);
}
