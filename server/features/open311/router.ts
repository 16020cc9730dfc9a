import { randomUUID } from 'node:crypto';
import type { KeyScope } from '../../../shared/domain/integrations/apiKeys';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Context, Middleware } from '../../http/context';
import type { RateLimits } from '../../http/rateLimit';
import type { Integrator } from '../../http/types';
import { findBadText } from '../../http/badText';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { integratorOf } from '../apiKeys';
import { storePhoto } from '../files';
import { districtIds, getUnits } from '../organisation';
import { withBody, type Sent } from './body';
import { given, type Call } from './call';
import { discovery } from './discovery';
import { errorAnswer, Refusal, refusal, refusalOf, said } from './errors';
import { file, onceOf } from './file';
import { CONTENT_TYPES, written, type Answer, type Format } from './form';
import { Filings } from './model';
import { request, requests } from './requests';
import { definition, services } from './services';
import { takeUpdate, updates } from './updates';
import { listOfRows } from './form';

/** One resource: how it is read, and how something is handed in there. `id` is what stands behind the slash. */
interface Resource {
  readonly path: RegExp;
  readonly name: string;
  readonly get?: (deps: Deps, call: Call, id: string) => Promise<Answer>;
  readonly post?: { readonly scope: KeyScope; readonly run: (deps: Deps, call: Call, integrator: Integrator) => Promise<Answer> };
}

/** The number that a token became; here it is there at once, and the token is the id of the case. */
async function tokenOf(deps: Deps, _call: Call, token: string): Promise<Answer> {
  const filing = await Filings(deps).findById(token).lean<{ number: string }>();
  if (!filing) throw refusal(404, 'token', { value: token });
  return { root: 'service_requests', content: listOfRows('request', [{ service_request_id: filing.number, token }]) };
}

const RESOURCES: readonly Resource[] = [
  { path: /^discovery$/, name: 'discovery', get: (deps, { base }) => discovery(deps, base) },
  { path: /^services$/, name: 'services', get: (deps) => services(deps) },
  { path: /^services\/([^/]+)$/, name: 'services/:code', get: (deps, _call, code) => definition(deps, code) },
  { path: /^requests$/, name: 'requests', get: requests, post: { scope: 'requests.file', run: file } },
  { path: /^requests\/([^/]+)$/, name: 'requests/:id', get: request },
  { path: /^tokens\/([^/]+)$/, name: 'tokens/:token', get: tokenOf },
  { path: /^servicerequestupdates$/, name: 'servicerequestupdates', get: updates, post: { scope: 'requests.update', run: takeUpdate } },
];

/** `/open311/v2/requests.json`, `/open311/test/v2/…`, and `/open311/discovery.xml` before the version. */
const ADDRESS = /^\/open311\/(?:(test\/)?v2\/(.+)|(discovery\.[a-z]+))$/;
const SUFFIX = /^(.+)\.(xml|json)$/;

interface Place {
  readonly test: boolean;
  readonly format: Format;
  readonly resource: Resource | null;
  readonly id: string;
}

/** What an address means. An unknown suffix is answered in XML, which everybody of the protocol reads. */
function placeOf(path: string): Place {
  const [, test, below, above] = ADDRESS.exec(path) ?? [];
  const [, name = '', suffix] = SUFFIX.exec(below ?? above ?? '') ?? [];
  const format: Format = suffix === 'json' ? 'json' : 'xml';
  for (const resource of RESOURCES) {
    const match = resource.path.exec(name);
    if (match) return { test: test !== undefined, format, resource, id: match[1] ?? '' };
  }
  return { test: test !== undefined, format, resource: null, id: '' };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    throw refusal(404, 'resource');
  }
}

/** One district is served: its id, its name, or where it is reached; or nothing. */
async function checkJurisdiction(deps: Deps, ctx: Context, asked: URLSearchParams): Promise<void> {
  const wanted = given(asked, 'jurisdiction_id');
  if (wanted === null) return;
  const ids = await districtIds(deps);
  const names = [...(await getUnits(deps, ids)).values()].map(({ name }) => name);
  const { publicUrl } = deps.config;
  const hosts = [ctx.hostname, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])].flatMap((host) => [host, host.replace(/^www\./, '')]);
  if (![...ids, ...names, ...hosts].includes(wanted)) throw refusal(404, 'jurisdiction');
}

/** The key that was given; null where none was. 403 when it opens nothing. */
async function keyOf(deps: Deps, asked: URLSearchParams): Promise<Integrator | null> {
  const key = given(asked, 'api_key');
  if (key === null) return null;
  const integrator = await integratorOf(deps, key);
  if (integrator === null) throw refusal(403, 'apiKey');
  return integrator;
}

/** What no text holds: refused by name, before anything is looked up by it. */
function checkText(asked: URLSearchParams): void {
  const bad = [...asked].filter(([name, value]) => findBadText(name).length + findBadText(value).length > 0).map(([name]) => said('unreadable', { name: name.slice(0, 100) }));
  if (bad.length > 0) throw new Refusal(400, bad);
}

const baseOf = (deps: Deps, ctx: Context): string => publicBase(deps) ?? ctx.origin;

async function read(deps: Deps, ctx: Context, { resource, id, test }: Place): Promise<Answer> {
  const asked = new URLSearchParams(ctx.querystring);
  checkText(asked);
  await checkJurisdiction(deps, ctx, asked);
  const integrator = await keyOf(deps, asked);
  const answer = await resource?.get?.(deps, { asked, integrator, test, base: baseOf(deps, ctx), once: '', media: [] }, decoded(id));
  if (!answer) throw refusal(404, 'resource');
  return answer;
}

/** Keeps the pictures that came along, as the system's; none on the test endpoint. */
async function keepMedia(deps: Deps, { keyId }: Integrator, files: readonly string[], once: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [i, path] of files.entries()) {
    const stored = await storePhoto(deps, { personId: keyId, key: `${once}-${i}`, path }).catch((error: unknown) => {
      throw error instanceof DomainError ? refusal(400, 'picture') : error;
    });
    ids.push(stored._id);
  }
  return ids;
}

async function take(deps: Deps, ctx: Context, { resource, test }: Place, { fields, files }: Sent): Promise<Answer> {
  const post = resource?.post;
  if (!post) throw refusal(404, 'resource');
  // What is said in the address counts where the form does not say it.
  const asked = new URLSearchParams([...fields, ...new URLSearchParams(ctx.querystring)]);
  const integrator = await keyOf(deps, asked);
  if (integrator === null) throw refusal(403, 'apiKey');
  if (!integrator.scopes.includes(post.scope)) throw refusal(403, 'scope');
  checkText(asked);
  await checkJurisdiction(deps, ctx, asked);
  const once = onceOf(ctx.get('idempotency-key'), randomUUID());
  const media = test ? [] : await keepMedia(deps, integrator, files, once);
  return post.run(deps, { asked, integrator, test, base: baseOf(deps, ctx), once, media }, integrator);
}

async function run(deps: Deps, ctx: Context, place: Place): Promise<{ status: number; answer: Answer }> {
  const { resource } = place;
  if (!resource) throw refusal(404, 'resource');
  if (ctx.method === 'GET' || ctx.method === 'HEAD') return { status: 200, answer: await read(deps, ctx, place) };
  if (ctx.method === 'POST' && resource.post) return { status: 200, answer: await withBody(ctx, deps, (sent) => take(deps, ctx, place, sent)) };
  ctx.set('Allow', ['GET', 'HEAD', ...(resource.post ? ['POST'] : [])].join(', '));
  throw refusal(405, 'method');
}

function refused(deps: Deps, ctx: Context, error: unknown): { status: number; answer: Answer } {
  const known = refusalOf(error);
  if (!known) deps.logger.error({ err: error, requestId: ctx.state.requestId, route: ctx.state.route }, 'request failed');
  const refusal_ = known ?? new Refusal(500, [said('internal')]);
  ctx.state.errorCode = `open311_${refusal_.status}`;
  if (refusal_.retrySeconds !== null) ctx.set('Retry-After', String(refusal_.retrySeconds));
  return { status: refusal_.status, answer: errorAnswer(refusal_) };
}

/** Open311 GeoReport v2 under `/open311`: XML or JSON by the suffix, errors in the protocol's own form. */
export const georeport = (deps: Deps, limits: RateLimits): Middleware => async (ctx, next) => {
  if (!/^\/open311(\/|$)/.test(ctx.path)) return next();
  const place = placeOf(ctx.path);
  ctx.state.route = `${ctx.method} /open311/v2/${place.resource?.name ?? ''}`;
  let outcome: { status: number; answer: Answer };
  try {
    await limits.address(ctx.ip);
    outcome = await run(deps, ctx, place);
  } catch (error) {
    outcome = refused(deps, ctx, error);
  }
  ctx.status = outcome.status;
  ctx.set('Cache-Control', 'no-store');
  // Public data without cookies: pages of any origin may read it.
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  ctx.set('Content-Type', CONTENT_TYPES[place.format]);
  ctx.body = written(outcome.answer, place.format);
};
