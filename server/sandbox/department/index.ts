import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNATURE_HEADERS, signatureProblem } from '../../platform/outside/signature';
import { answerAbout, type AnswerWay, type OwnAnswer } from './answer';
import { knock, type Treatment } from './doors';
import { bodyOf, header, say, treat, type Call } from './http';
import { answerLetter, type OwnLetter } from './mail/letters';
import { startMailbox } from './mail/server';
import type { LetterWay } from './mail/state';
import { callCity, CITY_PATH } from './open311/server';
import { tellOf, type Telling } from './open311/state';
import { ORDERS } from './orders';
import { departmentPage } from './page';
import { createDepartment, keep, type Answered, type DepartmentState } from './state';

export { ANSWER_WAYS, type AnswerWay, type OwnAnswer } from './answer';
export { TREATMENTS, type Treatment } from './doors';
export { handIn, returned } from './mail/letters';
export { SAMPLE_PICTURE } from './picture';
export type { DepartmentState, Received } from './state';

/** A running department on loopback: an outside system that speaks the real protocols, and can misbehave. */
export interface Department {
  readonly url: string;
  /** Where it is a server of Open311. */
  readonly cityUrl: string;
  readonly state: DepartmentState;
  /** How the next that come by the webhook are treated, one after the other. */
  treat(...treatments: Treatment[]): void;
  /** Answers about a case by its number, as the first message about it is known here. */
  answer(number: string, own: OwnAnswer, way?: AnswerWay): Promise<Answered[]>;
  /** What it says as a server of Open311, from now on, of the request about a case that came last. */
  tell(number: string, telling: Telling): void;
  /** Answers the letter about a case that came last. */
  write(number: string, own: OwnLetter, way?: LetterWay): Promise<Answered[]>;
  close(): Promise<void>;
}

export interface DepartmentOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Port of SMTP, 0 takes a free one; left out, no mail is taken. */
  readonly mailPort?: number;
  readonly secrets?: readonly string[];
  /** Milliseconds since 1970; tests set it. */
  readonly now?: () => number;
}

const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);

/** Takes what is signed rightly: 200 the first time, 409 when it is there already. */
function take(state: DepartmentState, call: Call, body: string, quiet: boolean): void {
  const { request } = call;
  const given = { timestamp: header(request, SIGNATURE_HEADERS.timestamp), signature: header(request, SIGNATURE_HEADERS.signature), body };
  const problem = signatureProblem(state.secrets, given, new Date(state.now()));
  if (problem) {
    state.refused.set(problem, (state.refused.get(problem) ?? 0) + 1);
    say(call, 401, { problem });
    return;
  }
  const key = header(request, SIGNATURE_HEADERS.key);
  const fresh = keep(state, key, header(request, SIGNATURE_HEADERS.event), JSON.parse(body));
  if (quiet) request.socket.destroy();
  else say(call, fresh ? 200 : 409, { number: state.received.get(key)?.ownNumber });
}

async function receive(state: DepartmentState, call: Call): Promise<void> {
  const body = await bodyOf(call.request);
  treat(call, knock(state), (quiet) => take(state, call, body, quiet));
}

/** What its own page asks for. */
async function order(state: DepartmentState, path: string, { request, response }: Call): Promise<void> {
  const form = new URLSearchParams(await bodyOf(request));
  if (Object.hasOwn(ORDERS, path)) ORDERS[path]?.(state, (name) => form.get(name)?.trim() ?? '');
  const [part = 'push'] = /^(city|mail)/.exec(path) ?? /^(city|mail)$/.exec(form.get('door') ?? '') ?? [];
  response.writeHead(303, { location: `/#${part}` }).end();
}

function show(state: DepartmentState, { request, response }: Call): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(departmentPage(state, `http://${header(request, 'host')}`));
}

async function answer(state: DepartmentState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://department');
  const [{ pathname }, origin, call] = [url, header(request, 'origin'), { now: state.now, request, response }];
  // Neither a page of the web nor a name that points here may talk to it.
  if (!isLoopback(header(request, 'host')) || (origin !== '' && origin !== 'null' && !isLoopback(origin.replace(/^https?:\/\//, '')))) return void response.writeHead(403).end();
  if (request.method === 'POST' && pathname === '/cases') return receive(state, call);
  if (pathname.startsWith(`${CITY_PATH}/`)) return callCity(state.city, call, url);
  if (request.method === 'POST' && pathname.startsWith('/sandbox/')) return order(state, pathname.slice('/sandbox/'.length), call);
  if (request.method === 'GET' && pathname === '/') return show(state, call);
  response.writeHead(404).end();
}

/** The one about a case that came last. @throws Error where there is none */
function about<T extends { readonly number: string | null }>(held: Iterable<T>, number: string): T {
  const found = [...held].filter((one) => one.number === number).at(-1);
  if (!found) throw new Error(`the department knows nothing of ${number}`);
  return found;
}

const closing = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts a department. */
export async function startDepartment({ port, mailPort, secrets = [], now = Date.now }: DepartmentOptions): Promise<Department> {
  const state = createDepartment([...secrets], now);
  const { received, city, mailbox } = state;
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.headersSent || response.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const closeMail = mailPort === undefined ? null : await startMailbox(mailbox, mailPort);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, cityUrl: `${url}${CITY_PATH}`, state,
    treat: (...treatments) => void state.next.push(...treatments),
    answer: async (number, own, way) => answerAbout(state, [...received.values()].find((one) => one.number === number) ?? about(received.values(), number), own, way),
    tell: (number, telling) => tellOf(city, about(city.requests.values(), number), telling),
    write: async (number, own, way) => answerLetter(mailbox, about(mailbox.letters.values(), number), own, way),
    async close() {
      await Promise.all([closing(server), closeMail?.()]);
    },
  };
}
