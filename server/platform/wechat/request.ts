import type { Logger } from 'pino';
import { nameOf } from '../errorCode';
import { problemIn, refused, type Answer } from './problems';
import type { Outcome } from './types';

/** People wait for a login; WeChat usually answers within a second. Milliseconds. */
const TIMEOUT_MS = 5_000;
/** No documented answer comes near it. */
const MOST_BYTES = 256 * 1024;

/** One call. Queries and bodies hold secrets, codes and openids: neither is ever logged. */
export interface WechatCall {
  readonly method: 'GET' | 'POST';
  /** Path below the base address; all that may be logged. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** How long an answer is waited for, milliseconds; without it as long as people wait for a login. */
  readonly timeoutMs?: number;
}

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && !Array.isArray(value);

async function read(response: Response): Promise<Answer | null> {
  const text = await response.text();
  if (!response.ok || text.length > MOST_BYTES) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isAnswer(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Sends one call and tells an answer from a refusal. Never throws. */
export async function callWechat(base: string, { method, path, query = {}, body, timeoutMs = TIMEOUT_MS }: WechatCall, logger: Logger): Promise<Outcome<Answer>> {
  const began = performance.now();
  try {
    const address = `${base}${path}?${new URLSearchParams(query).toString()}`;
    const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(address, { method, ...content, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const answer = await read(response);
    const outcome: Outcome<Answer> = answer === null ? refused('unreachable', null) : (problemIn(answer) ?? { ok: true, value: answer });
    if (!outcome.ok) logger.warn({ wechat: path, status: response.status, problem: outcome.problem, errcode: outcome.code, ms: Math.round(performance.now() - began) }, 'WeChat refused');
    return outcome;
  } catch (error) {
    // The message of a failed fetch may carry the address with its query.
    logger.warn({ wechat: path, problem: 'unreachable', error: nameOf(error), ms: Math.round(performance.now() - began) }, 'WeChat did not answer');
    return refused('unreachable');
  }
}
