import { hourOf } from '../../../../shared/domain/identity/sessions';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { demandsOf } from '../demands';
import { Sessions, type SessionDoc } from '../model';
import { readToken, storedForm, successorOf, writeToken, type RefreshToken } from '../refreshTokens';
import { forgetViewer } from '../viewers';
import { browserToken, type OpenedSession } from './openSession';

/** So long a predecessor still gives its successor: an answer that got lost logs nobody out. Milliseconds. */
export const PREDECESSOR_MS = 60_000;

async function alive(deps: Deps, sessionId: string): Promise<SessionDoc> {
  const session = await Sessions(deps).findById(sessionId).lean<SessionDoc>();
  if (!session || session.revokedAt || session.expiresAt <= deps.clock.now()) throw new DomainError('not_authenticated');
  return session;
}

/** Puts the successor in the place of the token; false when somebody else did so first. */
async function rotate(deps: Deps, session: SessionDoc, token: RefreshToken): Promise<boolean> {
  const now = deps.clock.now();
  const demands = await demandsOf(deps, session);
  const refresh = storedForm(token);
  const { matchedCount } = await Sessions(deps).updateOne(
    { _id: session._id, refresh, revokedAt: null },
    { $set: { refresh: storedForm(successorOf(deps, token)), predecessor: refresh, rotatedAt: now, lastUsedAt: hourOf(now), demands } },
  );
  if (matchedCount > 0 && demands.join() !== (session.demands ?? []).join()) forgetViewer(deps, session._id);
  return matchedCount > 0;
}

/**
 * The next token of a browser. Outcomes: token and successor; the same successor again within a minute;
 * `not_authenticated` for an unknown, ended or expired session. A token that was used up longer ago is in two hands:
 * the whole session ends.
 */
export async function refreshSession(deps: Deps, cookie: string | undefined): Promise<OpenedSession> {
  const token = readToken(deps, cookie);
  if (!token) throw new DomainError('not_authenticated');
  let session = await alive(deps, token.sessionId);
  const mine = storedForm(token);
  if (session.refresh !== mine || !(await rotate(deps, session, token))) {
    session = await alive(deps, token.sessionId);
    const since = session.rotatedAt ? deps.clock.now().getTime() - session.rotatedAt.getTime() : Infinity;
    if (session.predecessor !== mine || since > PREDECESSOR_MS) {
      await Sessions(deps).updateOne({ _id: session._id, revokedAt: null }, { $set: { revokedAt: deps.clock.now() } });
      forgetViewer(deps, session._id);
      deps.logger.warn({ personId: session.personId }, 'a refresh token was used twice; its session is ended');
      throw new DomainError('not_authenticated');
    }
  }
  return { ...browserToken(deps, session), cookie: { value: writeToken(deps, successorOf(deps, token)), until: session.expiresAt } };
}
