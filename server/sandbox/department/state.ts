import { newDoor, type Door } from './doors';
import { newMailbox, type MailboxState } from './mail/state';
import { newCity, type CityState } from './open311/state';

/** One thing as it was received first, and how often it came. */
export interface Received {
  readonly key: string;
  readonly type: string;
  readonly at: Date;
  /** Number of the case, and ours: both are searched for. */
  readonly number: string | null;
  readonly ownNumber: string;
  readonly body: unknown;
  times: number;
}

/** One answer of the department, and what Linli said to it; status 0: nothing came back. */
export interface Answered {
  readonly at: Date;
  readonly number: string;
  readonly ownNumber: string;
  readonly said: string;
  readonly status: number;
  readonly text: string;
}

/** Everything a department of the sandbox knows. It is in memory: ending it forgets all. */
export interface DepartmentState extends Door {
  /** What signs; entered by whoever set up the channel. */
  secrets: string[];
  readonly now: () => number;
  /** In the order of their first arrival. */
  readonly received: Map<string, Received>;
  /** Messages that were not believed, by what was wrong. */
  readonly refused: Map<string, number>;
  /** Where it answers, unless a message says so itself; entered by whoever set up the channel. */
  answerTo: string | null;
  /** What it answered, and what was said to that; the latest last. */
  readonly answered: Answered[];
  /** The same department as a server of Open311, and as a mailbox. */
  readonly city: CityState;
  readonly mailbox: MailboxState;
}

export const createDepartment = (secrets: string[], now: () => number): DepartmentState => ({
  ...newDoor(), secrets, now, received: new Map(), refused: new Map(), answerTo: null, answered: [], city: newCity(now), mailbox: newMailbox(now),
});

/** The number of what a message is about: our case, or work under their own number. */
function numberIn(body: unknown, field: 'case' | 'work'): string | null {
  const about = typeof body === 'object' && body !== null ? (body as Partial<Record<typeof field, unknown>>)[field] : null;
  return typeof about === 'object' && about !== null && 'number' in about && typeof about.number === 'string' ? about.number : null;
}

/** Keeps what came. @returns whether it was new */
export function keep(state: DepartmentState, key: string, type: string, body: unknown): boolean {
  const known = state.received.get(key);
  if (known) {
    known.times += 1;
    return false;
  }
  const number = numberIn(body, 'case') ?? numberIn(body, 'work');
  state.received.set(key, { key, type, at: new Date(state.now()), number, ownNumber: `BM${String(state.received.size + 1).padStart(5, '0')}`, body, times: 1 });
  return true;
}
