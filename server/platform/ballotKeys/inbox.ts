import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { fromHex, textOf, utf8 } from '../../../shared/domain/ballotBoard/bytes';
import { leafHash } from '../../../shared/domain/ballotBoard/hashes';
import { jcs } from '../../../shared/domain/ballotBoard/jcs';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import { parseStrict } from '../../../shared/domain/ballotBoard/strictJson';
import { nodeSha256 } from '../crypto/sha256';

/** A ballot as the database keeps it until the close: neither key, choice nor time in clear, all of one size. */
export interface SealedBallot {
  /** HMAC(k, pk): inserting it spends the key of the ballot. */
  readonly _id: string;
  /** HMAC(k, hash of the leaf): the same content again has the same. */
  readonly h: string;
  /** `M` of the vote. */
  readonly vote: string;
  readonly ct: Buffer;
}

const PLAIN_BYTES = 2_048;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const hmac = (k: Buffer, bytes: Uint8Array): string => createHmac('sha256', k).update(bytes).digest('hex');

/** Seals a ballot whose shape was checked. @throws RangeError where it is longer than any ballot of the format */
export function seal({ inbox, k }: { readonly inbox: Buffer; readonly k: Buffer }, vote: string, leaf: BallotLeaf): SealedBallot {
  const text = utf8(jcs(leaf));
  if (text.length > PLAIN_BYTES - LENGTH_BYTES) throw new RangeError('a ballot that is too long');
  const plain = Buffer.alloc(PLAIN_BYTES);
  plain.writeUInt32BE(text.length);
  plain.set(text, LENGTH_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', inbox, nonce).setAAD(fromHex(vote));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { _id: hmac(k, fromHex(leaf.pk)), h: hmac(k, leafHash(leaf, nodeSha256)), vote, ct: Buffer.concat([nonce, body, cipher.getAuthTag()]) };
}

/** @throws Error where it was changed, sealed for another vote or under another key, or lies under an id or hash that is not its own: a copy */
export function unseal({ inbox, k }: { readonly inbox: Buffer; readonly k: Buffer }, vote: string, { _id, h, ct }: Pick<SealedBallot, '_id' | 'h'> & { readonly ct: Uint8Array }): BallotLeaf {
  if (ct.length !== NONCE_BYTES + PLAIN_BYTES + TAG_BYTES) throw new Error('a sealed ballot of another size');
  const decipher = createDecipheriv('aes-256-gcm', inbox, ct.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(fromHex(vote));
  decipher.setAuthTag(ct.subarray(ct.length - TAG_BYTES));
  const plain = Buffer.concat([decipher.update(ct.subarray(NONCE_BYTES, ct.length - TAG_BYTES)), decipher.final()]);
  const leaf = parseStrict(textOf(plain.subarray(LENGTH_BYTES, LENGTH_BYTES + plain.readUInt32BE()))) as unknown as BallotLeaf;
  if (hmac(k, fromHex(leaf.pk)) !== _id || hmac(k, leafHash(leaf, nodeSha256)) !== h) throw new Error('a sealed ballot under the id of another');
  return leaf;
}
