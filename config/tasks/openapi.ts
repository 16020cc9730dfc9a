/**
 * Writes shared/contract/openapi.json from the contract.
 *
 *   npm run openapi             writes it
 *   npm run openapi -- --check  fails when the file is not what the contract gives
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { routes } from '../../shared/contract';
import { FileAddress, FileAddressQuery } from '../../shared/contract/files';
import { ErrorBody, IdempotencyKey, type RouteSpec } from '../../shared/contract/kernel';
import { ERROR_STATUS, type ErrorCode } from '../../shared/domain/kernel/errors';

/** Where the document lies. */
export const OPENAPI_FILE = path.resolve(__dirname, '../../shared/contract/openapi.json');

type ObjectSchema = NonNullable<NonNullable<RouteConfig['request']>['params']>;
type Responses = RouteConfig['responses'];

function codesOf(spec: RouteSpec): ErrorCode[] {
  const always: ErrorCode[] = ['invalid_input', 'too_many_requests', 'internal', 'unavailable'];
  const body: ErrorCode[] = spec.body || spec.bodyKind ? ['malformed_json', 'body_too_large', 'unsupported_media_type'] : [];
  const session: ErrorCode[] = spec.access === 'public' ? [] : ['not_authenticated'];
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

function routeOf(key: string, spec: RouteSpec): RouteConfig {
  const [method = '', at = ''] = key.split(' ');
  const body = bodyOf(spec);
  const security = spec.access === 'session' ? [{ session: [] }] : spec.access === 'optional' ? [{}, { session: [] }] : [];
  return {
    method: method.toLowerCase() as RouteConfig['method'],
    path: at.replace(/:(\w+)/g, '{$1}'),
    summary: spec.summary,
    tags: [spec.tag],
    security,
    request: {
      ...(spec.params && { params: spec.params as ObjectSchema }),
      ...(spec.query && { query: spec.query as ObjectSchema }),
      ...(spec.idempotent && { headers: z.object({ 'Idempotency-Key': IdempotencyKey }) }),
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

/** The OpenAPI 3.1 document of the whole contract, as it is written to the file. */
export function openApiText(): string {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const [key, spec] of Object.entries<RouteSpec>(routes)) registry.registerPath(routeOf(key, spec));
  registry.registerPath(download);
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version: '1', description: 'Residents report, work stations handle, neighbours see it solved.' },
    servers: [{ url: '/api/v1' }],
  });
  return `${JSON.stringify(document, null, 1)}\n`;
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
