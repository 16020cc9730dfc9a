import { fromHex, toHex } from '../ballotBoard/bytes';
import { bigOf, hasBigInt } from '../ballotBoard/crypto/bigNumbers';
import { ed25519Public } from '../ballotBoard/crypto/ed25519';
import { SALT_BYTES } from '../ballotBoard/crypto/pss';
import { tagged, type RsaKey } from '../ballotBoard/hashes';
import { modulusBytes } from '../ballotBoard/rsaKey';
import { demand } from './errors';
import { hkdfSha512 } from './hkdf';

/** So many bytes that nobody can foresee. Never Math.random. */
export type Randomness = (length: number) => Promise<Uint8Array>;

/** What of WeChat is asked for randomness; from base library 2.15. */
export interface WechatRandom {
  getRandomValues?(options: { length: number; success(answer: { randomValues: ArrayBuffer }): void; fail(): void }): void;
}
/** Randomness of a phone with WeChat, which gives it later, never at once. @throws BallotError `noRandomness` */
export const wechatRandomness =
  (wx: WechatRandom): Randomness =>
  async (length) => {
    demand(typeof wx.getRandomValues === 'function', 'noRandomness');
    const answer = await new Promise<ArrayBuffer | null>((resolve) => wx.getRandomValues?.({ length, success: ({ randomValues }) => resolve(randomValues), fail: () => resolve(null) }));
    demand(answer !== null && answer.byteLength === length, 'noRandomness');
    return new Uint8Array(answer);
  };

/** Where the phone keeps a seed until its ballot is promised; hex. */
export interface SeedStore {
  write(seed: string): Promise<void>;
  read(): Promise<string | null>;
}

const SEED_BYTES = 32;

/**
 * The seed of a ballot: the one that is stored, or a new one, stored and read back before anything is asked of a
 * server: a phone that dies after that can go on with the same token.
 * @throws BallotError `noBigInt`, `noRandomness`, `notStored`
 */
export async function seedFor(randomness: Randomness, store: SeedStore): Promise<string> {
  demand(hasBigInt(), 'noBigInt');
  const kept = await store.read();
  if (kept !== null && /^[0-9a-f]{64}$/.test(kept)) return kept;
  const bytes = await randomness(SEED_BYTES);
  // Two equal draws, or one byte over and over, come of a stub and not of a system.
  demand(bytes.length === SEED_BYTES && new Set(bytes).size > 8 && toHex(bytes) !== toHex(await randomness(SEED_BYTES)), 'noRandomness');
  const seed = toHex(bytes);
  await store.write(seed);
  demand((await store.read()) === seed, 'notStored');
  return seed;
}

/** Everything secret of one ballot in one vote; it follows from the seed, so nothing else has to be kept. */
export interface BallotSecrets {
  readonly secret: Uint8Array;
  /** Public key of the ballot, hex. */
  readonly pk: string;
  /** Hex of 32 bytes. */
  readonly pre: string;
  readonly salt: Uint8Array;
  readonly r: bigint;
}

/** @param vote `M`, from the manifest as this phone hashed it */
export function secretsOf(seed: string, vote: string, key: RsaKey): BallotSecrets {
  const n = BigInt(`0x${key.n}`);
  const secret = tagged('seed-ed', [fromHex(seed)]);
  const stream = hkdfSha512(fromHex(seed), fromHex(vote), 32 + SALT_BYTES + modulusBytes(key) + 16);
  const r = (bigOf(stream.subarray(32 + SALT_BYTES)) % (n - BigInt(1))) + BigInt(1);
  return { secret, pk: toHex(ed25519Public(secret)), pre: toHex(stream.subarray(0, 32)), salt: stream.slice(32, 32 + SALT_BYTES), r };
}

/** How long to wait between token and cast, from one random byte: 3 to 15 seconds, in milliseconds, so that one does not tell the other. */
export const pauseMs = (random: number): number => 3_000 + Math.round((random / 255) * 12_000);
