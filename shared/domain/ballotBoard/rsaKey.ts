import type { RsaKey } from './hashes';
import { fields, is, oneOf, type Check } from './shape';

/** Sizes of modulus in bits. */
export const BLIND_KEY_BITS = [2048, 3072, 4096] as const;
export const LOG_KEY_BITS = [3072, 4096] as const;

/** A factor below this would be found by hand. */
const TRIAL_LIMIT = 65_537;
let primes: readonly number[] | null = null;

function smallPrimes(): readonly number[] {
  if (primes) return primes;
  const composite = new Uint8Array(TRIAL_LIMIT);
  const found: number[] = [];
  for (let n = 2; n < TRIAL_LIMIT; n += 1) {
    if (composite[n]) continue;
    found.push(n);
    for (let m = n * n; m < TRIAL_LIMIT; m += n) composite[m] = 1;
  }
  primes = found;
  return found;
}

/** Whether a number in hex, of a length divisible by six, has no factor below 65537. Plain numbers: 2^24 times a prime fits. */
function withoutSmallFactor(hex: string): boolean {
  const limbs: number[] = [];
  const aligned = hex.padStart(Math.ceil(hex.length / 6) * 6, '0');
  for (let at = 0; at < aligned.length; at += 6) limbs.push(parseInt(aligned.slice(at, at + 6), 16));
  return smallPrimes().every((prime) => limbs.reduce((rest, limb) => (rest * 0x1000000 + limb) % prime, 0) !== 0);
}

const isModulus = (value: unknown, bits: readonly number[]): boolean => {
  if (typeof value !== 'string' || !bits.includes(value.length * 4)) return false;
  return /^[89a-f][0-9a-f]*[13579bdf]$/.test(value) && withoutSmallFactor(value);
};

/** A public key whose modulus has one of these sizes: odd, the highest bit set, without small factors. */
export const rsaKey = (bits: readonly number[]): Check => fields({ n: is((value) => isModulus(value, bits)), e: oneOf(65_537) });

/** Whether this can be the log key of a vote. */
export const isLogKey = (value: unknown): value is RsaKey => rsaKey(LOG_KEY_BITS)(value, '') === null;

/** Bytes of the modulus, and so of every signature under it. */
export const modulusBytes = ({ n }: RsaKey): number => n.length / 2;
