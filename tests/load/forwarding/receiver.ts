/**
 * The outside systems of `npm run bench:forwarding`, all in one process: each path is a target. What comes to `/t/…` is
 * counted, of what comes to `/l/…` it is kept when which case first arrived, what comes to `/dead/…` is cut off.
 * `POST /clear` begins anew, `GET /seen` tells, `GET /sample` gives the first message whole.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Moments are milliseconds since 1970, of this machine's one clock. */
export interface Seen {
  arrivals: number[];
  /** By case. */
  first: Record<string, number>;
}
/** A message as it came. */
export interface Sample {
  headers: Record<string, string>;
  body: string;
}

const now = (): number => performance.timeOrigin + performance.now();
let seen: Seen = { arrivals: [], first: {} };
let sample: Sample | null = null;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer((request, response) => {
  const url = request.url ?? '';
  if (url.startsWith('/dead/')) return void request.socket.resetAndDestroy();
  void textOf(request).then((body) => {
    if (url === '/clear') seen = { arrivals: [], first: {} };
    if (url.startsWith('/t/')) {
      seen.arrivals.push(now());
      sample ??= { headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), body };
    }
    if (url.startsWith('/l/')) {
      const { case: told } = JSON.parse(body) as { case: { id: string } | null };
      if (told) seen.first[told.id] ??= now();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(url === '/seen' ? JSON.stringify(seen) : url === '/sample' ? JSON.stringify(sample) : '{"ok":true}');
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
