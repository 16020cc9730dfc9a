import type { Deps } from './deps';
import { gather } from './gather';

type Db = Pick<Deps, 'db'>;
type Load<T> = (deps: Db, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/**
 * Reads by key that requests ask for in one turn of the event loop, or while such a read is under way, go to the database as one
 * command: where many come at once, such as to a shift that begins or to a vote, they are a few. The read begins after everybody in
 * it has asked, so each sees what was written before they asked; nothing is remembered. Whoever asks for the same is given the same
 * object, which nobody changes.
 * @param load reads those of the keys that exist, by one command
 * @returns one of them; null where there is none
 */
export function together<T>(load: Load<T>): (deps: Db, key: string) => Promise<T | null> {
  const rows = gather<string, ReadonlyMap<string, T>>((deps, keys) => load(deps, [...new Set(keys)]));
  return async (deps, key) => (await rows(deps, key)).done.get(key) ?? null;
}

/** Rows by their `_id`, for `together`. */
export const byId = <T extends { readonly _id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row._id, row]));
