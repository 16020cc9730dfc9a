import { api, ApiError } from '@/api';
import { readStored, removeStored, writeStored } from '@/platform/storage';

/** A code that was scanned without a net: its half minute counts, for half an hour. */
interface Kept {
  readonly id: string;
  readonly which: 'arrive' | 'depart';
  readonly code: string;
  readonly key: string;
}
const NAME = 'attendance';
const isKept = (value: unknown): value is Kept[] => Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && 'which' in one && 'code' in one && 'key' in one);
const isOffline = (error: unknown): boolean => error instanceof ApiError && error.code === 'offline';
const all = (): Kept[] => readStored(NAME, isKept) ?? [];

/** Keeps it where the net was the trouble; whether it was kept. */
export function keepTurn(error: unknown, turn: Kept): boolean {
  return isOffline(error) && writeStored(NAME, [...all().filter(({ id, which }) => id !== turn.id || which !== turn.which), turn]);
}
export const waitsFor = (signUpId: string): boolean => all().some(({ id }) => id === signUpId);

/** Sends what waits; whether something went. What the server refuses is dropped: the leader marks it. */
export async function sendKept(): Promise<boolean> {
  const waiting = all();
  let left = waiting;
  for (const turn of waiting) {
    const { id, which, code, key } = turn;
    const body = { code, place: null, queued: true };
    try {
      await (which === 'arrive' ? api('POST /sign-ups/:id/arrive', { params: { id }, body, key: `${key}q` }) : api('POST /sign-ups/:id/depart', { params: { id }, body, key: `${key}q` }));
    } catch (error) {
      if (isOffline(error)) break;
    }
    left = left.filter((one) => one !== turn);
  }
  if (left.length === 0) removeStored(NAME);
  else writeStored(NAME, left);
  return left.length < waiting.length;
}
