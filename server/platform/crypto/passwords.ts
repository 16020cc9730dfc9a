import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of new hashes: N = 2^15, r = 8, p = 1 takes 32 MB and some 80 ms (OWASP password storage, scrypt). */
const COST = { logN: 15, r: 8, p: 1 };
const BYTES = 32;

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Hash for storage with its parameters: `scrypt$15$8$1$<salt>$<hash>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Compares in constant time. False for a wrong password and for a stored text that is no hash of ours. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [kind, logN, r, p, salt, hash] = stored.split('$');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const sound = kind === 'scrypt' && salt && hash && cost.logN >= 10 && cost.logN <= 20 && cost.r >= 1 && cost.r <= 32 && cost.p >= 1 && cost.p <= 4;
  if (!sound) return false;
  const wanted = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

let nobody: Promise<string> | undefined;
/** Spends the time of a real comparison for an account that does not exist, so that the time does not tell. */
export async function verifyNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  await verifyPassword(password, await nobody);
  return false;
}
