import type { z } from 'zod';
import type { LoginSecurity } from '../../../shared/contract/sessions';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { wantsSecondFactor } from './demands';
import { Accounts, Sessions, type AccountDoc, type SessionDoc } from './model';
import { SecondFactors, type SecondFactorDoc } from './modelSecurity';

/** How somebody logs in by account, for themselves. */
export async function loginSecurityOf(deps: Deps, { personId, sessionId, roles }: Viewer): Promise<z.output<typeof LoginSecurity>> {
  const [session, accounts, factor, required] = await Promise.all([
    Sessions(deps).findById(sessionId, { account: 1 }).lean<SessionDoc>(),
    Accounts(deps).find({ personId }, { _id: 1 }).sort({ _id: 1 }).lean<Pick<AccountDoc, '_id'>[]>(),
    SecondFactors(deps).findById(personId, { secret: 1, recovery: 1 }).lean<SecondFactorDoc>(),
    wantsSecondFactor(deps, roles),
  ]);
  const on = factor !== null && factor.secret !== null;
  return { username: session?.account ?? accounts[0]?._id ?? null, secondFactor: { on, required, recoveryLeft: on ? factor.recovery.length : 0 } };
}
