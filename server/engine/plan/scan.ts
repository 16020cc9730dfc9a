/** Runs a plan: rows come in chunks, and between chunks nothing of the data file is held open. */
import { EngineError } from '../errors';
import { prefixed } from '../store/catalogue';
import { idIndexName } from '../store/records';
import { unseal } from '../store/seal';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';
import type { KeyRange, Plan, ScanPlan } from './types';

/** A stored document. */
export class Row {
  constructor(private readonly key: Buffer, private readonly offset: number, readonly bytes: Buffer) {}

  /** Key bytes of its _id. */
  get idKey(): Buffer {
    return this.offset === 0 ? this.key : this.key.subarray(this.offset);
  }
}

/** Counters for explain. */
export interface ScanStats {
  keys: number;
  docs: number;
  /** Keys after which the scan is given up and handed over. */
  most?: number;
}

/** Thrown by a scan that turns out to be long: the reader's thread does it from the start. */
export class HandOver extends Error {}

/** Given now and then by a scan so that its consumer can let others have a turn. */
export const tick = Symbol('tick');
export type Tick = typeof tick;

const firstChunk = 32;
const largestChunk = 256;

interface KeyEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** One range, read chunk by chunk, resumed by key. */
class RangeReader {
  private buffer: KeyEntry[] = [];
  private at = 0;
  private chunk = firstChunk;
  private last: Buffer | undefined;
  private done = false;
  private readonly start: Buffer;
  private readonly end: Buffer;

  constructor(private readonly store: Store, ident: number, readonly range: KeyRange, private readonly reverse: boolean) {
    this.start = prefixed(ident, range.start);
    this.end = prefixed(ident, range.end);
  }

  /** True when the next entry needs reading. */
  get needsRead(): boolean {
    return this.at >= this.buffer.length && !this.done;
  }

  read(): void {
    const { start, end, last, reverse, chunk: limit } = this;
    if (this.store.closing) throw new EngineError(91, 'the engine is being closed');
    const { env } = this.store;
    const range = reverse
      ? env.getRange({ start: last ?? end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true, limit, snapshot: false })
      : env.getRange({ start: last ?? start, end, exclusiveStart: last !== undefined, limit, snapshot: false });
    this.buffer = [...range];
    this.at = 0;
    this.done = this.buffer.length < limit;
    this.last = this.buffer[this.buffer.length - 1]?.key ?? last;
    this.chunk = Math.min(largestChunk, limit * 2);
  }

  peek(): KeyEntry | undefined {
    return this.buffer[this.at];
  }

  take(): KeyEntry | undefined {
    return this.buffer[this.at++];
  }
}

/** The rows of a plan, unfiltered, each document once. */
export function* rowsOf(store: Store, collection: CollectionState, plan: Plan, stats: ScanStats): Generator<Row | Tick> {
  if (plan.kind === 'scan') {
    yield* scanRows(store, collection, plan, stats, plan.dedupe ? new Set() : undefined);
    return;
  }
  const seen = new Set<string>();
  for (const part of plan.plans) yield* scanRows(store, collection, part, stats, seen);
}

function* scanRows(store: Store, collection: CollectionState, plan: ScanPlan, stats: ScanStats, seen: Set<string> | undefined): Generator<Row | Tick> {
  if (plan.one) {
    yield* oneRow(store, collection, plan.one, stats, seen);
    return;
  }
  const primary = !plan.index || plan.index.name === idIndexName;
  for (const entry of entriesOf(store, collection, plan)) {
    if (entry === tick) {
      yield tick;
      continue;
    }
    stats.keys += 1;
    if (stats.most !== undefined && stats.keys > stats.most) throw new HandOver('a long scan');
    if (seen && !isNew(seen, primary ? entry.key.subarray(4) : entry.value)) continue;
    const stored = primary ? entry.value : store.env.get(prefixed(collection.ident, entry.value));
    if (!stored) continue;
    const bytes = unseal(stored);
    stats.docs += 1;
    yield primary ? new Row(entry.key, 4, bytes) : new Row(entry.value, 0, bytes);
  }
}

function* oneRow(store: Store, collection: CollectionState, idKey: Buffer, stats: ScanStats, seen: Set<string> | undefined): Generator<Row> {
  if (store.closing) throw new EngineError(91, 'the engine is being closed');
  const stored = store.env.get(prefixed(collection.ident, idKey));
  if (!stored || (seen && !isNew(seen, idKey))) return;
  stats.keys += 1;
  stats.docs += 1;
  yield new Row(idKey, 0, unseal(stored));
}

function isNew(seen: Set<string>, idKey: Buffer): boolean {
  const name = idKey.toString('latin1');
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

/** The index entries of a plan in its order. */
export function* entriesOf(store: Store, collection: CollectionState, plan: ScanPlan): Generator<KeyEntry | Tick> {
  const ident = plan.index?.ident ?? collection.ident;
  const readers = plan.ranges.map((range) => new RangeReader(store, ident, range, plan.reverse));
  if (plan.merge) {
    yield* mergeReaders(readers, plan.reverse);
    return;
  }
  for (const reader of readers) {
    for (;;) {
      if (reader.needsRead) {
        reader.read();
        yield tick;
      }
      const entry = reader.take();
      if (!entry) break;
      yield entry;
    }
  }
}

/** Takes the smallest (largest) next entry of all ranges, comparing what follows their fixed starts. */
function* mergeReaders(readers: RangeReader[], reverse: boolean): Generator<KeyEntry | Tick> {
  let open = readers;
  for (;;) {
    for (const reader of open) if (reader.needsRead) reader.read();
    open = open.filter((reader) => reader.peek() !== undefined);
    yield tick;
    if (open.length === 0) return;
    let count = 0;
    do {
      const next = open.reduce((best, reader) => (precedes(reader, best, reverse) ? reader : best));
      const entry = next.take();
      if (entry) yield entry;
      count += 1;
      if (next.peek() === undefined) break;
    } while (count < largestChunk);
  }
}

function precedes(a: RangeReader, b: RangeReader, reverse: boolean): boolean {
  const [left, right] = [a.peek(), b.peek()];
  if (!left || !right) return right === undefined;
  const order = left.key.compare(right.key, 4 + b.range.fixed, right.key.length, 4 + a.range.fixed, left.key.length);
  return reverse ? order > 0 : order < 0;
}

