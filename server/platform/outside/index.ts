import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { codeOf } from '../errorCode';
import { guardOf, within, type AddressGuard } from './addresses';
import { OutsideError, problemOfCode } from './problems';

export { guardOf, isNetwork } from './addresses';
export { OutsideError, type OutsideProblem } from './problems';

/** What came back. `text` is read to its end; nothing of it is believed. */
export interface OutsideAnswer {
  readonly status: number;
  readonly text: string;
  /** Header `Retry-After`, milliseconds from now; null where there is none. */
  readonly retryAfterMs: number | null;
  /** Header `Date`: the other side's clock; null where it tells none. */
  readonly date: Date | null;
}

/** Goes to addresses that people typed in. */
export interface Outside {
  /**
   * Posts to an address (https; http in networks that the operator named) and reads the answer. The name is resolved once, each address it has is checked, and
   * the connection goes to those and to nothing else; redirects are answers like others. `once`: the other side cannot tell
   * a repeat, so that it goes by a connection of its own: on a kept one that breaks nobody knows whether it was taken, and
   * it would be said again.
   * @throws OutsideError
   */
  post(address: string, headers: Readonly<Record<string, string>>, body: string, once?: boolean): Promise<OutsideAnswer>;
  /**
   * Reads what stands at an address, under the same conditions. `mostBytes`: what may be read of it.
   * @throws OutsideError
   */
  get(address: string, headers: Readonly<Record<string, string>>, mostBytes?: number): Promise<OutsideAnswer>;
}

/** Resolves a name to its addresses. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** What may be chosen by whoever builds it. */
export interface OutsideOptions {
  /** Networks that are gone to though they are not public. */
  readonly allowed: readonly string[];
  readonly resolve?: Resolve;
  /** For everything from the first byte to the last, milliseconds. */
  readonly timeoutMs?: number;
  readonly now?: () => number;
  /** Certificates in PEM that are trusted beside the usual ones. Operators have `NODE_EXTRA_CA_CERTS` for that; tests set it. */
  readonly authorities?: readonly string[];
}

const TIMEOUT_MS = 10_000;
/** Nobody has to say more than that to what is sent. */
const MOST_BYTES = 64 * 1024;
/** Ports of services that would take our words for commands of theirs lie below; those of the web do not. */
const FIRST_FREE_PORT = 1_024;

/** An address as it may be gone to; null when it is none of the web, carries a login, or goes to a port of another service. */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const port = url.port === '' ? null : Number(url.port);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' && (port === null || port === 80 || port === 443 || port >= FIRST_FREE_PORT) ? url : null;
}

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

async function addressesOf(url: URL, { guard, named }: { guard: AddressGuard; named: AddressGuard }, resolve: Resolve): Promise<readonly { address: string; family: number }[]> {
  const host = bareHost(url);
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch((error: unknown) => {
    throw new OutsideError(problemOfCode(codeOf(error) ?? 'ENOTFOUND'));
  });
  if (found.length === 0) throw new OutsideError('unresolved');
  // One that may not be gone to is enough: an honest name has none.
  if (!found.every(({ address }) => guard(address))) throw new OutsideError('forbiddenAddress');
  // What can be read on its way stays in networks of the operator's own.
  if (url.protocol === 'http:' && !found.every(({ address }) => named(address))) throw new OutsideError('badAddress');
  return found.map(({ address, family }) => ({ address, family }));
}

/** Gives the connection the addresses that were checked, whatever the name says by now. */
function pinned(addresses: readonly { address: string; family: number }[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

/** `Retry-After`: seconds, or a moment. */
function retryAfterOf(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

async function readAll(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new OutsideError('tooLong');
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new OutsideError('cutOff');
  return Buffer.concat(chunks).toString('utf8');
}

interface Sent {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: something is read. */
  readonly body: string | null;
  /** By a connection of its own. */
  readonly once: boolean;
  readonly trusted: { readonly ca: string[] } | undefined;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

function begin({ url, headers, body, once, trusted, lookup: pinnedLookup, signal }: Sent, agents: { http: http.Agent; https: https.Agent }): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const options: https.RequestOptions = {
    ...trusted,
    method: body === null ? 'GET' : 'POST', agent: once ? false : secure ? agents.https : agents.http, lookup: pinnedLookup, signal,
    headers: { accept: 'application/json', ...headers, ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }), 'user-agent': 'Linli' },
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, options, resolve);
    request.on('error', (error) => reject(Object.assign(error, { again: request.reusedSocket && codeOf(error) === 'ECONNRESET' })));
    request.end(body ?? undefined);
  });
}

/** A connection that was kept may have been closed by the other side while nothing was said: then it is asked on a new one. */
const wasStale = (error: unknown): boolean => typeof error === 'object' && error !== null && 'again' in error && error.again === true;

function asOutside(error: unknown, signal: AbortSignal, begun: boolean): OutsideError {
  if (error instanceof OutsideError) return error;
  if (signal.aborted) return new OutsideError('timeout');
  const code = codeOf(error);
  // An answer that began and did not end: nobody knows whether it was taken.
  return new OutsideError(begun && problemOfCode(code) === 'reset' ? 'cutOff' : problemOfCode(code));
}

/** Builds the way outside. Connections are kept for the next parcel of the same target. */
export function createOutside({ allowed, resolve = (host) => lookup(host, { all: true }), timeoutMs = TIMEOUT_MS, now = Date.now, authorities }: OutsideOptions): Outside {
  const guards = { guard: guardOf(allowed), named: within(allowed) };
  const trusted = authorities && { ca: [...rootCertificates, ...authorities] };
  const kept = { keepAlive: true, maxFreeSockets: 16, scheduling: 'lifo' as const, timeout: timeoutMs };
  const agents = { http: new http.Agent(kept), https: new https.Agent(kept) };
  async function go(address: string, { headers, body, once = false }: Pick<Sent, 'headers' | 'body'> & Partial<Pick<Sent, 'once'>>, mostBytes: number): Promise<OutsideAnswer> {
    const url = webAddress(address);
    if (!url) throw new OutsideError('badAddress');
    const signal = AbortSignal.timeout(timeoutMs);
    let begun = false;
    try {
      const sent = { url, headers, body, once, trusted, lookup: pinned(await addressesOf(url, guards, resolve)), signal };
      const response = await begin(sent, agents).catch((error: unknown) => (wasStale(error) ? begin(sent, agents) : Promise.reject(error)));
      begun = true;
      const text = await readAll(response, mostBytes);
      const date = new Date(response.headers.date ?? Number.NaN);
      return { status: response.statusCode ?? 0, text, retryAfterMs: retryAfterOf(response.headers['retry-after'], now()), date: Number.isNaN(date.getTime()) ? null : date };
    } catch (error) {
      throw asOutside(error, signal, begun);
    }
  }
  return {
    post: (address, headers, body, once) => go(address, { headers, body, ...(once ? { once } : {}) }, MOST_BYTES),
    get: (address, headers, mostBytes = MOST_BYTES) => go(address, { headers, body: null }, mostBytes),
  };
}
