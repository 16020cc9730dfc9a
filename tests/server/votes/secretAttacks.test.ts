import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { createBallotKeys } from '../../../server/platform/ballotKeys';
import { blind, finalize } from '../../../shared/domain/ballotClient/blinding';
import { ballotOf, takePromise, takeToken, tokenAsk } from '../../../shared/domain/ballotClient/casting';
import { secretsOf } from '../../../shared/domain/ballotClient/seed';
import { fromHex, toHex } from '../../../shared/domain/ballotBoard/bytes';
import { plainCrypto } from '../../../shared/domain/ballotBoard/crypto/boardCrypto';
import { tokenMessage } from '../../../shared/domain/ballotBoard/signed';
import { secretHands, sentOf } from './secretHands';
import { COUNCIL, setScene } from './support';

const lines: string[] = [];
const logger = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
const scene = setScene([], { logger });
const { as, clock, ended, must, rows, seen, server, tick } = scene;
const { opened, phone, ask, ballot, send, vote, boardOf, verified, why } = secretHands(scene);
const code = (body: unknown): string => {
  const { error } = body as { error?: { code: string; data?: { problem?: string; field?: string } } };
  return error ? [error.code, error.data?.problem ?? error.data?.field].filter(Boolean).join(' ') : 'done';
};

it('issues one token for a line: the same message the same answer, another none, nothing out of range', async () => {
  const { id } = await opened();
  const one = await phone('n3', id);
  const n = one.checked.manifest.blind_key?.n ?? '';
  const last = (BigInt(`0x${n}`) - 1n).toString(16).padStart(n.length, '0');
  for (const blinded of ['0'.repeat(n.length), n, 'f'.repeat(n.length), 'ab'.repeat(384)]) expect([blinded.slice(0, 4), await why('n3', `/votes/${id}/token`, { blinded })]).toEqual([blinded.slice(0, 4), 'rule_refused voteBlinded']);
  expect(await rows('issuedLines')).toEqual([]);
  const first = await ask(one);
  expect(await ask(one)).toMatchObject({ blind_sig: first.blind_sig, b: first.b });
  expect([await why('n3', `/votes/${id}/token`, { blinded: last }), await why('ann', `/votes/${id}/token`, { blinded: last }), await why('n4', `/votes/${id}/token`, { blinded: last })]).toEqual(['conflict voteTokenOther', 'not_allowed', 'done']);
  expect(Object.keys((await rows('issuedLines'))[0] ?? {}).sort()).toEqual(['_id', 'b', 'voteId']);
  clock.set(new Date(Date.parse((await seen('n3', id)).closes)));
  expect(await why('n0', `/votes/${id}/token`, { blinded: last })).toBe('wrong_state voteOver');
}, 30_000);

it('takes a ballot whose token, key and signature hold, and says which does not, without spending the token', async () => {
  const { id } = await opened();
  const one = await phone('n3', id);
  const { leaf } = await ballot(one, 'yes');
  const good = sentOf(leaf);
  const flipped = (hex: string): string => `${hex[0] === '0' ? '1' : '0'}${hex.slice(1)}`;
  const identity = `01${'00'.repeat(31)}`;
  const tries: readonly (readonly [object, number, string])[] = [
    [{ ...good, choice: 'maybe' }, 422, 'ballot_unfit choice'], [{ ...good, choice: ['a'] }, 422, 'ballot_unfit choice'], [{ ...good, pk: good.pk.slice(2) }, 422, 'ballot_unfit pk'], [{ ...good, more: 1 }, 422, 'ballot_unfit more'], [{ ...good, ts: `${good.ts}00` }, 422, 'ballot_unfit ts'], [{ ...good, pk: 5 }, 422, 'ballot_unfit pk'],
    [{ ...good, ts: flipped(good.ts) }, 403, 'ballot_refused token'], [{ ...good, pre: flipped(good.pre) }, 403, 'ballot_refused token'], [{ ...good, pk: identity }, 403, 'ballot_refused token'], [{ ...good, choice: 'no' }, 403, 'ballot_refused signature'], [{ ...good, bs: flipped(good.bs) }, 403, 'ballot_refused signature'],
  ];
  for (const [sent, status, said] of tries) {
    const answer = await send(one, sent);
    expect([said, answer.status, code(answer.body)]).toEqual([said, status, said]);
  }
  expect(await rows('sealedBallots')).toEqual([]);
  const promised = await send(one, good).expect(200);
  expect(takePromise(one.checked, leaf, promised.body as never).leaf).toHaveLength(64);
  expect(takePromise(one.checked, leaf, (await send(one, good).expect(200)).body as never)).toMatchObject({ leaf: (promised.body as { leaf: string }).leaf });
  // The same key with another choice, signed by its owner.
  const other = sentOf(ballotOf(one.seed, one.checked, good.ts, 'no'));
  expect(code((await send(one, other).expect(409)).body)).toBe('conflict');
  expect(await rows('sealedBallots')).toHaveLength(1);
}, 30_000);

it('refuses a token of another vote, a key of small order that was really signed, and every ballot from the close on', async () => {
  const first = await opened();
  const elsewhere = await ballot(await phone('n3', first.id), 'yes');
  await server().deps.db.collection('bodies').deleteMany({});
  const { id } = await opened();
  const one = await phone('n3', id);
  const foreign = await send(one, sentOf(elsewhere.leaf));
  expect([foreign.status, code(foreign.body)]).toEqual([403, 'ballot_refused token']);
  // A blinded message that hides a small-order key: the signer cannot see it, so the check comes at the cast.
  const key = one.checked.manifest.blind_key;
  if (!key) throw new Error('no blind key');
  const { pre, salt, r } = secretsOf(one.seed, one.checked.vote, key);
  for (const [who, pk] of [['n3', `01${'00'.repeat(31)}`], ['n4', `ee${'ff'.repeat(30)}7f`]] as const) {
    const prepared = tokenMessage(pre, one.checked.vote, pk);
    const hidden = blind(key, prepared, salt, r);
    const { blind_sig } = await must<{ blind_sig: string }>(who, `/votes/${id}/token`, { blinded: toHex(hidden.message) });
    const ts = toHex(finalize(key, prepared, fromHex(blind_sig), hidden.inverse));
    expect(plainCrypto.verifyPss(key, prepared, fromHex(ts))).toBe(true);
    const answer = await send(one, { pk, pre, ts, choice: 'yes', bs: '00'.repeat(64) });
    expect([answer.status, code(answer.body)]).toEqual([403, 'ballot_refused key']);
  }
  const late = await ballot(await phone('n0', id), 'yes');
  const closes = Date.parse((await seen('n0', id)).closes);
  for (const after of [0, 1]) {
    clock.set(new Date(closes + after));
    const answer = await send(one, sentOf(late.leaf));
    expect([answer.status, code(answer.body)]).toEqual([410, 'vote_closed']);
  }
  expect((await send({ checked: { ...one.checked, vote: 'ab'.repeat(32) } }, sentOf(late.leaf))).status).toBe(404);
}, 40_000);

it('gives one token and takes one ballot of a thousand at once, and loses none that was promised', async () => {
  const { id } = await opened();
  const n3 = await as('n3');
  const phones = [await phone('n3', id), await phone('n3', id)];
  const asked = phones.map(({ seed, checked }) => tokenAsk(seed, checked).blinded);
  const answers: { n: number; status: number; body: unknown }[] = [];
  for (let from = 0; from < 1_000; from += 100) answers.push(...(await Promise.all(Array.from({ length: 100 }, async (_, at) => { const n = (from + at) % 2; const { status, body } = await n3.post(`/votes/${id}/token`, { blinded: asked[n] }); return { n, status, body: body as unknown }; }))));
  const won = answers.filter(({ status }) => status === 200);
  expect([new Set(won.map(({ n }) => n)).size, won.length, answers.filter(({ status }) => status === 409).length, (await rows('issuedLines')).length]).toEqual([1, 500, 500, 1]);
  const one = phones[won[0]?.n ?? 0];
  if (!one) throw new Error('nobody');
  const ts = takeToken(one.seed, one.checked, one.c, won[0]?.body as never);
  const leaves = (['yes', 'no'] as const).map((choice) => ballotOf(one.seed, one.checked, ts, choice));
  const casts: { n: number; status: number }[] = [];
  for (let from = 0; from < 1_000; from += 100) casts.push(...(await Promise.all(Array.from({ length: 100 }, async (_, at) => { const n = (from + at) % 2; return { n, status: (await send(one, sentOf(leaves[n] as never))).status }; }))));
  const taken = casts.filter(({ status }) => status === 200);
  expect([new Set(taken.map(({ n }) => n)).size, taken.length, casts.filter(({ status }) => status === 409).length, (await rows('sealedBallots')).length]).toEqual([1, 500, 500, 1]);
  for (const who of ['n0', 'n1']) await vote(who, id, 'yes');
  const over = await ended(id);
  expect(over.tally?.counts.participants).toBe(3);
  const board = JSON.parse(await boardOf(id)) as { leaves: { pk?: string; choice?: string }[] };
  expect(board.leaves.find(({ pk }) => pk === leaves[0]?.pk)?.choice).toBe(leaves[taken[0]?.n ?? 0]?.choice);
}, 120_000);

it('finds a ballot again that was sealed before a process ended without answering, and makes no keys where there are none', async () => {
  const { id } = await opened();
  const one = await phone('n3', id);
  const { leaf } = await ballot(one, 'yes');
  const { deps } = server();
  const sign = jest.spyOn(deps.ballotKeys, 'signPromise').mockRejectedValueOnce(new Error('the process ended'));
  await send(one, sentOf(leaf)).expect(500);
  sign.mockRestore();
  expect(await rows('sealedBallots')).toHaveLength(1);
  takePromise(one.checked, leaf, (await send(one, sentOf(leaf)).expect(200)).body as never);
  expect(await rows('sealedBallots')).toHaveLength(1);
  const bare = createBallotKeys(path.join(deps.config.dataDir, '..', 'no-keys-here'));
  const seal = jest.spyOn(deps.ballotKeys, 'sealBallot').mockImplementation((name, hash, sealed) => bare.sealBallot(name, hash, sealed));
  const answer = await send(one, sentOf(leaf));
  expect([answer.status, code(answer.body)]).toEqual([503, 'vote_keys_absent']);
  seal.mockRestore();
}, 30_000);

/** Every file under a directory, as bytes that text is looked for in. */
async function everything(directory: string): Promise<Buffer> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  return Buffer.concat(await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath, file.name)))));
}
it('writes of a cast nothing but the sealed ballot: not in database, outbox, log or storage, in clear, by whom or when', async () => {
  const { id } = await opened();
  lines.length = 0;
  const all = [];
  for (const who of COUNCIL) all.push(await vote(who, id, 'yes'));
  await send({ checked: all[0]?.phone.checked as never }, { nonsense: true }).expect(422);
  await server().drain();
  const collections = (await server().deps.db.getClient().db(server().deps.db.name).listCollections().toArray()).map(({ name }) => name);
  const dump = async (): Promise<string> => JSON.stringify(await Promise.all(collections.map(async (name) => [name, await rows(name)])));
  const before = await dump();
  const [logged, stored] = [lines.join(''), await everything(server().deps.config.dataDir).catch(() => Buffer.alloc(0))];
  for (const { leaf, phone: { seed } } of all) {
    for (const secret of [leaf.pk, leaf.pre, leaf.ts, leaf.bs, seed]) for (const [where, text] of [['database', before], ['log', logged]] as const) expect([where, text.includes(secret)]).toEqual([where, false]);
    for (const secret of [leaf.pk, leaf.ts]) expect(stored.includes(secret)).toBe(false);
  }
  expect([logged.includes('/cast/'), logged.includes('POST /votes/:id/token')]).toEqual([false, true]);
  // What lies in the inbox has these fields and no others; an id tells no moment.
  const sealed = await rows('sealedBallots');
  expect(sealed.map((row) => Object.keys(row).sort())).toEqual(COUNCIL.map(() => ['_id', 'ct', 'h', 'vote']));
  for (const row of sealed) expect(row).toMatchObject({ _id: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, h: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  expect(new Set(sealed.map((row) => (row.ct as { length: () => number }).length())).size).toBe(1);
  // Another pair of eyes on the whole: nothing was written but tokens' rows and sealed ballots.
  const over = await ended(id);
  await server().drain();
  const after = await dump();
  const file = await boardOf(id);
  for (const { leaf } of all) expect([after.includes(leaf.pk), lines.join('').includes(leaf.pk), file.includes(leaf.pk)]).toEqual([false, false, true]);
  for (const who of [...COUNCIL, '127.0.0.1']) expect([who, file.includes(`"${who}"`)]).toEqual([who, false]);
  expect([over.state, (await verified(id)).verdict]).toEqual(['published', 'accepted']);
  await tick();
}, 60_000);
