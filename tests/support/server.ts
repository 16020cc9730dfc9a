import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import request, { type Test } from 'supertest';
import type { MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { readConfig, type ServerConfig } from '../../config/server';
import { buildApp, hooksOf } from '../../server/app';
import { features as allFeatures } from '../../server/features';
import { openSession } from '../../server/features/identity';
import type { Feature } from '../../server/http/types';
import { drain, workOf, type Work } from '../../server/jobs';
import { settableClock, type Clock } from '../../server/platform/clock';
import { createDeps } from '../../server/platform/createDeps';
import { openConnection } from '../../server/platform/database/connect';
import type { Deps } from '../../server/platform/deps';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import { contractWatch } from './contract';
import { freshDatabaseUri } from './database';
import { watchLanguage } from './language';
import { watchWrites, writtenTo } from './writes';
import { scratchDirectory } from './scratch';

/** Monday 2 March 2026, 10:00 at +08:00: an ordinary working morning. */
export const TEST_NOW = new Date('2026-03-02T02:00:00.000Z');

/** Limits that tests do not meet by accident. */
const ROOMY = { reads: 1_000_000, writes: 1_000_000, address: 1_000_000, logins: 1_000_000 };

export interface TestServerOptions {
  /** Default: every feature of the program. */
  readonly features?: readonly Feature[];
  readonly clock?: Clock;
  readonly config?: Partial<ServerConfig>;
  readonly logger?: Logger;
  /** Directory of a browser build to serve. */
  readonly h5?: string;
  /** An existing database in place of a fresh one. */
  readonly uri?: string;
}

/** Calls of one person (or a stranger) to `/api/v1`. Writes carry an Idempotency-Key, a new one unless given. */
export interface Caller {
  readonly token: string | null;
  get(path: string): Test;
  post(path: string, body?: unknown, key?: string): Test;
  patch(path: string, body: unknown): Test;
  put(path: string, body: unknown): Test;
  delete(path: string): Test;
}

export interface TestServer {
  readonly deps: Deps;
  readonly work: Work;
  readonly uri: string;
  readonly url: string;
  /** supertest on the listening server, paths in full. */
  readonly request: ReturnType<typeof request>;
  readonly stranger: Caller;
  /** Opens a session of an existing person. */
  as(personId: string): Promise<Caller>;
  /** Runs the background work until nothing is due. */
  drain(): Promise<void>;
  /** Also fails when an answer broke the contract. */
  close(): Promise<void>;
}

function caller(agent: ReturnType<typeof request>, token: string | null): Caller {
  const send = (test: Test): Test => (token === null ? test : test.set('Authorization', `Bearer ${token}`));
  const at = (path: string): string => `/api/v1${path}`;
  return {
    token,
    get: (path) => send(agent.get(at(path))),
    post: (path, body, key = randomUUID()) => {
      const test = send(agent.post(at(path))).set('Idempotency-Key', key);
      return body === undefined ? test : test.send(body as object);
    },
    patch: (path, body) => send(agent.patch(at(path))).send(body as object),
    put: (path, body) => send(agent.put(at(path))).send(body as object),
    delete: (path) => send(agent.delete(at(path))),
  };
}

/** Dependencies on a database of their own, without a web server: for tests of commands and jobs. */
export async function testDeps(options: TestServerOptions = {}): Promise<{ deps: Deps; uri: string; close(): Promise<void> }> {
  const features = options.features ?? allFeatures;
  const logger = options.logger ?? createLogger('silent');
  const dataDir = await scratchDirectory('linli-files-');
  const uri = options.uri ?? (await freshDatabaseUri());
  const db = await openConnection(`${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`, logger);
  const foreign = watchLanguage(db.getClient() as unknown as MongoClient);
  watchWrites(db.getClient() as unknown as MongoClient);
  const config = { ...readConfig({}, dataDir), dataDir, secret: 'test-secret-0123456789-abcdefghijkl', rates: ROOMY, ...options.config };
  const clock = options.clock ?? settableClock(TEST_NOW);
  const deps = createDeps({ config, db, clock, logger, hooks: hooksOf(features), nudge: () => undefined });
  await prepareDatabase(deps, features);
  const close = async (): Promise<void> => {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
    if (foreign().length > 0) throw new Error(`docs/engine.md does not list what was asked of the database: ${foreign().join(', ')}`);
  };
  return { deps, uri, close };
}

/** A server on a fresh database, listening on a free port; every answer is held against the contract. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const features = options.features ?? allFeatures;
  const { deps, uri, close } = await testDeps(options);
  const work = workOf(features);
  const relayed: Work = { ...work, get sources() { return writtenTo(deps, work.sources); } };
  const app = buildApp({ deps, features, h5: options.h5 ?? null });
  const faults: string[] = [];
  app.middleware.unshift(contractWatch(faults));
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const agent = request(url);
  return {
    deps,
    work,
    uri,
    url,
    request: agent,
    stranger: caller(agent, null),
    as: async (personId) => caller(agent, (await openSession(deps, personId, 24)).token),
    drain: () => drain(deps, relayed),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
      if (faults.length > 0) throw new Error(`answers broke the contract:\n${faults.join('\n')}`);
    },
  };
}
