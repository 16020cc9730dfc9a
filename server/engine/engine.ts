/** What every command works with: the data file, the write queue and the open cursors. */
import type { Reader } from './reader/reader';
import { CursorTable } from './commands/cursors';
import { IndexBuilder } from './store/indexBuild';
import { WriteQueue } from './store/queue';
import { Records } from './store/records';
import { Store, type Commits } from './store/store';
import { ExpirySweeper } from './store/expiry';

/** Receives one line per event worth knowing; never data of documents. */
export type Log = (message: string) => void;

/** What commands that only read work with, in the engine's thread and in the reader's. */
export interface ReadSide {
  readonly store: Store;
  readonly records: Records;
  readonly cursors: CursorTable;
  /** Keys a scan may look at before it is handed over to the reader; infinite where there is none. */
  readonly scanBudget: number;
  readonly log: Log;
}

/** With a reader, scans beyond this many keys are its work. */
const handedOverAfter = 1500;

export class Engine implements ReadSide {
  readonly store: Store;
  readonly records: Records;
  readonly queue: WriteQueue;
  readonly cursors = new CursorTable(0n);
  /** Runs long reads in another thread, once it has been started. */
  reader: Reader | undefined;
  readonly indexBuilder: IndexBuilder;
  readonly startedAt = new Date();
  private readonly sweeper: ExpirySweeper;
  private readonly running = new Set<Promise<unknown>>();

  constructor(directory: string, readonly log: Log, commits: Commits = 'here') {
    this.store = new Store(directory, 'owner', commits);
    this.records = new Records(this.store);
    this.queue = new WriteQueue(this.store);
    this.indexBuilder = new IndexBuilder(this.store, this.records, this.queue);
    this.sweeper = new ExpirySweeper(this, log);
    this.indexBuilder.dropUnfinished();
  }

  get scanBudget(): number {
    return this.reader && !this.reader.hasEnded ? handedOverAfter : Infinity;
  }

  /** Keeps count of a command, so that the data file is not closed under it. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.running.add(work);
    try {
      return await work;
    } finally {
      this.running.delete(work);
    }
  }

  /** Ends after everything queued is on disk; scans under way end with an error. */
  async close(): Promise<void> {
    this.store.closing = true;
    this.cursors.close();
    await this.sweeper.stop();
    await this.reader?.close();
    await Promise.allSettled(this.running);
    await this.indexBuilder.stop();
    await this.queue.idle();
    await this.store.close();
  }
}
