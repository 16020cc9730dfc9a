import { randomInt } from 'node:crypto';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { CounterCodes } from '../model';

/** How long a code is good. */
const CODE_MS = 5 * 60_000;
/** Tries for a code that nobody else has just now. */
const TRIES = 20;

export const codeKey = (deps: Pick<Deps, 'cipher'>, code: string): string => deps.cipher.fingerprint(`counter:${code}`);

/** A new code for a person to show at the counter; the ones before it are good no longer. It is kept as a fingerprint. */
export async function issueCode(deps: Deps, personId: string): Promise<{ code: string; expiresAt: Date }> {
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + CODE_MS);
  await CounterCodes(deps).deleteMany({ personId });
  for (let look = 0; look < TRIES; look++) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const _id = codeKey(deps, code);
    await CounterCodes(deps).deleteOne({ _id, expiresAt: { $lte: now } });
    try {
      await CounterCodes(deps).insertMany([{ _id, personId, expiresAt }]);
      return { code, expiresAt };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Error('no code is free');
}
