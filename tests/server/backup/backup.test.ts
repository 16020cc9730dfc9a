/** Database and pictures, saved together and brought back: nothing lost, nothing changed, nothing half. */
import { spawn, spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mongo } from 'mongoose';
import sharp from 'sharp';
import { VARIABLES } from '../../../config/server';
import { makeBackup } from '../../../server/backup/make';
import { restoreBackup, verifyBackup } from '../../../server/backup/restore';
import { features } from '../../../server/features';
import { createPerson } from '../../../server/features/identity';
import { storePhoto } from '../../../server/features/files';
import { connectDatabase, EMBEDDED_NAME, type Database } from '../../../server/platform/database/connect';
import { databaseOf, isHalfRestored } from '../../../server/platform/database/restoreMark';
import { openSnapshot } from '../../../server/platform/database/snapshot';
import type { Deps } from '../../../server/platform/deps';
import { createLogger } from '../../../server/platform/logger';
import { createStorage } from '../../../server/platform/storage';
import { prepareDatabase } from '../../../server/prepare';
import { filesOfFeatures, plainDeps } from '../../../server/program';
import { readConfig, type ServerConfig } from '../../../config/server';

jest.setTimeout(120_000);

const ROOT = path.resolve(__dirname, '../../..');
const SECRET = 'Jq8m2xWv5TzLr0KdYc7uHs1bNf4gPe9aXiQ3o';
const silent = createLogger('silent');
const PHONE = '13800138000';

interface Place {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly deps: Deps;
}

const directories: string[] = [];
const open: Database[] = [];
const newDirectory = async (): Promise<string> => {
  const made = await mkdtemp(path.join(os.tmpdir(), 'linli-backup-'));
  directories.push(made);
  return made;
};

async function placeIn(dataDir: string, secret = SECRET): Promise<Place> {
  const config = { ...readConfig({ LINLI_SECRET: secret, LOG_LEVEL: 'silent' }, dataDir), dataDir };
  const database = await connectDatabase({ ...config, inProcess: true }, silent);
  open.push(database);
  return { config, database, deps: plainDeps(config, database) };
}

async function photoOf(deps: Deps): Promise<string> {
  const file = path.join(await newDirectory(), 'photo.jpg');
  await writeFile(file, await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1E6650' } }).jpeg().toBuffer());
  return (await storePhoto(deps, { personId: 'chen', key: 'photo-of-the-lamp', path: file }))._id;
}

/** Values whose type a careless copy changes. */
const DELICATE = {
  whole: new mongo.Int32(5), long: mongo.Long.fromString('9007199254740993'), double: new mongo.Double(5), decimal: mongo.Decimal128.fromString('1.10'),
  at: new Date('2026-03-02T02:00:00.000Z'), bytes: new mongo.Binary(Buffer.from([1, 2, 3])), nothing: null, list: [new mongo.Int32(1), [new mongo.Double(2)]], 字: '井盖',
};

async function rawBytes(db: mongo.Db, name: string): Promise<string[]> {
  const rows = await db.collection(name).find({}, { promoteValues: false, promoteBuffers: false, bsonRegExp: true }).sort({ _id: 1 }).toArray();
  return rows.map((row) => Buffer.from(mongo.BSON.serialize(row)).toString('hex'));
}

let from: Place;
let photoId: string;
beforeAll(async () => {
  from = await placeIn(await newDirectory());
  await prepareDatabase(from.deps, features);
  await createPerson(from.deps, { id: 'chen', name: '陈桂兰', phone: PHONE });
  photoId = await photoOf(from.deps);
  await databaseOf(from.deps.db).collection<{ _id: string }>('delicate').insertOne({ _id: 'one', ...DELICATE } as { _id: string });
});
afterAll(async () => {
  for (const database of open.splice(0)) await database.close();
  for (const directory of directories) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

async function backUp(place = from): Promise<string> {
  const to = path.join(await newDirectory(), 'copy');
  const snapshot = await openSnapshot({ ...place.config }, EMBEDDED_NAME, silent);
  try {
    await makeBackup({ snapshot, deps: place.deps, filesOf: filesOfFeatures, program: 'linli test' }, to);
  } finally {
    await snapshot.close();
  }
  return to;
}

describe('a backup of a running server', () => {
  it('leaves no copy behind, and clears away that of one which was killed, but not that of one which runs', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const [left, living] = [`.snapshot-${dead}-abc`, `.snapshot-${process.pid}-abc`];
    for (const name of [left, living]) await mkdir(path.join(from.config.dataDir, name));
    await backUp();
    const copies = (await readdir(from.config.dataDir)).filter((name) => name.startsWith('.snapshot-'));
    expect(copies).toEqual([living]);
    await rm(path.join(from.config.dataDir, living), { recursive: true });
  });

  it('is of one moment, and brings everything back as it was', async () => {
    const pairs = databaseOf(from.deps.db).collection<{ _id: number; a: number; b: number }>('pairs');
    await pairs.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: i, a: 0, b: 0 })));
    let writing = true;
    const writer = (async () => {
      for (let round = 1; writing; round += 1) {
        await pairs.updateOne({ _id: 0 }, { $set: { a: round } });
        await pairs.updateOne({ _id: 499 }, { $set: { a: round } });
      }
    })();
    const copy = await backUp();
    writing = false;
    await writer;

    const to = await placeIn(await newDirectory());
    const manifest = await restoreBackup(to.deps, copy);
    await prepareDatabase(to.deps, features);
    expect(manifest).toMatchObject({ moment: 'one', files: { count: 2, missing: 0 } });
    const [here, there] = [databaseOf(from.deps.db), databaseOf(to.deps.db)];
    for (const name of ['people', 'files', 'delicate', 'migrations']) expect(await rawBytes(there, name)).toEqual(await rawBytes(here, name));
    const [first, last] = await Promise.all([0, 499].map((_id) => there.collection<{ _id: number; a: number }>('pairs').findOne({ _id })));
    expect((first?.a ?? 0) - (last?.a ?? 0)).toBeGreaterThanOrEqual(0);
    expect((first?.a ?? 0) - (last?.a ?? 0)).toBeLessThanOrEqual(1);

    const person = await there.collection<{ _id: string; phone: string }>('people').findOne({ _id: 'chen' });
    expect(to.deps.cipher.decrypt(person?.phone ?? '', 'person:chen:phone')).toBe(PHONE);
    for (const variant of ['full', 'thumb']) {
      const [before, after] = await Promise.all([from, to].map(({ config }) => readFile(path.join(config.dataDir, 'files', 'photos', photoId, `${variant}.jpg`))));
      expect(after).toEqual(before);
    }
    const indexes = await there.collection('cases').indexes();
    expect(indexes.length).toBeGreaterThan(3);
  });

  it('holds neither a phone number nor the secret in plain sight', async () => {
    const copy = await backUp();
    await verifyBackup(copy);
    const manifest = await readFile(path.join(copy, 'manifest.json'), 'utf8');
    expect(manifest).not.toContain(SECRET);
    const plain = (await import('node:zlib')).gunzipSync(await readFile(path.join(copy, 'database', 'people.bson.gz'))).toString('latin1');
    expect(plain).toContain('chen');
    expect(plain).not.toContain(PHONE);
  });
});

describe('a restore refuses', () => {
  it('a directory without a manifest, and a copy that was cut off', async () => {
    const to = await placeIn(await newDirectory());
    await expect(restoreBackup(to.deps, await newDirectory())).rejects.toThrow('没有 manifest.json');
  });

  it.each([
    ['a collection', 'database/people.bson.gz'],
    ['a picture', 'files/photos/PHOTO/full.jpg'],
    ['the list of pictures', 'files.jsonl'],
  ])('a backup in which %s was changed, before anything is written', async (_what, file) => {
    const copy = await backUp();
    await appendFile(path.join(copy, file.replace('PHOTO', photoId)), 'x');
    const to = await placeIn(await newDirectory());
    await expect(restoreBackup(to.deps, copy)).rejects.toThrow('备份损坏');
    expect(await databaseOf(to.deps.db).listCollections().toArray()).toEqual([]);
  });

  it('a database that is not empty', async () => {
    const copy = await backUp();
    await expect(restoreBackup(from.deps, copy)).rejects.toThrow('已经有数据');
    expect(await databaseOf(from.deps.db).collection('people').countDocuments()).toBe(1);
  });

  it('a backup made under another secret', async () => {
    const copy = await backUp();
    const to = await placeIn(await newDirectory(), `${SECRET}-another`);
    await expect(restoreBackup(to.deps, copy)).rejects.toThrow('LINLI_SECRET');
    expect(await databaseOf(to.deps.db).listCollections().toArray()).toEqual([]);
  });

  it('a copy into a directory that holds something', async () => {
    const full = await newDirectory();
    await writeFile(path.join(full, 'letter.txt'), '');
    const snapshot = await openSnapshot({ ...from.config }, EMBEDDED_NAME, silent);
    const parts = { snapshot, deps: from.deps, filesOf: filesOfFeatures, program: 'linli test' };
    await expect(makeBackup(parts, full)).rejects.toThrow('换一个空目录').finally(() => snapshot.close());
  });
});

describe('a restore that is cut off', () => {
  it('leaves a database on which no server starts, and goes through when it is run again', async () => {
    const copy = await backUp();
    const to = await placeIn(await newDirectory());
    const broken = { ...to.deps, storage: { ...createStorage(to.config), put: () => Promise.reject(new Error('disk full')) } };
    await expect(restoreBackup(broken, copy)).rejects.toThrow('disk full');
    expect(await isHalfRestored(to.deps.db)).toBe(true);
    await expect(prepareDatabase(to.deps, features)).rejects.toThrow('恢复没有做完');
    await restoreBackup(to.deps, copy);
    await prepareDatabase(to.deps, features);
    expect(await databaseOf(to.deps.db).collection('people').countDocuments()).toBe(1);
  });
});

function run(program: string, flags: readonly string[], dataDir: string): Promise<{ code: number | null; said: string }> {
  const blank = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']));
  const env = { ...process.env, ...blank, DATA_DIR: dataDir, LINLI_SECRET: SECRET };
  const child = spawn(process.execPath, ['--import', 'tsx', `server/${program}.ts`, ...flags], { cwd: ROOT, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

describe('the programs', () => {
  it('migrate, back up and restore with the configuration of the server', async () => {
    const [dataDir, elsewhere] = [await newDirectory(), await newDirectory()];
    const first = await run('migrate', [], dataDir);
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toContain('1 baseline');
    expect((await run('migrate', [], dataDir)).said).toContain('已经是最新的');
    await mkdir(path.join(elsewhere, 'in'));
    const to = path.join(elsewhere, 'in', 'copy');
    const saved = await run('backup', ['--to', to], dataDir);
    expect(saved).toMatchObject({ code: 0 });
    expect(saved.said).toContain('备份好了');
    expect((await run('restore', ['--from', to, '--check'], dataDir)).said).toContain('备份完好');
    const back = await run('restore', ['--from', to], path.join(elsewhere, 'data'));
    expect(back).toMatchObject({ code: 0 });
    expect(back.said).toContain('恢复好了');
    const again = await run('restore', ['--from', to], path.join(elsewhere, 'data'));
    expect(again.code).toBe(1);
    expect(again.said.trim().split('\n')).toHaveLength(1);
    expect((await run('backup', [], dataDir)).said).toContain('--to');
  });
});
