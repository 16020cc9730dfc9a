import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { mongo } from 'mongoose';
import type { StoredKey } from '../http/types';
import type { Snapshot } from '../platform/database/snapshot';
import type { Deps } from '../platform/deps';
import { READ_EXACTLY, digestOf, writeDocuments } from './bson';
import { BackupError, FORMAT, places, type FileLine, type Manifest } from './format';
import { writeDurably } from '../platform/durableFile';

/** What a backup is made from. */
export interface BackupParts {
  readonly snapshot: Snapshot;
  readonly deps: Pick<Deps, 'storage' | 'cipher' | 'clock'>;
  /** The stored files that the documents of the snapshot speak of. */
  readonly filesOf: (db: mongo.Db, session: mongo.ClientSession | undefined) => AsyncIterable<StoredKey>;
  /** Name and version of the program. */
  readonly program: string;
}

async function emptyDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length === 0) return;
  throw new BackupError(`${directory} 里已经有东西，请换一个空目录。`, `${directory} is not empty; choose an empty directory.`);
}

async function writeCollections({ db, session }: Snapshot, directory: string): Promise<Manifest['collections']> {
  const at = places(directory);
  await mkdir(path.dirname(at.collection('x')), { recursive: true, mode: 0o700 });
  const listed = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = listed.map(({ name }) => name).filter((name) => !name.startsWith('system.')).sort();
  const parts: Manifest['collections'] = [];
  for (const name of names) {
    const documents = db.collection(name).find({}, { ...READ_EXACTLY, ...(session && { session }) });
    parts.push({ name, ...(await writeDocuments(at.collection(name), documents)) });
  }
  return parts;
}

/** Copies one stored file; null when it is no longer there (an orphan removed since the snapshot). */
async function copyFile(deps: Pick<Deps, 'storage'>, { key, type }: StoredKey, target: string): Promise<FileLine | null> {
  const stored = await deps.storage.get(key);
  if (!stored) return null;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of stored!.stream) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }
  await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(target, { mode: 0o600, flags: 'wx' }));
  return { key, type, bytes, sha256: hash.digest('hex') };
}

async function copyFiles({ snapshot, deps, filesOf }: BackupParts, directory: string): Promise<Manifest['files']> {
  const at = places(directory);
  const totals = { count: 0, bytes: 0, missing: 0 };
  async function* lines(): AsyncGenerator<string> {
    for await (const file of filesOf(snapshot.db, snapshot.session)) {
      const line = await copyFile(deps, file, at.file(file.key));
      if (line === null) {
        totals.missing += 1;
        continue;
      }
      totals.count += 1;
      totals.bytes += line.bytes;
      yield `${JSON.stringify(line)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(at.list, { mode: 0o600, flags: 'wx' }));
  return { ...totals, sha256: await digestOf(at.list) };
}

/**
 * Writes database and pictures into an empty directory. The database is read first: a picture is stored before a
 * document speaks of it and never changes, so all of them are there afterwards. The manifest comes last.
 * @throws BackupError when the directory is not empty
 */
export async function makeBackup(parts: BackupParts, directory: string): Promise<Manifest> {
  await emptyDirectory(directory);
  const at = parts.deps.clock.now().toISOString();
  const collections = await writeCollections(parts.snapshot, directory);
  const files = await copyFiles(parts, directory);
  const manifest: Manifest = {
    ...{ format: FORMAT, program: parts.program, at, moment: parts.snapshot.moment },
    secretCheck: parts.deps.cipher.fingerprint('backup'),
    ...{ collections, files },
  };
  await writeDurably(places(directory).manifest, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
