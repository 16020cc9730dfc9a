import { demand } from '@shared/domain/ballotClient/errors';
import type { Randomness } from '@shared/domain/ballotClient/seed';

/** Bytes that nobody can foresee, from the browser: whoever asks goes no further without them. @throws BallotError `noRandomness` */
export const systemRandomness: Randomness = async (length) => {
  demand(typeof globalThis.crypto?.getRandomValues === 'function', 'noRandomness');
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
};
