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
}

/** Shortest password (NIST SP 800-63B asks for eight; staff accounts open other people's matters). */
const MIN_PASSWORD = 10;

/**
 * Gives a person an account for logging in. Outcomes: created; already this person's (left as it is);
 * `not_found` for an unknown person; `rule_refused` {rule: usernameTaken | passwordTooShort}.
 */
export async function createAccount(deps: Deps, account: NewAccount): Promise<void> {
  if (account.password.length < MIN_PASSWORD) throw new DomainError('rule_refused', { rule: 'passwordTooShort', min: MIN_PASSWORD });
  if (!(await People(deps).exists({ _id: account.personId }))) throw new DomainError('not_found');
  const _id = usernameKey(account.username);
  const present = await Accounts(deps).findById(_id).lean();
  if (present) return refuseOther(present.personId, account.personId);
  const passwordHash = await hashPassword(account.password);
  try {
    await Accounts(deps).insertMany([{ _id, personId: account.personId, passwordHash, demo: account.demo ?? false, createdAt: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    refuseOther((await Accounts(deps).findById(_id).lean())?.personId, account.personId);
  }
}

function refuseOther(owner: string | undefined, personId: string): void {
  if (owner !== personId) throw new DomainError('rule_refused', { rule: 'usernameTaken' });
}
