import { constants, createPublicKey, privateDecrypt, publicEncrypt, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { headBytes, issueReceiptBytes, promiseBytes, type Head, type IssuedOf, type PromiseOf } from '../../../shared/domain/ballotBoard/signed';

const signAsync = promisify<string, Uint8Array, { key: KeyObject; padding: number; saltLength: number }, Buffer>(sign);

/** PSS with SHA-384 and 48 bytes of salt, off the main thread; hex. */
async function pss(key: KeyObject, bytes: Uint8Array): Promise<string> {
  const signature = await signAsync('sha384', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 });
  return signature.toString('hex');
}

export const headBy = async (log: KeyObject, head: Omit<Head, 'sig'>): Promise<Head> => ({ ...head, sig: await pss(log, headBytes(head)) });
export const promiseBy = (log: KeyObject, promise: PromiseOf): Promise<string> => pss(log, promiseBytes(promise));
export const issueReceiptBy = (log: KeyObject, issued: IssuedOf): Promise<string> => pss(log, issueReceiptBytes(issued));

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);

/** What follows from a private key, worked out once for as long as the key is remembered. */
const publics = new WeakMap<KeyObject, { readonly key: KeyObject; readonly modulus: bigint }>();
function publicOf(blind: KeyObject): { readonly key: KeyObject; readonly modulus: bigint } {
  let found = publics.get(blind);
  if (!found) {
    const key = createPublicKey(blind);
    found = { key, modulus: toNumber(Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url')) };
    publics.set(blind, found);
  }
  return found;
}

/**
 * The bare private operation on a blinded message, of which the signer learns nothing. The answer is checked with the public key
 * before it leaves: one wrong bit in a calculation by the Chinese remainder would give the key away.
 * @returns null where the message is not a number between 0 and the modulus, as long as it. RFC 9474, 4.3
 */
export function blindSignBy(blind: KeyObject, blinded: Uint8Array): Buffer | null {
  const bits = blind.asymmetricKeyDetails?.modulusLength ?? 0;
  const { key, modulus } = publicOf(blind);
  const z = toNumber(blinded);
  if (blinded.length !== bits / 8 || z <= BigInt(0) || z >= modulus) return null;
  const padding = constants.RSA_NO_PADDING;
  const signature = privateDecrypt({ key: blind, padding }, blinded);
  if (!publicEncrypt({ key, padding }, signature).equals(blinded)) throw new Error('a blind signature did not verify');
  return signature;
}
