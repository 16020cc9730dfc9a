import type { Deps } from '../../../platform/deps';
import { Sessions } from '../model';
import { forgetViewer } from '../viewers';

/** Revokes a session: at once in this process, within five seconds in the others. Doing it twice is no error. */
export async function logOut(deps: Deps, sessionId: string): Promise<void> {
  await Sessions(deps).updateOne({ _id: sessionId, revokedAt: null }, { $set: { revokedAt: deps.clock.now() } });
  forgetViewer(deps, sessionId);
}
