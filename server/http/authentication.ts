import { DomainError } from '../../shared/domain/kernel/errors';
import type { RouteSpec } from '../../shared/contract/kernel';
import type { TokenContent } from '../platform/crypto/tokens';
import type { Deps } from '../platform/deps';
import type { Context } from './context';
import type { Integrator, Viewer } from './types';

/** Finds who holds the session of a token now; null when it does not exist, is another's, was revoked or has expired. */
export type ViewerSource = (content: TokenContent) => Promise<Viewer | null>;

/** Finds whose key this is and counts the call; null when it opens nothing. `too_many_requests` beyond its limit. */
export type KeySource = (key: string) => Promise<Integrator | null>;

/**
 * Reads the key of a system, where the contract asks for one. A session of a person is none.
 * @throws DomainError `not_authenticated`, `not_allowed` when it is not good for that, `too_many_requests`
 */
export async function authenticateKey(ctx: Context, { access, scope }: RouteSpec, integratorOf: KeySource): Promise<Integrator | null> {
  if (access !== 'key') return null;
  const integrator = await integratorOf(/^Bearer (\S{1,200})$/.exec(ctx.get('authorization'))?.[1] ?? '');
  if (integrator === null) throw new DomainError('not_authenticated');
  if (scope !== undefined && !integrator.scopes.includes(scope)) throw new DomainError('not_allowed');
  return integrator;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

/**
 * Reads the bearer token and asks for the viewer behind it. A bad token is refused even where a session is
 * optional, so that nobody is silently treated as a stranger. A login that is not finished opens only what finishes it.
 * @throws DomainError `not_authenticated`, `step_required`
 */
export async function authenticate(ctx: Context, { access, unfinished }: RouteSpec, { tokens, clock }: Deps, viewerOf: ViewerSource): Promise<Viewer | null> {
  if (access === 'public' || access === 'key') return null;
  const header = ctx.get('authorization');
  if (header === '') {
    if (access === 'optional') return null;
    throw new DomainError('not_authenticated');
  }
  const token = BEARER.exec(header)?.[1];
  const content = token === undefined ? null : tokens.read(token, clock.now());
  const viewer = content === null ? null : await viewerOf(content);
  if (viewer === null || viewer.personId !== content?.personId) throw new DomainError('not_authenticated');
  ctx.state.viewer = viewer;
  const [step] = viewer.demands ?? [];
  if (step !== undefined && !unfinished) throw new DomainError('step_required', { step });
  return viewer;
}
