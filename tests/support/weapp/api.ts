import { ErrorBody } from '../../../shared/contract/kernel';
import { routes, type ParsedOf, type ResponseOf, type RouteKey } from '../../../shared/contract';
import { ERROR_STATUS, type ErrorCode } from '../../../shared/domain/kernel/errors';
import type { WxControls } from './wx';

/** One call of the mini-program, its parts read by the contract. */
export interface Asked<K extends RouteKey> {
  params: ParsedOf<K>['params'];
  query: ParsedOf<K>['query'];
  body: ParsedOf<K>['body'];
  /** The Idempotency-Key of a write. */
  key: string | undefined;
  token: string | undefined;
}

/** The server says no, in the contract's form. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    override readonly message: string,
  ) {
    super(message);
  }
}

/** No answer at all: the network is away. */
export class NoNetwork extends Error {}

type Answer<K extends RouteKey> = (asked: Asked<K>) => ResponseOf<K> | Promise<ResponseOf<K>>;
type Answers = { [K in RouteKey]?: Answer<K> };

/** A server made of the contract alone: what goes in and what comes out is held against it. */
export interface ContractServer {
  /** Decides what one route answers from now on. */
  answer<K extends RouteKey>(route: K, answer: Answer<K>): void;
  /** Every call of a route so far, in order. */
  calls<K extends RouteKey>(route: K): Asked<K>[];
}

interface Heard {
  route: RouteKey;
  asked: Asked<RouteKey>;
}

const BASE = '/api/v1';

function pathAndQuery(url: string): { path: string; query: Record<string, string> } {
  const [whole = '', search = ''] = url.split('?');
  const path = whole.slice(whole.indexOf(BASE) + BASE.length);
  const pairs = search.split('&').filter(Boolean).map((pair) => pair.split('=').map(decodeURIComponent));
  return { path, query: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])) };
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = given[index] ?? '';
    else if (part !== given[index]) return undefined;
  }
  return params;
}

/** The route a call belongs to; one with fixed words goes before one with a parameter in their place. */
function routeOf(method: string, path: string): { route: RouteKey; params: Record<string, string> } {
  const found = (Object.keys(routes) as RouteKey[]).flatMap((route) => {
    const [verb, pattern = ''] = route.split(' ');
    const params = verb === method ? paramsOf(pattern, path) : undefined;
    return params ? [{ route, params }] : [];
  });
  const best = found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  if (!best) throw new Error(`the contract has no route for ${method} ${path}`);
  return best;
}

function errorAnswer(refusal: Refusal): { statusCode: number; data: unknown } {
  const { code, message } = refusal;
  return { statusCode: ERROR_STATUS[code], data: ErrorBody.parse({ error: { code, message, requestId: 'a1b2c3d4e5f60718' } }) };
}

/** Answers `wx.request` and `wx.uploadFile` by the contract. A route without an answer here fails the test. */
export function serveContract(wx: WxControls, answers: Answers): ContractServer {
  const heard: Heard[] = [];
  // Pages of those who work ask on the side whether there is a lesson: none, where a test does not say otherwise.
  const known: Answers = { 'GET /lessons': () => ({ items: [] }), ...answers };

  const reply = async (method: string, options: Record<string, unknown>): Promise<{ statusCode: number; data: unknown }> => {
    const { path, query } = pathAndQuery(String(options.url));
    const { route, params } = routeOf(method, path);
    const spec = routes[route] as { query?: { parse(value: unknown): unknown }; body?: { parse(value: unknown): unknown }; response: { parse(value: unknown): unknown }; status: number };
    const headers = options.header as Record<string, string | undefined>;
    const asked = {
      params,
      query: spec.query?.parse(query),
      body: spec.body?.parse(options.data),
      key: headers['Idempotency-Key'],
      token: headers.Authorization?.replace('Bearer ', ''),
    } as unknown as Asked<RouteKey>;
    heard.push({ route, asked });
    const answer = known[route] as Answer<RouteKey> | undefined;
    if (!answer) throw new Error(`the test says nothing about ${route}`);
    try {
      return { statusCode: spec.status, data: spec.response.parse(await answer(asked)) };
    } catch (error) {
      if (error instanceof Refusal) return errorAnswer(error);
      if (error instanceof NoNetwork) throw { errMsg: 'request:fail network is away' };
      throw error;
    }
  };

  /** A mistake of the test or a broken contract is no lost network: it must be seen. */
  const loudly = async (method: string, options: Record<string, unknown>): Promise<{ statusCode: number; data: unknown }> => {
    try {
      return await reply(method, options);
    } catch (error) {
      if (error instanceof Error) console.error(error.message);
      throw error;
    }
  };

  wx.answer('request', (options) => loudly(String(options.method), options));
  wx.answer('uploadFile', async (options) => {
    const { statusCode, data } = await loudly('POST', options);
    return { statusCode, data: JSON.stringify(data) };
  });
  return {
    answer: (route, answer) => { Object.assign(known, { [route]: answer }); },
    calls: <K extends RouteKey>(route: K) => heard.filter((one) => one.route === route).map(({ asked }) => asked as unknown as Asked<K>),
  };
}
