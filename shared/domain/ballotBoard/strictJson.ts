import { isWellFormed } from './wellFormed';

/** What a board consists of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Why a text is not JSON as boards have it. */
export type JsonFault = 'syntax' | 'duplicateKey' | 'keyNotAscii' | 'loneSurrogate' | 'float' | 'numberRange' | 'depth' | 'utf8';

export class StrictJsonError extends Error {
  constructor(
    readonly fault: JsonFault,
    /** Where in the text, counted from 0. */
    readonly at: number,
  ) {
    super(`${fault} at ${at}`);
    this.name = 'StrictJsonError';
  }
}

/** Deeper than anything in a board, far from the end of a phone's stack. */
const DEEPEST = 32;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): Json {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('syntax');
    return value;
  }

  private fail(fault: JsonFault): never {
    throw new StrictJsonError(fault, this.at);
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private take(mark: string): boolean {
    this.space();
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private value(depth: number): Json {
    if (depth > DEEPEST) this.fail('depth');
    if (this.take('"')) return this.string();
    if (this.take('{')) return this.object(depth);
    if (this.take('[')) return this.array(depth);
    for (const [word, value] of [['true', true], ['false', false], ['null', null]] as const) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.number();
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (!found) return this.fail('syntax');
    if (found[1] !== undefined || found[2] !== undefined) this.fail('float');
    const value = Number(found[0]);
    if (!Number.isSafeInteger(value)) this.fail('numberRange');
    this.at += found[0].length;
    return value === 0 ? 0 : value;
  }

  private array(depth: number): readonly Json[] {
    const items: Json[] = [];
    if (this.take(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.take(','));
    if (!this.take(']')) this.fail('syntax');
    return items;
  }

  private object(depth: number): JsonObject {
    const members: Record<string, Json> = {};
    if (this.take('}')) return members;
    do {
      if (!this.take('"')) this.fail('syntax');
      const key = this.string();
      if (/[^\x00-\x7f]/.test(key)) this.fail('keyNotAscii');
      if (Object.prototype.hasOwnProperty.call(members, key)) this.fail('duplicateKey');
      if (!this.take(':')) this.fail('syntax');
      const value = this.value(depth + 1);
      // (A plain assignment to this name would change what the object is.)
      if (key === '__proto__') Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
      else members[key] = value;
    } while (this.take(','));
    if (!this.take('}')) this.fail('syntax');
    return members;
  }

  private string(): string {
    let text = '';
    let from = this.at;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 34) break;
      // Not a number: the text ended.
      if (!(code >= 32)) this.fail('syntax');
      if (code === 92) {
        text += this.text.slice(from, this.at) + this.escape();
        from = this.at;
      } else this.at += 1;
    }
    text += this.text.slice(from, this.at);
    if (!isWellFormed(text)) this.fail('loneSurrogate');
    this.at += 1;
    return text;
  }

  private escape(): string {
    const mark = this.text[this.at + 1] ?? '';
    if (mark === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('syntax');
      this.at += 6;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const letter = ESCAPES[mark];
    if (letter === undefined) return this.fail('syntax');
    this.at += 2;
    return letter;
  }
}

/**
 * JSON as `ballot-board/1` takes it: no floats, no key twice, no lone surrogates, ASCII keys, whole numbers within
 * ±(2^53−1). `JSON.parse` keeps the last of two equal keys and rounds numbers, so two readers could see two boards.
 * @throws StrictJsonError
 */
export const parseStrict = (text: string): Json => new Reader(text).whole();
