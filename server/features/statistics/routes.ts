import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { getUnit } from '../organisation';
import { accountOf } from './queries';

export const handlers: HandlerTable = {
  // Open to everybody with a session: a community's account is not a secret and ranks nobody.
  'GET /communities/:id/account': async ({ params }, deps) => {
    const community = await getUnit(deps, params.id);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const account = await accountOf(deps, community.id);
    return { ...account, asOf: account.asOf.toISOString() };
  },
};
