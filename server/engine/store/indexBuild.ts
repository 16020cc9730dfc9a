/**
 * Fills a new index in small transactions, so that reads and writes go on meanwhile; writes keep
 * the unfinished index up to date themselves. After a crash unfinished indexes are dropped.
 */
import { decode } from '../bson/decode';
import type { Doc } from '../bson/types';
import { prefixed } from './catalogue';
import type { WriteQueue } from './queue';
import { unseal } from './seal';
import type { Records } from './records';
import type { Store } from './store';
import type { CollectionState, IndexState } from './types';

/** Documents added per transaction. */
const chunk = 500;

export class IndexBuilder {
  private stopped = false;
  private cleaning: Promise<void> | undefined;

  constructor(private readonly store: Store, private readonly records: Records, private readonly queue: WriteQueue) {}

  /** At the start: what was being built or emptied when the process ended. */
  dropUnfinished(): void {
    const unfinished = this.store.catalogue.list().flatMap((collection) =>
      collection.indexes.filter((index) => index.building).map((index) => ({ collection, index })));
    if (unfinished.length > 0) {
      this.store.transactionAtStart(() => unfinished.forEach(({ collection, index }) => this.store.catalogue.removeIndex(collection, index)));
    }
    this.cleanUp();
  }

  /** Builds one index; on an error (a duplicate) it is gone again. */
  async build(database: string, name: string, spec: Doc): Promise<void> {
    const started = await this.queue.run(() => {
      const collection = this.store.catalogue.get(database, name);
      return collection && { ident: collection.ident, index: this.store.catalogue.addIndex(collection, spec, collection.count > 0) };
    });
    if (!started?.index.building) return;
    const find = (): { collection: CollectionState; index: IndexState } | undefined => {
      const collection = this.store.catalogue.get(database, name);
      const index = collection?.indexes.find((one) => one.ident === started.index.ident);
      return collection && index && { collection, index };
    };
    try {
      await this.fill(started.ident, find);
      // Only now, when its last keys are on disk, may the index be read: the catalogue in memory runs ahead of the file.
      await this.queue.run(() => this.release(find()));
    } catch (error) {
      await this.queue.run(() => {
        const at = find();
        if (at) this.store.catalogue.removeIndex(at.collection, at.index);
      });
      this.cleanUp();
      throw error;
    }
  }

  private async fill(ident: number, find: () => { collection: CollectionState; index: IndexState } | undefined): Promise<void> {
    let last: Buffer | undefined;
    for (let more = true; more && !this.stopped && !this.store.closing;) {
      more = await this.queue.run(() => {
        const at = find();
        if (!at) return false;
        const rows = [...this.store.env.getRange({
          start: last ?? prefixed(ident, Buffer.alloc(0)), end: prefixed(ident + 1, Buffer.alloc(0)), exclusiveStart: last !== undefined, limit: chunk,
        })];
        for (const { key, value } of rows) this.records.addToIndex(at.collection, at.index, decode(unseal(value)), key.subarray(4));
        last = rows[rows.length - 1]?.key ?? last;
        return rows.length === chunk;
      });
    }
  }

  private release(at: { collection: CollectionState; index: IndexState } | undefined): void {
    if (!at || this.stopped || this.store.closing) return;
    at.index.building = false;
    this.store.catalogue.markChanged(at.collection);
  }

  /** Empties in the background what was dropped. */
  cleanUp(): void {
    this.cleaning ??= this.empty().catch(() => undefined).finally(() => {
      this.cleaning = undefined;
    });
  }

  private async empty(): Promise<void> {
    while (!this.stopped && !this.store.closing && (await this.queue.run(() => this.store.catalogue.emptyDropped(2000))));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.cleaning;
  }
}
