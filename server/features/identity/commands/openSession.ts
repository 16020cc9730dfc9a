import { randomBytes } from 'node:crypto';
import type { Deps } from '../../../platform/deps';
import { Sessions } from '../model';

/** How long a session lives. Staff share desks: a working day. Demonstration: long enough to try everything. WeChat renews by itself. */
export const SESSION_HOURS = { account: 12, wechat: 24, demonstration: 30 * 24 } as const;

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session and issues its token, which says who and which session and nothing else. */
export async function openSession(deps: Deps, personId: string, hours: number): Promise<OpenedSession> {
  const createdAt = deps.clock.now();
  const expiresAt = new Date(createdAt.getTime() + hours * 3_600_000);
  const _id = randomBytes(24).toString('base64url');
  await Sessions(deps).insertMany([{ _id, personId, createdAt, expiresAt, revokedAt: null }]);
  return { token: deps.tokens.issue({ personId, sessionId: _id }), expiresAt };
}
