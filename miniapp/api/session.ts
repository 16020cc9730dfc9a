import { type ResponseOf } from '@shared/contract';
import { create } from 'zustand';
import { randomId } from '../platform/randomId';
import { isRecord, readStored, removeStored, writeStored } from '../platform/storage';

export type Session = ResponseOf<'POST /sessions'>;

/** A session as this device knows it. */
interface KeptSession {
  /** Absent in a browser until it has been asked for by cookie. */
  token?: string;
  expiresAt?: string;
  /** Stays the same while one person's session is renewed, so that nothing of theirs is thrown away. */
  owner?: string;
  /** Came through WeChat, which renews it without asking anybody. */
  byWechat?: boolean;
  /** In a browser: renewed by a cookie that no script sees. No token of it is written down. */
  byCookie?: boolean;
  /** Until when a token renewed by cookie is used, by this device's clock. */
  freshUntil?: number;
}

const IN_BROWSER = process.env.TARO_ENV === 'h5';

/** What earlier versions wrote down in a browser holds a token: it is not taken, and people sign in once more. */
function isSession(value: unknown): value is KeptSession & Record<string, unknown> {
  if (!isRecord(value)) return false;
  return IN_BROWSER ? value['byCookie'] === true && typeof value['owner'] === 'string' : typeof value['token'] === 'string' && typeof value['expiresAt'] === 'string';
}

/** One that can be renewed is worth keeping beyond the end of its token: the first call renews it. */
function alive(session: KeptSession | undefined): KeptSession | null {
  if (!session) return null;
  return session.byWechat || session.byCookie || Date.parse(session.expiresAt ?? '') > Date.now() ? session : null;
}

function stored(): KeptSession | null {
  const session = alive(readStored('session', isSession));
  return session && IN_BROWSER ? { owner: session.owner, byCookie: true } : session;
}

const first = stored();
if (IN_BROWSER && !first) removeStored('session');

/** Who is logged in on this device; null for nobody. Kept over restarts, in a browser without the token. */
export const useSession = create<{ session: KeptSession | null }>(() => ({ session: first }));

const now = (): KeptSession | null => useSession.getState().session;

/** Somebody is logged in here, as far as is known without asking the server. */
export const signedIn = (): boolean => now() !== null;

/** The token to send, if there is one. */
export const tokenNow = (): string | undefined => now()?.token;

/** Whose session it is, without being part of any token; the same before and after a renewal. */
export const ownerNow = (): string | undefined => now()?.owner ?? now()?.token;

/** Whether WeChat can renew the session without asking anybody. */
export const isByWechat = (): boolean => now()?.byWechat === true;

/** Whether a cookie can renew it. */
export const isByCookie = (): boolean => now()?.byCookie === true;

/** A token renewed by cookie is there and not about to end. */
export const isFresh = (): boolean => (now()?.freshUntil ?? 0) > Date.now();

function put(session: KeptSession): void {
  if (!IN_BROWSER) writeStored('session', session);
  else if (session.byCookie) writeStored('session', { owner: session.owner ?? '', byCookie: true });
  useSession.setState({ session });
}

const tokenOf = ({ token, expiresAt, renewIn }: Session): KeptSession => ({ token, expiresAt, ...(renewIn !== undefined ? { byCookie: true, freshUntil: Date.now() + renewIn * 1000 } : {}) });

/** Keeps a new session on this device. */
export function beginSession(session: Session, byWechat = false): void {
  const renewable = byWechat || session.renewIn !== undefined;
  put({ ...tokenOf(session), ...(byWechat ? { byWechat } : {}), ...(renewable ? { owner: randomId() } : {}) });
}

/** Puts a fresh token in the place of one that has ended; the person is the same. */
export function renewSession(session: Session): void {
  put({ ...now(), ...tokenOf(session) });
}

/** The server did not take this token: it is not used again. */
export function dropToken(token: string | undefined): void {
  const session = now();
  if (session && session.token === token) useSession.setState({ session: { ...session, token: undefined, freshUntil: 0 } });
}

/** The cookie gives no more tokens: what is open to everybody goes on, the first call that needs a session ends it. */
export function giveUpCookie(): void {
  const session = now();
  if (session) useSession.setState({ session: { ...session, token: undefined, freshUntil: Infinity } });
}

const endings = new Set<() => void>();

/** Runs `then` whenever a session ends: caches of one person must not be seen by the next. */
export function onSessionEnd(then: () => void): void {
  endings.add(then);
}

/** Forgets the session on this device. The server is told by `logOut`. */
export function endSession(): void {
  removeStored('session');
  useSession.setState({ session: null });
  endings.forEach((then) => then());
}

/**
 * Another tab of this browser logged in, out, or in as somebody else. Takes over what it wrote down; true when that
 * is another person than before.
 */
export function followOtherTab(): boolean {
  const other = stored();
  if (other?.owner === now()?.owner) return false;
  useSession.setState({ session: other });
  endings.forEach((then) => then());
  return true;
}
