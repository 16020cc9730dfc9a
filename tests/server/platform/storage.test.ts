import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Storage } from '../../../server/platform/storage';
import { diskStorage } from '../../../server/platform/storage/disk';
import { s3Storage } from '../../../server/platform/storage/s3';
import { startFakeS3, type FakeS3 } from '../../support/s3';

const BUCKET = { bucket: 'linli-photos', key: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG' };
const s3Config = (endpoint: string) => ({ kind: 's3', endpoint, region: 'cn-south-1', ...BUCKET }) as const;

let directory: string;
let s3: FakeS3;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'linli-storage-'));
  s3 = await startFakeS3(BUCKET);
});
afterAll(async () => {
  await s3.close();
  await rm(directory, { recursive: true });
});

const content = Buffer.from([0xff, 0xd8, 0, 1, 2, 3]);
async function read(storage: Storage, key: string): Promise<{ bytes: Buffer; size: number } | null> {
  const file = await storage.get(key);
  return file && { bytes: await buffer(file.stream), size: file.size };
}

describe.each<[string, () => Storage]>([
  ['disk', () => diskStorage(directory)],
  ['s3', () => s3Storage(s3Config(s3.endpoint))],
])('storage on %s', (_name, make) => {
  it('gives back what was put', async () => {
    const storage = make();
    await storage.put('photos/a1/full.jpg', content, 'image/jpeg');
    expect(await storage.exists('photos/a1/full.jpg')).toBe(true);
    expect(await read(storage, 'photos/a1/full.jpg')).toEqual({ bytes: content, size: content.length });
  });

  it('holds the second content when a key is put twice', async () => {
    const storage = make();
    await storage.put('photos/a2/full.jpg', content, 'image/jpeg');
    await storage.put('photos/a2/full.jpg', Buffer.from('new'), 'image/jpeg');
    expect((await read(storage, 'photos/a2/full.jpg'))?.bytes.toString()).toBe('new');
  });

  it('knows what is not there, and deletes it twice without complaint', async () => {
    const storage = make();
    await storage.put('photos/a3/full.jpg', content, 'image/jpeg');
    await storage.delete('photos/a3/full.jpg');
    await storage.delete('photos/a3/full.jpg');
    expect(await storage.exists('photos/a3/full.jpg')).toBe(false);
    expect(await storage.get('photos/a3/full.jpg')).toBeNull();
  });

  it('refuses keys that could lead elsewhere', async () => {
    const storage = make();
    for (const key of ['../secret', '/etc/passwd', 'a//b', 'a/../b', 'a\\b', '', 'a b', `x${'y'.repeat(300)}`]) {
      await expect(storage.put(key, content, 'image/jpeg')).rejects.toThrow('unknown form');
      await expect(storage.get(key)).rejects.toThrow('unknown form');
    }
  });
});

describe('storage on disk', () => {
  it('leaves no drafts behind', async () => {
    const storage = diskStorage(path.join(directory, 'clean'));
    await Promise.all(Array.from({ length: 10 }, () => storage.put('photos/b/full.jpg', content, 'image/jpeg')));
    expect(await readdir(path.join(directory, 'clean/photos/b'))).toEqual(['full.jpg']);
  });
});

describe('storage on s3', () => {
  it('fails loudly when the keys are wrong', async () => {
    const storage = s3Storage({ ...s3Config(s3.endpoint), secret: 'wrong' });
    await expect(storage.put('photos/c/full.jpg', content, 'image/jpeg')).rejects.toThrow('storage answered 403 to PUT');
    await expect(storage.get('photos/c/full.jpg')).rejects.toThrow('storage answered 403 to GET');
  });

  it('tries again when the service fails once', async () => {
    s3.failures.push(503);
    const storage = s3Storage(s3Config(s3.endpoint));
    await storage.put('photos/d/full.jpg', content, 'image/jpeg');
    expect(s3.objects.get('photos/d/full.jpg')).toEqual({ body: content, type: 'image/jpeg' });
  });
});
