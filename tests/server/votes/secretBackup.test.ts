/** A secret vote in what leaves the machine: the backup, made by the program itself before the close, after it, and the engine's own file. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { mongo } from 'mongoose';
import pino from 'pino';
import { makeBackup } from '../../../server/backup/make';
import { connectDatabase, EMBEDDED_NAME, withName, type Database } from '../../../server/platform/database/connect';
import { openSnapshot } from '../../../server/platform/database/snapshot';
import { createLogger } from '../../../server/platform/logger';
import { backupEngine } from '../../../server/engine';
import { filesOfFeatures } from '../../../server/program';
import { scratchDirectory } from '../../support/scratch';
import { secretHands, sentOf } from './secretHands';
import { COUNCIL, setScene } from './support';

const lines: string[] = [];
const logger = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
const silent = createLogger('silent');
let home: string;
let database: Database;
const scene = setScene([], {
  logger,
  // An engine with a directory of its own, as the program has it: its file is what a backup copies.
  place: async () => {
    home = await scratchDirectory('linli-secret-');
    database = await connectDatabase({ mongodbUri: null, dataDir: home, engineListen: '127.0.0.1:0', inProcess: true }, silent);
    return { uri: withName(database.uri, EMBEDDED_NAME) };
  },
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});
const { ended, rows, seen, server, step } = scene;
const { opened, phone, ballot, send, vote, boardOf, verified } = secretHands(scene);

/** What a phone and the way to the server say of somebody; a gateway adds some of it. Nothing of it may stay. */
const ADDRESS = '203.0.113.77';
const MARKS = { 'x-forwarded-for': ADDRESS, 'x-real-ip': ADDRESS, 'x-wx-openid': 'openid-of-the-voter-7731', 'user-agent': 'phone-of-the-voter-7732', 'x-request-id': 'request-of-the-voter-7733' };

/** Every file below a directory, those of a collection unpacked. */
async function filesIn(directory: string): Promise<(readonly [name: string, bytes: Buffer])[]> {
  const all = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(all.map(async ({ name, parentPath }) => {
    const bytes = await readFile(path.join(parentPath, name));
    return [path.relative(directory, path.join(parentPath, name)), name.endsWith('.gz') ? gunzipSync(bytes) : bytes] as const;
  }));
}
async function backUp(): Promise<(readonly [name: string, bytes: Buffer])[]> {
  const to = await scratchDirectory('linli-copy-');
  const snapshot = await openSnapshot({ ...server().deps.config, mongodbUri: null, dataDir: home, engineListen: '127.0.0.1:0', inProcess: true }, EMBEDDED_NAME, silent);
  try {
    await makeBackup({ snapshot, deps: server().deps, filesOf: filesOfFeatures, program: 'linli test' }, to);
    const raw = path.join(to, 'engine');
    await mkdir(raw);
    await backupEngine(path.join(home, 'engine'), raw);
    return await filesIn(to);
  } finally {
    await snapshot.close();
    await rm(to, { recursive: true, force: true });
  }
}
/** A secret as it could stand somewhere: in hex, in base64, in bytes. */
const formsOf = (hex: string): readonly (string | Buffer)[] => [hex, Buffer.from(hex, 'hex').toString('base64').replace(/=+$/, ''), Buffer.from(hex, 'hex').toString('base64url'), Buffer.from(hex, 'hex')];
const placesOf = (files: readonly (readonly [string, Buffer])[], what: string | Buffer): string[] => files.filter(([, bytes]) => bytes.includes(what)).map(([name]) => name);
const anywhere = (files: readonly (readonly [string, Buffer])[], secrets: readonly string[]): string[] => [...new Set(secrets.flatMap(formsOf).flatMap((form) => placesOf(files, form)))].sort();
const documentsOf = (files: readonly (readonly [string, Buffer])[], collection: string): mongo.Document[] => {
  const bytes = files.find(([name]) => name === path.join('database', `${collection}.bson.gz`))?.[1] ?? Buffer.alloc(0);
  const all: mongo.Document[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) all.push(mongo.BSON.deserialize(bytes.subarray(at, at + bytes.readInt32LE(at)), { promoteValues: false, promoteBuffers: false }));
  return all;
};
const dump = async (): Promise<Map<string, string>> => {
  const names = (await server().deps.db.getClient().db(server().deps.db.name).listCollections().toArray()).map(({ name }) => name);
  return new Map(await Promise.all(names.map(async (name) => [name, JSON.stringify(await rows(name))] as const)));
};
const changed = (before: Map<string, string>, after: Map<string, string>): string[] => [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);

it('a cast writes one sealed record, and neither address, openid, phone nor moment comes with it', async () => {
  const { id } = await opened();
  const one = await phone('n3', id);
  const { leaf } = await ballot(one, 'yes');
  await server().drain();
  const before = await dump();
  lines.length = 0;
  const take = (sent: object) => send(one, sent).set(MARKS);
  await take({ ...sentOf(leaf), choice: 'maybe' }).expect(422);
  await take(sentOf(leaf)).expect(200);
  await take(sentOf(leaf)).expect(200);
  expect([changed(before, await dump()), lines]).toEqual([['sealedBallots'], []]);
  const files = await backUp();
  for (const mark of Object.values(MARKS)) expect([mark, placesOf(files, mark)]).toEqual([mark, []]);
  // All that a record has: texts of a fixed length and one block of bytes; no date, and no id that tells a moment.
  expect(documentsOf(files, 'sealedBallots').map((row) => Object.entries(row).map(([field, value]) => [field, value instanceof mongo.BSON.Binary ? value.length() : String(value).length]))).toEqual([[['_id', 64], ['h', 64], ['vote', 64], ['ct', 2_076]]]);
}, 30_000);

it('a backup holds no ballot key, token, choice or seed but on the published board, and no issued line says who or when', async () => {
  const { id } = await opened();
  lines.length = 0;
  const cast = [];
  for (const who of COUNCIL) cast.push(await vote(who, id, who === 'n4' ? 'no' : 'yes'));
  await server().drain();
  const keys = cast.map(({ leaf }) => leaf.pk);
  const hidden = cast.flatMap(({ leaf: { pre, ts, bs }, phone: { seed }, receipt }) => [pre, ts, bs, seed, receipt.promise ?? '']);
  const open = await backUp();
  expect(anywhere(open, [...keys, ...hidden])).toEqual([]);
  const issued = documentsOf(open, 'issuedLines');
  expect(issued.map((row) => Object.keys(row).sort())).toEqual(COUNCIL.map(() => ['_id', 'b', 'voteId']));
  expect(issued.map(({ _id, b, voteId }) => [String(_id).length, String(b).length, String(voteId)])).toEqual(COUNCIL.map(() => [64, 64, id]));
  // The keys of the vote lie elsewhere, and no backup takes them along.
  const secrets = (await filesIn(server().deps.config.keyDir)).map(([, bytes]) => bytes);
  expect(secrets.length).toBeGreaterThan(2);
  for (const secret of secrets) expect(placesOf(open, secret)).toEqual([]);

  await ended(id);
  const published = await backUp();
  const boards = ['board', 'openings'].map((name) => path.join('files', 'votes', id, `${name}.json`));
  expect([anywhere(published, keys), published.find(([name]) => name === boards[0])?.[1].toString()]).toEqual([boards, await boardOf(id)]);
  expect(anywhere(published, cast.flatMap(({ phone: { seed }, receipt }) => [seed, receipt.promise ?? '']))).toEqual([]);
  expect((await verified(id, cast.map(({ receipt }) => receipt))).verdict).toBe('accepted');

  for (const who of ['n1', 'n2']) await step(who, id, 'check');
  await server().drain();
  expect((await seen('n3', id)).secret?.keys).toBe('destroyed');
  const after = await backUp();
  expect([documentsOf(after, 'sealedBallots'), anywhere(after, keys)]).toEqual([[], boards]);
  expect(anywhere([['log', Buffer.from(lines.join(''))]], [...keys, ...hidden])).toEqual([]);
}, 40_000);
