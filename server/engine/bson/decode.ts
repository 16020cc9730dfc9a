/**
 * Bytes → values. The library's own reader builds plain objects, which lose the order of keys like "1";
 * this one builds Maps and can leave out top-level fields nobody asked for. It trusts nothing:
 * every length is checked against the bytes that are there.
 */
import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { EngineError } from '../errors';
import { broken, ByteReader } from './byteReader';
import { asDouble, type Doc, type Value } from './types';

/** MongoDB refuses documents nested deeper than this (100 levels of its own, with room for commands). */
const maxDepth = 200;

/** Reads one whole document; `only` names the top-level fields wanted (all when absent). */
export function decode(bytes: Uint8Array, only?: ReadonlySet<string>): Doc {
  const buffer = toBuffer(bytes);
  if (buffer.length < 5 || buffer.readInt32LE(0) !== buffer.length) throw broken('wrong length');
  return new Reader(buffer).document(buffer.length, 0, only && pickerOf(only));
}

const nothing = Buffer.alloc(0);

/**
 * A reader of many documents, one after another, each of the first `size` bytes given: for scans, where a decode of its
 * own for each would cost as much again.
 */
export function documentReader(only?: ReadonlySet<string>): (bytes: Buffer, size: number) => Doc {
  const reader = new Reader(nothing);
  const picker = only && pickerOf(only);
  return (bytes, size) => reader.next(bytes, size, picker);
}

/** Names wanted, as bytes, so that the names of other fields need not become strings. */
type Picker = readonly { readonly name: string; readonly bytes: Buffer }[];

const pickers = new WeakMap<ReadonlySet<string>, Picker>();

function pickerOf(only: ReadonlySet<string>): Picker {
  let picker = pickers.get(only);
  if (picker?.length !== only.size) {
    picker = [...only].map((name) => ({ name, bytes: Buffer.from(name) }));
    pickers.set(only, picker);
  }
  return picker;
}

/** The same bytes seen as a Buffer. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

class Reader extends ByteReader {
  next(bytes: Buffer, size: number, only: Picker | undefined): Doc {
    this.bytes = bytes;
    this.at = 0;
    return this.document(size, 0, only);
  }

  document(limit: number, depth: number, only?: Picker): Doc {
    const end = this.open(limit, depth);
    const doc: Doc = new Map();
    if (only) return this.pick(end, only, doc);
    while (this.at < end - 1) {
      const type = this.byteAt();
      const name = this.cstring(end);
      doc.set(name, this.value(type, end, depth));
    }
    this.close(end);
    return doc;
  }

  /** Reads the wanted fields and stops at the last of them. */
  private pick(end: number, only: Picker, doc: Doc): Doc {
    while (doc.size < only.length && this.at < end - 1) {
      const type = this.byteAt();
      const start = this.at;
      this.at = this.cstringEnd(end) + 1;
      const name = this.wanted(start, this.at - 1, only);
      if (name === undefined) this.skip(type, end);
      else doc.set(name, this.value(type, end, 0));
    }
    return doc;
  }

  private wanted(start: number, end: number, only: Picker): string | undefined {
    for (const { name, bytes } of only) {
      if (bytes.length !== end - start) continue;
      let same = 0;
      while (same < bytes.length && bytes[same] === this.bytes[start + same]) same += 1;
      if (same === bytes.length) return name;
    }
    return undefined;
  }

  private array(limit: number, depth: number): Value[] {
    const end = this.open(limit, depth);
    const items: Value[] = [];
    while (this.at < end - 1) {
      const type = this.byteAt();
      this.skipCstring(end);
      items.push(this.value(type, end, depth));
    }
    this.close(end);
    return items;
  }

  private open(limit: number, depth: number): number {
    if (depth > maxDepth) throw new EngineError(15, 'BSON document is nested too deeply');
    this.need(4, limit);
    const size = this.bytes.readInt32LE(this.at);
    const end = this.at + size;
    if (size < 5 || end > limit || this.bytes[end - 1] !== 0) throw broken('document length');
    this.at += 4;
    return end;
  }

  private close(end: number): void {
    if (this.at !== end - 1) throw broken('field runs over the end of its document');
    this.at = end;
  }

  private skip(type: number, end: number): void {
    switch (type) {
      case 1: case 9: case 17: case 18:
        return void this.pass(8, end);
      case 2: case 13: case 14:
        return void this.pass(this.length(end, 1), end);
      case 16:
        return void this.pass(4, end);
      case 8:
        return void this.pass(1, end);
      case 10:
        return;
      case 7:
        return void this.pass(12, end);
      case 3: case 4: {
        this.need(4, end);
        const size = this.bytes.readInt32LE(this.at);
        if (size < 5) throw broken('document length');
        return void this.pass(size, end);
      }
      default:
        this.value(type, end, 0);
    }
  }

  private value(type: number, end: number, depth: number): Value {
    switch (type) {
      case 1:
        return asDouble(this.bytes.readDoubleLE(this.pass(8, end)));
      case 2:
        return this.string(end);
      case 3:
        return this.document(end, depth + 1);
      case 4:
        return this.array(end, depth + 1);
      case 7:
        return new ObjectId(Buffer.from(this.take(12, end)));
      case 8:
        return this.bool(end);
      case 9:
        return new Date(Number(this.bytes.readBigInt64LE(this.pass(8, end))));
      case 6: case 10:
        return null;
      case 16:
        return this.bytes.readInt32LE(this.pass(4, end));
      case 18:
        return this.bytes.readBigInt64LE(this.pass(8, end));
      default:
        return this.rare(type, end, depth);
    }
  }

  private bool(end: number): boolean {
    const byte = this.bytes[this.pass(1, end)];
    if (byte !== 0 && byte !== 1) throw broken('boolean');
    return byte === 1;
  }

  private rare(type: number, end: number, depth: number): Value {
    switch (type) {
      case 5:
        return this.binary(end);
      case 11: {
        const pattern = this.cstring(end);
        return new BSONRegExp(pattern, this.cstring(end));
      }
      case 13:
        return new Code(this.string(end));
      case 14:
        return new BSONSymbol(this.string(end));
      case 15: {
        // (A length that counts itself; its two parts have lengths of their own.)
        this.pass(4, end);
        const code = this.string(end);
        return new Code(code, this.document(end, depth + 1) as unknown as Record<string, unknown>);
      }
      case 17:
        return new Timestamp(this.take(8, end).readBigUInt64LE(0));
      case 19:
        return new Decimal128(Buffer.from(this.take(16, end)));
      case 255:
        return new MinKey();
      case 127:
        return new MaxKey();
      default:
        throw broken(`unknown type ${type}`);
    }
  }

  private binary(end: number): Binary {
    this.need(5, end);
    const length = this.bytes.readInt32LE(this.at);
    this.at += 4;
    const subtype = this.byteAt();
    if (subtype !== 2) return new Binary(Buffer.from(this.take(length, end)), subtype);
    const inner = this.length(end, 0);
    if (inner !== length - 4) throw broken('old binary length');
    return new Binary(Buffer.from(this.take(inner, end)), subtype);
  }
}
