import { randomBytes } from 'node:crypto';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { hashPassword } from '../../../platform/crypto/passwords';
import type { Deps } from '../../../platform/deps';
import { Accounts } from '../model';
import { usernameKey } from '../usernames';

/**
 * Makes accounts that nobody can log in to yet: their password is random and told to no one, until the
 * administrator issues one. Outcomes: made, or already the person's; `rule_refused` {rule: usernameTaken}.
 */
export async function reserveAccounts(deps: Deps, wanted: readonly { username: string; personId: string }[]): Promise<void> {
  if (wanted.length === 0) return;
  // One hash for all: there is no password to be guessed behind it.
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  for (const { username, personId } of wanted) {
    const _id = usernameKey(username);
    const row = await Accounts(deps)
      .findOneAndUpdate({ _id }, { $setOnInsert: { personId, passwordHash, demo: false, firstPassword: true, createdAt: deps.clock.now() } }, { upsert: true, returnDocument: 'after' })
      .lean();
    if (row?.personId !== personId) throw new DomainError('rule_refused', { rule: 'usernameTaken' });
  }
}
