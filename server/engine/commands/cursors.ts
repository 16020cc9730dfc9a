/** Open cursors: streams that are continued by getMore. */
import { randomBytes } from 'node:crypto';
import { EngineError } from '../errors';
import { drain } from '../plan/slices';
import type { Tick } from '../plan/scan';

/** A stream of documents as bytes. */
export type DocumentSource = Iterator<Uint8Array | Tick>;

export interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly source: DocumentSource;
  usedAt: number;
}

/** True for a cursor that lives in the reader's thread. */
export const isReaders = (id: bigint): boolean => (id & 1n) === 1n;

/** Cursors nobody used for ten minutes are closed, as MongoDB does. */
const idleMs = 10 * 60_000;
/** A batch ends after so many bytes (one message holds 48 MB). */
const batchBytes = 16 * 1024 * 1024;

export interface Batch {
  readonly docs: Uint8Array[];
  readonly ended: boolean;
}

/** Reads up to `size` documents. */
export async function readBatch(source: DocumentSource, size: number, deadline = Infinity): Promise<Batch> {
  const docs: Uint8Array[] = [];
  if (size === 0) return { docs, ended: false };
  let bytes = 0;
  const ended = await drain<Uint8Array>(source, (doc) => {
    docs.push(doc);
    bytes += doc.length;
    return docs.length < size && bytes < batchBytes;
  }, deadline);
  return { docs, ended };
}

export class CursorTable {
  private readonly cursors = new Map<bigint, Cursor>();
  private readonly timer = setInterval(() => this.sweep(Date.now()), 60_000).unref();

  /** The lowest bit of a cursor's id says whose it is: 1 for those of the reader's thread. */
  constructor(private readonly ownBit: 0n | 1n) {}

  open(namespace: string, source: DocumentSource): Cursor {
    const id = (randomBytes(8).readBigUInt64LE(0) >> 2n | 1n) << 1n | this.ownBit;
    const cursor = { id, namespace, source, usedAt: Date.now() };
    this.cursors.set(id, cursor);
    return cursor;
  }

  /** Takes the cursor for one getMore; it must belong to the namespace. */
  find(id: bigint, namespace: string): Cursor {
    const cursor = this.cursors.get(id);
    if (!cursor) throw new EngineError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) throw new EngineError(13, `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`);
    cursor.usedAt = Date.now();
    return cursor;
  }

  remove(id: bigint): boolean {
    return this.cursors.delete(id);
  }

  get size(): number {
    return this.cursors.size;
  }

  private sweep(now: number): void {
    for (const [id, cursor] of this.cursors) if (now - cursor.usedAt > idleMs) this.cursors.delete(id);
  }

  close(): void {
    clearInterval(this.timer);
    this.cursors.clear();
  }
}
