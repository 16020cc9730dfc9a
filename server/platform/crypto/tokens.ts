import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';

/** What a token says: who, in which session, and in a browser until when. Roles, names and the session's end are the server's. */
export interface TokenContent {
  readonly personId: string;
  readonly sessionId: string;
  /** The token's own end, where it is to live shorter than its session. Whole seconds. */
  readonly expiresAt?: Date;
}
export interface Tokens {
  issue(content: TokenContent): string;
  /** Null when the token is forged, damaged, of another kind, or over at `now`. */
  read(token: string, now: Date): TokenContent | null;
}

/** Tokens kept at most whose seal was found good; beyond it all are looked at again. */
const KEPT = 10_000;

/** What a sealed token says, whether or not it is over by now. */
function contentOf(token: string, key: KeyObject): TokenContent | null {
  try {
    const content = jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true });
    if (typeof content === 'string' || typeof content.sub !== 'string' || typeof content.sid !== 'string') return null;
    return { personId: content.sub, sessionId: content.sid, ...(content.exp !== undefined && { expiresAt: new Date(content.exp * 1000) }) };
  } catch {
    return null;
  }
}

/** JSON Web Tokens (HS256) with `sub` and `sid`, and `exp` for those that live shorter than their session. The key is a KeyObject: a string costs 370 µs a call. */
export function createTokens(key: KeyObject): Tokens {
  const sealed = new Map<string, TokenContent>();
  return {
    issue: ({ personId, sessionId, expiresAt }) => {
      const content = { sid: sessionId, ...(expiresAt && { exp: Math.floor(expiresAt.getTime() / 1000) }) };
      return jwt.sign(content, key, { algorithm: 'HS256', subject: personId, noTimestamp: true });
    },
    read: (token, now) => {
      // A seal that was good stays good; whether the token is over, and its session with it, is asked every time.
      const content = sealed.get(token) ?? contentOf(token, key);
      if (content === null) return null;
      if (sealed.size >= KEPT) sealed.clear();
      sealed.set(token, content);
      return content.expiresAt === undefined || content.expiresAt > now ? content : null;
    },
  };
}
