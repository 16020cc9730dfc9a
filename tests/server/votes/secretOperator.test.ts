/**
 * What somebody with the database, and somebody with the keys as well, can do to a secret vote before its board is built: what the
 * verifier says of the file that the program then makes, given the printed notice and the receipts of the voters. The last table is
 * what no file can show; docs/voting.md names each of it.
 */
import { randomBytes } from 'node:crypto';
import { publishVote } from '../../../server/features/votes/commands/publish';
import { loadVote } from '../../../server/features/votes/queries';
import { nodeBoardCrypto } from '../../../server/platform/crypto/boardCrypto';
import { findingWords } from '../../../shared/copy/ballotBoard';
import { fromHex } from '../../../shared/domain/ballotBoard/bytes';
import { blindedHash } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import type { Json } from '../../../shared/domain/ballotBoard/strictJson';
import type { FindingCode } from '../../../shared/domain/ballotBoard/verify/findings';
import type { Receipt } from '../../../shared/domain/ballotBoard/verify/receipts';
import { BoardVerifier, type Report } from '../../../shared/domain/ballotBoard/verify/verifier';
import { ballotOf, receiptFile, takeToken, tokenAsk } from '../../../shared/domain/ballotClient/casting';
import { secretHands, type Phone } from './secretHands';
import { setScene, type View } from './support';

const scene = setScene([], { people: 8 });
const { as, clock, must, server, step, tick, seen } = scene;
const { opened, phone, ask, vote } = secretHands(scene);

type Row = Record<string, unknown> & { _id: string };
const KEPT = ['votes', 'voteLines', 'issuedLines', 'sealedBallots', 'boxCounts'] as const;
const of = (name: (typeof KEPT)[number]) => server().deps.db.collection<Row>(name);

/** Four ballots, a token that was drawn and not used (`n7`), two papers, and one who never asked (`n2`): over, confirmed, not counted yet. */
interface Live {
  readonly id: string;
  readonly view: View;
  readonly kept: ReadonlyMap<string, Row[]>;
  readonly voted: readonly { readonly phone: Phone; readonly leaf: BallotLeaf; readonly receipt: Receipt }[];
  readonly idle: Phone;
  readonly receipts: readonly Receipt[];
}
async function live(): Promise<Live> {
  const { id } = await opened({ paper: true }, 8);
  const lines = ((await (await as('n1')).get(`/votes/${id}/lines`).expect(200)).body as { items: { line: string; label: string }[] }).items;
  const voted = [];
  for (const who of ['n0', 'n1', 'n3', 'n4']) voted.push(await vote(who, id, who === 'n4' ? 'no' : 'yes'));
  const [idle, drew] = [await phone('n2', id), await phone('n7', id)];
  const drawn = receiptFile(drew.checked.vote, drew.roll, await ask(drew), null);
  for (const who of ['邻居5', '邻居6']) await must('n1', `/votes/${id}/paper`, { line: lines.find(({ label }) => label.includes(who))?.line });
  const view = await seen('n1', id);
  clock.set(new Date(Date.parse(view.closes)));
  await tick();
  for (const who of ['n1', 'n2']) await must(who, `/votes/${id}/paper-count`, { box: '1', handed: 2, votes: [{ choice: 'no', n: 1 }], invalid: 1 });
  for (const who of ['n1', 'n2']) await step(who, id, 'confirm');
  const kept = new Map(await Promise.all(KEPT.map(async (name) => [name, await of(name).find({}).toArray()] as const)));
  return { id, view, kept, voted, idle, receipts: [...voted.map(({ receipt }) => receipt), receiptFile(idle.checked.vote, idle.roll, null, null), drawn] };
}
let made: Live | undefined;
/** The database as it was before the count, changed by `plant`; then counted by the program. */
async function counted(plant: (vote: Live) => Promise<unknown>): Promise<Live> {
  const now = (made ??= await live());
  clock.set(new Date(Date.parse(now.view.closes) + 60_000));
  for (const [name, rows] of now.kept) {
    await of(name as (typeof KEPT)[number]).deleteMany({});
    await of(name as (typeof KEPT)[number]).insertMany(rows);
  }
  await plant(now);
  await publishVote(server().deps, await loadVote(server().deps, now.id));
  return now;
}
/** What somebody finds who has the published file, the printed notice and these receipts. */
async function found({ id, view, receipts }: Live, file: 'board' | 'openings' = 'board', held = receipts): Promise<Report> {
  const { stream } = (await server().deps.storage.get(`votes/${id}/${file}.json`)) ?? {};
  const verifier = new BoardVerifier({ crypto: nodeBoardCrypto(), fingerprint: view.fingerprint?.logKey.slice(0, 16) ?? '', pins: [{ size: view.secret?.head?.size ?? 0, root: view.secret?.head?.root ?? '' }], receipts: held as unknown as Json[] });
  for await (const chunk of stream ?? []) verifier.push(chunk as Buffer);
  return verifier.end();
}
const first = (vote: Live): string => vote.voted[0]?.phone.c ?? '';
const second = (vote: Live): string => vote.voted[1]?.phone.c ?? '';
const sealedRows = (vote: Live): readonly Row[] => vote.kept.get('sealedBallots') ?? [];
const nameOf = (vote: Live): string => vote.idle.checked.manifest.vote;
/** A ballot of the operator, who holds the keys: a token for whom they please. `line`: where they write that it was issued; null: nowhere. */
async function stuff(vote: Live, line: string | null): Promise<void> {
  const [keys, { checked }, seed] = [server().deps.ballotKeys, vote.idle, randomBytes(32).toString('hex')];
  const { blinded } = tokenAsk(seed, checked);
  const b = blindedHash(fromHex(blinded));
  const c = line ?? vote.idle.c;
  const answer = { line: c, b, blind_sig: (await keys.blindSign(nameOf(vote), fromHex(blinded)))?.toString('hex') ?? '', issue_sig: await keys.signIssueReceipt(nameOf(vote), { b, c, vote: checked.vote }) };
  const leaf = ballotOf(seed, checked, takeToken(seed, checked, c, answer), 'no');
  if (line !== null) await of('issuedLines').insertOne({ _id: line, voteId: vote.id, b });
  await of('sealedBallots').insertOne(await keys.sealBallot(nameOf(vote), checked.vote, leaf) as unknown as Row);
}
const edit = (name: (typeof KEPT)[number], filter: object, set: Readonly<Record<string, unknown>>) => of(name).updateMany(filter, { $set: set });
const drop = (name: (typeof KEPT)[number], filter: object) => of(name).deleteMany(filter);
const correction = (kind: 'add' | 'void', line: string, added: object | null) => ({ corrections: [{ kind, line, reason: '名册有误', at: new Date(0), by: 'n0', added }] });

/** The sealed ballot of the first voter, found by who holds the keys and knows the ballot. */
async function removeFirst(vote: Live): Promise<void> {
  const sealed = await server().deps.ballotKeys.sealBallot(nameOf(vote), vote.idle.checked.vote, vote.voted[0]?.leaf as BallotLeaf);
  expect((await drop('sealedBallots', { _id: sealed._id })).deletedCount).toBe(1);
}
const FOUND: (readonly [what: string, caught: FindingCode, plant: (vote: Live) => Promise<unknown>])[] = [
  ['a sealed ballot is removed', 'receiptLeaf', (v) => drop('sealedBallots', { _id: sealedRows(v)[0]?._id })],
  ['a sealed ballot is edited', 'receiptLeaf', (v) => edit('sealedBallots', { _id: sealedRows(v)[0]?._id }, { ct: Buffer.alloc(2_076, 7) })],
  ['the mark by which a re-send is known is edited', 'receiptLeaf', (v) => edit('sealedBallots', { _id: sealedRows(v)[0]?._id }, { h: 'ab'.repeat(32) })],
  ['sealed ballots are put into another vote', 'receiptLeaf', (v) => edit('sealedBallots', { _id: sealedRows(v)[0]?._id }, { vote: 'ab'.repeat(32) })],
  ['an issue is removed', 'receiptIssued', (v) => drop('issuedLines', { _id: first(v) })],
  ['issues are removed until they are fewer than ballots', 'ballotsMoreThanIssued', (v) => drop('issuedLines', { _id: { $in: [first(v), second(v)] } })],
  ['an issue is written to somebody who never asked', 'receiptNotAsked', (v) => of('issuedLines').insertOne({ _id: v.idle.c, voteId: v.id, b: 'cd'.repeat(32) })],
  ['an issue is edited', 'receiptIssued', (v) => edit('issuedLines', { _id: first(v) }, { b: 'cd'.repeat(32) })],
  ['one token is written to two lines', 'issuedTwice', (v) => edit('issuedLines', { _id: { $in: [first(v), second(v)] } }, { b: 'cd'.repeat(32) })],
  ['a token is issued to nobody of the roll', 'issuedNotOnRoll', (v) => of('issuedLines').insertOne({ _id: 'ab'.repeat(32), voteId: v.id, b: 'cd'.repeat(32) })],
  ['an issue is turned into a paper', 'receiptIssued', (v) => edit('issuedLines', { _id: first(v) }, { b: null })],
  ['who holds the keys casts for somebody who never asked', 'receiptNotAsked', (v) => stuff(v, v.idle.c)],
  ['who holds the keys casts more than were issued', 'ballotsMoreThanIssued', async (v) => { await stuff(v, null); await stuff(v, null); }],
  ['a paper is not marked any more', 'paperMoreThanMarks', (v) => drop('issuedLines', { voteId: v.id, b: null })],
  ['a box has more papers than lines got', 'paperMoreThanMarks', (v) => edit('boxCounts', { voteId: v.id }, { handed: 9, votes: [{ choice: 'no', n: 8 }] })],
  ['a box has more votes than papers', 'paperHanded', (v) => edit('boxCounts', { voteId: v.id }, { votes: [{ choice: 'no', n: 2 }] })],
  ['a box is counted by a stranger', 'paperScrutineers', (v) => edit('boxCounts', { voteId: v.id, by: 'n2' }, { by: 'n4' })],
  ['a line of the roll is removed', 'rollCount', (v) => drop('voteLines', { _id: v.idle.c })],
  ['a line is put on the roll', 'rollCount', async (v) => { const { _id: _own, ...row } = (v.kept.get('voteLines') ?? [])[0] ?? { _id: '' }; await of('voteLines').insertOne({ ...row, _id: 'ab'.repeat(32) }); }],
  ['a line of the roll is exchanged', 'rollRoot', async (v) => { const { _id: own, ...row } = (v.kept.get('voteLines') ?? []).find(({ _id }) => _id === v.idle.c) ?? { _id: '' }; await drop('voteLines', { _id: own }); await of('voteLines').insertOne({ ...row, _id: 'ab'.repeat(32) }); }],
  ['a line with a paper is struck without a word', 'paperMoreThanMarks', (v) => edit('voteLines', { voteId: v.id }, { voided: true })],
  ['the question is edited', 'pinNotPrefix', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.title': '草地边加四排晾衣架' })],
  ['the rule is edited', 'headRoot', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.rule.pass': [3, 4, 'ge'] })],
  ['the minimum is edited', 'pinNotPrefix', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.min_ballots': 10 })],
  ['the opening head is edited', 'headSignature', (v) => edit('votes', { _id: v.id }, { 'frozen.head.time': '2026-03-01T00:00:00Z' })],
  ['the printed key is exchanged', 'logKeyForm', (v) => edit('votes', { _id: v.id }, { 'frozen.logKey.n': v.idle.checked.manifest.blind_key?.n })],
];
/** What the file alone does not show to those with these receipts, and what stands there for all to see. */
const UNSEEN: (readonly [what: string, shown: object, plant: (vote: Live) => Promise<unknown>, held?: (vote: Live) => readonly Receipt[]])[] = [
  ['a ballot is removed of somebody without a receipt', { yes: 2, online: 3 }, removeFirst, (v) => v.receipts.slice(1)],
  ['who holds the keys casts for somebody who never looks', { no: 3, online: 5 }, (v) => stuff(v, v.idle.c), (v) => v.receipts.filter(({ b }) => b !== null)],
  ['who holds the keys casts in place of somebody who drew and did not cast', { no: 3, online: 5 }, (v) => stuff(v, null)],
  ['both counts of a box are edited alike', { yes: 4, no: 1 }, (v) => edit('boxCounts', { voteId: v.id }, { votes: [{ choice: 'yes', n: 1 }] })],
  ['a line is voided in public', { tainted: 1, roll: 7 }, (v) => edit('votes', { _id: v.id }, correction('void', first(v), null))],
  ['a line is added in public', { roll: 9 }, (v) => edit('votes', { _id: v.id }, correction('add', 'ab'.repeat(32), { ref: 'r', area: 0, voterId: null, label: '谁', building: null, proxy: null, salt: 'ab'.repeat(32) }))],
];

it('finds nothing in what nobody touched', async () => {
  const now = await counted(() => Promise.resolve());
  for (const file of ['board', 'openings'] as const) expect(await found(now, file)).toMatchObject({ verdict: 'accepted', findings: [], tally: { counts: { yes: 3, no: 2, online: 4, paper: 1, invalid: 1 } } });
});
it.each(FOUND)('%s: %s', async (_, caught, plant) => {
  const report = await found(await counted(plant));
  expect([report.verdict, report.findings.map(({ code }) => code)]).toEqual(['rejected', expect.arrayContaining([caught])]);
  expect(findingWords(report.findings.find(({ code }) => code === caught) as Report['findings'][number])).toMatch(/^第 \d+ 步 /);
});
it.each(UNSEEN.map(([what, shown, plant, held = ({ receipts }: Live) => receipts]) => [what, shown, plant, held] as const))('not shown by the file: %s', async (_, shown, plant, held) => {
  const now = await counted(plant);
  expect(await found(now, 'board', held(now))).toMatchObject({ verdict: 'accepted', findings: [], tally: { counts: shown } });
});
it('says of records that were copied or put in how many there were, and counts none', async () => {
  const now = await counted(async (v) => {
    const [one] = sealedRows(v);
    await of('sealedBallots').insertMany([{ ...one, _id: 'f'.repeat(64) }, { _id: '0'.repeat(64), vote: v.idle.checked.vote, h: '0', ct: 'nothing' }]);
  });
  expect([(await found(now)).verdict, (await loadVote(server().deps, now.id)).result]).toMatchObject(['accepted', { damaged: 2, counts: { participants: 5 } }]);
});
it('says of ballots that changed their places that neither opens, and opens none below the minimum', async () => {
  const now = await counted(async (v) => {
    const [one, other] = sealedRows(v);
    await edit('sealedBallots', { _id: one?._id }, { ct: other?.ct });
    await edit('sealedBallots', { _id: other?._id }, { ct: one?.ct });
  });
  expect([(await found(now)).verdict, (await loadVote(server().deps, now.id)).result]).toMatchObject(['accepted', { damaged: 2, outcome: { result: 'below-min-ballots' } }]);
});
it('shows a changed salt of the roll to the scrutineers, who hold the openings', async () => {
  const now = await counted((v) => edit('voteLines', { _id: v.idle.c }, { salt: 'ab'.repeat(32) }));
  expect([(await found(now)).verdict, (await found(now, 'openings')).findings.map(({ code }) => code)]).toEqual(['accepted', ['rollOpening']]);
});
it('publishes nothing but what was signed at the close', async () => {
  const { storage } = server().deps;
  const put = jest.spyOn(storage, 'put').mockRejectedValueOnce(new Error('the process ended'));
  await expect(counted(() => Promise.resolve())).rejects.toThrow('the process ended');
  put.mockRestore();
  const { id } = made as Live;
  await removeFirst(made as Live);
  await expect(publishVote(server().deps, await loadVote(server().deps, id))).rejects.toThrow('not what was signed');
});
