import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { demandsOf } from '../demands';
import { Sessions, type SessionDoc } from '../model';
import { endSessionsOf } from './endSessions';
import { openSession, type OpenedSession } from './openSession';

/** A person in a session, and where its next one is to be kept. */
export interface Stepping {
  readonly personId: string;
  readonly sessionId: string;
  readonly byBrowser: boolean;
  readonly userAgent: string;
}

/**
 * After a password or second factor changed: opens a session under a new id in the place of this one, ending with it,
 * and ends all others of the person, which may be in other hands.
 */
export async function stepUp(deps: Deps, { personId, sessionId, byBrowser, userAgent }: Stepping): Promise<OpenedSession> {
  const session = await Sessions(deps).findById(sessionId).lean<SessionDoc>();
  if (!session) throw new DomainError('not_authenticated');
  const { method, account, expiresAt } = session;
  const hours = (expiresAt.getTime() - deps.clock.now().getTime()) / 3_600_000;
  await endSessionsOf(deps, personId);
  const demands = await demandsOf(deps, session);
  return openSession(deps, personId, hours, { ...(method && { method }), ...(account !== undefined && { account }), demands, byBrowser, userAgent });
}
