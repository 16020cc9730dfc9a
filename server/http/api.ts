import Router from '@koa/router';
import type { DefaultContext } from 'koa';
import { routes, type ParsedOf, type RouteKey } from '../../shared/contract';
import type { RouteSpec } from '../../shared/contract/kernel';
import { REPORT_LIMITS } from '../../shared/domain/cases/limits';
import { DomainError } from '../../shared/domain/kernel/errors';
import type { Deps } from '../platform/deps';
import { SIGNATURE_HEADERS } from '../platform/outside/signature';
import { authenticate, authenticateKey, type KeySource, type ViewerSource } from './authentication';
import { readJson } from './body';
import type { Context, Middleware, State } from './context';
import { partOf } from './range';
import type { RateLimits } from './rateLimit';
import type { Call, Download, Handler, HandlerTable, IncomingFile, Integrator, Viewer } from './types';
import { withUpload } from './upload';
import { visitOf } from './visit';
import { parseRequest } from './validation';

/** Where the whole API lives. */
export const API_PREFIX = '/api/v1';

type ApiRouter = Router<State, DefaultContext>;

/** What the routes need beside their handlers. */
export interface ApiParts {
  readonly deps: Deps;
  readonly viewerOf: ViewerSource;
  readonly integratorOf: KeySource;
  readonly limits: RateLimits;
  readonly handlers: HandlerTable;
  readonly downloads: readonly Download[];
}

/** Stands where the contract says there is no session; handlers of such routes have no business with a viewer. */
const STRANGER: Viewer = { personId: '', sessionId: '', name: '', level: 0, homeCommunityId: null, neighbourOf: [], roles: [] };

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Who calls: a person, a system, or a stranger. */
interface Who {
  readonly viewer: Viewer | null;
  readonly integrator: Integrator | null;
}

/** As whom a signed call comes that names no channel: the gateway of mail. */
const GATEWAY = 'mail';

/** Holds a request against the contract. Of a quiet route the answer to what does not fit is its own, and names fields only. */
function parseCall(spec: RouteSpec, raw: Parameters<typeof parseRequest>[1]): ReturnType<typeof parseRequest> {
  try {
    return parseRequest(spec, raw);
  } catch (error) {
    if (spec.quiet && error instanceof DomainError && error.code === 'invalid_input') throw new DomainError('ballot_unfit', { field: error.fields[0]?.path ?? '' });
    throw error;
  }
}

/** Lets in what a system outside has signed, and nothing else. */
async function checkSigned(ctx: Context, deps: Deps): Promise<void> {
  const { signatures } = deps.hooks;
  if (!signatures) throw new DomainError('not_found');
  const { id = GATEWAY } = ctx.params as { id?: string };
  await signatures(deps, id, { timestamp: ctx.get(SIGNATURE_HEADERS.timestamp), signature: ctx.get(SIGNATURE_HEADERS.signature), body: ctx.request.rawBody ?? '' });
}

async function runHandler<K extends RouteKey>(ctx: Context, spec: RouteSpec, handler: Handler<K>, { viewer, integrator }: Who, deps: Deps): Promise<void> {
  const visit = visitOf(ctx, deps.config);
  if (spec.browserOnly && !visit.byBrowser) throw new DomainError('not_allowed');
  if (spec.signed) await checkSigned(ctx, deps);
  const parsed = parseCall(spec, { params: { ...ctx.params }, query: { ...ctx.query }, body: ctx.request.body, key: ctx.get('idempotency-key') });
  const run = (file: IncomingFile | null): Promise<unknown> => {
    const call: Call<K> = {
      params: parsed.params as ParsedOf<K>['params'],
      query: parsed.query as ParsedOf<K>['query'],
      body: parsed.body as ParsedOf<K>['body'],
      viewer: viewer ?? STRANGER,
      integrator,
      key: parsed.key,
      file,
      requestId: ctx.state.requestId,
      ip: visit.ip,
      visit,
    };
    return handler(call, deps);
  };
  const answer = spec.bodyKind === 'multipart' ? await withUpload(ctx, { dataDir: deps.config.dataDir, maxBytes: spec.maxBytes ?? REPORT_LIMITS.fileBytes }, run) : await run(null);
  ctx.status = spec.status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = answer;
}

/** rate limit → authenticate → read the body → validate → handler, the same for every route. */
function mount<K extends RouteKey>(router: ApiRouter, key: K, handler: Handler<K>, parts: ApiParts): void {
  const spec: RouteSpec = routes[key];
  const [method, path] = key.split(' ') as [string, string];
  const json = readJson(spec.signed ? spec.maxBytes : undefined);
  const serve: Middleware = async (ctx) => {
    ctx.state.route = key;
    if (spec.quiet) ctx.state.quiet = true;
    await parts.limits.address(ctx.ip);
    const viewer = await authenticate(ctx, spec, parts.deps, parts.viewerOf);
    if (viewer) await parts.limits.person(viewer.personId, isRead(method) ? 'read' : 'write');
    const integrator = await authenticateKey(ctx, spec, parts.integratorOf);
    const run = (): Promise<void> => runHandler(ctx, spec, handler, { viewer, integrator }, parts.deps);
    if (spec.bodyKind === 'multipart') await run();
    else await json(ctx, run);
  };
  router.register(`${API_PREFIX}${path}`, [method], serve);
}

function mountIfServed<K extends RouteKey>(router: ApiRouter, key: K, parts: ApiParts): void {
  const handler: Handler<K> | undefined = parts.handlers[key];
  if (handler) mount(router, key, handler, parts);
}

/** A file behind a signed address: the signature is the permission, so there is no session to ask for. */
function mountDownload(router: ApiRouter, download: Download, { deps, limits }: ApiParts): void {
  const spec: RouteSpec = { summary: '', tag: '', access: 'public', status: 200, errors: [], response: download.query, params: download.params, query: download.query };
  const serve: Middleware = async (ctx) => {
    ctx.state.route = `GET ${download.path}`;
    await limits.address(ctx.ip);
    const parsed = parseRequest(spec, { params: { ...ctx.params }, query: { ...ctx.query }, body: undefined, key: '' });
    const file = await download.open(parsed.params, parsed.query, deps);
    const { stream, part } = partOf(file, ctx.get('range'));
    ctx.status = part ? 206 : 200;
    ctx.type = file.type;
    ctx.length = part ? part.to - part.from + 1 : file.size;
    ctx.set('Accept-Ranges', 'bytes');
    if (part) ctx.set('Content-Range', `bytes ${part.from}-${part.to}/${file.size}`);
    ctx.set('Cache-Control', `private, max-age=${file.maxAge}, immutable`);
    ctx.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (ctx.method === 'HEAD') stream.destroy();
    else ctx.body = stream;
  };
  router.register(`${API_PREFIX}${download.path}`, ['GET', 'HEAD'], serve);
}

/** Answers what the router did not: an unknown path, or a known one by another method. */
function unmatched(router: ApiRouter): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== API_PREFIX && !ctx.path.startsWith(`${API_PREFIX}/`)) return next();
    const methods = new Set(router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods));
    if (methods.size === 0) throw new DomainError('not_found');
    ctx.set('Allow', [...methods].join(', '));
    throw new DomainError('method_not_allowed');
  };
}

/** First part of a path of the API, in small letters as the router reads it; empty elsewhere. */
function roomOf(path: string): string {
  return /^\/api\/v1\/([^/]+)/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Of a hundred patterns a path can only meet those that begin with its first part and have its method. */
function inRooms(whole: ApiRouter): Middleware {
  const rooms = new Map<string, ApiRouter>();
  for (const layer of whole.stack) {
    for (const method of layer.methods) {
      const name = `${method} ${roomOf(String(layer.path))}`;
      const room = rooms.get(name) ?? (new Router() as ApiRouter);
      rooms.set(name, room);
      room.stack.push(layer);
    }
  }
  const serving = new Map([...rooms].map(([name, room]) => [name, room.routes() as Middleware]));
  return (ctx, next) => serving.get(`${ctx.method} ${roomOf(ctx.path)}`)?.(ctx, next) ?? next();
}

/** All routes of the contract that a feature serves. */
export function apiRoutes(parts: ApiParts): Middleware[] {
  const router: ApiRouter = new Router();
  for (const key of Object.keys(routes) as RouteKey[]) mountIfServed(router, key, parts);
  for (const download of parts.downloads) mountDownload(router, download, parts);
  return [inRooms(router), unmatched(router)];
}
