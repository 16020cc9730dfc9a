import Taro from '@tarojs/taro';
import { PAGES, startAt } from '../platform/routes';
import { ApiError, errorFrom, mayPass, offlineError } from './errors';
import { dropToken, endSession, giveUpCookie, isByCookie, isByWechat, isFresh, signedIn, tokenNow } from './session';
import { type CallArgs, type JsonRoute, type ResponseOf } from './types';

export const API_BASE = process.env.LINLI_API_BASE;

/** WeChat ends a request at 60 s; people give up earlier. Milliseconds. */
const TIMEOUT_MS = 20_000;
/** Waits before the second and third try. Milliseconds. */
const WAITS_MS = [500, 1500];

/** What the types of a call come down to when it is sent. */
interface LooseCall {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: object;
  key?: string;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** `GET /cases/:id` + `{id}` → `/cases/…?…`; what is undefined is left out. */
export function pathOf(route: string, call: LooseCall): string {
  const path = route.slice(route.indexOf(' ') + 1).replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(call.params?.[name])));
  const pairs = Object.entries(call.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Headers of every call: who asks, and the key that makes a write count once. */
export function headersOf(key?: string): Record<string, string> {
  const token = tokenNow();
  return {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(key ? { 'Idempotency-Key': key } : {}),
    // Our own pages in a browser: the session is kept in a cookie (BROWSER_HEADER of the contract).
    ...(process.env.TARO_ENV === 'h5' ? { 'X-Linli': 'browser' } : {}),
  };
}

type Way = 'wechat' | 'cookie';
/** How to get a fresh session without asking anybody; set by `wechat.ts` and `cookie.ts`, which need this file. */
const ways: { [K in Way]?: () => Promise<void> } = {};
export function renewBy(way: Way, how: () => Promise<void>): void {
  ways[way] = how;
}
const wayNow = (): Way | null => (isByWechat() ? 'wechat' : isByCookie() ? 'cookie' : null);

let renewing: Promise<void> | undefined;

/** One renewal at a time, however many calls were told at once that the session has ended. */
function renewOnce(): Promise<void> {
  const way = wayNow();
  renewing ??= ((way && ways[way]) ?? (() => Promise.reject(offlineError())))().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

const isEnd = (error: unknown): boolean => error instanceof ApiError && error.code === 'not_authenticated';

/** In a browser: asks for the first or next token before it is needed. When there is none to be had, the call itself tells. */
async function renewWhenDue(): Promise<void> {
  if (!isByCookie() || isFresh()) return;
  try {
    await renewOnce();
  } catch (error) {
    if (!isEnd(error)) throw error;
    giveUpCookie();
  }
}

/**
 * Does something that needs a session; when an ended one can be renewed, does it once more with the fresh one.
 * A call that was refused for its session has changed nothing, so any may be made again.
 */
export async function withRenewal<T>(attempt: () => Promise<T>): Promise<T> {
  const had = signedIn();
  await renewWhenDue();
  const before = tokenNow();
  const way = wayNow();
  try {
    return await attempt();
  } catch (error) {
    if (!isEnd(error) || way === null || before === undefined || !signedIn()) throw noticed(error, had);
    // Another call may have renewed it while this one was under way.
    if (tokenNow() === before) {
      if (way === 'cookie') dropToken(before);
      try {
        await renewOnce();
      } catch (refusal) {
        if (!(refusal instanceof ApiError) || !mayPass(refusal)) noticed(error, true);
        throw refusal;
      }
    }
  }
  const renewed = signedIn();
  return attempt().catch((error: unknown) => {
    throw noticed(error, renewed);
  });
}

function noticed(error: unknown, had: boolean): unknown {
  if (error instanceof ApiError) noticeEnd(error, had);
  return error;
}

/** Starts at a page, unless that is where somebody is. */
function leadTo(page: 'login' | 'security'): void {
  const here = Taro.getCurrentPages().at(-1)?.route ?? '';
  if (!PAGES[page].endsWith(here.replace(/^\//, '').split('?')[0] ?? '') || here === '') startAt(page);
}

/**
 * The session has ended: whoever is asked to log in again had one when the call was made. Or it is not finished: a
 * first password, a second factor come before anything else.
 */
function noticeEnd(error: ApiError, had: boolean): void {
  if (error.code === 'step_required') return leadTo('security');
  if (error.code !== 'not_authenticated' || !had || !signedIn()) return;
  endSession();
  leadTo('login');
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** One call as it is, neither renewed nor tried again. */
export async function once(route: string, call: LooseCall): Promise<unknown> {
  const method = route.slice(0, route.indexOf(' ')) as Method;
  const answer = await Taro.request<unknown>({
    url: API_BASE + pathOf(route, call),
    method,
    data: call.body ?? (method === 'GET' ? undefined : {}),
    header: { 'Content-Type': 'application/json', ...headersOf(call.key) },
    timeout: TIMEOUT_MS,
  }).catch(() => {
    throw offlineError();
  });
  if (answer.statusCode >= 200 && answer.statusCode < 300) {
    // A browser gives a body that was cut off, by leaving the page for instance, as none; every answer of ours is an object.
    if (typeof answer.data !== 'object' || answer.data === null) throw offlineError();
    return answer.data;
  }
  throw errorFrom(answer.statusCode, answer.data);
}

const tryAgain = (error: ApiError): boolean => error.code === 'offline' || error.status === 502 || error.status === 503 || error.status === 504;

/** Tries again when that is harmless: the call changes nothing, or its key makes it count once. */
export async function withRetries<T>(harmless: boolean, attempt: () => Promise<T>): Promise<T> {
  for (const ms of harmless ? WAITS_MS : []) {
    try {
      return await attempt();
    } catch (error) {
      if (!tryAgain(error as ApiError)) throw error;
      await wait(ms);
    }
  }
  return attempt();
}

/**
 * Calls the API as the contract says: `api('GET /cases/:id', {params: {id}})`. Writes that count once take a
 * `key` made once per thing the person wants done (`randomId()`), kept until it has succeeded.
 * Rejects with `ApiError` only; an ended session is renewed (by WeChat, or a browser's cookie) or leads to the log-in page.
 */
export async function api<K extends JsonRoute>(route: K, ...args: CallArgs<K>): Promise<ResponseOf<K>> {
  const call = (args[0] ?? {}) as LooseCall;
  const harmless = route.startsWith('GET ') || call.key !== undefined;
  return (await withRenewal(() => withRetries(harmless, () => once(route, call)))) as ResponseOf<K>;
}
