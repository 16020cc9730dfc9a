import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../../platform/deps';

/**
 * A refresh token is `<session>.<secret>.<tag>`. The database holds a fingerprint of the secret only. The successor
 * follows from the secret and our key, so that a predecessor whose answer got lost gives the very same one; the tag
 * tells an old token of ours (a reuse) from a made-up one (nothing).
 */
export interface RefreshToken {
  readonly sessionId: string;
  readonly secret: string;
}

const tagOf = ({ cipher }: Deps, { sessionId, secret }: RefreshToken): string => cipher.fingerprint(`refresh-tag\n${sessionId}\n${secret}`).slice(0, 22);

/** The first token of a session. */
export const firstToken = (sessionId: string): RefreshToken => ({ sessionId, secret: randomBytes(32).toString('base64url') });

/** The one that follows; always the same. */
export const successorOf = ({ cipher }: Deps, { sessionId, secret }: RefreshToken): RefreshToken => ({ sessionId, secret: cipher.fingerprint(`refresh-next\n${sessionId}\n${secret}`) });

/** What is stored of it. */
export const storedForm = ({ secret }: RefreshToken): string => createHash('sha256').update(secret).digest('base64url');

/** What the cookie holds. */
export const writeToken = (deps: Deps, token: RefreshToken): string => `${token.sessionId}.${token.secret}.${tagOf(deps, token)}`;

/** Reads a cookie; null when it was not made by us. */
export function readToken(deps: Deps, cookie: string | undefined): RefreshToken | null {
  const [sessionId, secret, tag, more] = (cookie ?? '').split('.');
  if (!sessionId || !secret || !tag || more !== undefined) return null;
  const [given, wanted] = [Buffer.from(tag), Buffer.from(tagOf(deps, { sessionId, secret }))];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { sessionId, secret } : null;
}
