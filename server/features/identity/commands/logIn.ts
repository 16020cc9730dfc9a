import { DomainError } from '../../../../shared/domain/kernel/errors';
import { verifyNobody, verifyPassword } from '../../../platform/crypto/passwords';
import type { Deps } from '../../../platform/deps';
import { countLoginFrom } from '../addressLimit';
import { forgetTries, reserveTry } from '../loginAttempts';
import { Accounts } from '../model';
import { usernameKey } from '../usernames';
import { openSession, SESSION_HOURS, type OpenedSession } from './openSession';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly ip: string;
}

/**
 * Logs in by account and password. Outcomes: a session; `wrong_credentials`, which does not tell whether the
 * account exists; `account_locked` after five failures; `too_many_requests` from one address.
 */
export async function logIn(deps: Deps, { username, password, ip }: Credentials): Promise<OpenedSession> {
  await countLoginFrom(deps, ip);
  await reserveTry(deps, username);
  const account = await Accounts(deps).findById(usernameKey(username)).lean();
  const right = account ? await verifyPassword(password, account.passwordHash) : await verifyNobody(password);
  if (!account || !right) throw new DomainError('wrong_credentials');
  await forgetTries(deps, username);
  return openSession(deps, account.personId, SESSION_HOURS.account);
}
