import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../../../server/sandbox';
import { sandboxFor } from '../../../support/sandbox';
import { startTestServer, type Caller, type TestServer, type TestServerOptions } from '../../../support/server';
import { isSuccess, spread, type Request, type Row } from '../kit';
import { settleDistrict } from './district';
import { maker, type Make } from './make';
import { SOMEBODY, type Who } from './people';

/** One call of the table and what came of it. */
export interface Called {
  readonly who: Who;
  readonly expected: string;
  /** `<status>`, for refusals `<status> <code>`. */
  readonly answer: string;
  readonly response: Answer;
}
/** What came back, read to its end. */
export interface Answer {
  readonly status: number;
  /** Headers as one text. */
  readonly headers: string;
  /** The body as text; a binary one by its bytes. */
  readonly text: string;
  readonly code: string | undefined;
}

/** The district, the cast with their sessions, and a way to make the calls of a row. */
export interface World {
  readonly server: TestServer;
  readonly sandbox: Sandbox;
  /** Makes things as the rows do; one of each for all. */
  readonly make: Make;
  callerOf(who: Who): Promise<Caller>;
  /** What `who` sends in a row; `fresh` for what will change it. All others share one, unless the row looks at who asks. */
  requestOf(row: Row, who: Who, fresh: boolean): Promise<ReadyRequest>;
  send(route: string, ready: ReadyRequest): Promise<Answer>;
  /** Makes a row's call as everybody. */
  run(route: string, row: Row): Promise<Called[]>;
  close(): Promise<void>;
}
/** The same, and whose token it is not yet. */
type Prepared = Omit<ReadyRequest, 'token'> & { readonly token: Request['token'] };
interface ReadyRequest extends Omit<Request, 'token' | 'file'> {
  readonly token: string | null;
  readonly file?: { readonly name: string; readonly content: Buffer };
}

async function settled(value: unknown): Promise<unknown> {
  const known = await value;
  if (typeof known !== 'object' || known === null || Buffer.isBuffer(known)) return known;
  if (Array.isArray(known)) return Promise.all(known.map(settled));
  return Object.fromEntries(await Promise.all(Object.entries(known).map(async ([key, part]) => [key, await settled(part)] as const)));
}

function pathOf(route: string, { params = {}, query = {} }: Pick<ReadyRequest, 'params' | 'query'>): string {
  const path = route.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
  return `/api/v1${path}${asked === '' ? '' : `?${asked}`}`;
}

function bodyOf({ file, body }: ReadyRequest): FormData | string | null {
  if (!file) return body === undefined ? null : JSON.stringify(body);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file.content)]), file.name);
  return form;
}

function codeIn(text: string): string | undefined {
  return text.startsWith('{"error":') ? (JSON.parse(text) as { error: { code?: string } }).error.code : undefined;
}

/** Starts it all; the sandbox stands for WeChat and the SMS gateway. */
export async function startWorld(options: TestServerOptions = {}): Promise<World> {
  const { sandbox, config } = await sandboxFor();
  const server = await startTestServer({ ...options, config: { ...config, ...options.config } });
  await settleDistrict(server.deps);
  const callers = new Map<Who, Caller>([['stranger', server.stranger]]);
  for (const who of SOMEBODY) callers.set(who, await server.as(who));
  const callerOf = async (who: Who): Promise<Caller> => callers.get(who) ?? server.stranger;
  const { fresh, shared } = maker(server, sandbox, callerOf);
  // Before there is much that waits to be told.
  await shared.message();

  const prepare = async (row: Row, who: Who, make: Make): Promise<Prepared> => {
    const { token, file, ...rest } = await row.request(make, who);
    return { ...((await settled(rest)) as object), token, ...(file ? { file: { name: file.name, content: await file.content } } : {}) };
  };
  /** The row that is walked with what was made for those who do not change it; made anew when something fresh was, which may have taken its place. */
  let last: { readonly row: Row; readonly prepared: Promise<Prepared> } | undefined;
  const prepared = (row: Row, who: Who, own: boolean): Promise<Prepared> => {
    if (own) last = undefined;
    if (own || row.request.length > 1) return prepare(row, who, own ? fresh : shared);
    if (last?.row !== row) last = { row, prepared: prepare(row, who, shared) };
    return last.prepared;
  };

  const world: World = {
    server,
    sandbox,
    make: shared,
    callerOf,
    async requestOf(row, who, own) {
      const { token, ...rest } = await prepared(row, who, own);
      return { ...rest, token: token === undefined ? (await callerOf(who)).token : await token };
    },
    async send(route, ready) {
      const [method, path] = route.split(' ') as [string, string];
      const headers: Record<string, string> = {
        ...(ready.token === null ? {} : { Authorization: `Bearer ${ready.token}` }),
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
        ...(ready.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(ready.headers as Record<string, string> | undefined),
      };
      const answer = await fetch(`${server.url}${pathOf(path, ready)}`, { method, headers, body: bodyOf(ready), redirect: 'manual' });
      const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
      // The length of an answer may by chance be the end of somebody's number.
      return { status: answer.status, headers: JSON.stringify([...answer.headers].filter(([name]) => name !== 'content-length')), text, code: codeIn(text) };
    },
    async run(route, row) {
      const called: Called[] = [];
      for (const [who, expected] of Object.entries(spread(row.expected)) as [Who, string][]) {
        const own = isSuccess(expected) && !route.startsWith('GET ');
        const response = await world.send(route, await world.requestOf(row, who, own));
        called.push({ who, expected, answer: response.code ? `${response.status} ${response.code}` : String(response.status), response });
      }
      return called;
    },
    async close() {
      await server.close();
      await sandbox.close();
    },
  };
  return world;
}
