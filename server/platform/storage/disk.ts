import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from '.';
import { codeOf } from '../errorCode';
import { checkKey } from './keys';

const missing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

async function syncDirectory(directory: string): Promise<void> {
  // Windows cannot open directories; there the rename is durable enough by itself.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeDurably(handle: FileHandle, content: Buffer): Promise<void> {
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files in a directory: written beside, flushed, then renamed, so that a crash leaves the old or the new, never half. */
export function diskStorage(root: string): Storage {
  const place = (key: string): string => path.join(root, ...checkKey(key).split('/'));
  return {
    async put(key, content) {
      const target = place(key);
      const directory = path.dirname(target);
      await mkdir(directory, { recursive: true });
      const draft = `${target}.${randomBytes(6).toString('hex')}.part`;
      try {
        await writeDurably(await open(draft, 'wx', 0o600), content);
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncDirectory(directory);
    },
    async get(key) {
      try {
        const target = place(key);
        const { size } = await stat(target);
        return { stream: createReadStream(target), size };
      } catch (error) {
        if (missing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      await rm(place(key), { force: true });
    },
    async exists(key) {
      return access(place(key)).then(
        () => true,
        () => false,
      );
    },
  };
}
