/** How the department can treat what comes in; each of these once, for the next that comes. */
export const TREATMENTS = {
  slow: '三秒后才收',
  silent: '不答',
  reset: '断开连接',
  half: '答到一半断开',
  lost: '收下了，却断开',
  error: '系统出错（500）',
  busy: '说忙，一分钟后再来（429）',
  full: '说存满了（507）',
  refuse: '看了不收（422）',
  unknown: '说不认得签名（401）',
  redirect: '让转到别处（307）',
} as const;
export type Treatment = keyof typeof TREATMENTS;

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
export interface DepartmentState {
  /** What signs; entered by whoever set up the channel. */
  secrets: string[];
  readonly now: () => number;
  /** In the order of their first arrival. */
  readonly received: Map<string, Received>;
  /** Treatments for what comes next, and for what has no other. */
  readonly next: Treatment[];
  always: Treatment | null;
  /** Messages that were not believed, by what was wrong. */
  readonly refused: Map<string, number>;
  /** How often it was knocked. */
  asked: number;
  /** Where it answers, unless a message says so itself; entered by whoever set up the channel. */
  answerTo: string | null;
  /** What it answered, and what was said to that; the latest last. */
  readonly answered: Answered[];
}

export const createDepartment = (secrets: string[], now: () => number): DepartmentState => ({ secrets, now, received: new Map(), next: [], always: null, refused: new Map(), asked: 0, answerTo: null, answered: [] });

/** Keeps what came. @returns whether it was new */
export function keep(state: DepartmentState, key: string, type: string, body: unknown): boolean {
  const known = state.received.get(key);
  if (known) {
    known.times += 1;
    return false;
  }
  const about = typeof body === 'object' && body !== null && 'case' in body ? body.case : null;
  const number = typeof about === 'object' && about !== null && 'number' in about && typeof about.number === 'string' ? about.number : null;
  state.received.set(key, { key, type, at: new Date(state.now()), number, ownNumber: `BM${String(state.received.size + 1).padStart(5, '0')}`, body, times: 1 });
  return true;
}
