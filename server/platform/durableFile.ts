import { open } from 'node:fs/promises';

/**
 * Writes a new file that only its owner may read, and returns when it will outlast a power cut.
 * @throws Error `EEXIST` where there is one of that name: nothing is ever written over
 */
export async function writeDurably(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
