/**
 * Writes shared/contract/openapi.json from the contract.
 *
 *   npm run openapi             writes it
 *   npm run openapi -- --check  fails when the file is not what the contract gives
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { routes } from '../../shared/contract';
import { ForwardedCase } from '../../shared/contract/channels';
import { FileAddress, FileAddressQuery } from '../../shared/contract/files';
import { BROWSER_HEADER, ErrorBody, IdempotencyKey, type RouteSpec } from '../../shared/contract/kernel';
import { ERROR_STATUS, type ErrorCode } from '../../shared/domain/kernel/errors';

/** Where the document lies. */
export const OPENAPI_FILE = path.resolve(__dirname, '../../shared/contract/openapi.json');

type ObjectSchema = NonNullable<NonNullable<RouteConfig['request']>['params']>;
type Responses = RouteConfig['responses'];

/**
 * Schemas that get a name of their own: whatever the contract exports under a name of its own, when it is more than a few
 * words; shorter ones are easier to read where they stand.
 */
const LONG_ENOUGH = 240;
function exported(): ReadonlyMap<string, z.ZodType> {
  const room = path.dirname(OPENAPI_FILE);
  const load = createRequire(__filename);
  const found = new Map<string, z.ZodType>();
  for (const file of readdirSync(room).sort()) {
    if (!file.endsWith('.ts') || file === 'index.ts') continue;
    for (const [name, value] of Object.entries(load(path.join(room, file)) as Record<string, unknown>)) {
      if (/^[A-Z][A-Za-z0-9]*$/.test(name) && value instanceof z.ZodType && !found.has(name)) found.set(name, value);
    }
  }
  return found;
}

function codesOf(spec: RouteSpec): ErrorCode[] {
  const always: ErrorCode[] = ['invalid_input', 'too_many_requests', 'internal', 'unavailable'];
  const body: ErrorCode[] = spec.body || spec.bodyKind ? ['malformed_json', 'body_too_large', 'unsupported_media_type'] : [];
  const session: ErrorCode[] = spec.access === 'public' ? [] : spec.unfinished || spec.access === 'key' ? ['not_authenticated'] : ['not_authenticated', 'step_required'];
  return [...new Set([...always, ...body, ...session, ...spec.errors])];
}

/** Answers by status; codes that share a status share an answer. */
function responsesOf(spec: RouteSpec): Responses {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(spec)) byStatus.set(ERROR_STATUS[code], [...(byStatus.get(ERROR_STATUS[code]) ?? []), code]);
  const errors = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => [status, { description: codes.sort().join(', '), content: { 'application/json': { schema: ErrorBody } } }]);
  const success = [spec.status, { description: 'Done', content: { 'application/json': { schema: spec.response } } }];
  return Object.fromEntries([success, ...errors]) as Responses;
}

function bodyOf(spec: RouteSpec): NonNullable<RouteConfig['request']>['body'] {
  if (spec.bodyKind === 'multipart') {
    const file = z.object({ file: z.string().meta({ format: 'binary' }) });
    return { required: true, content: { 'multipart/form-data': { schema: file } } };
  }
  return spec.body && { required: true, content: { 'application/json': { schema: spec.body } } };
}

/** How a system outside signs what it sends here: as what it receives is signed. */
const SIGNED =
  '`Linli-Timestamp` is the time in seconds since 1970, `Linli-Signature` is `v1=<hex>`: HMAC-SHA-256 under the secret of the channel over `<Linli-Timestamp>.<body as sent>`. More than five minutes off is refused. `id` in the body is the same at every attempt: what came before is answered as it was then.';

function routeOf(key: string, spec: RouteSpec): RouteConfig {
  const [method = '', at = ''] = key.split(' ');
  const body = bodyOf(spec);
  const session: Record<string, string[]> = { session: [] };
  const security = { public: [], optional: [{}, session], session: [session], key: [{ key: [] }] }[spec.access];
  return {
    method: method.toLowerCase() as RouteConfig['method'],
    path: at.replace(/:(\w+)/g, '{$1}'),
    summary: spec.summary,
    ...(spec.signed && { description: SIGNED }),
    tags: [spec.tag],
    security,
    request: {
      ...(spec.params && { params: spec.params as ObjectSchema }),
      ...(spec.query && { query: spec.query as ObjectSchema }),
      ...(spec.idempotent && { headers: z.object({ 'Idempotency-Key': IdempotencyKey }) }),
      ...(spec.signed && { headers: z.object({ 'Linli-Timestamp': z.string(), 'Linli-Signature': z.string() }) }),
      ...(spec.browserOnly && { headers: z.object({ [BROWSER_HEADER.name]: z.literal(BROWSER_HEADER.value) }) }),
      ...(body && { body }),
    },
    responses: responsesOf(spec),
  };
}

const download: RouteConfig = {
  method: 'get',
  path: '/files/{id}/{variant}',
  summary: 'One variant of a photo, by an address signed for some minutes',
  tags: ['files'],
  security: [],
  request: { params: FileAddress, query: FileAddressQuery },
  responses: {
    200: { description: 'The picture', content: { 'image/jpeg': { schema: z.string().meta({ format: 'binary' }) } } },
    404: { description: 'not_found', content: { 'application/json': { schema: ErrorBody } } },
  },
};

/** What a unit's webhook receives, and what it may answer. */
const forwarded: Parameters<OpenAPIRegistry['registerWebhook']>[0] = {
  method: 'post',
  path: 'forwardedCase',
  summary: 'What happened to a case, sent to a channel of the unit it concerns; at least once, in the order of the case',
  description:
    'Signed: `Linli-Signature: v1=<hex>` is HMAC-SHA-256 under the secret of the channel over `<Linli-Timestamp>.<body as received>`, the timestamp in seconds since 1970. While a secret is changed there are two, parted by a comma; one that fits is enough. Refuse what is more than five minutes off. `Idempotency-Key` is the same at every attempt.',
  tags: ['forwarding'],
  request: {
    headers: z.object({ 'Linli-Timestamp': z.string(), 'Linli-Signature': z.string(), 'Linli-Event': z.string(), 'Idempotency-Key': z.string() }),
    body: { required: true, content: { 'application/json': { schema: ForwardedCase } } },
  },
  responses: {
    200: { description: 'Taken; any 2xx' },
    409: { description: 'Had it already: counts as taken' },
    422: { description: 'Not taken, and never will be; any other 4xx that is not named here. Staff are shown it' },
    401: { description: 'The signature is not believed; 403 too. Tried again later' },
    429: { description: 'Busy; `Retry-After` is respected. 503 too' },
    507: { description: 'Full. Tried again later, as any other 5xx' },
  },
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const textOf = (part: Json): string => JSON.stringify(part);

/** Puts a reference wherever a schema is word for word one that has a name. */
function withReferences(part: Json, names: ReadonlyMap<string, string>, isRoot = false): Json {
  if (typeof part !== 'object' || part === null) return part;
  const name = isRoot ? undefined : names.get(textOf(part));
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(part)) return part.map((one) => withReferences(one, names));
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withReferences(value, names)]));
}

/**
 * The generator names only schemas that were made after it had been loaded, and the contract does not know it:
 * so each named schema goes through it as the answer of a route that is taken out again.
 */
const namedPath = (name: string): string => `/named/${name}`;
const namedAsRoute = (name: string, schema: z.ZodType): RouteConfig => ({
  method: 'get',
  path: namedPath(name),
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});

interface Document {
  components: Record<string, Json>;
  paths: Record<string, { get?: { responses: Record<string, { content: { 'application/json': { schema: Json } } }> } }>;
}

/** Of those with a name, what is referred to, from the paths or from one another. */
function referredTo(paths: Json, schemas: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const wanted = new Set<string>();
  const look = (part: Json): void => {
    for (const [, name = ''] of textOf(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      look(schemas[name] ?? null);
    }
  };
  look(paths);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => wanted.has(name)));
}

function named(document: object, candidates: Iterable<string>): Json {
  const { components, paths, ...rest } = JSON.parse(JSON.stringify(document)) as Document & Record<string, Json>;
  const found = new Map<string, [name: string, schema: Json]>();
  for (const name of candidates) {
    const schema = paths[namedPath(name)]?.get?.responses['200']?.content['application/json'].schema ?? {};
    delete paths[namedPath(name)];
    const text = textOf(schema);
    // Of two names for the same thing the first is kept.
    if (text.length >= LONG_ENOUGH && !found.has(text)) found.set(text, [name, schema]);
  }
  const names = new Map([...found].map(([text, [name]]) => [text, name]));
  const schemas = Object.fromEntries([...found.values()].map(([name, schema]) => [name, withReferences(schema, names, true)]));
  const referring = withReferences(paths as unknown as Json, names);
  const webhooks = withReferences(rest.webhooks ?? {}, names);
  return { ...rest, webhooks, components: { ...components, schemas: { ...referredTo([referring, webhooks], schemas) } }, paths: referring };
}

/** The OpenAPI 3.1 document of the whole contract, as it is written to the file. */
export function openApiText(): string {
  const registry = new OpenAPIRegistry();
  const candidates = exported();
  for (const [name, schema] of candidates) registry.registerPath(namedAsRoute(name, schema));
  registry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer', description: 'A key of an integrator, made on the 管理 pages' });
  for (const [key, spec] of Object.entries<RouteSpec>(routes)) registry.registerPath(routeOf(key, spec));
  registry.registerPath(download);
  registry.registerWebhook(forwarded);
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version: '1', description: 'Residents report, work stations handle, neighbours see it solved.' },
    servers: [{ url: '/api/v1' }],
  });
  return `${JSON.stringify(named(document, candidates.keys()), null, 1)}\n`;
}

function main(): void {
  const text = openApiText();
  if (!process.argv.includes('--check')) {
    writeFileSync(OPENAPI_FILE, text);
    console.log(`${path.relative(process.cwd(), OPENAPI_FILE)} is written.`);
  } else if (readFileSync(OPENAPI_FILE, 'utf8').replace(/\r\n/g, '\n') !== text) {
    console.error('openapi.json is not what the contract gives; run npm run openapi');
    process.exitCode = 1;
  }
}

if (require.main === module) main();
