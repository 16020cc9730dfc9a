import { randomBytes } from 'node:crypto';
import { deviceOf, hourOf, type Demand, type LoginMethod } from '../../../../shared/domain/identity/sessions';
import type { Deps } from '../../../platform/deps';
import { Sessions } from '../model';
import { refuseSuspended } from '../suspensions';
import { firstToken, storedForm, writeToken } from '../refreshTokens';

/**
 * How long a session lives. Staff share desks: a working day. Residents by account and the demonstration: long enough
 * not to be asked all the time. WeChat renews by itself.
 */
export const SESSION_HOURS = { staff: 12, resident: 30 * 24, wechat: 24, demonstration: 30 * 24 } as const;

/** A browser's token lives this long; the next is asked for by cookie. Minutes. */
export const ACCESS_MINUTES = 10;

export interface OpenedSession {
  readonly token: string;
  /** When the token ends; the session itself may go on. */
  readonly expiresAt: Date;
  /** In a browser: what its cookie is to hold, and until when. */
  readonly cookie?: { readonly value: string; readonly until: Date };
}

/** How and where a session is opened. */
export interface Opening {
  readonly method?: LoginMethod;
  readonly account?: string;
  readonly demands?: readonly Demand[];
  /** A page of ours in a browser: short tokens, renewed by cookie. */
  readonly byBrowser?: boolean;
  readonly userAgent?: string;
}

/** The token of a session in a browser, which ends by itself. */
export function browserToken(deps: Deps, session: { _id: string; personId: string; expiresAt: Date }): Pick<OpenedSession, 'token' | 'expiresAt'> {
  const end = Math.min(deps.clock.now().getTime() + ACCESS_MINUTES * 60_000, session.expiresAt.getTime());
  const expiresAt = new Date(Math.floor(end / 1000) * 1000);
  return { token: deps.tokens.issue({ personId: session.personId, sessionId: session._id, expiresAt }), expiresAt };
}

/** Opens a session, always under a new id, and issues its token, which says who and which session and nothing else. `account_suspended` where the account is stopped, however somebody comes. */
export async function openSession(deps: Deps, personId: string, hours: number, opening: Opening = {}): Promise<OpenedSession> {
  await refuseSuspended(deps, personId);
  const createdAt = deps.clock.now();
  const expiresAt = new Date(createdAt.getTime() + hours * 3_600_000);
  const _id = randomBytes(24).toString('base64url');
  const { method, account, demands, byBrowser = false, userAgent } = opening;
  const first = byBrowser ? firstToken(_id) : null;
  await Sessions(deps).insertMany([
    {
      _id,
      personId,
      createdAt,
      expiresAt,
      revokedAt: null,
      lastUsedAt: hourOf(createdAt),
      ...(method && { method }),
      ...(account !== undefined && { account }),
      ...(userAgent !== undefined && { device: deviceOf(userAgent) }),
      ...(demands && demands.length > 0 && { demands: [...demands] }),
      ...(first && { refresh: storedForm(first), rotatedAt: createdAt }),
    },
  ]);
  if (!first) return { token: deps.tokens.issue({ personId, sessionId: _id }), expiresAt };
  return { ...browserToken(deps, { _id, personId, expiresAt }), cookie: { value: writeToken(deps, first), until: expiresAt } };
}
