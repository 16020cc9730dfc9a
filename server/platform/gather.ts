import type { Connection } from 'mongoose';
import type { Deps } from './deps';

type Db = Pick<Deps, 'db'>;
type Act<I, R> = (deps: Db, items: readonly I[]) => Promise<R>;

/** Longest wait for the command that is under way, milliseconds: one that hangs holds nobody up for longer. */
const PATIENCE_MS = 20;

/** What is asked for now, and the one command that will do it. */
interface Turn<I, R> {
  readonly items: I[];
  readonly done: Promise<R>;
}
/** Commands of one kind to one database. */
interface Queue<I, R> {
  /** The one that has not begun. */
  next: Turn<I, R> | null;
  /** Ends with the one that is under way, whether or not it succeeds. */
  under: Promise<void> | null;
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Waits for what is under way, with patience. */
async function free<I, R>({ under }: Queue<I, R>): Promise<void> {
  if (!under) return;
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([under, new Promise<void>((resolve) => void (timer = setTimeout(resolve, PATIENCE_MS)))]);
  clearTimeout(timer);
}

/** Begins what was waited for: whoever asks from now on is in the one after it. */
function start<I, R>(queue: Queue<I, R>, act: () => Promise<R>): Promise<R> {
  queue.next = null;
  const acting = act();
  const ended = (): void => void (queue.under === under && (queue.under = null));
  const under: Promise<void> = acting.then(ended, ended);
  queue.under = under;
  return acting;
}

/**
 * What requests ask of the database in one turn of the event loop, or while a command of the kind is under way, becomes one
 * command. It begins after everybody in it has asked. Whoever comes alone waits for nobody.
 * @param act does it for all of them by one command
 * @returns what that command brought, and the place of what was asked among the items
 */
export function gather<I, R>(act: Act<I, R>): (deps: Db, item: I) => Promise<{ readonly done: R; readonly at: number }> {
  const queues = new WeakMap<Connection, Queue<I, R>>();
  const queueOf = (db: Connection): Queue<I, R> => {
    const queue = queues.get(db) ?? { next: null, under: null };
    queues.set(db, queue);
    return queue;
  };
  const begin = (deps: Db, queue: Queue<I, R>): Turn<I, R> => {
    const items: I[] = [];
    const done = endOfTurn().then(() => free(queue)).then(() => start(queue, () => act(deps, items)));
    return (queue.next = { items, done });
  };
  return async (deps, item) => {
    const queue = queueOf(deps.db);
    const turn = queue.next ?? begin(deps, queue);
    const at = turn.items.push(item) - 1;
    return { done: await turn.done, at };
  };
}
