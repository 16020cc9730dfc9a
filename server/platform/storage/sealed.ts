import { buffer } from 'node:stream/consumers';
import type { Deps } from '../deps';

type Kept = Pick<Deps, 'storage' | 'cipher'>;

/** Keeps a text in the storage, sealed for the place that `context` names: names and numbers are in it. Kept again it is the same. */
export async function keepSealed({ storage, cipher }: Kept, key: string, context: string, plain: string): Promise<void> {
  await storage.put(key, Buffer.from(cipher.encrypt(plain, context)), 'application/octet-stream');
}

/** What was kept; null where it is gone. */
export async function loadSealed({ storage, cipher }: Kept, key: string, context: string): Promise<string | null> {
  const stored = await storage.get(key);
  return stored && cipher.decrypt((await buffer(stored.stream)).toString('utf8'), context);
}
