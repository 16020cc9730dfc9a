/** Long work in slices: after a few milliseconds the event loop gets a turn. */
import { EngineError } from '../errors';
import { tick, type Tick } from './scan';

/** Longest time without a pause, in milliseconds. */
const sliceMs = 2;

/** Throws when `maxTimeMS` is over; the deadline is a time of performance.now(). */
function checkTime(deadline: number): void {
  if (performance.now() > deadline) throw new EngineError(50, 'operation exceeded time limit');
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Consumes a stream until `take` says it has enough (false) or it ends; true when it ended. */
export async function drain<T extends object>(source: Iterator<T | Tick>, take: (item: T) => boolean, deadline = Infinity): Promise<boolean> {
  let started = performance.now();
  let count = 0;
  for (;;) {
    const next = source.next();
    if (next.done) return true;
    const isTick = next.value === tick;
    if (!isTick && !take(next.value as T)) return false;
    count += 1;
    if (isTick || (count & 31) === 0) {
      if (performance.now() - started > sliceMs) {
        checkTime(deadline);
        await pause();
        started = performance.now();
      }
    }
  }
}

/** Runs a generator that only ticks to its result. */
export async function finish<R>(source: Generator<Tick, R>, deadline = Infinity): Promise<R> {
  let started = performance.now();
  for (;;) {
    const next = source.next();
    if (next.done) return next.value;
    if (performance.now() - started > sliceMs) {
      checkTime(deadline);
      await pause();
      started = performance.now();
    }
  }
}

