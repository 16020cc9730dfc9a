import { DomainError } from '../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { Attempts } from './model';
import { usernameKey } from './usernames';

/** Five failures lock a user name for a quarter of an hour. */
export const LOGIN_TRIES = 5;
export const LOCK_MS = 15 * 60_000;

const keyOf = (deps: Deps, username: string): string => deps.cipher.fingerprint(`login:${usernameKey(username)}`);

/** Takes up the first or a further try in one guarded write, so that guesses sent at once are counted too. */
async function countTry(deps: Deps, key: string): Promise<boolean> {
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + LOCK_MS);
  const further = await Attempts(deps).updateOne({ _id: key, expiresAt: { $gt: now }, tries: { $lt: LOGIN_TRIES } }, { $inc: { tries: 1 }, $set: { expiresAt } });
  if (further.matchedCount > 0) return true;
  const forgotten = await Attempts(deps).updateOne({ _id: key, expiresAt: { $lte: now } }, { $set: { tries: 1, expiresAt } });
  if (forgotten.matchedCount > 0) return true;
  try {
    await Attempts(deps).insertMany([{ _id: key, tries: 1, expiresAt }]);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/**
 * Counts a login try before the password is looked at.
 * @throws DomainError `account_locked` with `retrySeconds` when the tries are used up
 */
export async function reserveTry(deps: Deps, username: string): Promise<void> {
  const key = keyOf(deps, username);
  // Two first tries at once: the one that came second finds the row on its next look.
  for (let look = 0; look < 3; look++) {
    if (await countTry(deps, key)) return;
    const row = await Attempts(deps).findById(key).lean();
    const left = row ? row.expiresAt.getTime() - deps.clock.now().getTime() : 0;
    if (row && row.tries >= LOGIN_TRIES && left > 0) throw new DomainError('account_locked', { retrySeconds: Math.ceil(left / 1000) });
  }
  throw new DomainError('account_locked', { retrySeconds: 1 });
}

/** A right password forgets the failures before it. */
export async function forgetTries(deps: Deps, username: string): Promise<void> {
  await Attempts(deps).deleteOne({ _id: keyOf(deps, username) });
}
