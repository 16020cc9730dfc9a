/** TTL indexes: once a minute what has expired is deleted, in batches. */
import { decode } from '../bson/decode';
import type { Doc, Maybe } from '../bson/types';
import { encodeKey } from '../keys/encode';
import type { Log, Engine } from '../engine';
import { prefixed } from './catalogue';
import { type Records } from './records';
import type { CollectionState, IndexState } from './types';

const intervalMs = 60_000;
const batch = 500;

export class ExpirySweeper {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly engine: Pick<Engine, 'store' | 'queue' | 'records'>, private readonly log: Log) {
    this.timer = setInterval(() => {
      this.running ??= this.sweep(new Date()).finally(() => {
        this.running = undefined;
      });
    }, intervalMs);
    this.timer.unref();
  }

  /** Ends the sweeping; resolves when a sweep that was under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    await this.running;
  }

  /** Deletes all that had expired at `now`. */
  async sweep(now: Date): Promise<void> {
    for (const collection of this.engine.store.catalogue.list()) {
      for (const index of collection.indexes) {
        if (index.expireAfterSeconds === undefined || index.building) continue;
        await this.sweepIndex(collection, index, now).catch((error: unknown) => this.log(`TTL sweep of ${collection.name}: ${String(error)}`));
      }
    }
  }

  private async sweepIndex(collection: CollectionState, index: IndexState, now: Date): Promise<void> {
    const limit = new Date(now.getTime() - (index.expireAfterSeconds ?? 0) * 1000);
    while (!this.stopped && (await this.engine.queue.run(() => this.removeExpired(collection, index, limit))) === batch);
  }

  private removeExpired(given: CollectionState, index: IndexState, limit: Date): number {
    const { store, records } = this.engine;
    const collection = store.catalogue.get(given.database, given.name);
    if (!collection?.indexes.some((one) => one.ident === index.ident)) return 0;
    const [low, high] = [encodeKey(new Date(-8.64e15)), encodeKey(limit)];
    const range = index.pattern.descending[0]
      ? { start: prefixed(index.ident, invert(high)), end: prefixed(index.ident, Buffer.concat([invert(low), Buffer.from([0xff])])) }
      : { start: prefixed(index.ident, low), end: prefixed(index.ident, high) };
    const found = [...store.env.getRange({ ...range, limit: batch })];
    for (const { value: idKey } of found) {
      const bytes = records.get(collection, idKey);
      if (bytes) removeIfExpired(records, collection, idKey, decode(bytes), bytes.length, index, limit);
    }
    return found.length;
  }
}

const invert = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte & 0xff));

function removeIfExpired(records: Records, collection: CollectionState, idKey: Buffer, doc: Doc, size: number, index: IndexState, limit: Date): void {
  const value: Maybe = doc.get(index.pattern.paths[0]?.[0] ?? '');
  const dates = (Array.isArray(value) ? value : [value]).filter((item): item is Date => item instanceof Date);
  if (dates.some((date) => date.getTime() <= limit.getTime())) records.remove(collection, idKey, doc, size);
}
