import { PUSH_PATH } from '../../config/wechat';
import type { Deps } from '../platform/deps';
import { notePush, seenBefore } from '../platform/wechat/pushLog';
import { checkPush, readPush, type PushQuery } from '../platform/wechat';
import type { Context, Middleware } from './context';
import type { PushListener } from './types';

/** WeChat's messages are a few hundred bytes; in safe mode some three times that. */
const MOST_BYTES = 64 * 1024;

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
function queryOf(ctx: Context): PushQuery & { readonly echostr: string | undefined } {
  const { signature, timestamp, nonce, msg_signature, encrypt_type, echostr } = ctx.query;
  return { signature: one(signature), timestamp: one(timestamp), nonce: one(nonce), msg_signature: one(msg_signature), encrypt_type: one(encrypt_type), echostr: one(echostr) };
}

function answer(ctx: Context, status: number, text: string): void {
  ctx.status = status;
  ctx.type = 'text/plain';
  ctx.body = text;
}

/** The body as text; null when it is longer than any message of WeChat's. */
async function bodyOf(ctx: Context): Promise<string | null> {
  if ((ctx.request.length ?? 0) > MOST_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function receive(ctx: Context, deps: Deps, listeners: readonly PushListener[]): Promise<void> {
  const { push, app } = deps.config.wechat;
  if (push === null || app === null) return answer(ctx, 404, 'not found');
  const raw = await bodyOf(ctx);
  if (raw === null) return answer(ctx, 413, 'too large');
  const query = queryOf(ctx);
  const read = readPush(push, app.id, { query, raw, now: deps.clock.now() });
  const problem = read.ok ? await seenBefore(deps, query, raw) : read.problem;
  await notePush(deps, { problem, event: read.ok ? String(read.message.Event ?? '') : null });
  if (!read.ok || problem !== null) {
    deps.logger.warn({ wechatPush: problem }, 'message push not believed');
    return answer(ctx, problem === 'unreadable' ? 400 : 403, 'refused');
  }
  for (const listener of listeners) if (listener.event === read.message.Event) await listener.handle(read.message, deps);
  answer(ctx, 200, 'success');
}

/**
 * WeChat's message push: proves the address to WeChat (GET), takes what it pushes (POST) in plain or safe mode, XML or
 * JSON. Answers `success` when every listener has done its work; WeChat tells again what was not answered so.
 */
export function wechatPush(deps: Deps, listeners: readonly PushListener[]): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== PUSH_PATH) return next();
    ctx.state.route = `${ctx.method} ${PUSH_PATH}`;
    ctx.set('Cache-Control', 'no-store');
    if (ctx.method === 'POST') return receive(ctx, deps, listeners);
    const { push } = deps.config.wechat;
    if (ctx.method !== 'GET' || push === null) return answer(ctx, 404, 'not found');
    const query = queryOf(ctx);
    const problem = checkPush(push, query, deps.clock.now());
    await notePush(deps, { problem, event: problem === null ? 'verification' : null });
    return problem === null ? answer(ctx, 200, query.echostr ?? '') : answer(ctx, 403, 'refused');
  };
}
