import Taro from '@tarojs/taro';
import { PAGES, startAt } from '../platform/routes';
import { ApiError, errorFrom, mayPass, offlineError } from './errors';
import { endSession, isByWechat, tokenNow } from './session';
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
  return { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(key ? { 'Idempotency-Key': key } : {}) };
}

/** How to get a fresh session without asking anybody; set by `wechat.ts`, which needs this file. */
let renew: (() => Promise<void>) | undefined;
export function renewBy(how: () => Promise<void>): void {
  renew = how;
}

let renewing: Promise<void> | undefined;

/** One renewal at a time, however many calls were told at once that the session has ended. */
function renewOnce(): Promise<void> {
  renewing ??= (renew ?? (() => Promise.reject(offlineError())))().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/**
 * Does something that needs a session; when WeChat can renew an ended one, does it once more with the fresh one.
 * A call that was refused for its session has changed nothing, so any may be made again.
 */
export async function withRenewal<T>(attempt: () => Promise<T>): Promise<T> {
  const before = tokenNow();
  const byWechat = isByWechat();
  try {
    return await attempt();
  } catch (error) {
    const ended = error instanceof ApiError && error.code === 'not_authenticated';
    if (!ended || !byWechat || before === undefined || !tokenNow()) throw noticed(error, before !== undefined);
    // Another call may have renewed it while this one was under way.
    if (tokenNow() === before) {
      try {
        await renewOnce();
      } catch (refusal) {
        if (!(refusal instanceof ApiError) || !mayPass(refusal)) noticed(error, true);
        throw refusal;
      }
    }
  }
  const renewed = tokenNow() !== undefined;
  return attempt().catch((error: unknown) => {
    throw noticed(error, renewed);
  });
}

function noticed(error: unknown, hadToken: boolean): unknown {
  if (error instanceof ApiError) noticeEnd(error, hadToken);
  return error;
}

/** The session has ended: whoever is asked to log in again comes from a call that carried a token. */
function noticeEnd(error: ApiError, hadToken: boolean): void {
  if (error.code !== 'not_authenticated' || !hadToken || !tokenNow()) return;
  endSession();
  const here = Taro.getCurrentPages().at(-1)?.route ?? '';
  if (!PAGES.login.endsWith(here) || here === '') startAt('login');
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

async function once(route: string, call: LooseCall): Promise<unknown> {
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
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
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
 * Rejects with `ApiError` only; an ended session is renewed through WeChat or leads to the log-in page.
 */
export async function api<K extends JsonRoute>(route: K, ...args: CallArgs<K>): Promise<ResponseOf<K>> {
  const call = (args[0] ?? {}) as LooseCall;
  const harmless = route.startsWith('GET ') || call.key !== undefined;
  return (await withRenewal(() => withRetries(harmless, () => once(route, call)))) as ResponseOf<K>;
}
