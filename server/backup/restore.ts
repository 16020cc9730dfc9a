import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Connection, mongo } from 'mongoose';
import { beginRestore, databaseOf, endRestore, isHalfRestored } from '../platform/database/restoreMark';
import { codeOf } from '../platform/errorCode';
import type { Deps } from '../platform/deps';
import { checkKey } from '../platform/storage/keys';
import { digestOf, readDocuments } from './bson';
import { BackupError, FileLine, Manifest, places } from './format';

/** Documents in one insert. */
const BATCH = 200;

/** Reads and checks the manifest. */
export async function readManifest(directory: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(places(directory).manifest, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new BackupError(`${directory} 里没有 manifest.json：不是备份，或者备份没有做完。`, `There is no manifest.json in ${directory}: it is no backup, or one that was cut off.`);
  }
  const parsed = Manifest.safeParse(safeJson(text));
  if (parsed.success) return parsed.data;
  throw new BackupError('manifest.json 读不懂：可能损坏，也可能来自更新的版本。', 'manifest.json cannot be read: it is damaged or of a newer version.');
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function* fileLines(directory: string): AsyncGenerator<FileLine> {
  for await (const line of createInterface({ input: createReadStream(places(directory).list), crlfDelay: Infinity })) {
    const file = FileLine.parse(JSON.parse(line));
    checkKey(file.key);
    yield file;
  }
}

const damaged = (what: string): BackupError => new BackupError(`备份损坏：${what} 与清单不符。`, `The backup is damaged: ${what} is not what the manifest says.`);

/** Holds every file against its digest before anything is written. Throws BackupError naming the first that differs. */
export async function verifyBackup(directory: string): Promise<Manifest> {
  const manifest = await readManifest(directory);
  const at = places(directory);
  const same = async (file: string, sha256: string): Promise<boolean> => (await digestOf(file).catch(() => '')) === sha256;
  for (const { name, sha256 } of manifest.collections) {
    if (!(await same(at.collection(name), sha256))) throw damaged(`database/${name}.bson.gz`);
  }
  if (!(await same(at.list, manifest.files.sha256))) throw damaged('files.jsonl');
  for await (const { key, sha256 } of fileLines(directory)) {
    if (!(await same(at.file(key), sha256))) throw damaged(`files/${key}`);
  }
  return manifest;
}

/** Refuses to write over anything but what an earlier restore left half done. */
async function makeRoom(db: Connection): Promise<void> {
  const database = databaseOf(db);
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).filter((name) => !name.startsWith('system.'));
  if (!(await isHalfRestored(db))) {
    for (const name of names) {
      if ((await database.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
      throw new BackupError('数据库里已经有数据，恢复只能进空的数据库。', 'The database is not empty; a backup is restored into an empty one only.');
    }
  }
  await beginRestore(db);
  for (const name of names) if (name !== 'restores') await database.collection(name).drop();
}

async function writeCollection(collection: mongo.Collection, file: string): Promise<number> {
  let written = 0;
  let batch: mongo.Document[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await collection.insertMany(batch, { forceServerObjectId: true });
    written += batch.length;
    batch = [];
  };
  for await (const document of readDocuments(file)) {
    batch.push(document);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return written;
}

/**
 * Brings database and pictures back, into an empty database. Everything is checked first; until the end the database
 * is marked as half restored and no server starts on it, and the same restore may simply be run again.
 * @throws BackupError with a sentence: damaged, not empty, or sealed under another secret
 */
export async function restoreBackup(deps: Pick<Deps, 'db' | 'storage' | 'cipher'>, directory: string): Promise<Manifest> {
  const manifest = await verifyBackup(directory);
  if (manifest.secretCheck !== deps.cipher.fingerprint('backup')) {
    throw new BackupError(
      '这份备份是用另一个 LINLI_SECRET 做的，用现在的打不开里面的电话号码。请设成原来的（演示环境：把原来数据目录里的 secret 文件放到新的数据目录）。',
      'The backup was made under another LINLI_SECRET, and phone numbers in it would not open. Set the former one (in a demonstration: put the file "secret" of the former data directory into the new one).',
    );
  }
  await makeRoom(deps.db);
  const database = databaseOf(deps.db);
  for (const { name, documents } of manifest.collections) {
    if ((await writeCollection(database.collection(name), places(directory).collection(name))) !== documents) throw damaged(`database/${name}.bson.gz`);
  }
  for await (const { key, type } of fileLines(directory)) await deps.storage.put(key, await readFile(places(directory).file(key)), type);
  await endRestore(deps.db);
  return manifest;
}
