import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small S3: path-style addresses, signature version 4 checked, objects in memory. */
export interface FakeS3 {
  readonly endpoint: string;
  readonly objects: Map<string, { body: Buffer; type: string }>;
  /** Answers to give before honest ones, for failures: status codes. */
  readonly failures: number[];
  close(): Promise<void>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** The signature that the specification (AWS Signature Version 4) gives for a request. */
function signatureOf(request: IncomingMessage, body: Buffer, secret: string, signedHeaders: string, scope: string): string {
  const url = new URL(request.url ?? '/', 'http://host');
  const headerOf = (name: string): string => String(request.headers[name] ?? '').trim();
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${headerOf(name)}\n`).join('');
  const declared = headerOf('x-amz-content-sha256');
  const payload = declared === 'UNSIGNED-PAYLOAD' ? declared : sha256(body);
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort().join('&');
  const canonical = [request.method, url.pathname, query, canonicalHeaders, signedHeaders, payload].join('\n');
  const [day = '', region = '', service = ''] = scope.split('/');
  const toSign = ['AWS4-HMAC-SHA256', headerOf('x-amz-date'), scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, toSign).toString('hex');
}

function isSigned(request: IncomingMessage, body: Buffer, key: string, secret: string): boolean {
  const form = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, givenKey, scope = '', headers = '', signature] = form.exec(request.headers.authorization ?? '') ?? [];
  return givenKey === key && headers.split(';').includes('host') && signature === signatureOf(request, body, secret, headers, scope);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Starts one on a free port for one bucket and one pair of keys. */
export async function startFakeS3({ bucket, key, secret }: { bucket: string; key: string; secret: string }): Promise<FakeS3> {
  const objects: FakeS3['objects'] = new Map();
  const failures: number[] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await readAll(request);
      const answer = (status: number, content: Buffer | string = '', headers: Record<string, string> = {}): void => {
        response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : content);
      };
      const failure = failures.shift();
      if (failure !== undefined) return answer(failure);
      if (!isSigned(request, body, key, secret)) return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
      const [, inBucket, ...rest] = new URL(request.url ?? '/', 'http://host').pathname.split('/');
      if (inBucket !== bucket) return answer(404, '<Error><Code>NoSuchBucket</Code></Error>');
      const name = rest.join('/');
      const object = objects.get(name);
      if (request.method === 'PUT') {
        objects.set(name, { body, type: String(request.headers['content-type']) });
        return answer(200);
      }
      if (request.method === 'DELETE') {
        objects.delete(name);
        return answer(204);
      }
      if (!object) return answer(404, '<Error><Code>NoSuchKey</Code></Error>');
      return answer(200, object.body, { 'content-type': object.type, 'content-length': String(object.body.length) });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    failures,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
