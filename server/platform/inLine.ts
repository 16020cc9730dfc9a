import type { Connection } from 'mongoose';
import type { Deps } from './deps';

const lines = new WeakMap<Connection, Map<string, Promise<unknown>>>();

/**
 * Does one thing after another for one key within this process. It saves those who come together for the same document from meeting
 * in the database again and again; that only one of them has it is the guarded write's doing, here and over all processes.
 */
export async function inLine<T>({ db }: Pick<Deps, 'db'>, key: string, work: () => Promise<T>): Promise<T> {
  const known = lines.get(db) ?? new Map<string, Promise<unknown>>();
  lines.set(db, known);
  const before = known.get(key);
  const mine = (before ?? Promise.resolve()).then(work, work);
  known.set(key, mine);
  try {
    return await mine;
  } finally {
    if (known.get(key) === mine) known.delete(key);
  }
}
