import { joinBytes, textOf } from './bytes';
import { parseStrict, StrictJsonError, type Json, type JsonFault } from './strictJson';

/** Parts of a board's file, as they come by. */
export const BOARD_PARTS = ['format', 'log_key', 'leaves', 'heads', 'openings', 'roll_openings'] as const;
export type BoardPart = (typeof BOARD_PARTS)[number];
/** Takes one value: an item of a list, a member of openings with its key, or the rest whole. */
export type BoardSink = (part: BoardPart, value: Json, key: string) => void;

const LISTS: readonly string[] = ['leaves', 'heads'];
const MAPS: readonly string[] = ['openings', 'roll_openings'];
/** No single value of a board comes near it. */
const LONGEST = 4 * 1024 * 1024;

type State = 'open' | 'firstKey' | 'key' | 'colon' | 'value' | 'firstItem' | 'item' | 'comma' | 'done';
const code = (mark: string): number => mark.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = ['"', '\\', ',', ':', '[', ']', '{', '}'].map(code) as [number, number, number, number, number, number, number, number];
const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/** Where the value that begins at `from` ends; null: the bytes do not reach so far. */
function endOf(bytes: Uint8Array, from: number): number | null {
  let depth = 0;
  let inText = false;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) {
        inText = false;
        if (depth === 0) return at + 1;
      }
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_MAP || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_MAP || byte === CLOSE_LIST) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || byte === COLON || isSpace(byte))) return at;
  }
  return null;
}

/**
 * Reads the file of a board piece by piece: one with 400,000 ballots is longer than a text may be. As strict as
 * `parseStrict`, across the whole file; throws StrictJsonError with the place in bytes. A field that the format does not
 * have is a fault of syntax.
 */
export class BoardReader {
  private rest: Uint8Array = new Uint8Array(0);
  /** Bytes that were taken before `rest`, and of it. */
  private before = 0;
  private at = 0;
  private state: State = 'open';
  private part: BoardPart | null = null;
  private inside: 'list' | 'map' | null = null;
  private key = '';
  private readonly parts = new Set<string>();
  private keys = new Set<string>();

  constructor(private readonly sink: BoardSink) {}

  push(chunk: Uint8Array): void {
    this.rest = this.at === this.rest.length ? chunk : joinBytes(this.rest.subarray(this.at), chunk);
    this.before += this.at;
    this.at = 0;
    this.advance();
  }

  private advance(): void {
    for (;;) {
      while (isSpace(this.rest[this.at])) this.at += 1;
      if (this.at === this.rest.length || !this.step(this.rest[this.at] as number)) break;
    }
    if (this.rest.length - this.at > LONGEST) this.fail('syntax');
  }

  /** After the last piece. @throws StrictJsonError where something is missing */
  end(): void {
    if (this.state !== 'done') this.fail('syntax');
    for (const part of ['format', 'log_key', 'leaves', 'heads']) if (!this.parts.has(part)) this.fail('syntax');
  }

  private fail(fault: JsonFault): never {
    throw new StrictJsonError(fault, this.before + this.at);
  }

  /** Takes one mark and goes on. */
  private mark(next: State): true {
    this.at += 1;
    this.state = next;
    return true;
  }

  /** The next whole value; undefined: more bytes are needed. */
  private whole(): Json | undefined {
    const end = endOf(this.rest, this.at);
    if (end === null) return undefined;
    let text: string;
    try {
      text = textOf(this.rest.subarray(this.at, end));
    } catch {
      return this.fail('utf8');
    }
    try {
      const value = parseStrict(text);
      this.at = end;
      return value;
    } catch (thrown) {
      if (!(thrown instanceof StrictJsonError)) throw thrown;
      throw new StrictJsonError(thrown.fault, this.before + this.at + thrown.at);
    }
  }

  /** One step, which begins at this byte; false: more bytes are needed. */
  private step(byte: number): boolean {
    switch (this.state) {
      case 'open':
        return byte === OPEN_MAP ? this.mark('firstKey') : this.fail('syntax');
      case 'firstKey':
        return byte === CLOSE_MAP ? this.close() : this.takeKey(byte);
      case 'key':
        return this.takeKey(byte);
      case 'colon':
        return byte === COLON ? this.mark('value') : this.fail('syntax');
      case 'value':
        return this.takeValue(byte);
      case 'firstItem':
        return byte === CLOSE_LIST ? this.close() : this.take();
      case 'item':
        return this.take();
      case 'comma':
        if (byte === COMMA) return this.mark(this.inside === 'list' ? 'item' : 'key');
        return byte === (this.inside === 'list' ? CLOSE_LIST : CLOSE_MAP) ? this.close() : this.fail('syntax');
      default:
        return this.fail('syntax');
    }
  }

  private close(): true {
    const outermost = this.inside === null;
    this.inside = null;
    return this.mark(outermost ? 'done' : 'comma');
  }

  private takeKey(byte: number): boolean {
    if (byte !== QUOTE) this.fail('syntax');
    const key = this.whole();
    if (key === undefined) return false;
    if (typeof key !== 'string' || /[^\x00-\x7f]/.test(key)) return this.fail('keyNotAscii');
    const seen = this.inside === 'map' ? this.keys : this.parts;
    if (seen.has(key)) this.fail('duplicateKey');
    seen.add(key);
    if (this.inside === null) {
      if (!(BOARD_PARTS as readonly string[]).includes(key)) this.fail('syntax');
      this.part = key as BoardPart;
    }
    this.key = key;
    this.state = 'colon';
    return true;
  }

  private takeValue(byte: number): boolean {
    const part = this.part ?? '';
    if (this.inside === null && LISTS.includes(part)) {
      this.inside = 'list';
      return byte === OPEN_LIST ? this.mark('firstItem') : this.fail('syntax');
    }
    if (this.inside === null && MAPS.includes(part)) {
      this.inside = 'map';
      this.keys = new Set();
      return byte === OPEN_MAP ? this.mark('firstKey') : this.fail('syntax');
    }
    return this.take();
  }

  private take(): boolean {
    const value = this.whole();
    if (value === undefined) return false;
    this.state = 'comma';
    this.sink(this.part as BoardPart, value, this.inside === 'map' ? this.key : '');
    return true;
  }
}
