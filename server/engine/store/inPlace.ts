/** Reads stored values in the buffer that LMDB fills anew for each, for loops over many documents: a copy of each would cost as much as the rest. */
import type { Database, DatabaseOptions, RangeOptions } from 'lmdb';
import type { Env } from './store';

const mostViews = 256;

export class InPlace {
  private bytes: Uint8Array = new Uint8Array(0);
  /** Views of these bytes by their length: most documents are of few lengths, and a view costs a quarter of reading one. */
  private readonly views = new Map<number, Buffer>();
  /** The same table of the data file, whose values are read as their sizes. */
  private readonly sizes: Database<number, Buffer>;

  constructor(env: Env) {
    const decode = (bytes: Uint8Array, size: number): number => {
      if (bytes !== this.bytes || this.views.size > mostViews) this.views.clear();
      this.bytes = bytes;
      return size;
    };
    // (The type of the name leaves out null, which the library takes for the root table.)
    this.sizes = env.openDB<number, Buffer>(null as unknown as string, { keyEncoding: 'binary', encoder: { decode } } as DatabaseOptions);
  }

  /** Shows each value of a range with its key, which is the caller's; the value holds until `see` returns. */
  each(range: RangeOptions, see: (stored: Buffer, key: Buffer) => void): void {
    for (const { key, value: size } of this.sizes.getRange(range)) {
      see(this.views.get(size) ?? this.viewOf(size), key);
    }
  }

  private viewOf(size: number): Buffer {
    const view = Buffer.from(this.bytes.buffer as ArrayBuffer, this.bytes.byteOffset, size);
    this.views.set(size, view);
    return view;
  }
}
