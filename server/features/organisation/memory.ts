import type { Connection } from 'mongoose';
import type { Deps } from '../../platform/deps';
import { createMemory, FRESH_MS, type Memory } from '../../platform/memory';

/** Answers remembered at most; beyond it all are asked for again. */
const MOST = 5_000;

interface Remembered {
  readonly answer: Promise<unknown>;
  readonly until: number;
}
const memory = new WeakMap<Connection, Map<string, Remembered>>();

function memoryOf(deps: Pick<Deps, 'db'>): Map<string, Remembered> {
  const known = memory.get(deps.db) ?? new Map<string, Remembered>();
  memory.set(deps.db, known);
  return known;
}

/** The answer to a question about the organisation, at most five seconds old. Failures are not remembered. */
export async function remember<T>(deps: Pick<Deps, 'db'>, question: string, ask: () => Promise<T>): Promise<T> {
  const known = memoryOf(deps);
  // The age of a memory is real time, whatever the program's clock says.
  const now = performance.now();
  const entry = known.get(question);
  if (entry && entry.until > now) return entry.answer as Promise<T>;
  if (known.size >= MOST) known.clear();
  // A query of mongoose runs anew each time it is awaited: here it is awaited once, the promise often.
  const answer = (async () => ask())();
  known.set(question, { answer, until: now + FRESH_MS });
  answer.catch(() => known.delete(question));
  return answer;
}

type Db = Pick<Deps, 'db'>;
const kinds: Pick<Memory<unknown, Db>, 'forget'>[] = [];

/** A memory of rows of the organisation by id, that `forget` drops with the rest. */
export function rememberById<T>(load: (deps: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>): Memory<T, Db> {
  const kind = createMemory(load);
  kinds.push(kind);
  return kind;
}

/** Drops what this process remembers, after changing the organisation. */
export function forget(deps: Db): void {
  memoryOf(deps).clear();
  for (const kind of kinds) kind.forget(deps);
}
