import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNATURE_HEADERS, signatureProblem } from '../../platform/outside/signature';
import { answerAbout, isAnswerWay, SAMPLE_PICTURE, type AnswerWay, type OwnAnswer } from './answer';
import { departmentPage } from './page';
import { createDepartment, keep, TREATMENTS, type Answered, type DepartmentState, type Treatment } from './state';

export { ANSWER_WAYS, SAMPLE_PICTURE, type AnswerWay, type OwnAnswer } from './answer';
export { TREATMENTS, type DepartmentState, type Received, type Treatment } from './state';

/** A running department on loopback: an outside system that speaks the real protocol, and can misbehave. */
export interface Department {
  readonly url: string;
  readonly state: DepartmentState;
  /** How the next that come are treated, one after the other. */
  treat(...treatments: Treatment[]): void;
  /** Answers about a case by its number, as the first message about it is known here. */
  answer(number: string, own: OwnAnswer, way?: AnswerWay): Promise<Answered[]>;
  close(): Promise<void>;
}

export interface DepartmentOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly secrets?: readonly string[];
  /** Milliseconds since 1970; tests set it. */
  readonly now?: () => number;
}

const SLOW_MS = 3_000;
const MOST_BYTES = 1024 * 1024;
const isTreatment = (value: unknown): value is Treatment => typeof value === 'string' && Object.hasOwn(TREATMENTS, value);
const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

function say(state: DepartmentState, response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date: new Date(state.now()).toUTCString(), ...headers }).end(JSON.stringify(body));
}

/** Takes what is signed rightly: 200 the first time, 409 when it is there already. */
function take(state: DepartmentState, request: IncomingMessage, response: ServerResponse, body: string, quiet: boolean): void {
  const given = { timestamp: header(request, SIGNATURE_HEADERS.timestamp), signature: header(request, SIGNATURE_HEADERS.signature), body };
  const problem = signatureProblem(state.secrets, given, new Date(state.now()));
  if (problem) {
    state.refused.set(problem, (state.refused.get(problem) ?? 0) + 1);
    say(state, response, 401, { problem });
    return;
  }
  const key = header(request, SIGNATURE_HEADERS.key);
  const fresh = keep(state, key, header(request, SIGNATURE_HEADERS.event), JSON.parse(body));
  if (quiet) request.socket.destroy();
  else say(state, response, fresh ? 200 : 409, { number: state.received.get(key)?.ownNumber });
}

function misbehave(state: DepartmentState, treatment: Treatment, request: IncomingMessage, response: ServerResponse, body: string): void {
  switch (treatment) {
    case 'slow':
      setTimeout(() => take(state, request, response, body, false), SLOW_MS).unref();
      return;
    case 'silent':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'half':
      response.writeHead(200, { 'content-length': '1000' }).write('{"number"');
      setTimeout(() => response.destroy(), 10);
      return;
    case 'lost':
      take(state, request, response, body, true);
      return;
    case 'busy':
      return say(state, response, 429, {}, { 'retry-after': '60' });
    case 'redirect':
      return say(state, response, 307, {}, { location: 'http://169.254.169.254/latest/meta-data/' });
    default:
      return say(state, response, { error: 500, full: 507, refuse: 422, unknown: 401 }[treatment], {});
  }
}

async function receive(state: DepartmentState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  state.asked += 1;
  const treatment = state.next.shift() ?? state.always;
  if (treatment) misbehave(state, treatment, request, response, body);
  else take(state, request, response, body, false);
}

/** An answer that somebody made on the page. It is not waited for: it may be a slow one. */
function answerByForm(state: DepartmentState, form: URLSearchParams): void {
  const received = state.received.get(form.get('key') ?? '');
  const [status, way] = [form.get('status') ?? '', form.get('way')];
  if (!received || status === '' || !isAnswerWay(way)) return;
  const own = { status, note: form.get('note') ?? '', photos: form.get('photo') === 'on' ? [SAMPLE_PICTURE] : [] };
  answerAbout(state, received, own, way).catch(() => undefined);
}

/** What its own page asks for. */
async function order(state: DepartmentState, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await bodyOf(request));
  const treatment = form.get('treatment');
  const secret = form.get('secret')?.trim();
  if (path === '/sandbox/secret' && secret) state.secrets = [secret];
  if (path === '/sandbox/next' && isTreatment(treatment)) state.next.push(treatment);
  if (path === '/sandbox/address') state.answerTo = form.get('address')?.trim() || null;
  if (path === '/sandbox/answer') answerByForm(state, form);
  if (path === '/sandbox/always') state.always = isTreatment(treatment) ? treatment : null;
  response.writeHead(303, { location: '/' }).end();
}

function show(state: DepartmentState, request: IncomingMessage, response: ServerResponse): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(departmentPage(state, `http://${header(request, 'host')}`));
}

async function answer(state: DepartmentState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://department');
  const origin = header(request, 'origin');
  // Neither a page of the web nor a name that points here may talk to it.
  if (!isLoopback(header(request, 'host')) || (origin !== '' && origin !== 'null' && !isLoopback(origin.replace(/^https?:\/\//, '')))) return void response.writeHead(403).end();
  if (request.method === 'POST' && pathname === '/cases') return receive(state, request, response);
  if (request.method === 'POST' && pathname.startsWith('/sandbox/')) return order(state, pathname, request, response);
  if (request.method === 'GET' && pathname === '/') return show(state, request, response);
  response.writeHead(404).end();
}

/** Starts a department. */
export async function startDepartment({ port, secrets = [], now = Date.now }: DepartmentOptions): Promise<Department> {
  const state = createDepartment([...secrets], now);
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.headersSent || response.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    treat: (...treatments) => void state.next.push(...treatments),
    answer: (number, own, way) => {
      const received = [...state.received.values()].find((one) => one.number === number);
      if (!received) throw new Error(`the department knows nothing of ${number}`);
      return answerAbout(state, received, own, way);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
