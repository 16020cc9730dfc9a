import type { Connection } from 'mongoose';
import type { Deps } from './deps';

type Db = Pick<Deps, 'db'>;
type Load<T> = (deps: Db, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** What is asked for in this turn, and the one read that will answer it. */
interface Turn<T> {
  readonly keys: Set<string>;
  readonly rows: Promise<ReadonlyMap<string, T>>;
}

/**
 * Reads by key that requests ask for in one turn of the event loop go to the database as one command: where many come at once,
 * such as to a shift that begins, they are a few. The read begins after everybody in it has asked, so each sees what was written
 * before they asked; nothing is remembered. Whoever asks for the same is given the same object, which nobody changes.
 * @param load reads those of the keys that exist, by one command
 * @returns one of them; null where there is none
 */
export function together<T>(load: Load<T>): (deps: Db, key: string) => Promise<T | null> {
  const turns = new WeakMap<Connection, Turn<T>>();
  const begin = (deps: Db): Turn<T> => {
    const keys = new Set<string>();
    const rows = new Promise<void>((resolve) => void setImmediate(resolve)).then(() => {
      turns.delete(deps.db);
      return load(deps, [...keys]);
    });
    const turn = { keys, rows };
    turns.set(deps.db, turn);
    return turn;
  };
  return async (deps, key) => {
    const turn = turns.get(deps.db) ?? begin(deps);
    turn.keys.add(key);
    return (await turn.rows).get(key) ?? null;
  };
}

/** Rows by their `_id`, for `together`. */
export const byId = <T extends { readonly _id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row._id, row]));
