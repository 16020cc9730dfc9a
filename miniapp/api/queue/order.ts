import { ApiError, mayPass, sentenceOf } from '../errors';
import { type WaitingTrouble, type WaitingWrite } from './types';

/** Waits after the first, second … try that met no network or a busy server; then the last again. Milliseconds. */
export const BACK_OFF_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

const byPlace = (a: WaitingWrite, b: WaitingWrite): number => a.place - b.place;

/** The first of each line: nothing overtakes what was written before it about the same matter. */
export function heads(writes: readonly WaitingWrite[]): WaitingWrite[] {
  const first = new Map<string, WaitingWrite>();
  for (const write of [...writes].sort(byPlace)) if (!first.has(write.line)) first.set(write.line, write);
  return [...first.values()].sort((a, b) => a.writtenAt - b.writtenAt);
}

/** What is to be sent now: the oldest head that nothing stands in the way of. `eager`: without waiting out a pause. */
export function nextOf(writes: readonly WaitingWrite[], now: number, eager = false): WaitingWrite | undefined {
  return heads(writes).find(({ trouble, notBefore }) => trouble === null && (eager || notBefore <= now));
}

/** When to look again: the earliest end of a pause; null when nothing goes by itself. */
export function wakeAt(writes: readonly WaitingWrite[]): number | null {
  const ahead = heads(writes).filter(({ trouble }) => trouble === null).map(({ notBefore }) => notBefore);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** Where the next one of a line stands, and the revision it is written against: each step before it raises it by one. */
export function behind(writes: readonly WaitingWrite[], line: string, revision: number | null): { place: number; revision: number | null } {
  const last = writes.filter((write) => write.line === line).sort(byPlace).at(-1);
  if (!last) return { place: 0, revision };
  return { place: last.place + 1, revision: last.revision === null ? revision : last.revision + 1 };
}

/** A write, and what stands behind it in its line, against a newer state of the matter. */
export function moved(writes: readonly WaitingWrite[], write: WaitingWrite, revision: number): WaitingWrite[] {
  const by = revision - (write.revision ?? revision);
  const own = { ...write, revision };
  const later = writes.filter((one) => one.line === write.line && one.place > write.place && one.revision !== null);
  return [own, ...later.map((one) => ({ ...one, revision: (one.revision ?? 0) + by }))];
}

/** A write whose trouble is gone: the person has seen how things stand and wants it sent. */
export const freed = (write: WaitingWrite): WaitingWrite => ({ ...write, trouble: null, tries: 0, notBefore: 0 });

function troubleOf(error: ApiError): WaitingTrouble {
  const kind = error.code === 'conflict' || error.code === 'wrong_state' ? 'moved' : error.code === 'not_found' ? 'gone' : 'refused';
  return { kind, message: error.fields[0]?.message || error.message, requestId: error.requestId };
}

/** The session has ended or is not finished: it waits for its person, and no try is counted. */
export const waitsForPerson = (error: unknown): boolean => error instanceof ApiError && (error.code === 'not_authenticated' || error.code === 'step_required');

/** What becomes of a write whose try failed: it pauses, it waits for its person, or the person has to decide. */
export function afterFailure(write: WaitingWrite, error: unknown, now: number): WaitingWrite {
  if (waitsForPerson(error)) return write;
  if (error instanceof ApiError && !mayPass(error)) return { ...write, trouble: troubleOf(error) };
  if (!(error instanceof ApiError)) return { ...write, trouble: { kind: 'refused', message: sentenceOf(error) } };
  const pause = BACK_OFF_MS[Math.min(write.tries, BACK_OFF_MS.length - 1)] ?? 0;
  return { ...write, tries: write.tries + 1, notBefore: now + pause };
}
