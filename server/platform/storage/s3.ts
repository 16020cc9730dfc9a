import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { Storage } from '.';
import type { StorageConfig } from '../../../config/server';
import { checkKey } from './keys';

const TIMEOUT_MS = 20_000;

/** Any S3-compatible service, by path-style addresses and signature version 4. */
export function s3Storage(config: Extract<StorageConfig, { kind: 's3' }>): Storage {
  const client = new AwsClient({ accessKeyId: config.key, secretAccessKey: config.secret, region: config.region, service: 's3', retries: 3, initRetryMs: 100 });

  async function call(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const address = `${config.endpoint}/${config.bucket}/${checkKey(key)}`;
    return client.fetch(address, { ...init, method, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }
  /** Reads the body away so that the connection is free again. */
  async function expect(response: Response, method: string, also: readonly number[] = []): Promise<void> {
    await response.arrayBuffer();
    if (!response.ok && !also.includes(response.status)) throw new Error(`storage answered ${response.status} to ${method}`);
  }
  return {
    async put(key, content, type) {
      const body = new Uint8Array(content);
      await expect(await call('PUT', key, { body, headers: { 'content-type': type, 'content-length': String(body.length) } }), 'PUT');
    },
    async get(key) {
      const response = await call('GET', key);
      if (response.ok && response.body) {
        const stream = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
        return { stream, size: Number(response.headers.get('content-length')) };
      }
      await expect(response, 'GET', [404]);
      return null;
    },
    async delete(key) {
      await expect(await call('DELETE', key), 'DELETE', [404]);
    },
    async exists(key) {
      const response = await call('HEAD', key);
      await expect(response, 'HEAD', [404]);
      return response.ok;
    },
  };
}
