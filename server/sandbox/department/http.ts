import type { IncomingMessage, ServerResponse } from 'node:http';
import { SLOW_MS, type Treatment } from './doors';

const MOST_BYTES = 1024 * 1024;

/** What was sent, to its end. @throws RangeError where it is longer than anything that may come */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

/** One call with the department's clock: its answers tell the time. */
export interface Call {
  readonly now: () => number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers in JSON unless the headers say otherwise. */
export function say({ now, response }: Call, status: number, body: object | string, headers: Readonly<Record<string, string>> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date: new Date(now()).toUTCString(), ...headers }).end(text);
}

/** Treats a call as told. `take`: as it should be; `quiet`: it is taken, and the line ends before a word is said. */
export function treat(call: Call, treatment: Treatment | null, take: (quiet: boolean) => void): void {
  const { request, response } = call;
  switch (treatment) {
    case null:
      return take(false);
    case 'slow':
      setTimeout(() => take(false), SLOW_MS).unref();
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
      return take(true);
    case 'busy':
      return say(call, 429, {}, { 'retry-after': '60' });
    case 'redirect':
      return say(call, 307, {}, { location: 'http://169.254.169.254/latest/meta-data/' });
    default:
      return say(call, { error: 500, full: 507, refuse: 422, unknown: 401 }[treatment], {});
  }
}
