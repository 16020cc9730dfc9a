import { randomInt } from 'node:crypto';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { hashPassword } from '../../../platform/crypto/passwords';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { Accounts, People } from '../model';
import { usernameKey } from '../usernames';
import { endSessionsOf } from './endSessions';

/** Letters and figures that are not taken for one another when read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** About 79 random bits, in four groups that can be read out at the counter. */
function newPassword(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * Gives a person's account a new random password, making the account when there is none, and ends the person's
 * sessions. The person has to choose their own at the next login. The password is returned once and kept only as a hash. `not_found` for an unknown person;
 * `rule_refused` {rule: usernameTaken} when the name is another person's.
 */
export async function issuePassword(deps: Deps, { personId, username, by }: { personId: string; username: string; by: AuditActor }): Promise<string> {
  if (!(await People(deps).exists({ _id: personId }))) throw new DomainError('not_found');
  const _id = usernameKey(username);
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  await audited(deps, { actor: by, action: 'passwordIssued', subject: personId });
  try {
    const changed = await Accounts(deps).findOneAndUpdate(
      { _id, personId },
      { $set: { passwordHash, firstPassword: true }, $setOnInsert: { demo: false, createdAt: deps.clock.now() } },
      { upsert: true },
    );
    if (changed) await endSessionsOf(deps, personId);
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('rule_refused', { rule: 'usernameTaken' });
    throw error;
  }
  return password;
}
