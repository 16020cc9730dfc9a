/**
 * The checksum of a stored document: four bytes after its BSON, whose own first four bytes say where it ends. Documents of
 * format 1 have none and are taken as they are; they get one when they are next written.
 */
import { crc32 } from 'node:zlib';
import { EngineError } from '../errors';

const sealSize = 4;

/** The bytes of a document as they are stored. */
export function seal(bytes: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(bytes.length + sealSize);
  sealed.set(bytes, 0);
  sealed.writeUInt32LE(crc32(bytes), bytes.length);
  return sealed;
}

/** What CRC-32 gives for anything that is followed by its own CRC-32, lowest byte first. */
const residue = 0x2144df1c;

/** How many of the stored bytes are the document; throws 301 when they are not those that were stored. */
export function sealedSize(stored: Buffer): number {
  const size = stored.length >= 5 ? stored.readInt32LE(0) : -1;
  if (size === stored.length || (size === stored.length - sealSize && crc32(stored) === residue)) return size;
  throw new EngineError(301, 'The data file is damaged: a stored document is not what was written. Restore a backup.');
}

/** The bytes of a stored document. */
export function unseal(stored: Buffer): Buffer {
  const size = sealedSize(stored);
  return size === stored.length ? stored : stored.subarray(0, size);
}
