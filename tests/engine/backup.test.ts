/** A copy of a running engine is a whole database of one moment. */
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { open } from 'lmdb';
import { backupEngine, startEngineInProcess } from '../../server/engine';
import { newDirectory, startTestEngine } from './support';

const cli = join(__dirname, '../../server/engine/cli.ts');

describe('a backup', () => {
  it('of an engine that is being written to holds one state, and opens', async () => {
    const test = await startTestEngine();
    const items = test.db.collection<{ _id: number; a: number; b: number }>('items');
    await items.createIndex({ a: 1 });
    await items.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: i, a: 0, b: 0 })));
    const copies = [newDirectory(), newDirectory()] as const;
    let writing = true;
    const writer = (async () => {
      for (let round = 1; writing; round += 1) await items.updateOne({ _id: round % 3000 }, { $set: { a: round, b: round } });
    })();
    await backupEngine(test.directory, copies[0]);
    await promisify(execFile)(process.execPath, ['--import', 'tsx', cli, '--backup', '--from', test.directory, '--to', copies[1]]);
    writing = false;
    await writer;
    expect(await test.db.command({ validate: 'items' })).toMatchObject({ valid: true });
    await test.stop();
    for (const directory of copies) {
      const copy = await startTestEngine(directory);
      expect(await copy.db.command({ validate: 'items' })).toMatchObject({ valid: true, nrecords: 3000 });
      expect(await copy.db.collection('items').countDocuments({ $expr: { $ne: ['$a', '$b'] } })).toBe(0);
      await copy.stop();
    }
  }, 60_000);

  it('is refused where nothing is to be copied, or where a database is already', async () => {
    const [empty, to] = [newDirectory(), newDirectory()];
    await expect(backupEngine(empty, to)).rejects.toThrow(/no data file/);
    expect(existsSync(join(to, 'data.mdb'))).toBe(false);
    await (await startEngineInProcess({ dataDir: empty, listen: {} })).close();
    await backupEngine(empty, to);
    await expect(backupEngine(empty, to)).rejects.toThrow(/already/);
    for (const directory of [empty, to]) rmSync(directory, { recursive: true });
  });
});

describe('a file of a newer version', () => {
  it('is refused with a sentence', async () => {
    const directory = newDirectory();
    await (await startEngineInProcess({ dataDir: directory, listen: {} })).close();
    const env = open<Buffer, Buffer>({ path: join(directory, 'data.mdb'), keyEncoding: 'binary', encoding: 'binary', overlappingSync: false });
    await env.put(Buffer.concat([Buffer.alloc(4), Buffer.from('f')]), Buffer.from([99]));
    await env.close();
    await expect(startEngineInProcess({ dataDir: directory, listen: {} })).rejects.toThrow(/newer version \(format 99/);
    rmSync(directory, { recursive: true });
  });
});
