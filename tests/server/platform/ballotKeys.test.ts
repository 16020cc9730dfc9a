/** Keys of votes: made once and whole, in files that a backup never sees; what they sign; what their destruction leaves. */
import { constants, createPublicKey, publicEncrypt, randomBytes, verify, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fromHex } from '../../../shared/domain/ballotBoard/bytes';
import type { RsaKey } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import { isLogKey } from '../../../shared/domain/ballotBoard/rsaKey';
import { headBytes, issueReceiptBytes, promiseBytes } from '../../../shared/domain/ballotBoard/signed';
import { createBallotKeys, type PublicKeys } from '../../../server/platform/ballotKeys';
import { scratchDirectory } from '../../support/scratch';

const NAME = 'a1'.repeat(32);
const M = 'b2'.repeat(32);
const hex = (byte: string): string => byte.repeat(32);
const ballot: BallotLeaf = { t: 'ballot', pk: hex('01'), pre: hex('02'), ts: 'ab'.repeat(256), choice: ['a', 'c'], bs: hex('03') + hex('04') };

const keyOf = ({ n }: RsaKey): KeyObject => createPublicKey({ key: { kty: 'RSA', n: Buffer.from(n, 'hex').toString('base64url'), e: 'AQAB' }, format: 'jwk' });
const holds = (key: RsaKey, bytes: Uint8Array, signature: string): boolean => verify('sha384', bytes, { key: keyOf(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, Buffer.from(signature, 'hex'));

let directory: string;
let keyDir: string;
let made: PublicKeys;
beforeAll(async () => {
  directory = await scratchDirectory('linli-keys-');
  keyDir = path.join(directory, 'keys');
  made = await createBallotKeys(keyDir).create(NAME, { log: 3072, blind: 2048 });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('makes keys as boards take them, for their owner alone, and leaves no draft', () => {
  expect(isLogKey(made.log)).toBe(true);
  expect(made.blind?.n).toHaveLength(512);
  expect(readdirSync(keyDir)).toEqual([NAME]);
  expect(readdirSync(path.join(keyDir, NAME)).sort()).toEqual(['blind.pem', 'inbox.key', 'k.key', 'log.pem']);
  for (const file of readdirSync(path.join(keyDir, NAME))) expect(statSync(path.join(keyDir, NAME, file)).mode & 0o077).toBe(0);
});

it('makes them once: of several at the same time one', async () => {
  const name = hex('c3');
  const tries = await Promise.allSettled([1, 2, 3].map(() => createBallotKeys(keyDir).create(name, { log: 3072, blind: null })));
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(createBallotKeys(keyDir).create(NAME, { log: 3072, blind: null })).rejects.toMatchObject({ code: 'conflict' });
  expect(await createBallotKeys(keyDir).publicKeys(NAME)).toEqual(made);
  expect(readdirSync(keyDir).sort()).toEqual([NAME, name].sort());
});

it('refuses without keys and makes none; nor does a name lead out of the directory', async () => {
  const keys = createBallotKeys(path.join(directory, 'elsewhere'));
  for (const act of [keys.publicKeys(NAME), keys.signPromise(NAME, { by: '', leaf: M, vote: M }), keys.blindSign(NAME, new Uint8Array(256)), keys.sealBallot(NAME, M, ballot)]) await expect(act).rejects.toMatchObject({ code: 'vote_keys_absent' });
  expect(existsSync(path.join(directory, 'elsewhere'))).toBe(false);
  for (const name of ['../x', '', hex('A1')]) await expect(keys.create(name, { log: 3072, blind: null })).rejects.toThrow(RangeError);
});

it('signs heads, promises and receipts with the log key, in every process', async () => {
  const other = createBallotKeys(keyDir);
  const head = { phase: 'open', root: hex('0a'), size: 31, time: '2026-03-01T00:00:00Z', vote: M } as const;
  const signed = await other.signHead(NAME, head);
  expect(signed).toEqual({ ...head, sig: expect.stringMatching(/^[0-9a-f]{768}$/) as string });
  expect(holds(made.log, headBytes(head), signed.sig)).toBe(true);
  const promise = { by: '2026-03-09T00:00:00Z', leaf: hex('0b'), vote: M };
  expect(holds(made.log, promiseBytes(promise), await other.signPromise(NAME, promise))).toBe(true);
  const issued = { b: hex('0c'), c: hex('0d'), vote: M };
  expect(holds(made.log, issueReceiptBytes(issued), await other.signIssueReceipt(NAME, issued))).toBe(true);
  expect(holds(made.log, promiseBytes({ ...promise, by: head.time }), await other.signPromise(NAME, promise))).toBe(false);
});

it('signs blindly what is in range, the same for the same, and nothing else', async () => {
  const keys = createBallotKeys(keyDir);
  const blind = made.blind as RsaKey;
  const n = BigInt(`0x${blind.n}`);
  const bytes = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(512, '0'));
  for (const value of [BigInt(1), n - BigInt(1), BigInt(`0x${randomBytes(250).toString('hex')}`)]) {
    const signature = await keys.blindSign(NAME, bytes(value));
    expect(publicEncrypt({ key: keyOf(blind), padding: constants.RSA_NO_PADDING }, signature ?? Buffer.alloc(256)).toString('hex')).toBe(Buffer.from(bytes(value)).toString('hex'));
    expect(await keys.blindSign(NAME, bytes(value))).toEqual(signature);
  }
  for (const wrong of [bytes(BigInt(0)), bytes(n), bytes(n + BigInt(5)), fromHex('ff'.repeat(256)), new Uint8Array(255).fill(1), new Uint8Array(257).fill(1), new Uint8Array(0)]) expect(await keys.blindSign(NAME, wrong)).toBeNull();
});

it('seals ballots in records of one size that tell nothing, and opens them', async () => {
  const keys = createBallotKeys(keyDir);
  const other = { ...ballot, choice: 'yes' as const };
  const [one, again, changed] = await Promise.all([keys.sealBallot(NAME, M, ballot), keys.sealBallot(NAME, M, ballot), keys.sealBallot(NAME, M, other)]);
  expect([again._id, again.h, again.ct.length]).toEqual([one._id, one.h, one.ct.length]);
  expect([changed._id, changed.ct.length, changed.h === one.h, again.ct.equals(one.ct)]).toEqual([one._id, one.ct.length, false, false]);
  const text = JSON.stringify([one, one.ct.toString('latin1')]);
  for (const part of [ballot.pk, ballot.ts.slice(0, 40), Buffer.from(ballot.pk, 'hex').toString('latin1')]) expect(text.includes(part)).toBe(false);
  expect(await keys.openBallot(NAME, M, one)).toEqual(ballot);
  await expect(keys.openBallot(NAME, hex('ff'), one)).rejects.toThrow();
  const spoiled = Buffer.from(one.ct);
  spoiled[100] = (spoiled[100] ?? 0) ^ 1;
  await expect(keys.openBallot(NAME, M, { ...one, ct: spoiled })).rejects.toThrow();
  await expect(keys.openBallot(NAME, M, { ...one, _id: hex('ee') })).rejects.toThrow('id of another');
  await expect(keys.openBallot(NAME, M, { ...one, ct: one.ct.subarray(1) })).rejects.toThrow('another size');
  await expect(keys.sealBallot(NAME, M, { ...ballot, ts: 'ab'.repeat(1_200) })).rejects.toThrow('too long');
});

it('destroys all but the log key, twice without harm', async () => {
  const keys = createBallotKeys(keyDir);
  const name = hex('d4');
  await keys.create(name, { log: 3072, blind: 2048 });
  const sealed = await keys.sealBallot(name, M, ballot);
  await keys.destroy(name);
  await keys.destroy(name);
  expect(readdirSync(path.join(keyDir, name))).toEqual(['log.pem']);
  for (const act of [keys.openBallot(name, M, sealed), keys.blindSign(name, new Uint8Array(256).fill(1)), keys.sealBallot(name, M, ballot)]) await expect(act).rejects.toMatchObject({ code: 'vote_keys_absent' });
  expect(await keys.signPromise(name, { by: '', leaf: M, vote: M })).toHaveLength(768);
  expect((await keys.publicKeys(name)).blind).toBeNull();
  await keys.destroy(hex('e5'));
});
