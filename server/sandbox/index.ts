import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import Koa from 'koa';
import { SANDBOX_SMS_KEY } from '../../config/wechat';
import { decide } from './media';
import { FAULTS, sandboxPage } from './page';
import { CALLS, CARDS, createState, issueCode, phoneOf, tokenProblem, type CallName, type CardCall, type Fault, type PushTarget, type SandboxState, VERDICTS, type Verdict } from './state';
import { ANSWERS, no, receiveSms, type Asked, type Reply } from './wechat';

export { decide } from './media';
export { encrypt, push, wrap, xmlOf } from './push';
export { MOCK_CODE, issueCode, phoneOf, type CallName, type Fault, type Phone, type SandboxState } from './state';

/** A running sandbox of WeChat and of the text message gateway, on loopback. */
export interface Sandbox {
  /** For instance `http://127.0.0.1:3010`. */
  readonly url: string;
  readonly state: SandboxState;
  /** The next calls of that name fail in this way, one after the other. */
  fail(call: CallName, ...faults: Fault[]): void;
  /** Where results are pushed to, once the program listens. */
  pushTo(target: PushTarget): void;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly app: { readonly id: string; readonly secret: string };
  /** Milliseconds since 1970; tests set it. */
  readonly now?: () => number;
}

const WITHOUT_TOKEN: readonly CallName[] = ['login', 'token'];
const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const queryOf = (query: Koa.Context['query']): Record<string, string> => Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value ?? '')]));

const nextFault = (state: SandboxState, name: CallName): Fault | undefined => state.faults.get(name)?.shift();

function answerCall(state: SandboxState, name: Exclude<CallName, 'sms'>, asked: Asked): Reply | Fault {
  state.calls.set(name, (state.calls.get(name) ?? 0) + 1);
  const fault = nextFault(state, name);
  if (typeof fault === 'number') return no(fault, fault === 47003 ? 'argument invalid! data.thing1.value invalid' : undefined);
  if (fault !== undefined) return fault;
  const bad = WITHOUT_TOKEN.includes(name) ? 0 : tokenProblem(state, asked.query.access_token ?? '');
  return bad ? no(bad) : ANSWERS[name](state, asked);
}

function wechatRoutes(router: Router, state: SandboxState): void {
  for (const name of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]) {
    const path = CALLS[name];
    router.register(path, [name === 'login' ? 'GET' : 'POST'], (ctx) => {
      const reply = answerCall(state, name, { query: queryOf(ctx.query), body: recordOf(ctx.request.body) });
      if (typeof reply === 'object') ctx.body = reply;
      else breakDown(ctx, reply);
    });
  }
}

function breakDown(ctx: Koa.Context, fault: Fault): void {
  if (fault === 'silence') {
    // No answer at all, as when the network swallows it: the caller's patience ends it.
    ctx.respond = false;
    return;
  }
  ctx.status = fault === 'refused' ? 400 : 502;
  ctx.body = '<html>502 Bad Gateway</html>';
}

function smsRoute(router: Router, state: SandboxState): void {
  router.post(CALLS.sms, (ctx) => {
    state.calls.set('sms', (state.calls.get('sms') ?? 0) + 1);
    const fault = nextFault(state, 'sms');
    if (fault !== undefined) return breakDown(ctx, fault);
    const { phone, text } = recordOf(ctx.request.body);
    const taken = ctx.get('authorization') === `Bearer ${SANDBOX_SMS_KEY}` && typeof phone === 'string' && typeof text === 'string';
    ctx.status = taken ? 202 : 400;
    ctx.body = { taken };
    if (taken) receiveSms(state, phone, text);
  });
}

function mediaRoutes(router: Router, state: SandboxState): void {
  router.post('/sandbox/media', async (ctx) => {
    const { trace, verdict } = recordOf(ctx.request.body);
    if (typeof trace === 'string' && typeof verdict === 'string' && verdict in VERDICTS) await decide(state, trace, verdict as Verdict);
    ctx.redirect('/');
  });
  router.post('/sandbox/cards', (ctx) => {
    const { card } = recordOf(ctx.request.body);
    if (typeof card === 'string' && card in CARDS) state.cards.push(card as CardCall);
    ctx.redirect('/');
  });
  router.post('/sandbox/push', (ctx) => {
    const { mode, format, automatic } = recordOf(ctx.request.body);
    if (mode === 'safe' || mode === 'plain') state.push.mode = mode;
    if (format === 'xml' || format === 'json') state.push.format = format;
    if (typeof automatic === 'string') state.push.automatic = automatic === 'pass' ? 'pass' : null;
    ctx.redirect('/');
  });
}

function testerRoutes(router: Router, state: SandboxState, sandbox: Pick<Sandbox, 'fail'>): void {
  router.get('/', (ctx) => {
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    ctx.type = 'html';
    ctx.body = sandboxPage(state);
  });
  router.post('/sandbox/faults', (ctx) => {
    const { call, fault } = recordOf(ctx.request.body);
    const name = (Object.keys(CALLS) as CallName[]).find((one) => one === call);
    const chosen = name && FAULTS[name].find(([one]) => String(one) === String(fault));
    if (name && chosen) sandbox.fail(name, chosen[0]);
    ctx.redirect('/');
  });
  router.post('/sandbox/acceptances', (ctx) => {
    const { phone, left } = recordOf(ctx.request.body);
    const known = state.phones.get(String(phone));
    if (known) known.acceptances = left === '' || left === null ? null : left === '0' ? 0 : (known.acceptances ?? 0) + 1;
    ctx.redirect('/');
  });
  router.post('/sandbox/codes', (ctx) => {
    const { phone } = recordOf(ctx.request.body);
    ctx.body = { code: issueCode(state, typeof phone === 'string' && phone !== '' ? phone : 'devtools') };
  });
  router.get('/sandbox/phones/:name', (ctx) => {
    const { name, number, acceptances, arrived } = phoneOf(state, String(ctx.params.name));
    ctx.body = { name, number, acceptances, arrived };
  });
}

function appOf(state: SandboxState, sandbox: Pick<Sandbox, 'fail'>): Koa {
  const app = new Koa();
  const router = new Router();
  wechatRoutes(router, state);
  smsRoute(router, state);
  mediaRoutes(router, state);
  testerRoutes(router, state, sandbox);
  // Neither a page of the web nor a name that points here may talk to it.
  app.use(async (ctx, next) => {
    const origin = ctx.get('origin');
    if (!isLoopback(ctx.host) || (origin !== '' && origin !== 'null' && !isLoopback(origin.replace(/^https?:\/\//, '')))) ctx.throw(403);
    await next();
  });
  app.use(bodyParser({ enableTypes: ['json', 'form'], jsonLimit: '256kb' }));
  app.use(router.routes());
  return app;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** Starts the sandbox. A port that is taken is no reason not to start: another one is used then. */
export async function startSandbox({ port, app, now }: SandboxOptions): Promise<Sandbox> {
  const state = createState(app, now);
  const fail: Sandbox['fail'] = (call, ...faults) => void state.faults.set(call, [...(state.faults.get(call) ?? []), ...faults]);
  const callback = appOf(state, { fail }).callback();
  let server = createServer(callback);
  try {
    await listen(server, port);
  } catch {
    server = createServer(callback);
    await listen(server, 0);
  }
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    state,
    fail,
    pushTo: (target) => void (state.push.target = target),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
