import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { Sessions, type SessionDoc } from '../model';
import { forgetPerson, forgetViewer } from '../viewers';

/** Ends one session of a person: at once in this process, within five seconds in the others. `not_found` for others' and ended ones. */
export async function endSession(deps: Deps, personId: string, sessionId: string): Promise<void> {
  const { matchedCount } = await Sessions(deps).updateOne({ _id: sessionId, personId, revokedAt: null }, { $set: { revokedAt: deps.clock.now() } });
  forgetViewer(deps, sessionId);
  if (matchedCount === 0) throw new DomainError('not_found');
}

/** Ends every session of a person, except one where that is named. Doing it twice is no error. */
export async function endSessionsOf(deps: Deps, personId: string, except: string | null = null): Promise<void> {
  await Sessions(deps).updateMany({ personId, revokedAt: null, ...(except !== null && { _id: { $ne: except } }) }, { $set: { revokedAt: deps.clock.now() } });
  forgetPerson(deps, personId);
}

/** The sessions of a person that are in force, latest use first; at most fifty. */
export async function sessionsOf(deps: Deps, personId: string): Promise<SessionDoc[]> {
  const rows = await Sessions(deps).find({ personId, revokedAt: null, expiresAt: { $gt: deps.clock.now() } }).sort({ createdAt: -1 }).limit(50).lean<SessionDoc[]>();
  const lastOf = ({ lastUsedAt, createdAt }: SessionDoc): number => (lastUsedAt ?? createdAt).getTime();
  return rows.sort((a, b) => lastOf(b) - lastOf(a));
}
