/**
 * What somebody with the database can do to a named vote before its board is built: what the verifier says of the file that the
 * program then makes, given the printed notice and the receipts of the voters (the file for everybody), or all openings (the file
 * of the two scrutineers). The last table is what no file can show; docs/voting.md names each of it.
 */
import { publishVote } from '../../../server/features/votes/commands/publish';
import { loadVote } from '../../../server/features/votes/queries';
import type { Feature } from '../../../server/http/types';
import { nodeBoardCrypto } from '../../../server/platform/crypto/boardCrypto';
import type { RollLine } from '../../../server/platform/votes';
import type { Json } from '../../../shared/domain/ballotBoard/strictJson';
import type { FindingCode } from '../../../shared/domain/ballotBoard/verify/findings';
import type { Receipt } from '../../../shared/domain/ballotBoard/receipt';
import { BoardVerifier, type Report } from '../../../shared/domain/ballotBoard/verify/verifier';
import { at, setScene, type Cast, type View } from './support';

/** Six flats of 100 m²: `n0` to `n3` vote on their phones, the fifth on paper, the sixth not at all. */
const owners: RollLine[] = Array.from({ length: 6 }, (_, n) => ({ ref: `flat-${n}`, area: 10_000, voterId: n < 4 ? `n${n}` : null, label: `1 栋 10${n}`, building: '1 栋' }));
let bodyId = '';
const rolls: Feature = {
  name: 'fakeRolls', handlers: {}, ensureIndexes: () => Promise.resolve(), rollSources: [{ kind: 'roll', lines: () => Promise.resolve(owners) }],
  voteBases: [{ kind: 'consultation', load: (_deps, id) => Promise.resolve({ kind: 'consultation', id, bodyId, title: '大修', clauses: [{ id: 'c1', words: '屋面大修' }], options: [], rollId: 'roll-1', ready: true }) }],
};
const { as, cast, clock, council, frozen, later, linesOf, must, seen, server, step, tick } = setScene([rolls]);

type Row = Record<string, unknown> & { _id: string };
const KEPT = ['votes', 'voteLines', 'namedBallots', 'paperEntries'] as const;
type Kept = (typeof KEPT)[number];
const of = (name: Kept) => server().deps.db.collection<Row>(name);
type Publish = 'open' | 'committed';

/** Yes, no and then yes, yes, no, and no on paper: over, confirmed, not counted yet. */
interface Live {
  readonly id: string;
  readonly view: View;
  readonly kept: ReadonlyMap<Kept, Row[]>;
  readonly receipts: readonly Receipt[];
  /** Lines by flat. */
  readonly flats: readonly string[];
}
async function live(publish: Publish): Promise<Live> {
  ({ bodyId } = await council());
  const { id } = await frozen('', { basis: { kind: 'consultation', id: 'consult-1' }, preset: 'owners', unit: 'owner', clauseIds: ['c1'], closes: at(24 * 6), binding: false, paper: true, publish });
  later(0.1);
  await tick();
  const receipt = async (who: string, given: Cast): Promise<Receipt> => {
    const [line] = await linesOf(who, id);
    return { format: 'ballot-receipt/1', vote: given.body.vote, roll: { salt: line?.salt ?? '', body: line?.body ?? { ref: '', area: 0 } }, b: null, leaf: given.promise.leaf, by: given.promise.by, promise: given.promise.sig };
  };
  await cast('n1', id, 'no');
  const receipts = [await receipt('n0', await cast('n0', id, 'yes')), await receipt('n1', await cast('n1', id, 'yes', 2)), await receipt('n2', await cast('n2', id, 'yes')), await receipt('n3', await cast('n3', id, 'no'))];
  const lines = ((await (await as('n1')).get(`/votes/${id}/lines`).expect(200)).body as { items: { line: string; label: string }[] }).items;
  const flats = owners.map(({ label }) => lines.find((line) => line.label === label)?.line ?? '');
  await must('n1', `/votes/${id}/paper`, { line: flats[4] });
  for (const who of ['n1', 'n2']) await must(who, `/votes/${id}/paper-entry`, { line: flats[4], choice: 'no' });
  const view = await seen('n1', id);
  clock.set(new Date(Date.parse(view.closes)));
  await tick();
  for (const who of ['n1', 'n2']) await step(who, id, 'confirm');
  const kept = new Map(await Promise.all(KEPT.map(async (name) => [name, await of(name).find({}).toArray()] as const)));
  return { id, view, kept, receipts, flats };
}
const made = new Map<Publish, Live>();
/** The database as it was before the count, changed by `plant`; then counted by the program. */
async function counted(publish: Publish, plant: (vote: Live) => Promise<unknown>): Promise<Live> {
  const now = made.get(publish) ?? await live(publish);
  made.set(publish, now);
  clock.set(new Date(Date.parse(now.view.closes) + 60_000));
  for (const [name, rows] of now.kept) {
    await of(name).deleteMany({});
    await of(name).insertMany(rows);
  }
  await plant(now);
  await publishVote(server().deps, await loadVote(server().deps, now.id));
  return now;
}
async function fileOf({ id }: Live, file: 'board' | 'openings'): Promise<Buffer> {
  const { stream } = (await server().deps.storage.get(`votes/${id}/${file}.json`)) ?? {};
  const parts: Buffer[] = [];
  for await (const chunk of stream ?? []) parts.push(chunk as Buffer);
  return Buffer.concat(parts);
}
/** What somebody finds who has this file, the printed notice and these receipts. */
function found({ view }: Live, file: Buffer, receipts: readonly Receipt[]): Report {
  const verifier = new BoardVerifier({ crypto: nodeBoardCrypto(), fingerprint: view.fingerprint?.logKey.slice(0, 16) ?? '', receipts: receipts as unknown as Json[] });
  verifier.push(file);
  return verifier.end();
}
const codes = (report: Report): FindingCode[] => [...new Set(report.findings.map(({ code }) => code))];
const flat = ({ flats }: Live, n: number): string => flats[n] ?? '';
const ballotOf = (v: Live, n: number, seq: number): Row => (v.kept.get('namedBallots') ?? []).find(({ _id }) => _id === `${flat(v, n)}.${seq}`) ?? { _id: 'none' };
const edit = async (name: Kept, filter: object, set: Readonly<Record<string, unknown>>): Promise<void> => { expect((await of(name).updateMany(filter, { $set: set })).modifiedCount).toBeGreaterThan(0); };
const drop = async (name: Kept, filter: object): Promise<void> => { expect((await of(name).deleteMany(filter)).deletedCount).toBeGreaterThan(0); };
const put = (row: Row, changes: object) => of('namedBallots').insertOne({ ...row, ...changes });
/** The ballot of the first voter under another line and sequence. */
const copied = (v: Live, n: number, seq: number, changes: object = {}) => put(ballotOf(v, 0, 1), { _id: `${flat(v, n)}.${seq}`, line: flat(v, n), seq, ...changes });

const FOUND: (readonly [what: string, caught: FindingCode, plant: (vote: Live) => Promise<unknown>])[] = [
  ['a choice is edited', 'receiptLeaf', (v) => edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { choice: 'no' })],
  ['what hides a ballot is edited', 'receiptLeaf', (v) => edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { salt: 'ab'.repeat(32) })],
  ['a ballot is removed', 'receiptLeaf', (v) => drop('namedBallots', { _id: ballotOf(v, 0, 1)._id })],
  ['the last change is removed, so that the one before it counts again', 'receiptLeaf', (v) => drop('namedBallots', { _id: ballotOf(v, 1, 2)._id })],
  ['a change is added that nobody made', 'receiptLeaf', (v) => copied(v, 0, 2, { choice: 'no' })],
  ['a ballot is added once more, under the next sequence', 'receiptLeaf', (v) => copied(v, 0, 2)],
  ['two ballots change places', 'receiptLeaf', async (v) => { await edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { choice: 'no' }); await edit('namedBallots', { _id: ballotOf(v, 3, 1)._id }, { choice: 'yes' }); }],
  ['sequences change places', 'receiptLeaf', async (v) => { await edit('namedBallots', { _id: ballotOf(v, 1, 1)._id }, { seq: 3 }); }],
  ['a ballot is given to the line of another', 'receiptLeaf', (v) => edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { line: flat(v, 5) })],
  ['a ballot is put into another vote', 'receiptLeaf', (v) => edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { voteId: 'other' })],
  ['a ballot is called one on paper', 'receiptLeaf', (v) => edit('namedBallots', { _id: ballotOf(v, 2, 1)._id }, { via: 'paper' })],
  ['the area of a line is edited', 'receiptLeaf', (v) => edit('voteLines', { _id: flat(v, 0) }, { area: 90_000 })],
  ['a line is struck without a word', 'receiptLeaf', (v) => edit('voteLines', { _id: flat(v, 0) }, { voided: true })],
  ['a line of the roll is removed', 'rollCount', (v) => drop('voteLines', { _id: flat(v, 5) })],
  ['a line of the roll is there twice', 'rollCount', async (v) => { const row = (v.kept.get('voteLines') ?? []).find(({ _id }) => _id === flat(v, 5)); await of('voteLines').insertOne({ ...row, _id: 'ab'.repeat(32) }); }],
  ['a line of the roll is exchanged', 'rollRoot', async (v) => { const row = (v.kept.get('voteLines') ?? []).find(({ _id }) => _id === flat(v, 5)); await drop('voteLines', { _id: flat(v, 5) }); await of('voteLines').insertOne({ ...row, _id: 'ab'.repeat(32) }); }],
  ['the question is edited', 'receiptVote', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.title': '屋面不修' })],
  ['the rule is edited', 'headRoot', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.rule.pass': [3, 4, 'ge'] })],
  ['what the board shows of ballots is edited', 'headRoot', (v) => edit('votes', { _id: v.id }, { 'frozen.manifest.publish': v.view.publish === 'open' ? 'committed' : 'open' })],
  ['the opening head is edited', 'headSignature', (v) => edit('votes', { _id: v.id }, { 'frozen.head.time': '2026-03-01T00:00:00Z' })],
  ['the printed key is exchanged', 'logKeyForm', (v) => edit('votes', { _id: v.id }, { 'frozen.logKey.e': 3 })],
];
/** Found by the two who hold all openings, without any receipt. */
const OPENED: (readonly [what: string, caught: FindingCode, plant: (vote: Live) => Promise<unknown>])[] = [
  ['the area of a line that voted is edited', 'rollOpening', (v) => edit('voteLines', { _id: flat(v, 0) }, { area: 90_000 })],
  ['the area of a line that did not vote is edited', 'rollOpening', (v) => edit('voteLines', { _id: flat(v, 5) }, { area: 90_000 })],
  ['what a line stands for is edited', 'rollOpening', (v) => edit('voteLines', { _id: flat(v, 5) }, { ref: 'flat-9' })],
  ['the salt of a line is edited', 'rollOpening', (v) => edit('voteLines', { _id: flat(v, 5) }, { salt: 'ab'.repeat(32) })],
];
/** What no file shows, and what stands in the count instead. */
const UNSEEN: (readonly [what: string, counts: object, plant: (vote: Live) => Promise<unknown>, held?: (vote: Live) => readonly Receipt[]])[] = [
  ['a ballot is removed of somebody without a receipt', { yes: 2, participants: 4 }, (v) => drop('namedBallots', { _id: ballotOf(v, 0, 1)._id }), (v) => v.receipts.slice(1)],
  ['a ballot is edited of somebody without a receipt', { yes: 2, no: 3 }, (v) => edit('namedBallots', { _id: ballotOf(v, 0, 1)._id }, { choice: 'no' }), (v) => v.receipts.slice(1)],
  ['a ballot is added for somebody who never voted', { yes: 4, participants: 6, participants_area: 60_000 }, (v) => copied(v, 5, 1)],
  ['what was read off a paper is edited', { yes: 4, no: 1 }, (v) => edit('namedBallots', { _id: ballotOf(v, 4, 2)._id }, { choice: 'yes' })],
  ['a paper is taken away with its mark', { no: 1, paper: 0 }, async (v) => { await drop('namedBallots', { line: flat(v, 4) }); await drop('paperEntries', { line: flat(v, 4) }); }],
  ['a line is voided in public', { roll: 5, participants: 5 }, (v) => edit('votes', { _id: v.id }, { corrections: [{ kind: 'void', line: flat(v, 5), reason: '名册有误', at: new Date(0), by: 'n0', added: null }] })],
];

describe.each<Publish>(['committed', 'open'])('the board of a named vote, %s', (publish) => {
  const whole = publish === 'open' ? 'accepted' : 'incomplete';
  it('is found whole where nobody touched anything', async () => {
    const now = await counted(publish, () => Promise.resolve());
    expect(found(now, await fileOf(now, 'board'), now.receipts)).toMatchObject({ verdict: whole, findings: [] });
    expect(found(now, await fileOf(now, 'openings'), now.receipts)).toMatchObject({ verdict: 'accepted', findings: [], tally: { counts: { yes: 3, no: 2, online: 4, paper: 1, participants: 5, participants_area: 50_000 } } });
  });
  it.each(FOUND)('%s: %s', async (_, caught, plant) => {
    const now = await counted(publish, plant);
    const report = found(now, await fileOf(now, 'board'), now.receipts);
    expect([report.verdict, codes(report)]).toEqual(['rejected', expect.arrayContaining([caught])]);
  });
  it.each(OPENED)('by the scrutineers, %s: %s', async (_, caught, plant) => {
    const now = await counted(publish, plant);
    const report = found(now, await fileOf(now, 'openings'), []);
    expect([report.verdict, codes(report)]).toEqual(['rejected', expect.arrayContaining([caught])]);
  });
  it.each(UNSEEN.map(([what, shown, plant, held = ({ receipts }: Live) => receipts]) => [what, shown, plant, held] as const))('not shown by a file: %s', async (_, shown, plant, held) => {
    const now = await counted(publish, plant);
    expect(found(now, await fileOf(now, 'board'), held(now))).toMatchObject({ verdict: whole, findings: [] });
    expect(found(now, await fileOf(now, 'openings'), held(now))).toMatchObject({ verdict: 'accepted', findings: [], tally: { counts: shown } });
  });
  it('is the same in whatever order the rows lie, and where one lies there twice', async () => {
    const plain = await fileOf(await counted(publish, () => Promise.resolve()), 'openings');
    const now = await counted(publish, async (v) => {
      await of('namedBallots').deleteMany({});
      await of('namedBallots').insertMany([...(v.kept.get('namedBallots') ?? [])].reverse());
      await put(ballotOf(v, 0, 1), { _id: 'copy' });
    });
    const leaves = (file: Buffer): unknown => (JSON.parse(file.toString()) as { leaves: unknown }).leaves;
    expect(leaves(await fileOf(now, 'openings'))).toEqual(leaves(plain));
  });
  it('says what was counted where the result is edited afterwards', async () => {
    const now = await counted(publish, () => Promise.resolve());
    await edit('votes', { _id: now.id }, { 'result.counts.yes': 1, 'result.outcome.result': 'rejected' });
    expect((await loadVote(server().deps, now.id)).result).toMatchObject({ counts: { yes: 1 }, outcome: { result: 'rejected' } });
    expect(found(now, await fileOf(now, 'openings'), now.receipts)).toMatchObject({ verdict: 'accepted', tally: { counts: { yes: 3 }, outcome: { result: 'passed' } } });
  });
  it.each<[string, FindingCode, (leaves: { t: string }[]) => unknown]>([
    ['dropped', 'headRoot', (leaves) => leaves.splice(leaves.findIndex(({ t }) => t === 'named'), 1)],
    ['there twice', 'namedOrder', (leaves) => { const from = leaves.findIndex(({ t }) => t === 'named'); leaves.splice(from, 0, leaves[from] as { t: string }); }],
    ['in another place', 'namedOrder', (leaves) => { const from = leaves.findIndex(({ t }) => t === 'named'); leaves.splice(from + 1, 0, ...leaves.splice(from, 1)); }],
    ['another', 'headRoot', (leaves) => Object.assign(leaves.find(({ t }) => t === 'named') ?? {}, { c: '0'.repeat(64) })],
  ])('is rejected where a ballot of the published file is %s: %s', async (_, caught, change) => {
    const now = await counted(publish, () => Promise.resolve());
    const file = JSON.parse((await fileOf(now, 'board')).toString()) as { leaves: { t: string }[] };
    change(file.leaves);
    expect(codes(found(now, Buffer.from(JSON.stringify(file)), now.receipts))).toEqual(expect.arrayContaining([caught]));
  });
});
