import { isDeepStrictEqual } from 'node:util';
import { routes, type RouteKey } from '../../shared/contract';
import { ErrorBody, type RouteSpec } from '../../shared/contract/kernel';
import type { Middleware } from '../../server/http/context';

/** Codes every route may give. */
const ALWAYS = ['invalid_input', 'malformed_json', 'not_authenticated', 'step_required', 'too_many_requests', 'internal', 'unavailable', 'body_too_large', 'unsupported_media_type'];

/** Why an answer is not what the contract promises, or null. */
export function contractFault(route: string | undefined, status: number, sent: unknown): string | null {
  if (sent === undefined || sent === null) return status >= 400 ? 'an error without a body' : null;
  const body: unknown = JSON.parse(JSON.stringify(sent));
  const spec: RouteSpec | undefined = routes[route as RouteKey];
  if (status >= 400) {
    const parsed = ErrorBody.safeParse(body);
    if (!parsed.success) return `the error body has another form: ${parsed.error.message}`;
    const { code } = parsed.data.error;
    return spec && ![...ALWAYS, ...spec.errors].includes(code) ? `the contract does not promise ${code}` : null;
  }
  if (!spec) return null;
  if (status !== spec.status) return `status ${status} in place of ${spec.status}`;
  const parsed = spec.response.safeParse(body);
  if (!parsed.success) return `the body has another form: ${parsed.error.message}`;
  return isDeepStrictEqual(parsed.data, body) ? null : `the body holds more than the contract names: ${JSON.stringify(body)}`;
}

/** Notes every answer that breaks the contract. */
export function contractWatch(faults: string[]): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.state.route === 'static' || ctx.path.startsWith('/health/') || typeof ctx.body === 'string' || ctx.type === 'image/jpeg' || ctx.type.startsWith('audio/')) return;
    const fault = contractFault(ctx.state.route, ctx.status, ctx.body);
    if (fault) faults.push(`${ctx.method} ${ctx.path} ${ctx.status}: ${fault}`);
  };
}
