/** How the department can treat what comes in, whatever protocol it comes by; each of these once, for the next that comes. */
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

/** The word of a table that was chosen on a page; null where it is none of it. */
export const chosen = <T extends string>(table: Readonly<Record<T, string>>, word: string): T | null => (Object.hasOwn(table, word) ? (word as T) : null);

/** A way by which things come in, and how they are treated there. */
export interface Door {
  /** Treatments for what comes next, and for what has no other. */
  readonly next: Treatment[];
  always: Treatment | null;
  /** How often it was knocked. */
  asked: number;
}

export const newDoor = (): Door => ({ next: [], always: null, asked: 0 });

/** Somebody knocks. @returns how they are to be treated; null: as it should be */
export function knock(door: Door): Treatment | null {
  door.asked += 1;
  return door.next.shift() ?? door.always;
}

/** How long it takes its time. */
export const SLOW_MS = 3_000;
