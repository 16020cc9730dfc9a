import type { Connection } from 'mongoose';
import type { Deps } from './deps';

/** Longest age of what a process remembers of the database, milliseconds of real time; another process may have changed it. */
export const FRESH_MS = 5_000;
/** Things remembered at most of one kind; beyond it all are asked for again. */
const MOST = 20_000;

type Db = Pick<Deps, 'db'>;

/** Things by id, each at most five seconds old. What was not found is not remembered. */
export interface Memory<T, D extends Db = Deps> {
  /** Those that exist; asks for all that are missing or too old by one read. */
  get(deps: D, ids: Iterable<string | null | undefined>): Promise<Map<string, T>>;
  /** Puts in what this process has just made, so that nobody asks for it. */
  put(deps: Db, id: string, thing: T): void;
  /** Drops some, or all, after this process changed them. */
  forget(deps: Db, ids?: Iterable<string>): void;
}

interface Remembered<T> {
  readonly thing: T;
  readonly until: number;
}
interface Store<T> {
  readonly known: Map<string, Remembered<T>>;
  /** Reads under way, so that requests that come together ask once. */
  readonly asked: Map<string, Promise<ReadonlyMap<string, T>>>;
}

/** Splits ids into what is remembered and what must be asked for. */
function recall<T>({ known }: Store<T>, ids: Iterable<string | null | undefined>, found: Map<string, T>): string[] {
  // The age of a memory is real time, whatever the program's clock says.
  const now = performance.now();
  const missing: string[] = [];
  for (const id of ids) {
    if (id === null || id === undefined || found.has(id)) continue;
    const entry = known.get(id);
    if (entry && entry.until > now) found.set(id, entry.thing);
    else missing.push(id);
  }
  return missing;
}

type Load<T, D extends Db> = (deps: D, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** Keeps what a read brought, unless it was forgotten meanwhile: it may be what was there before the change. */
function keep<T>({ known, asked }: Store<T>, ids: readonly string[], reading: Promise<ReadonlyMap<string, T>>, rows: ReadonlyMap<string, T>, until: number): void {
  if (known.size > MOST) known.clear();
  for (const id of ids) {
    if (asked.get(id) !== reading) continue;
    asked.delete(id);
    const thing = rows.get(id);
    if (thing !== undefined) known.set(id, { thing, until });
  }
}

/** One read for all ids that nobody is asking for yet. */
function ask<T, D extends Db>(deps: D, store: Store<T>, load: Load<T, D>, ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
  const until = performance.now() + FRESH_MS;
  const reading = load(deps, ids).then(
    (rows) => {
      keep(store, ids, reading, rows, until);
      return rows;
    },
    (error: unknown) => {
      for (const id of ids) if (store.asked.get(id) === reading) store.asked.delete(id);
      throw error;
    },
  );
  for (const id of ids) store.asked.set(id, reading);
  return reading;
}

async function complete<T, D extends Db>(deps: D, store: Store<T>, load: Load<T, D>, missing: readonly string[], found: Map<string, T>): Promise<Map<string, T>> {
  const fresh = [...new Set(missing)].filter((id) => !store.asked.has(id));
  const readings = new Set(missing.flatMap((id) => store.asked.get(id) ?? []));
  if (fresh.length > 0) readings.add(ask(deps, store, load, fresh));
  for (const rows of await Promise.all(readings)) {
    for (const id of missing) {
      const thing = rows.get(id);
      if (thing !== undefined) found.set(id, thing);
    }
  }
  return found;
}

/**
 * A memory per process and connection of things read by id.
 * @param load reads those of the ids that exist, by one command
 */
export function createMemory<T, D extends Db = Deps>(load: Load<T, D>): Memory<T, D> {
  const stores = new WeakMap<Connection, Store<T>>();
  const storeOf = (db: Connection): Store<T> => {
    const store = stores.get(db) ?? { known: new Map<string, Remembered<T>>(), asked: new Map<string, Promise<ReadonlyMap<string, T>>>() };
    stores.set(db, store);
    return store;
  };
  return {
    async get(deps, ids) {
      const store = storeOf(deps.db);
      const found = new Map<string, T>();
      const missing = recall(store, ids, found);
      return missing.length === 0 ? found : complete(deps, store, load, missing, found);
    },
    put({ db }, id, thing) {
      storeOf(db).known.set(id, { thing, until: performance.now() + FRESH_MS });
    },
    forget({ db }, ids) {
      const { known, asked } = storeOf(db);
      if (ids === undefined) {
        known.clear();
        asked.clear();
        return;
      }
      for (const id of ids) {
        known.delete(id);
        asked.delete(id);
      }
    },
  };
}
