import writeXlsxFile from 'write-excel-file/node';
import { questionClock } from '../../../server/features/openBooks';
import { createUnit } from '../../../server/features/organisation';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

type View = ResponseOf<'GET /open-books/:id'>;
type Body = RequestOf<'POST /open-books'>['body'];
type Desk = ResponseOf<'GET /workbench/open-books'>;
const START = new Date('2026-08-20T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
const { as, step, refusal, seen } = stepHands<View>(() => server, 'open-books', [], 'openBooks');
const money = (changes: Partial<Body> = {}): Body => ({ unitId: 'plum-committee', kind: 'finance', period: '2026-07', title: '七月的账', text: '', lines: [{ side: 'in', item: '停车费', fen: 120_050, note: '' }, { side: 'out', item: '保洁', fen: 80_000, note: '' }], contract: null, decidedOn: null, ...changes });
const post = async (who: string, path: string, body: object, key?: string) => (await as(who)).post(path, body, key);
const published = async (who: string, body: Body): Promise<View> => (await (await as(who)).post('/open-books', body).expect(201)).body as View;
const get = async <T>(who: string, path: string): Promise<T> => (await (await as(who)).get(path).expect(200)).body as T;
const kindsOf = async (who: string): Promise<string[]> => (await get<{ items: { kind: string }[] }>(who, '/inbox')).items.map(({ kind }) => kind);

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createUnit(server.deps, { id: 'plum-committee', kind: 'residentsCommittee', name: '梅社区居委会', parentId: 'plum', phone: '0755-0000', hours: '', address: '' });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  await server.drain();
  for (const name of ['openBooks', 'openBookQuestions', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
});

it('is published by the station for the committee, by the property company for itself, the money of a period once', async () => {
  const staff = await as('plumStaff');
  const first = await staff.post('/open-books', money(), 'book-key-0001').expect(201);
  expect(first.body).toMatchObject({ period: '2026-07', sums: { in: 120_050, out: 80_000, rest: 40_050 }, publishes: true, unit: { kind: 'residentsCommittee' }, person: 'plumStaff先生' });
  expect((await staff.post('/open-books', money(), 'book-key-0001')).body.id).toBe(first.body.id);
  expect(refusalIn(await post('plumStaff', '/open-books', money({ title: '别的' })))).toBe('bookTwice');
  expect(await Promise.all([['plumWorker', money()], ['plumStaff', money({ unitId: 'plum-property' })], ['pineStaff', money()], ['ann', money()], ['plumStaff', money({ period: '2026-06', lines: [] })]].map(async ([who, body]) => refusalIn(await post(who as string, '/open-books', body as Body))))).toEqual(['not_allowed', 'not_allowed', 'not_allowed', 'not_allowed', 'bookLines']);
  expect(await published('plumWorker', money({ unitId: 'plum-property', period: '2026-Q2', title: '二季度的账' }))).toMatchObject({ unit: { name: '梅园物业' } });
  expect((await get<{ items: { title: string }[] }>('ann', '/open-books')).items.map(({ title }) => title)).toEqual(expect.arrayContaining(['七月的账', '二季度的账']));
  expect((await get<{ items: unknown[] }>('cy', '/open-books')).items).toEqual([]);
  expect((await get<{ items: unknown[] }>('cy', '/open-books?communityId=plum&unitKind=property')).items).toHaveLength(1);
});

it('is corrected with what stood before for everybody, one correction at a time', async () => {
  const { id, revision } = await published('plumStaff', money());
  const { unitId: _unit, kind: _kind, period: _period, ...content } = money({ lines: [{ side: 'in', item: '停车费', fen: 130_000, note: '' }] });
  expect([await refusal('plumWorker', id, 'correct', { ...content, why: '漏了' }), await refusal('ann', id, 'correct', { ...content, why: '漏了' })]).toEqual(['not_allowed', 'not_allowed']);
  expect(await step('plumHead', id, 'correct', { ...content, why: '漏了一笔' })).toMatchObject({ corrections: 1, sums: { in: 130_000 }, history: [{ why: '漏了一笔', by: 'plumHead先生', lines: [{ fen: 120_050 }, { fen: 80_000 }] }] });
  expect(refusalIn(await post('plumStaff', `/open-books/${id}/correct`, { revision, ...content, title: '账', why: '改' }))).toBe('conflict');
  expect(await refusal('plumStaff', id, 'correct', { ...content, why: '改' })).toBe('bookSame');
  const page = await server.request.get(`/p/books/${id}`).expect(200);
  for (const words of ['七月的账', '1,300 元', '1,200.50 元', '漏了一笔']) expect(page.text).toContain(words);
  expect((await server.request.get(`/p/books/${id}/paper`).expect(200)).text).toContain('2026 年 7 月');
  expect((await server.request.get('/p/books/none')).status).toBe(404);
});

it('is asked about by who lives there and answered by name; that it is late is shown and told once', async () => {
  const { id } = await published('plumStaff', money());
  expect(refusalIn(await post('cy', `/open-books/${id}/questions`, { text: '为什么？' }))).toBe('bookNeighbour');
  const asked = await post('ann', `/open-books/${id}/questions`, { text: '停车费怎么少了？' }, 'ask-key-0001');
  expect((await post('ann', `/open-books/${id}/questions`, { text: '停车费怎么少了？' }, 'ask-key-0001')).body.questions).toHaveLength(1);
  expect(refusalIn(await post('ann', `/open-books/${id}/questions`, { text: '别的' }, 'ask-key-0001'))).toBe('key_reused');
  // Seven working days after Thursday the 20th of August.
  expect(asked.body.questions).toMatchObject([{ mine: true, by: null, late: false, state: 'open', text: '停车费怎么少了？', answerBy: expect.stringMatching(/^2026-08-31/) }]);
  expect((await seen('bob', id)).questions).toMatchObject([{ mine: false, by: null, text: '' }]);
  expect((await seen('plumStaff', id)).questions).toMatchObject([{ by: 'ann先生', text: '停车费怎么少了？' }]);
  await server.drain();
  expect([await kindsOf('plumStaff'), await kindsOf('plumWorker')]).toEqual([['bookAsked'], []]);
  clock.set(new Date('2026-09-02T10:00:00+08:00'));
  await questionClock.run(server.deps);
  await questionClock.run(server.deps);
  await server.drain();
  expect(await kindsOf('plumHead')).toEqual(['bookLate', 'bookAsked']);
  expect((await get<Desk>('plumStaff', '/workbench/open-books')).questions).toMatchObject([{ late: true, book: { id } }]);
  const [question] = (await seen('plumStaff', id)).questions;
  const answering = (who: string, revision = question?.revision ?? 0) => post(who, `/open-books/${id}/questions/${question?.id}/answer`, { revision, text: '两个车位在修。' });
  expect([refusalIn(await answering('plumWorker')), refusalIn(await answering('bob')), refusalIn(await answering('plumStaff', 0))]).toEqual(['not_allowed', 'not_allowed', 'conflict']);
  const both = await Promise.all([answering('plumStaff'), answering('plumHead')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await seen('bob', id)).questions).toMatchObject([{ text: '停车费怎么少了？', answer: '两个车位在修。', answeredBy: expect.stringContaining('plum'), late: true, by: null }]);
  await server.drain();
  expect(await kindsOf('ann')).toEqual(['bookAnswered']);
  const page = (await server.request.get(`/p/books/${id}`)).text;
  expect([page.includes('两个车位在修。'), page.includes('ann先生')]).toEqual([true, false]);
});

it('shows at the desk what is due and late, and nobody else has a desk', async () => {
  await published('plumStaff', money());
  expect((await get<Desk>('plumStaff', '/workbench/open-books')).units).toMatchObject([{ id: 'plum-committee', due: [{ period: '2026-06', by: '2026-07-15', late: true }, { period: '2026-05', late: true }] }]);
  expect((await (await as('ann')).get('/workbench/open-books')).status).toBe(403);
});

it('looks through a table, names formulas and wrong sums by their cell, and keeps nothing', async () => {
  const check = async (rows: readonly (readonly (string | number)[])[], formula = false): Promise<ResponseOf<'POST /open-books/check'>> => {
    const file = await writeXlsxFile(rows.map((row, at) => row.map((value, place) => (formula && at === 2 && place === 2 ? { type: 'Formula' as const, value: 'SUM(C2:C2)' } : typeof value === 'number' ? { type: Number, value } : { type: String, value }))), { columns: [] }).toBuffer();
    return (await (await as('plumStaff')).post('/open-books/check', undefined).attach('file', file, 'book.xlsx').expect(201)).body;
  };
  const heads = ['收支', '项目', '金额（元）'];
  expect(await check([heads, ['收入', '停车费', 1_200.5], ['收入', '合计', 1_200.5]])).toEqual({ lines: [{ side: 'in', item: '停车费', fen: 120_050, note: '' }], sums: { in: 120_050, out: 0, rest: 120_050 }, faults: [] });
  expect((await check([heads, ['收入', '停车费', 1_200], ['收入', '合计', 1_000]])).faults).toEqual([{ cell: 'C3', text: '收入合计不对：写的是 1,000 元，上面各行加起来是 1,200 元' }]);
  expect((await check([heads, ['收入', '停车费', 1_200], ['收入', '合计', 0]], true)).faults).toMatchObject([{ cell: 'C3', text: expect.stringContaining('公式') }]);
  expect(await server.deps.db.collection('openBooks').countDocuments({})).toBe(0);
});
