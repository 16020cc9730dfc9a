import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { setMainHome } from '../../identity';
import type { HomeDoc } from '../model';
import { settle } from '../settle';

/** Makes a confirmed home the main one: reports begin there. Outcomes: chosen, or it was; `wrong_state`. */
export async function chooseMain(deps: Deps, doc: HomeDoc): Promise<void> {
  if (doc.state !== 'confirmed') throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
  await setMainHome(deps, doc.personId, doc._id);
  await settle(deps, doc.personId);
}
