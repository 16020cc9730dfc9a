import { ROUND_CONSTANTS, START_512 } from './constants';

/** SHA-256 of some bytes: our own here, the fast one of Node where a server gives it. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const half = (words: Int32Array, count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => words[at * 2] ?? 0);
const K = half(ROUND_CONSTANTS, 64);
const START = half(START_512, 8);

/** The message with its padding: a bit, zeros, its length in bits as `lengthBytes` bytes; a multiple of `block`. FIPS 180-4, 5.1. */
export function padded(bytes: Uint8Array, block: number, lengthBytes: number): Uint8Array {
  const all = new Uint8Array(Math.ceil((bytes.length + 1 + lengthBytes) / block) * block);
  all.set(bytes);
  all[bytes.length] = 0x80;
  let bits = bytes.length * 8;
  for (let at = all.length - 1; bits > 0; at -= 1) {
    all[at] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  return all;
}

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** The 64 words of a block. */
function schedule(w: Int32Array, block: Uint8Array, at: number): void {
  for (let t = 0; t < 16; t += 1) {
    const i = at + t * 4;
    w[t] = ((block[i] as number) << 24) | ((block[i + 1] as number) << 16) | ((block[i + 2] as number) << 8) | (block[i + 3] as number);
  }
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [w[t - 15] as number, w[t - 2] as number];
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    w[t] = (w[t - 16] as number) + s0 + (w[t - 7] as number) + s1;
  }
}

function compress(state: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (K[t] as number) + (w[t] as number)) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const round = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state[at] = (state[at] as number) + (round[at] as number);
}

/** The words of a state as bytes, the most significant first. */
export function bytesOfWords(words: Int32Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  for (let at = 0; at < count; at += 1) {
    const word = words[at] as number;
    bytes.set([word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255], at * 4);
  }
  return bytes;
}

/** SHA-256 in plain numbers: phones have neither WebCrypto nor, some of them, BigInt. FIPS 180-4. */
export const sha256: Sha256 = (bytes) => {
  const all = padded(bytes, 64, 8);
  const state = START.slice();
  const w = new Int32Array(64);
  for (let at = 0; at < all.length; at += 64) {
    schedule(w, all, at);
    compress(state, w);
  }
  return bytesOfWords(state, 8);
};
