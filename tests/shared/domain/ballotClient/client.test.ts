/** The voter's phone against the vectors of RFC 9474, against the server's keys, and in a bare engine like WeChat's. */
import { buildSync } from 'esbuild';
import { hkdfSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { closedLeaves } from '../../../../shared/domain/ballotBoard/build';
import { fromHex, toHex, utf8 } from '../../../../shared/domain/ballotBoard/bytes';
import { bigOf, inverse } from '../../../../shared/domain/ballotBoard/crypto/bigNumbers';
import { verifyPss } from '../../../../shared/domain/ballotBoard/crypto/pss';
import { leafHash } from '../../../../shared/domain/ballotBoard/hashes';
import type { Json } from '../../../../shared/domain/ballotBoard/strictJson';
import { BoardVerifier } from '../../../../shared/domain/ballotBoard/verify/verifier';
import { blind, finalize } from '../../../../shared/domain/ballotClient/blinding';
import { ballotOf, receiptFile, takePromise, takeToken, tokenAsk } from '../../../../shared/domain/ballotClient/casting';
import { checkOpening, type Opening } from '../../../../shared/domain/ballotClient/checking';
import { findMine } from '../../../../shared/domain/ballotClient/looking';
import { hkdfSha512 } from '../../../../shared/domain/ballotClient/hkdf';
import { pauseMs, secretsOf, seedFor, wechatRandomness, type SeedStore } from '../../../../shared/domain/ballotClient/seed';
import { createBallotKeys, type BallotKeys } from '../../../../server/platform/ballotKeys';
import { scratchDirectory } from '../../../support/scratch';
import { cast, fileOf, headsOf, makeVote, bytesFrom, logSigned, testKeys } from '../../../support/votes/boards';
import { PLANS } from '../../../support/votes/plans';
import vectors from '../../../support/votes/rfc9474.json';

const breath = (): Promise<void> => Promise.resolve();

it.each(vectors)('$name of RFC 9474, appendix A', ({ n, msg, msg_prefix: prefix, salt, inv, blinded_msg: blinded, blind_sig: blindSig, sig }) => {
  const key = { n, e: 65_537 } as const;
  const prepared = fromHex(prefix + msg);
  const r = inverse(bigOf(fromHex(inv)), BigInt(`0x${n}`)) ?? BigInt(0);
  const hidden = blind(key, prepared, fromHex(salt), r);
  expect([toHex(hidden.message), hidden.inverse.toString(16)]).toEqual([blinded, inv]);
  expect(toHex(finalize(key, prepared, fromHex(blindSig), hidden.inverse))).toBe(sig);
  expect(verifyPss(key, prepared, fromHex(sig))).toBe(true);
  for (const wrong of [fromHex(sig), fromHex(blindSig).subarray(1), fromHex('ff'.repeat(n.length / 2))]) expect(() => finalize(key, prepared, wrong, hidden.inverse)).toThrow('token');
});

it('stretches keys as Node does', () => {
  for (const [length, info] of [[10, ''], [64, 'a'], [352, 'abc'], [608, 'x'.repeat(200)]] as const) {
    const secret = new Uint8Array(32).fill(length % 256);
    expect(toHex(hkdfSha512(secret, utf8(info), length))).toBe(Buffer.from(hkdfSync('sha512', secret, new Uint8Array(0), info, length)).toString('hex'));
  }
  expect(() => hkdfSha512(new Uint8Array(32), new Uint8Array(0), 20_000)).toThrow(RangeError);
});

describe('a seed', () => {
  const shelf = (): SeedStore & { kept: string | null } => {
    const store = { kept: null as string | null, read: () => Promise.resolve(store.kept), write: (seed: string) => { store.kept = seed; return Promise.resolve(); } };
    return store;
  };
  let draws = 0;
  const good = (length: number): Promise<Uint8Array> => Promise.resolve(Uint8Array.from({ length }, (_, at) => (at * 7 + (draws += 1)) % 251));
  it('is stored before it is used, and used again after the phone died', async () => {
    const store = shelf();
    const seed = await seedFor(good, store);
    expect([store.kept, await seedFor(good, store)]).toEqual([seed, seed]);
  });
  it.each([
    ['always the same', () => Promise.resolve(Uint8Array.from({ length: 32 }, (_, at) => at)), 'noRandomness'], ['zeros', () => Promise.resolve(new Uint8Array(32)), 'noRandomness'],
    ['too short', () => Promise.resolve(new Uint8Array(16)), 'noRandomness'], ['WeChat without it', wechatRandomness({}), 'noRandomness'], ['WeChat fails', wechatRandomness({ getRandomValues: ({ fail }) => fail() }), 'noRandomness'],
  ])('is not drawn from randomness that is %s', async (_, randomness, problem) => {
    const store = shelf();
    await expect(seedFor(randomness, store)).rejects.toMatchObject({ problem });
    expect(store.kept).toBeNull();
  });
  it('that is not kept stops everything', async () => {
    await expect(seedFor(good, { read: () => Promise.resolve(null), write: () => Promise.resolve() })).rejects.toMatchObject({ problem: 'notStored' });
  });
  it('gives every vote and key other secrets', () => {
    const key = testKeys().blind.shown;
    const [one, again, other] = [secretsOf('11'.repeat(32), 'aa'.repeat(32), key), secretsOf('11'.repeat(32), 'aa'.repeat(32), key), secretsOf('11'.repeat(32), 'ab'.repeat(32), key)];
    expect([again, other.pk === one.pk, other.pre === one.pre, other.r === one.r]).toEqual([one, true, false, false]);
    expect(one.r > BigInt(0) && one.r < BigInt(`0x${key.n}`)).toBe(true);
    expect([pauseMs(0), pauseMs(255)]).toEqual([3_000, 15_000]);
  });
});

describe('a whole vote, phone and keys', () => {
  const vote = makeVote((PLANS.secretYesNo as (typeof PLANS)[string]).plan);
  const opening: Opening = { log_key: testKeys().log.shown, leaves: vote.leaves.slice(0, 1 + vote.manifest.roll.count) as unknown as Json[], head: vote.heads[0] as unknown as Json };
  const own = [...vote.rollOpenings.values()][10] ?? null;
  const printed = vote.fingerprint.slice(0, 16);

  it('is checked before anything is asked', async () => {
    const { pin, c } = await checkOpening(opening, printed, own, breath);
    expect([pin, vote.parts.roll.includes(c ?? '')]).toEqual([{ size: 15, root: vote.heads[0]?.root }, true]);
    const [manifest, ...lines] = opening.leaves;
    for (const [problem, changed, fingerprint, line] of [
      ['manifest', { ...opening, leaves: [{ ...(manifest as object), title: 5 }, ...lines] }, printed, own], ['fingerprint', opening, '0'.repeat(16), own], ['fingerprint', opening, printed.slice(0, 6), own],
      ['roll', { ...opening, leaves: [manifest, ...lines.slice(1)] }, printed, own], ['roll', { ...opening, leaves: [manifest, ...[...lines].reverse()] }, printed, own], ['roll', opening, printed, { salt: '00'.repeat(32), body: { ref: 'x', area: 1 } }],
      ['head', { ...opening, head: { ...(opening.head as object), root: '00'.repeat(32) } }, printed, own], ['head', { ...opening, head: logSigned({ ...(vote.heads[0] as (typeof vote.heads)[number]), time: '2026-03-02T00:00:00Z' }) }, printed, own], ['head', { ...opening, head: null }, printed, own],
    ] as const) await expect(checkOpening(changed as Opening, fingerprint, line, breath)).rejects.toMatchObject({ problem });
  });

  let directory: string;
  let keys: BallotKeys;
  const name = 'ab'.repeat(32);
  beforeAll(async () => {
    directory = await scratchDirectory('linli-client-');
    keys = createBallotKeys(path.join(directory, 'keys'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('ends with a ballot that the board counts and the phone finds', async () => {
    const { log, blind: blindKey } = await keys.create(name, { log: 3072, blind: 2048 });
    const base = makeVote({ ...vote.plan, seed: 'client', paper: [], paperCounts: [] });
    const manifest = { ...base.manifest, blind_key: blindKey };
    const checked = { manifest, vote: toHex(leafHash(manifest)), logKey: log };
    const c = base.parts.roll[13] ?? '';
    const line = base.rollOpenings.get(c) as NonNullable<typeof own>;
    const seed = bytesFrom('a phone');
    const ask = tokenAsk(seed, checked);
    expect(tokenAsk(seed, checked)).toEqual(ask);
    const blindSig = Buffer.from((await keys.blindSign(name, fromHex(ask.blinded))) ?? []).toString('hex');
    const answer = { blind_sig: blindSig, b: ask.b, issue_sig: await keys.signIssueReceipt(name, { b: ask.b, c, vote: checked.vote }) };
    const ts = takeToken(seed, checked, c, answer);
    expect(() => takeToken(seed, checked, c, { ...answer, blind_sig: ask.blinded })).toThrow('token');
    expect(() => takeToken(seed, checked, c, { ...answer, blind_sig: 'xyz' })).toThrow('token');
    expect(() => takeToken(seed, checked, c, { ...answer, b: '00'.repeat(32) })).toThrow('issue');
    expect(() => takeToken(seed, checked, base.parts.roll[0] ?? '', answer)).toThrow('issue');

    const ballot = ballotOf(seed, checked, ts, 'yes');
    const sealed = await keys.sealBallot(name, checked.vote, ballot);
    const leaf = toHex(leafHash(ballot));
    const promised = { leaf, by: '2026-03-09T00:00:00Z', promise: await keys.signPromise(name, { leaf, by: '2026-03-09T00:00:00Z', vote: checked.vote }) };
    expect(takePromise(checked, ballot, promised)).toEqual(promised);
    for (const wrong of [{ ...promised, leaf: '00'.repeat(32) }, { ...promised, by: '2026-03-10T00:00:00Z' }, { ...promised, promise: answer.issue_sig }]) expect(() => takePromise(checked, ballot, wrong)).toThrow('promise');

    const { privateKey } = { privateKey: testKeys().blind.key };
    const others = [1, 2, 3].map((n) => cast(bytesFrom('other', n), base.vote, 'no', bytesFrom('pre', n), privateKey));
    const mine = await keys.openBallot(name, checked.vote, sealed);
    const opened = closedLeaves({ ...base.parts, manifest: { ...manifest, log_key_sha256: base.fingerprint, min_ballots: 3 }, ballots: [...others, mine], issued: [{ c, b: ask.b }], changes: [] });
    const receipt = receiptFile(checked.vote, line, answer, promised);
    const text = fileOf({ leaves: opened, heads: headsOf(manifest, opened) });
    const pin = { size: 1, root: checked.vote };
    const found = await findMine(utf8(text), { logKey: testKeys().log.shown }, { ...receipt, vote: checked.vote }, pin, breath);
    expect(found).toEqual({ whole: true, counted: true, tokenMine: true });
    expect(await findMine(utf8(text.replace('"yes"', '"no"')), { logKey: testKeys().log.shown }, receipt, pin, breath)).toMatchObject({ whole: false });
    expect(await findMine(utf8(text), { logKey: testKeys().log.shown }, { ...receipt, b: null, leaf: '00'.repeat(32) }, { size: 1, root: '00'.repeat(32) }, breath)).toEqual({ whole: false, counted: false, tokenMine: false });
    expect(await findMine(utf8('{'), { logKey: log }, receipt, pin, breath)).toMatchObject({ whole: false });
    const verifier = new BoardVerifier({ fingerprint: null });
    verifier.push(utf8(text));
    const mineIs = opened.indexOf(opened.find((one) => one.t === 'ballot' && one.pk === mine.pk) ?? manifest);
    // The others are of another vote; the phone's own ballot holds.
    expect(verifier.end().findings.filter(({ code, at }) => code.startsWith('ballot') && at === String(mineIs))).toEqual([]);
  });
});

describe('in a bare engine', () => {
  const entry = ['blinding', 'casting', 'checking', 'seed'].map((file) => `export * from './shared/domain/ballotClient/${file}';`).join('\n');
  // (A literal such as 1n cannot be compiled for this target, so one would stop the bundle.)
  const { outputFiles } = buildSync({ stdin: { contents: entry, resolveDir: path.resolve(__dirname, '../../../..'), loader: 'ts' }, bundle: true, write: false, minify: true, format: 'iife', globalName: 'client', target: 'es2017', logLevel: 'silent' });
  const code = outputFiles[0]?.text ?? '';
  const context = (prepare: string): vm.Context => {
    const wx = { getRandomValues: ({ length, success }: { length: number; success(answer: { randomValues: ArrayBuffer }): void }) => { setTimeout(() => success({ randomValues: Uint8Array.from({ length }, () => Math.floor(Math.random() * 256)).buffer }), 1); } };
    const bare = vm.createContext({ wx, setTimeout });
    vm.runInContext(prepare, bare);
    vm.runInContext(code, bare);
    return bare;
  };
  const draw = `client.seedFor(client.wechatRandomness(wx), (() => { let kept = null; return { read: async () => kept, write: async (seed) => { kept = seed; } }; })())`;

  it('weighs little enough for its subpackage', () => expect(Buffer.byteLength(code)).toBeLessThan(30 * 1024));
  it('draws a seed and hides a token without TextEncoder, WebCrypto or anything of a browser', async () => {
    const bare = context('');
    expect(vm.runInContext('[typeof TextEncoder, typeof crypto, typeof fetch].join()', bare)).toBe('undefined,undefined,undefined');
    const n = testKeys().blind.shown.n;
    const blinded = await (vm.runInContext(`${draw}.then((seed) => client.tokenAsk(seed, { manifest: { blind_key: { n: '${n}', e: 65537 } }, vote: 'aa'.repeat(32) }))`, bare) as Promise<{ blinded: string; b: string }>);
    expect([blinded.blinded.length, blinded.b.length]).toEqual([512, 64]);
  });
  it.each([['BigInt', 'delete globalThis.BigInt', 'noBigInt'], ['randomness', 'delete wx.getRandomValues', 'noRandomness']])('without %s it loads, says so and draws nothing', async (_, prepare, problem) => {
    await expect(vm.runInContext(`${draw}.catch((error) => error.problem)`, context(prepare)) as Promise<string>).resolves.toBe(problem);
  });
});
