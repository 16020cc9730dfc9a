import { createReadStream, createWriteStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { mongo } from 'mongoose';

/** Types as they are stored: an int stays an int, a long a long, a double a double. */
const EXACT = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;
/** No document of MongoDB is larger. */
const MOST_BYTES = 16 * 1024 * 1024 + 16 * 1024;

/** Options for reading documents out of a database as they are stored. */
export const READ_EXACTLY = EXACT;

/** What was written to a file. */
export interface Written {
  readonly documents: number;
  /** Of the compressed bytes, hexadecimal. */
  readonly sha256: string;
}

/** Passes bytes on and keeps their digest. */
function digesting(): { readonly stream: Transform; digest(): string } {
  const hash = createHash('sha256');
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest('hex') };
}

/** Writes documents one after the other, compressed. Nothing but what is under way is kept in memory. */
export async function writeDocuments(file: string, documents: AsyncIterable<mongo.Document>): Promise<Written> {
  let count = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const document of documents) {
      count += 1;
      yield mongo.BSON.serialize(document, { ignoreUndefined: false });
    }
  }
  const sum = digesting();
  await pipeline(Readable.from(bytes(), { objectMode: false }), createGzip({ level: 6 }), sum.stream, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  return { documents: count, sha256: sum.digest() };
}

/** The digest of a file's bytes, hexadecimal. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Reads the documents of a file in their order. Throws where the file is damaged. */
export async function* readDocuments(file: string): AsyncGenerator<mongo.Document> {
  let rest: Buffer = Buffer.alloc(0);
  const plain = createReadStream(file).pipe(createGunzip());
  for await (const chunk of plain) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let at = 0;
    while (rest.length - at >= 4) {
      const size = rest.readInt32LE(at);
      if (size < 5 || size > MOST_BYTES) throw new Error(`damaged document in ${file}`);
      if (rest.length - at < size) break;
      yield mongo.BSON.deserialize(rest.subarray(at, at + size), EXACT);
      at += size;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error(`${file} ends in the middle of a document`);
}
