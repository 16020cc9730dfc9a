import { type ResponseOf } from '@shared/contract';
import { create } from 'zustand';
import { randomId } from '../platform/randomId';
import { isRecord, readStored, removeStored, writeStored } from '../platform/storage';

export type Session = ResponseOf<'POST /sessions'>;

/** A session as this phone keeps it. */
interface KeptSession extends Session {
  /** Stays the same while one person's session is renewed, so that nothing of theirs is thrown away. */
  owner?: string;
  /** Came through WeChat, which renews it without asking anybody. */
  byWechat?: boolean;
}

const isSession = (value: unknown): value is KeptSession & Record<string, unknown> => isRecord(value) && typeof value['token'] === 'string' && typeof value['expiresAt'] === 'string';

/** One that WeChat can renew is worth keeping beyond its end: the first call renews it. */
const alive = (session: KeptSession | undefined): KeptSession | null => (session && (session.byWechat || Date.parse(session.expiresAt) > Date.now()) ? session : null);

/** Who is logged in on this phone, as a token; null for nobody. Kept over restarts. */
export const useSession = create<{ session: KeptSession | null }>(() => ({ session: alive(readStored('session', isSession)) }));

/** The token to send, if there is one. */
export const tokenNow = (): string | undefined => useSession.getState().session?.token;

/** Whose session it is, without being part of any token; the same before and after a renewal. */
export const ownerNow = (): string | undefined => {
  const { session } = useSession.getState();
  return session?.owner ?? session?.token;
};

/** Whether WeChat can renew the session without asking anybody. */
export const isByWechat = (): boolean => useSession.getState().session?.byWechat === true;

function put(session: KeptSession): void {
  writeStored('session', session);
  useSession.setState({ session });
}

/** Keeps a new session on this phone. */
export function beginSession(session: Session, byWechat = false): void {
  put({ token: session.token, expiresAt: session.expiresAt, ...(byWechat ? { byWechat, owner: randomId() } : {}) });
}

/** Puts a fresh token in the place of one that has ended; the person is the same. */
export function renewSession(session: Session): void {
  const { session: before } = useSession.getState();
  put({ ...before, token: session.token, expiresAt: session.expiresAt });
}

const endings = new Set<() => void>();

/** Runs `then` whenever a session ends: caches of one person must not be seen by the next. */
export function onSessionEnd(then: () => void): void {
  endings.add(then);
}

/** Forgets the session on this phone. The server is told by `logOut`. */
export function endSession(): void {
  removeStored('session');
  useSession.setState({ session: null });
  endings.forEach((then) => then());
}
