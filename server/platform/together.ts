import type { Connection } from 'mongoose';
import type { Deps } from './deps';

type Db = Pick<Deps, 'db'>;
type Load<T> = (deps: Db, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** Longest wait for the read that is under way, milliseconds: one that hangs holds nobody up for longer. */
const PATIENCE_MS = 20;

/** What is asked for now, and the one read that will answer it. */
interface Turn<T> {
  readonly keys: Set<string>;
  readonly rows: Promise<ReadonlyMap<string, T>>;
}
/** Reads of one kind from one database. */
interface Queue<T> {
  /** The one that has not begun. */
  next: Turn<T> | null;
  /** Ends with the one that is under way, whether or not it succeeds. */
  under: Promise<void> | null;
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Waits for what is under way, with patience. */
async function free<T>({ under }: Queue<T>): Promise<void> {
  if (!under) return;
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([under, new Promise<void>((resolve) => void (timer = setTimeout(resolve, PATIENCE_MS)))]);
  clearTimeout(timer);
}

/** Begins what was waited for: whoever asks from now on is in the one after it. */
function start<T>(queue: Queue<T>, read: () => Promise<ReadonlyMap<string, T>>): Promise<ReadonlyMap<string, T>> {
  queue.next = null;
  const reading = read();
  const ended = (): void => void (queue.under === under && (queue.under = null));
  const under: Promise<void> = reading.then(ended, ended);
  queue.under = under;
  return reading;
}

/**
 * Reads by key that requests ask for in one turn of the event loop, or while such a read is under way, go to the database as one
 * command: where many come at once, such as to a shift that begins or to a vote, they are a few. The read begins after everybody in
 * it has asked, so each sees what was written before they asked; nothing is remembered. Whoever asks for the same is given the same
 * object, which nobody changes.
 * @param load reads those of the keys that exist, by one command
 * @returns one of them; null where there is none
 */
export function together<T>(load: Load<T>): (deps: Db, key: string) => Promise<T | null> {
  const queues = new WeakMap<Connection, Queue<T>>();
  const queueOf = (db: Connection): Queue<T> => {
    const queue = queues.get(db) ?? { next: null, under: null };
    queues.set(db, queue);
    return queue;
  };
  const begin = (deps: Db, queue: Queue<T>): Turn<T> => {
    const keys = new Set<string>();
    const rows = endOfTurn().then(() => free(queue)).then(() => start(queue, () => load(deps, [...keys])));
    return (queue.next = { keys, rows });
  };
  return async (deps, key) => {
    const queue = queueOf(deps.db);
    const turn = queue.next ?? begin(deps, queue);
    turn.keys.add(key);
    return (await turn.rows).get(key) ?? null;
  };
}

/** Rows by their `_id`, for `together`. */
export const byId = <T extends { readonly _id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row._id, row]));
