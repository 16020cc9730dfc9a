import { passwordProblem, PASSWORD_LENGTH } from '../../../../shared/domain/identity/passwords';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { hashPassword } from '../../../platform/crypto/passwords';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Accounts, People } from '../model';
import { usernameKey } from '../usernames';

export interface NewAccount {
  readonly username: string;
  readonly password: string;
  readonly personId: string;
  /** Made by the demonstration seed; production refuses such accounts. */
  readonly demo?: boolean;
  /** Somebody else chose the password: it has to be changed at the first login. */
  readonly firstPassword?: boolean;
}

/**
 * Gives a person an account for logging in. Outcomes: created; already this person's (left as it is);
 * `not_found` for an unknown person; `rule_refused` {rule: usernameTaken | a PasswordProblem}.
 */
export async function createAccount(deps: Deps, account: NewAccount): Promise<void> {
  const problem = passwordProblem(account.password, account.username);
  if (problem) throw new DomainError('rule_refused', { rule: problem, min: PASSWORD_LENGTH.min });
  if (!(await People(deps).exists({ _id: account.personId }))) throw new DomainError('not_found');
  const _id = usernameKey(account.username);
  const present = await Accounts(deps).findById(_id).lean();
  if (present) return refuseOther(present.personId, account.personId);
  const passwordHash = await hashPassword(account.password);
  try {
    await Accounts(deps).insertMany([{ _id, personId: account.personId, passwordHash, demo: account.demo ?? false, ...(account.firstPassword && { firstPassword: true }), createdAt: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    refuseOther((await Accounts(deps).findById(_id).lean())?.personId, account.personId);
  }
}

function refuseOther(owner: string | undefined, personId: string): void {
  if (owner !== personId) throw new DomainError('rule_refused', { rule: 'usernameTaken' });
}
