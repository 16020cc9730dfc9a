import { passwordProblem, PASSWORD_LENGTH } from '../../../../shared/domain/identity/passwords';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { hashPassword, verifyPassword } from '../../../platform/crypto/passwords';
import type { Deps } from '../../../platform/deps';
import { audited, ownActor } from '../../audit';
import { forgetTries, reserveStep } from '../loginAttempts';
import { Accounts, Sessions, type AccountDoc, type SessionDoc } from '../model';
import { stepUp, type Stepping } from './stepUp';
import type { OpenedSession } from './openSession';

/** The account a session was opened by, else the person's own; `rule_refused` {rule: noAccount} for who has none. */
export async function accountOf(deps: Deps, { personId, sessionId }: { personId: string; sessionId: string }): Promise<AccountDoc> {
  const session = await Sessions(deps).findById(sessionId, { account: 1 }).lean<SessionDoc>();
  const own = { personId, ...(session?.account !== undefined && { _id: session.account }) };
  const account = await Accounts(deps).findOne(own).sort({ _id: 1 }).lean<AccountDoc>();
  if (!account) throw new DomainError('rule_refused', { rule: 'noAccount' });
  return account;
}

/** Holds a password against somebody's account. `wrong_credentials`; `account_locked` after five wrong ones. */
export async function checkOwnPassword(deps: Deps, who: { personId: string; sessionId: string }, password: string): Promise<AccountDoc> {
  const tries = await reserveStep(deps, who.personId);
  const account = await accountOf(deps, who);
  if (!(await verifyPassword(password, account.passwordHash))) throw new DomainError('wrong_credentials');
  await forgetTries(deps, tries);
  return account;
}

/**
 * Chooses a new password. Outcomes: chosen, every session of the person ended and a new one opened for this device;
 * `wrong_credentials` for the present one; `rule_refused` {rule: samePassword | a PasswordProblem | noAccount}.
 */
export async function changePassword(deps: Deps, who: Stepping, { current, next }: { current: string; next: string }): Promise<OpenedSession> {
  const account = await checkOwnPassword(deps, who, current);
  const problem = passwordProblem(next, account._id);
  if (problem) throw new DomainError('rule_refused', { rule: problem, min: PASSWORD_LENGTH.min });
  if (await verifyPassword(next, account.passwordHash)) throw new DomainError('rule_refused', { rule: 'samePassword' });
  const passwordHash = await hashPassword(next);
  await audited(deps, { actor: ownActor(who.personId), action: 'loginChanged', subject: who.personId });
  // Guarded by the hash that was checked: a password that an administrator gave meanwhile stays.
  const { matchedCount } = await Accounts(deps).updateOne({ _id: account._id, passwordHash: account.passwordHash }, { $set: { passwordHash }, $unset: { firstPassword: 1 } });
  if (matchedCount === 0) throw new DomainError('wrong_credentials');
  return stepUp(deps, who);
}
