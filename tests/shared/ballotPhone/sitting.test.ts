/** A voter's sitting as the phone runs it, compiled and in a bare engine as WeChat's is, against real keys of a vote. */
import { buildSync } from 'esbuild';
import { webcrypto } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { fromHex, toHex, utf8 } from '../../../shared/domain/ballotBoard/bytes';
import { blindedHash, leafHash } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import { closedLeaves } from '../../../shared/domain/ballotBoard/build';
import { secondsAfter } from '../../../shared/domain/ballotBoard/times';
import { createBallotKeys, type BallotKeys } from '../../../server/platform/ballotKeys';
import type { KeptBallot } from '../../../miniapp/ui/ballots/kept';
import type * as Look from '../../../miniapp/features/ballotReceipts/model/lookUp';
import type * as Sitting from '../../../miniapp/features/secretVotes/model/sitting';
import type * as Standings from '../../../miniapp/features/secretVotes/model/standing';
import type * as Codes from '../../../shared/domain/ballotClient/ballotCode';
import type * as Carried from '../../../shared/domain/ballotClient/carriedCode';
import type * as Errors from '../../../shared/domain/ballotClient/errors';
import { scratchDirectory } from '../../support/scratch';
import { cast as castOther, bytesFrom, fileOf, headsOf, makeVote, testKeys } from '../../support/votes/boards';
import { PLANS } from '../../support/votes/plans';

type Phone = typeof Sitting & typeof Look & typeof Codes & typeof Carried & typeof Errors & typeof Standings;
const root = path.resolve(__dirname, '../../..');
const model = path.join(root, 'miniapp/features/secretVotes/model');
const { outputFiles } = buildSync({
  stdin: { contents: ['./sitting', '../../ballotReceipts/model/lookUp', './standing', '@shared/domain/ballotClient/ballotCode', '@shared/domain/ballotClient/carriedCode', '@shared/domain/ballotClient/errors'].map((file) => `export * from '${file}';`).join('\n'), resolveDir: model, loader: 'ts' },
  alias: { '@shared': path.join(root, 'shared') }, bundle: true, write: false, minify: true, format: 'iife', globalName: 'phone', target: 'es2017', logLevel: 'silent',
});
/** A phone: nothing but the language, a timer, and the bytes it is given. */
function phoneOf(prepare = ''): Phone {
  const bare = vm.createContext({ setTimeout });
  vm.runInContext(prepare, bare);
  vm.runInContext(outputFiles[0]?.text ?? '', bare);
  return vm.runInContext('phone', bare) as Phone;
}

const plan = (PLANS.secretYesNo as (typeof PLANS)[string]).plan;
const name = 'cd'.repeat(32);
let directory: string;
let keys: BallotKeys;
let table: Sitting.Table;
const made = makeVote({ ...plan, seed: 'sitting', paper: [], paperCounts: [] });
beforeAll(async () => {
  directory = await scratchDirectory('linli-sitting-');
  keys = createBallotKeys(path.join(directory, 'keys'));
  const { log, blind } = await keys.create(name, { log: 3072, blind: 2048 });
  const manifest = { ...made.manifest, blind_key: blind };
  const c = made.parts.roll[3] ?? '';
  const line = made.rollOpenings.get(c);
  if (!line) throw new Error('no line');
  table = { checked: { manifest, vote: toHex(leafHash(manifest)), logKey: log }, pin: { size: 1, root: toHex(leafHash(manifest)) }, line: { c, ...line } };
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What the phone does, heard in order, and a server that may be told to fail. */
function hands(over: Partial<Sitting.Hands> = {}) {
  const heard: string[] = [];
  const store: { kept: string | null } = { kept: null };
  const shelf = {
    load: () => (store.kept === null ? null : (JSON.parse(store.kept) as KeptBallot)),
    save: (kept: KeptBallot) => { store.kept = JSON.stringify(kept); heard.push(kept.receipt?.promise ? 'kept promise' : kept.ballot ? 'kept ballot' : kept.stopped ? 'kept stop' : 'kept seed'); return true; },
    clear: () => { store.kept = null; },
  };
  const by = secondsAfter(table.checked.manifest.closes, table.checked.manifest.mmd_s);
  const one: Sitting.Hands & { heard: string[]; kept(): KeptBallot | null; sent: BallotLeaf[] } = {
    heard, shelf, sent: [], kept: shelf.load,
    randomness: async (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    token: async (blinded) => {
      heard.push('token');
      const b = blindedHash(fromHex(blinded));
      return { blind_sig: Buffer.from((await keys.blindSign(name, fromHex(blinded))) ?? []).toString('hex'), b, issue_sig: await keys.signIssueReceipt(name, { b, c: table.line.c, vote: table.checked.vote }) };
    },
    cast: async (vote, ballot) => {
      heard.push('cast');
      one.sent.push(ballot);
      const leaf = toHex(leafHash(ballot));
      return { leaf, by, promise: await keys.signPromise(name, { leaf, by, vote }) };
    },
    wait: async (ms) => { heard.push(`wait ${ms >= 3_000 && ms <= 15_000 ? '3–15 s' : ms}`); },
    tell: () => undefined,
    ...over,
  };
  return one;
}
const refuse = (phone: Phone, why: Errors.Refusal) => async () => { throw new phone.NoAnswer(why); };

it('keeps the seed before it asks, the ballot before it casts, pauses between, and erases everything secret once it is promised', async () => {
  const phone = phoneOf();
  const mine = hands();
  expect(await phone.sit(table, 'yes', mine)).toEqual({ kind: 'done' });
  expect(mine.heard).toEqual(['kept seed', 'token', 'kept ballot', 'wait 3–15 s', 'cast', 'kept promise']);
  const kept = mine.kept();
  expect([kept?.seed, kept?.ballot, kept?.receipt?.leaf]).toEqual([null, null, toHex(leafHash(mine.sent[0] ?? {}))]);
  // What stays says nothing of the choice, nor what could find it before the board is public.
  expect(JSON.stringify(kept)).not.toMatch(/"yes"|"choice"|"pk"/);
  expect(phone.standingOf(kept, { state: 'issued', b: kept?.receipt?.b ?? null }, table.checked)).toBe('promised');
});

it('goes on after the phone died, with the ballot as it was signed first', async () => {
  const phone = phoneOf();
  const mine = hands();
  const lost = await phone.sit(table, 'yes', { ...mine, cast: refuse(phone, 'offline') });
  expect(lost).toMatchObject({ kind: 'notCounted', why: 'offline' });
  const signed = mine.kept();
  expect(phone.standingOf(signed, { state: 'issued', b: signed?.receipt?.b ?? null }, table.checked)).toBe('signed');
  // Started again from the shelf; whoever would choose otherwise now does not: it is signed.
  expect(await phoneOf().sit(table, 'no', mine)).toEqual({ kind: 'done' });
  expect(mine.sent.map(({ choice }) => choice)).toEqual(['yes']);
  expect(mine.heard.filter((what) => what === 'token')).toHaveLength(1);
});

it('draws the same token again where the answer was lost, and says that nothing was drawn where none came', async () => {
  const phone = phoneOf();
  const mine = hands();
  expect(await phone.sit(table, 'no', { ...mine, token: refuse(phone, 'offline') })).toMatchObject({ kind: 'notDrawn', why: 'offline' });
  const { seed } = mine.kept() ?? {};
  expect(phone.standingOf(mine.kept(), { state: 'none', b: null }, table.checked)).toBe('begun');
  expect(await phone.sit(table, 'abstain', mine)).toEqual({ kind: 'done' });
  expect([seed?.length, mine.sent[0]?.choice]).toEqual([64, 'abstain']);
});

it('is not counted on a promise that is for another ballot, of another moment, or signed by another key; and is once a right one comes', async () => {
  const phone = phoneOf();
  const good = hands();
  const wrongs: ((answer: Awaited<ReturnType<Sitting.Hands['cast']>>) => object)[] = [(answer) => ({ ...answer, leaf: 'ab'.repeat(32) }), (answer) => ({ ...answer, by: '2031-01-01T00:00:00Z' }), (answer) => ({ ...answer, promise: answer.promise.replace(/^../, '00') }), () => ({ leaf: '', by: '', promise: '' })];
  for (const wrong of wrongs) {
    const mine = hands();
    expect(await phone.sit(table, 'yes', { ...mine, cast: async (vote, ballot) => wrong(await good.cast(vote, ballot)) as Awaited<ReturnType<Sitting.Hands['cast']>> })).toEqual({ kind: 'notCounted', why: 'promise', said: null });
    expect([mine.kept()?.ballot?.choice, mine.kept()?.receipt?.promise]).toEqual(['yes', undefined]);
    expect(await phone.sit(table, 'yes', mine)).toEqual({ kind: 'done' });
  }
});

it('stops for good where the token does not hold, and asks for no other', async () => {
  const phone = phoneOf();
  const mine = hands();
  const forged = { ...mine, token: async (blinded: string) => ({ ...(await mine.token(blinded)), blind_sig: blinded }) };
  expect(await phone.sit(table, 'yes', forged)).toEqual({ kind: 'stopped', problem: 'token' });
  mine.heard.length = 0;
  expect(await phone.sit(table, 'yes', mine)).toEqual({ kind: 'stopped', problem: 'token' });
  expect([mine.heard, mine.kept()?.seed, mine.kept()?.stopped]).toEqual([[], null, 'token']);
});

it.each([
  ['BigInt', 'delete globalThis.BigInt', {}, 'noBigInt'], ['randomness', '', { randomness: async (length: number) => new Uint8Array(length) }, 'noRandomness'],
  ['a place to keep things', '', { shelf: { load: () => null, save: () => false, clear: () => undefined } }, 'notStored'],
] as const)('asks nothing without %s', async (_, prepare, over, problem) => {
  const mine = hands(over as Partial<Sitting.Hands>);
  expect(await phoneOf(prepare).sit(table, 'yes', mine)).toEqual({ kind: 'stopped', problem });
  expect(mine.heard.filter((what) => what === 'token' || what === 'cast')).toEqual([]);
});

it('signs nothing that may not be chosen, and nothing of another manifest than it kept', async () => {
  const phone = phoneOf();
  const mine = hands();
  expect(await phone.sit(table, ['a'], mine)).toMatchObject({ kind: 'notDrawn', why: 'unfit' });
  expect(mine.heard).toEqual([]);
  await phone.sit(table, 'yes', { ...mine, cast: refuse(phone, 'busy') });
  const other = { ...table, checked: { ...table.checked, vote: 'ef'.repeat(32) } };
  expect(await phone.sit(other, 'yes', mine)).toEqual({ kind: 'stopped', problem: 'manifest' });
});

it('knows a token that was drawn elsewhere, a paper, and a line that is out', () => {
  const phone = phoneOf();
  const line = (state: Standings.OwnLine['state'], b: string | null = null) => phone.standingOf(null, { state, b }, table.checked);
  expect([line('none'), line('issued', 'ab'.repeat(32)), line('paper'), line('voided')]).toEqual(['fresh', 'elsewhere', 'paper', 'voided']);
});

it('finds its ballot in the whole file, says what is missing, and forgets', async () => {
  const phone = phoneOf();
  const mine = hands();
  await phone.sit(table, 'yes', mine);
  const kept = mine.kept() as KeptBallot;
  const manifest = { ...table.checked.manifest, log_key_sha256: made.fingerprint };
  // The board of the test is signed by the test's own log key: pin and key are those.
  const vote = toHex(leafHash(manifest));
  const others = [1, 2, 3].map((n) => castOther(bytesFrom('another', n), vote, 'no', bytesFrom('its pre', n), testKeys().blind.key));
  const { c, salt, body } = table.line;
  const boardOf = (ballots: BallotLeaf[], b: string | null) => {
    const leaves = closedLeaves({ ...made.parts, manifest: { ...manifest, min_ballots: 3 }, ballots, issued: b === null ? [] : [{ c, b }], changes: [] });
    return { file: utf8(fileOf({ leaves, heads: headsOf({ ...manifest, min_ballots: 3 }, leaves) })), pin: { size: 1, root: toHex(leafHash({ ...manifest, min_ballots: 3 })) }, vote: toHex(leafHash({ ...manifest, min_ballots: 3 })) };
  };
  const look = (board: ReturnType<typeof boardOf>, of: KeptBallot | null, few = false) =>
    phone.lookUp(board.file, { kept: of && { ...of, logKey: testKeys().log.shown, pin: board.pin, receipt: of.receipt && { ...of.receipt, vote: board.vote } }, line: { salt, body }, vote: board.vote, logKey: testKeys().log.shown, pin: board.pin, few }, () => Promise.resolve());
  const [ballot, b] = [mine.sent[0] as BallotLeaf, kept.receipt?.b ?? ''];
  expect(await look(boardOf([...others, ballot], b), kept)).toBe('counted');
  expect(await look(boardOf(others, b), kept)).toBe('missing');
  expect(await look(boardOf(others, b), kept, true)).toBe('few');
  expect(await look(boardOf([...others, ballot], 'ab'.repeat(32)), kept)).toBe('otherToken');
  expect(await look(boardOf(others, null), null)).toBe('notAsked');
  expect(await look(boardOf(others, b), null)).toBe('asked');
  const changed = boardOf([...others, ballot], b);
  expect(await look({ ...changed, file: changed.file.map((byte, at) => (at === changed.file.length - 400 ? byte ^ 1 : byte)) }, kept)).toBe('broken');
  expect(await look({ ...changed, pin: { size: 1, root: '00'.repeat(32) } }, kept)).toBe('broken');
  phone.forget(mine.shelf);
  expect([mine.kept()?.receipt, mine.kept()?.forgotten]).toEqual([null, true]);
});

it('puts a signed ballot and a promise into one line each, and reads nothing else from them', async () => {
  const phone = phoneOf();
  const mine = hands();
  await phone.sit(table, 'abstain', { ...mine, cast: refuse(phone, 'offline') });
  const ballot = mine.kept()?.ballot as BallotLeaf;
  const line = phone.ballotCode(table.checked.vote, ballot);
  expect(phone.readBallotCode(line)).toEqual({ vote: table.checked.vote, ballot });
  // What a QR picture of a phone's width still shows well.
  expect(line.length).toBeLessThan(700);
  for (const choice of [[], ['a'], ['b', 'a', 'c1']]) expect(phone.readBallotCode(phone.ballotCode(table.checked.vote, { ...ballot, choice }))?.ballot.choice).toEqual(choice);
  for (const wrong of ['', 'LB1', line.slice(0, 40), line.replace('LB1', 'LB2'), `${line}*x`, line.replace('=abstain', '=maybe'), line.replace(/\*[^*]/, '*!')]) expect(phone.readBallotCode(wrong)).toBeNull();
  const promise = await mine.cast(table.checked.vote, ballot);
  const back = phone.readPromiseCode(phone.promiseCode(promise));
  expect(back).toEqual(promise);
  phone.settle(table, mine.shelf, promise);
  expect(mine.kept()?.receipt?.promise).toBe(promise.promise);
  for (const wrong of ['LP1', phone.promiseCode(promise).slice(0, 30), line]) expect(phone.readPromiseCode(wrong)).toBeNull();
});
