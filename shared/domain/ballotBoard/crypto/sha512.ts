import { ROUND_CONSTANTS, START_384, START_512 } from './constants';
import { bytesOfWords, padded } from './sha256';

const K = ROUND_CONSTANTS;
/** High and low half of what was worked out last: a pair as an array for each step would cost ten times as much. */
let high = 0;
let low = 0;

/** Adds a 64-bit number to the one that is worked out. */
function add(h: number, l: number): void {
  const sum = (low >>> 0) + (l >>> 0);
  high = (high + h + (sum > 0xffffffff ? 1 : 0)) | 0;
  low = sum | 0;
}
const rotateHigh = (h: number, l: number, n: number): number => (n < 32 ? (h >>> n) | (l << (32 - n)) : (l >>> (n - 32)) | (h << (64 - n)));
/** Three rotations together; the low half is the same with both halves changed about. */
const three = (h: number, l: number, a: number, b: number, c: number): number => rotateHigh(h, l, a) ^ rotateHigh(h, l, b) ^ rotateHigh(h, l, c);

/** The 80 words of a block, as pairs. */
function schedule(w: Int32Array, block: Uint8Array, at: number): void {
  for (let t = 0; t < 32; t += 1) {
    const i = at + t * 4;
    w[t] = ((block[i] as number) << 24) | ((block[i + 1] as number) << 16) | ((block[i + 2] as number) << 8) | (block[i + 3] as number);
  }
  for (let t = 32; t < 160; t += 2) {
    const [ah, al, bh, bl] = [w[t - 30] as number, w[t - 29] as number, w[t - 4] as number, w[t - 3] as number];
    high = w[t - 32] as number;
    low = w[t - 31] as number;
    add(rotateHigh(ah, al, 1) ^ rotateHigh(ah, al, 8) ^ (ah >>> 7), rotateHigh(al, ah, 1) ^ rotateHigh(al, ah, 8) ^ ((al >>> 7) | (ah << 25)));
    add(w[t - 14] as number, w[t - 13] as number);
    add(rotateHigh(bh, bl, 19) ^ rotateHigh(bh, bl, 61) ^ (bh >>> 6), rotateHigh(bl, bh, 19) ^ rotateHigh(bl, bh, 61) ^ ((bl >>> 6) | (bh << 26)));
    w[t] = high;
    w[t + 1] = low;
  }
}

/** One round on the eight pairs of `v`. */
function round(v: Int32Array, w: Int32Array, t: number): void {
  const [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl] = v as unknown as readonly number[] as readonly [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];
  high = hh;
  low = hl;
  add(three(eh, el, 14, 18, 41), three(el, eh, 14, 18, 41));
  add((eh & fh) ^ (~eh & gh), (el & fl) ^ (~el & gl));
  add(K[t] as number, K[t + 1] as number);
  add(w[t] as number, w[t + 1] as number);
  const [t1h, t1l] = [high, low];
  add(dh, dl);
  v.copyWithin(2, 0, 14);
  v[8] = high;
  v[9] = low;
  high = t1h;
  low = t1l;
  add(three(ah, al, 28, 34, 39), three(al, ah, 28, 34, 39));
  add((ah & bh) ^ (ah & ch) ^ (bh & ch), (al & bl) ^ (al & cl) ^ (bl & cl));
  v[0] = high;
  v[1] = low;
}

function hash(bytes: Uint8Array, start: Int32Array): Int32Array {
  const all = padded(bytes, 128, 16);
  const state = start.slice();
  const w = new Int32Array(160);
  for (let at = 0; at < all.length; at += 128) {
    schedule(w, all, at);
    const v = state.slice();
    for (let t = 0; t < 160; t += 2) round(v, w, t);
    for (let i = 0; i < 16; i += 2) {
      high = state[i] as number;
      low = state[i + 1] as number;
      add(v[i] as number, v[i + 1] as number);
      state[i] = high;
      state[i + 1] = low;
    }
  }
  return state;
}

/** SHA-512 in plain numbers. FIPS 180-4. */
export const sha512 = (bytes: Uint8Array): Uint8Array => bytesOfWords(hash(bytes, START_512), 16);
/** SHA-384, the hash of every RSA signature of a vote. FIPS 180-4. */
export const sha384 = (bytes: Uint8Array): Uint8Array => bytesOfWords(hash(bytes, START_384), 12);
