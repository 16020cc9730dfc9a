/** Lowercase hex, as everything binary stands in a board. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

/** Whether this is lowercase hex of exactly `length` bytes. */
export const isHex = (value: unknown, length: number): value is string => typeof value === 'string' && value.length === length * 2 && /^[0-9a-f]*$/.test(value);

/** Value of one digit; below 0: it is none. (A board of 400,000 ballots has 800 million of them.) */
function nibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -256;
}

/**
 * Bytes of lowercase hex.
 * @throws Error where it is not
 */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(text.length / 2));
  let wrong = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = (nibble(text.charCodeAt(at * 2)) << 4) | nibble(text.charCodeAt(at * 2 + 1));
    wrong |= byte;
    bytes[at] = byte;
  }
  if (wrong < 0 || text.length % 2 === 1) throw new Error('not lowercase hex');
  return bytes;
}

/** One after another. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);

function pushCodePoint(out: number[], code: number): void {
  if (code < 0x80) out.push(code);
  else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
  else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
}

/** UTF-8 of a text without lone surrogates. (WeChat has no TextEncoder.) */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) break;
    ascii[at] = code;
  }
  if (at === text.length) return ascii;
  const rest: number[] = [];
  for (const letter of text.slice(at)) pushCodePoint(rest, letter.codePointAt(0) ?? 0);
  return joinBytes(ascii.subarray(0, at), Uint8Array.from(rest));
}

/** How many bytes follow this first one of a code point, and the least code point that may need as many. */
function following(first: number): readonly [count: number, bits: number, least: number] {
  if (first < 0x80) return [0, first, 0];
  if (first >= 0xc2 && first < 0xe0) return [1, first & 31, 0x80];
  if (first >= 0xe0 && first < 0xf0) return [2, first & 15, 0x800];
  if (first >= 0xf0 && first < 0xf5) return [3, first & 7, 0x10000];
  throw new Error('not UTF-8');
}

function decodeAny(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const [count, bits, least] = following(bytes[at] ?? 0);
    let code = bits;
    for (let n = 0; n < count; n += 1) {
      at += 1;
      const byte = bytes[at] ?? 0;
      if ((byte & 0xc0) !== 0x80) throw new Error('not UTF-8');
      code = (code << 6) | (byte & 63);
    }
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw new Error('not UTF-8');
    text += String.fromCodePoint(code);
  }
  return text;
}

/** At once to `fromCharCode`: what an engine takes as arguments is limited. */
const AT_ONCE = 4096;

/**
 * The text of strict UTF-8. (WeChat has no TextDecoder.)
 * @throws Error where it is not
 */
export function textOf(bytes: Uint8Array): string {
  for (const byte of bytes) if (byte > 0x7f) return decodeAny(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode.apply(null, bytes.subarray(at, at + AT_ONCE) as unknown as number[]);
  return text;
}
