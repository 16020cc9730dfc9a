/**
 * The engine's side of the reader: a second thread on the same data file that does scans, groups, sorts in memory and
 * long counts, so that point reads and writes need not wait for them.
 */
import { Worker } from 'node:worker_threads';
import { EngineError } from '../errors';
import { toBuffer } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc } from '../bson/types';
import type { FromReader, ReaderData, ToReader } from './messages';

interface Waiting {
  resolve(bytes: Buffer): void;
  reject(error: unknown): void;
}

/** A reader that has not ended by then is ended. */
const closeMs = 3000;

export class Reader {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private ended = false;
  /** Told which indexes the reader has used. */
  noteUse: (ident: number, times: number) => void = () => undefined;

  constructor(private readonly worker: Worker, private readonly log: (text: string) => void) {
    worker.on('message', (message: FromReader) => this.receive(message));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error("the reader's thread has ended")));
  }

  /** Starts the thread from the engine's bundle; resolves when it can read. */
  static async start(file: string, dataDir: string, log: (text: string) => void): Promise<Reader> {
    const workerData: ReaderData = { role: 'reader', dataDir };
    const worker = new Worker(file, { workerData, execArgv: [] });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (message: FromReader) => {
        if (message.kind === 'ready') resolve();
        else reject(new Error(message.kind === 'failed' ? message.text : 'the reader did not start'));
      });
      worker.once('error', reject);
    });
    return new Reader(worker, log);
  }

  /** The bytes of the reply to a command. Sees every write that was acknowledged before. */
  run(body: Doc): Promise<Buffer> {
    if (this.ended) return Promise.reject(new EngineError(91, 'the reader of the engine has ended'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ kind: 'run', id, body: encode(body) });
    });
  }

  private send(message: ToReader): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromReader): void {
    if (message.kind === 'log') this.log(message.text);
    if (message.kind !== 'reply') return;
    for (const [ident, times] of message.uses) this.noteUse(ident, times);
    this.waiting.get(message.id)?.resolve(toBuffer(message.bytes));
    this.waiting.delete(message.id);
  }

  private fail(error: Error): void {
    if (this.ended) return;
    this.ended = true;
    if (this.waiting.size > 0) this.log(`the reader's thread failed: ${error.message}`);
    for (const waiting of this.waiting.values()) waiting.reject(new EngineError(91, `the reader of the engine failed: ${error.message}`));
    this.waiting.clear();
  }

  /** True when commands can no more be handed to it: long reads are then run in slices on the engine's own thread. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Scans under way end with an error. */
  async close(): Promise<void> {
    if (!this.ended) {
      this.send({ kind: 'close' });
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, closeMs);
        this.worker.once('exit', () => {
          clearTimeout(late);
          resolve();
        });
      });
    }
    await this.worker.terminate();
  }
}
