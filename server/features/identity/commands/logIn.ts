import { STAFF_ROLES } from '../../../../shared/domain/kernel/roles';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { verifyNobody, verifyPassword } from '../../../platform/crypto/passwords';
import type { Deps } from '../../../platform/deps';
import { countLoginFrom } from '../addressLimit';
import { demandsOf } from '../demands';
import { forgetTries, giveBack, reserveTry, type Allowance } from '../loginAttempts';
import { Accounts } from '../model';
import { SecondFactors, type SecondFactorDoc } from '../modelSecurity';
import { spendCode } from '../secondFactor';
import { usernameKey } from '../usernames';
import { viewerOfPerson } from '../viewers';
import { openSession, SESSION_HOURS, type OpenedSession } from './openSession';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly ip: string;
  readonly userAgent: string;
  readonly byBrowser: boolean;
  /** A browser that logged in to this account before. */
  readonly knownBrowser: string | null;
}

/** Only after the right password is anything said of a second factor. */
async function checkSecondFactor(deps: Deps, personId: string, code: string | undefined, allowance: Allowance): Promise<void> {
  const factor = await SecondFactors(deps).findById(personId).lean<SecondFactorDoc>();
  if (!factor || factor.secret === null) return;
  if (code === undefined) {
    await giveBack(deps, allowance);
    throw new DomainError('code_required');
  }
  if (!(await spendCode(deps, factor, code))) throw new DomainError('wrong_code');
}

/**
 * Logs in by account and password, and the code of the second factor where there is one. Outcomes: a session under a
 * new id, with what it has to do first; `wrong_credentials`, which does not tell whether the account exists;
 * `code_required` and `wrong_code` after the right password; `account_locked`; `too_many_requests` from one address.
 */
export async function logIn(deps: Deps, given: Credentials): Promise<OpenedSession> {
  const { username, password, ip, userAgent, byBrowser } = given;
  await countLoginFrom(deps, ip);
  const allowance = await reserveTry(deps, username, given);
  const account = await Accounts(deps).findById(usernameKey(username)).lean();
  const right = account ? await verifyPassword(password, account.passwordHash) : await verifyNobody(password);
  if (!account || !right) throw new DomainError('wrong_credentials');
  const { _id, personId } = account;
  await checkSecondFactor(deps, personId, given.code, allowance);
  await forgetTries(deps, allowance);
  const method = 'password';
  const [demands, viewer] = await Promise.all([demandsOf(deps, { personId, method, account: _id }), viewerOfPerson(deps, personId)]);
  const staff = viewer?.roles.some(({ role }) => STAFF_ROLES.includes(role)) ?? false;
  return openSession(deps, personId, staff ? SESSION_HOURS.staff : SESSION_HOURS.resident, { method, account: _id, demands, userAgent, byBrowser });
}
