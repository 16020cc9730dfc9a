/**
 * Group commit: writes that arrive together share one transaction and one flush. A write is
 * answered only after its transaction is on disk; the flush runs on another thread.
 */
import { EngineError } from '../errors';
import type { Store } from './store';

interface Entry {
  run(): void;
  settle(failure: unknown): void;
}

/** A batch ends after so many writes … */
const maxBatch = 1000;
/** … or so many milliseconds, so that reads in between do not wait for long. */
const maxBatchMs = 20;

export class WriteQueue {
  private waiting: Entry[] = [];
  private busy = false;

  constructor(private readonly store: Store) {}

  /**
   * Runs `job` in a transaction and resolves with its result when that is flushed. An EngineError thrown by the job
   * rejects the job alone (it must not leave a document half-written); any other error undoes the whole batch.
   */
  run<T>(job: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: { ok: true; value: T } | { ok: false; error: EngineError } | undefined;
      this.waiting.push({
        run: () => {
          outcome = attempt(job);
        },
        settle: (failure) => {
          if (failure !== undefined) reject(failure);
          else if (outcome?.ok) resolve(outcome.value);
          else reject(outcome?.error ?? new Error('the write was not run'));
        },
      });
      this.schedule();
    });
  }

  /** Resolves when everything queued so far is on disk. */
  async idle(): Promise<void> {
    while (this.waiting.length > 0 || this.busy) await new Promise((resolve) => setImmediate(resolve));
  }

  private schedule(): void {
    if (this.busy) return;
    this.busy = true;
    setImmediate(() => void this.commit());
  }

  /** Batch after batch; while one is being flushed the next gathers. */
  private async commit(): Promise<void> {
    while (this.waiting.length > 0) {
      const done: Entry[] = [];
      let failure: unknown;
      try {
        await this.store.transaction(() => {
          const deadline = performance.now() + maxBatchMs;
          while (done.length < maxBatch && this.waiting.length > 0 && performance.now() < deadline) this.runNext(done);
        });
      } catch (error) {
        failure = asClientError(error);
      }
      for (const entry of done) entry.settle(failure);
      // Those answered may have more to write: it joins the next batch.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.busy = false;
  }

  private runNext(done: Entry[]): void {
    const entry = this.waiting.shift();
    if (!entry) return;
    done.push(entry);
    entry.run();
  }
}

function attempt<T>(job: () => T): { ok: true; value: T } | { ok: false; error: EngineError } {
  try {
    return { ok: true, value: job() };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, error };
    throw error;
  }
}

/** LMDB's words for a disk that takes no more: a write that was cut short is an input/output error to it. */
const diskFailure = /MAP_FULL|No space|ENOSPC|not enough space|Input\/output error|File too large|quota/i;

/** A full disk or map is the client's to know; everything else is an internal error. */
function asClientError(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error);
  return diskFailure.test(text) ? new EngineError(14031, `The disk is full or failing, nothing of this write was kept: ${text}`) : error;
}
