import { type ResponseOf } from '@shared/contract';
import { create } from 'zustand';
import { isRecord, readStored, removeStored, writeStored } from '../platform/storage';

export type Session = ResponseOf<'POST /sessions'>;

const isSession = (value: unknown): value is Session & Record<string, unknown> => isRecord(value) && typeof value['token'] === 'string' && typeof value['expiresAt'] === 'string';

const alive = (session: Session | undefined): Session | null => (session && Date.parse(session.expiresAt) > Date.now() ? session : null);

/** Who is logged in on this phone, as a token; null for nobody. Kept over restarts. */
export const useSession = create<{ session: Session | null }>(() => ({ session: alive(readStored('session', isSession)) }));

/** The token to send, if there is one. */
export const tokenNow = (): string | undefined => useSession.getState().session?.token;

/** Keeps a new session on this phone. */
export function beginSession(session: Session): void {
  writeStored('session', session);
  useSession.setState({ session });
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
