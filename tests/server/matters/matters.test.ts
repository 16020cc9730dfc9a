import { readSheet } from '../../../server/features/administration';
import { features } from '../../../server/features';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { REPORT_SUM_COLUMNS } from '../../../shared/copy/matters';
import writeXlsxFile from 'write-excel-file/node';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
let who: Record<'ann' | 'plumStaff' | 'plumHead' | 'waterWorker' | 'northDispatcher' | 'southDispatcher' | 'admin', Caller>;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  const names = ['ann', 'plumStaff', 'plumHead', 'waterWorker', 'northDispatcher', 'southDispatcher', 'admin'] as const;
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await server.as(name)]))) as typeof who;
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(at('2026-03-02T10:00:00'));
  for (const name of ['matterLists', 'matterListDrafts', 'admissions', 'messages']) await server.deps.db.collection(name).deleteMany({});
});

const LIGHT = { duty: 'primary', title: '楼道照明报修', basis: '社区条例第三条', lead: null };
const FIRE = { duty: 'assisting', title: '出租屋消防检查', basis: '消防法第三十条', lead: '北街道城管办' };
const METERS = { duty: 'assisting', title: '水表箱登记', basis: '供水条例第九条', lead: '供水公司' };

let keys = 0;
const newKey = (): string => `matter-key-${++keys}`;
const save = async (items: readonly object[], community = 'plum'): Promise<number> => {
  const { revision } = (await who.admin.get(`/communities/${community}/matter-draft`).expect(200)).body;
  return (await who.admin.put(`/communities/${community}/matter-draft`, { revision, items }).expect(200)).body.revision;
};
const publish = async (items: readonly object[], effectiveFrom = '2026-03-02', more: object = {}): Promise<void> => {
  await who.admin.post('/communities/plum/matter-list', { revision: await save(items), effectiveFrom, why: '街道统一清单', ...more }, newKey()).expect(201);
};
const list = async (version?: number) => (await server.stranger.get(`/communities/plum/matter-list${version ? `?version=${version}` : ''}`).expect(200)).body;
const MEANS = { purpose: '请社区上门收集表格', basis: '供水办〔2026〕3 号', people: 0, money: 0, until: '2026-06-30' };
const asked = async (title = '收集居民水费缴纳承诺书', more: object = {}) => (await who.waterWorker.post('/communities/plum/admissions', { unitId: 'water', title, ...MEANS, ...more }, newKey()).expect(201)).body;
const ruleOf = ({ body }: { body: { error: { data: { rule: string } } } }): string => body.error.data.rule;
const deliver = async (): Promise<void> => void (await drain(server.deps, workOf(features)));

describe('a list of duties', () => {
  it('is drafted, published for a day, read by everybody, and keeps its earlier versions', async () => {
    expect((await list()).list).toBeNull();
    await publish([LIGHT, FIRE]);
    expect(await list()).toMatchObject({ list: { version: 1, inForce: true, items: [LIGHT, FIRE] }, versions: [{ version: 1, items: 2, added: 2 }] });
    await publish([LIGHT, METERS], '2026-04-01');
    expect(await list()).toMatchObject({ list: { version: 1, inForce: true }, versions: [{ version: 2, effectiveFrom: '2026-04-01', added: 1, gone: 1, changed: 0, why: '街道统一清单' }, { version: 1 }] });
    clock.set(at('2026-04-01T00:00:00'));
    expect(await list()).toMatchObject({ list: { version: 2, inForce: true, items: [LIGHT, METERS] } });
    expect(await list(1)).toMatchObject({ list: { version: 1, inForce: false, items: [LIGHT, FIRE] } });
  });

  it('is published once for one tap, also for the street\'s other communities, and for none that is not the editor\'s', async () => {
    const [revision, key] = [await save([LIGHT, FIRE]), newKey()];
    const body = { revision, effectiveFrom: '2026-03-02', why: '统一', communityIds: ['pine'] };
    await who.southDispatcher.post('/communities/plum/matter-list', body, key).expect(403);
    await who.northDispatcher.post('/communities/plum/matter-list', { ...body, communityIds: ['pine', 'reed'] }, key).expect(403);
    expect(await server.deps.db.collection('matterLists').countDocuments()).toBe(0);
    const both = await Promise.all([who.admin.post('/communities/plum/matter-list', body, key), who.admin.post('/communities/plum/matter-list', body, key)]);
    expect(both.some(({ status }) => status === 201)).toBe(true);
    await who.admin.post('/communities/plum/matter-list', body, key).expect(201);
    const stored = await server.deps.db.collection<{ _id: string }>('matterLists').find().toArray();
    expect(stored.map(({ _id }) => _id).sort()).toEqual(['pine.1', 'plum.1']);
    expect((await who.admin.get('/communities/plum/matter-draft').expect(200)).body.items).toBeNull();
  });

  it('refuses what is unfit, what is not new, and a day that is over, too far or before the last version', async () => {
    const bad = await who.admin.post('/communities/plum/matter-list', { revision: await save([LIGHT, LIGHT, { ...FIRE, lead: null }]), effectiveFrom: '2026-03-02', why: '试' }, newKey()).expect(400);
    expect(bad.body.error.fields).toEqual([
      { path: 'items.1.title', code: 'itemTwice', message: '第 2 条：前面已经有这一条了，留一条就好' },
      { path: 'items.2.lead', code: 'leadMissing', message: '第 3 条：协助的事要写清楚哪个单位牵头' },
    ]);
    const attempt = async (effectiveFrom: string, items: readonly object[]): Promise<string> => ruleOf(await who.admin.post('/communities/plum/matter-list', { revision: await save(items), effectiveFrom, why: '试' }, newKey()).expect(422));
    expect(await attempt('2026-03-01', [LIGHT])).toBe('listDayOver');
    expect(await attempt('2028-03-02', [LIGHT])).toBe('listDayFar');
    await publish([LIGHT], '2026-05-01');
    expect(await attempt('2026-04-30', [LIGHT, FIRE])).toBe('listNotNewer');
    expect(await attempt('2026-05-01', [LIGHT])).toBe('listUnchanged');
  });

  it('tells the second of two who write at once, and loses nothing of either', async () => {
    const revision = await save([LIGHT]);
    const both = await Promise.all([who.admin.put('/communities/plum/matter-draft', { revision, items: [FIRE] }), who.northDispatcher.put('/communities/plum/matter-draft', { revision, items: [METERS] })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await who.admin.post('/communities/plum/matter-list', { revision, effectiveFrom: '2026-03-02', why: '试' }, newKey()).expect(409);
  });

  it('leaves a row in the audit log for each community', async () => {
    await publish([LIGHT], '2026-03-02', { communityIds: ['pine'] });
    const rows = await server.deps.db.collection<{ _id: string; action: string; objectId: string; objectLabel: string }>('auditRows').find({ objectId: 'matterList' }).toArray();
    expect(rows.map(({ objectLabel }) => objectLabel)).toEqual(expect.arrayContaining(['梅社区事项清单', '松社区事项清单']));
  });

  it('is read from a table, which names row, column and remedy of what is wrong', async () => {
    const text = (value: string) => (value === '' ? null : { value, type: String });
    const fileOf = (rows: readonly string[][]): Promise<Buffer> => writeXlsxFile([['责任', '事项', '依据', '牵头单位（选填）'], ...rows].map((line) => line.map(text))).toBuffer();
    const send = async (rows: readonly string[][]) => (await server.request.post('/api/v1/communities/plum/matter-list/file').set('Authorization', `Bearer ${who.admin.token ?? ''}`).attach('file', await fileOf(rows), 'list.xlsx').expect(200)).body;
    expect(await send([['主体责任', '楼道照明报修', '社区条例第三条', ''], ['协助责任', '出租屋消防检查', '消防法第三十条', '北街道城管办']])).toEqual({ items: [LIGHT, FIRE], problems: [] });
    const wrong = await send([['主办', '甲事', '某法', ''], ['协助责任', '乙事', '某法', ''], ['主体责任', '丙'.repeat(61), '某法', '']]);
    expect(wrong.items).toEqual([]);
    expect(wrong.problems.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([[2, '责任'], [3, '牵头单位'], [4, '事项']]);
    await server.request.get('/api/v1/matter-lists/template.xlsx').expect(200);
  });
});

describe('work from above that is not on the list', () => {
  it('is refused with the article, told to whoever asked, and stands in the yearly report (story 5)', async () => {
    await publish([LIGHT, FIRE, METERS]);
    const { id } = await asked();
    await deliver();
    const heard = (await who.plumStaff.get('/inbox').expect(200)).body.items[0];
    expect(heard).toMatchObject({ kind: 'admissionAsked', target: { kind: 'admission', id }, body: '供水公司想请社区做「收集居民水费缴纳承诺书」，不在清单里，请站里定。' });
    const said = (await who.plumStaff.post(`/admissions/${id}/refuse`, { revision: 0, ground: 'privacy', reason: '要收身份证号，没有必要' }, newKey()).expect(200)).body;
    expect(said).toMatchObject({ state: 'refused', bounces: 1, actions: [], rounds: [{ decision: { admitted: false, ground: 'privacy', article: '个人信息保护法第六条：收集个人信息，限于实现目的的最小范围' } }] });
    await deliver();
    expect((await who.waterWorker.get('/inbox').expect(200)).body.items[0]).toMatchObject({ kind: 'admissionRefused', body: '「收集居民水费缴纳承诺书」，梅社区工作站不予准入：要收身份证号，没有必要。' });
    const report = (await server.stranger.get('/matter-reports/plum').expect(200)).body;
    expect(report).toMatchObject({
      year: 2026, total: { asked: 1, admitted: 0, refused: 1, bounces: 1 },
      departments: [{ name: '供水公司', asked: 1, refused: 1, assists: 1 }, { name: '北街道城管办', asked: 0, assists: 1 }],
      refused: [{ title: '收集居民水费缴纳承诺书', by: '供水公司', ground: 'privacy', reason: '要收身份证号，没有必要' }], admitted: [],
    });
    expect((await server.stranger.get('/matter-reports/north?year=2026').expect(200)).body.communities).toMatchObject([{ id: 'plum', asked: 1, assists: 2 }]);
    expect((await server.stranger.get('/matter-reports/plum?year=2025').expect(200)).body.total.asked).toBe(0);
    expect(JSON.stringify(report)).not.toContain('plumStaff');
  });

  it('is joined with the lines of whoever leads by the unit, also under a new name; what is outside of the district keeps its name', async () => {
    const outside = { duty: 'assisting', title: '信号塔巡看', basis: '通信条例第二条', lead: '省铁塔公司' };
    await publish([LIGHT, FIRE, METERS, outside]);
    const lists = server.deps.db.collection<{ _id: string; assists: { lead: string; unitId?: string; lines: number }[] }>('matterLists');
    const { assists } = (await lists.findOne({ _id: 'plum.1' })) ?? { assists: [] };
    expect(assists).toEqual([{ lead: '北街道城管办', unitId: 'north-office', lines: 1 }, { lead: '供水公司', unitId: 'water', lines: 1 }, { lead: '省铁塔公司', lines: 1 }]);
    // As it was called when the list was published.
    await lists.updateOne({ _id: 'plum.1' }, { $set: { assists: assists.map((one) => (one.unitId === 'water' ? { ...one, lead: '自来水厂' } : one)) } });
    await asked();
    const { departments } = (await server.stranger.get('/matter-reports/plum').expect(200)).body;
    expect(departments.map((row: { name: string; asked: number; assists: number }) => [row.name, row.asked, row.assists])).toEqual([['供水公司', 1, 1], ['北街道城管办', 0, 1], ['省铁塔公司', 0, 1]]);
  });

  it('comes again with what was missing, is admitted until a day, and is over after it', async () => {
    await publish([LIGHT]);
    const { id } = await asked();
    await who.plumStaff.post(`/admissions/${id}/refuse`, { revision: 0, ground: 'noMeans', reason: '没有人手' }, newKey()).expect(200);
    await who.waterWorker.post(`/admissions/${id}/ask-again`, { revision: 1, ...MEANS, people: 2, money: 5000 }, newKey()).expect(200);
    expect(ruleOf(await who.plumHead.post(`/admissions/${id}/admit`, { revision: 2, until: '2026-07-01', reason: '好' }, newKey()).expect(422))).toBe('untilLater');
    const done = (await who.plumHead.post(`/admissions/${id}/admit`, { revision: 2, until: '2026-05-31', reason: '带两个人来' }, newKey()).expect(200)).body;
    expect(done).toMatchObject({ state: 'admitted', until: '2026-05-31', bounces: 1 });
    clock.set(at('2026-05-31T23:00:00'));
    expect((await list()).admitted).toEqual([{ id, title: '收集居民水费缴纳承诺书', by: '供水公司', until: '2026-05-31' }]);
    clock.set(at('2026-06-01T00:00:00'));
    expect((await list()).admitted).toEqual([]);
    expect((await server.stranger.get('/matter-reports/plum').expect(200)).body).toMatchObject({ total: { admitted: 1, refused: 0, bounces: 1 }, refused: [{ id }], admitted: [{ id, people: 2, money: 5000 }] });
  });

  it('comes back at most twice', async () => {
    const { id } = await asked();
    for (const revision of [0, 2]) {
      await who.plumStaff.post(`/admissions/${id}/refuse`, { revision, ground: 'offList', reason: '清单外' }, newKey()).expect(200);
      await who.waterWorker.post(`/admissions/${id}/ask-again`, { revision: revision + 1, ...MEANS }, newKey()).expect(200);
    }
    const last = (await who.plumStaff.post(`/admissions/${id}/refuse`, { revision: 4, ground: 'offList', reason: '清单外' }, newKey()).expect(200)).body;
    expect(last.bounces).toBe(3);
    expect(ruleOf(await who.waterWorker.post(`/admissions/${id}/ask-again`, { revision: 5, ...MEANS }, newKey()).expect(422))).toBe('askedOften');
  });

  it('ends before its day by either side with the reason, no longer runs, and stays in the report', async () => {
    const ends = async (by: Caller, other: Caller, reason: string): Promise<string> => {
      const { id } = await asked();
      await who.plumStaff.post(`/admissions/${id}/admit`, { revision: 0, until: '2026-06-30', reason: '带两个人来' }, newKey()).expect(200);
      await who.ann.post(`/admissions/${id}/end`, { revision: 1, reason }, newKey()).expect(404);
      const done = (await by.post(`/admissions/${id}/end`, { revision: 1, reason }, newKey()).expect(200)).body;
      expect(done).toMatchObject({ state: 'ended', actions: [], ended: { reason } });
      await other.post(`/admissions/${id}/end`, { revision: 2, reason }, newKey()).expect(409);
      await server.drain();
      const told = (await other.get('/inbox').expect(200)).body.items.filter(({ kind }: { kind: string }) => kind === 'admissionEnded');
      expect(told).toMatchObject([{ body: expect.stringContaining(reason) }]);
      return done.ended.by;
    };
    expect(await ends(who.plumStaff, who.waterWorker, '说好的人没有来')).toBe('station');
    expect(await ends(who.waterWorker, who.plumHead, '做完了')).toBe('asker');
    expect((await server.stranger.get('/communities/plum/matter-list').expect(200)).body.admitted).toEqual([]);
    const report = (await server.stranger.get('/matter-reports/plum').expect(200)).body;
    expect(report.total).toMatchObject({ asked: 2, admitted: 2 });
    expect(report.admitted.map(({ ended }: { ended: { by: string; reason: string } }) => [ended.by, ended.reason]).sort()).toEqual([['asker', '做完了'], ['station', '说好的人没有来']]);
  });

  it('is one request for one tap, and not one where the list has it already', async () => {
    await publish([LIGHT, METERS]);
    const body = { unitId: 'water', title: '上门收表', ...MEANS };
    const key = newKey();
    const both = await Promise.all([who.waterWorker.post('/communities/plum/admissions', body, key), who.waterWorker.post('/communities/plum/admissions', body, key)]);
    expect(both.map(({ status, body: { id } }) => [status, id])).toEqual([[201, both[0]?.body.id], [201, both[0]?.body.id]]);
    await who.waterWorker.post('/communities/plum/admissions', { ...body, title: '别的' }, key).expect(409);
    expect(ruleOf(await who.waterWorker.post('/communities/plum/admissions', { ...body, title: '水表箱 登记' }, newKey()).expect(422))).toBe('listedAlready');
    expect(ruleOf(await who.waterWorker.post('/communities/plum/admissions', { ...body, until: '2026-03-01' }, newKey()).expect(422))).toBe('untilOver');
    expect((await who.waterWorker.get(`/admissions/${both[0]?.body.id}`).expect(200)).body).toMatchObject({ like: [], actions: ['withdraw'] });
  });

  it('tells the second of two who decide at once, and refuses a step from where the table has none', async () => {
    const { id } = await asked();
    const both = await Promise.all([
      who.plumStaff.post(`/admissions/${id}/refuse`, { revision: 0, ground: 'offList', reason: '清单外' }, newKey()),
      who.plumHead.post(`/admissions/${id}/admit`, { revision: 0, until: '2026-06-30', reason: '好' }, newKey()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const over = await who.waterWorker.post(`/admissions/${id}/withdraw`, { revision: 1 }, newKey()).expect(409);
    expect(over.body.error.code).toBe('wrong_state');
    const own = await asked('登记管道');
    await who.plumStaff.post(`/admissions/${own.id}/withdraw`, { revision: 0 }, newKey()).expect(403);
    await who.waterWorker.post(`/admissions/${own.id}/admit`, { revision: 0, until: '2026-06-30', reason: '好' }, newKey()).expect(403);
    const key = newKey();
    await who.waterWorker.post(`/admissions/${own.id}/withdraw`, { revision: 0 }, key).expect(200);
    await who.waterWorker.post(`/admissions/${own.id}/withdraw`, { revision: 0 }, key).expect(200);
  });

  it('is listed for those it concerns, by pages', async () => {
    for (let n = 0; n < 3; n += 1) await asked(`第 ${n + 1} 样表格`);
    const titles = async (caller: Caller, query = ''): Promise<string[]> => (await caller.get(`/admissions?limit=2${query}`).expect(200)).body.items.map(({ title }: { title: string }) => title);
    const first = (await who.plumStaff.get('/admissions?limit=2').expect(200)).body;
    expect([...first.items.map(({ title }: { title: string }) => title), ...(await titles(who.plumStaff, `&cursor=${first.next}`))].sort()).toEqual(['第 1 样表格', '第 2 样表格', '第 3 样表格']);
    expect((await titles(who.northDispatcher)).length).toBe(2);
    expect(await titles(who.southDispatcher)).toEqual([]);
    expect(await titles(who.waterWorker, '&view=decided')).toEqual([]);
  });

  it('is a table for staff, with the sums on one sheet and every request on the other', async () => {
    await publish([LIGHT, METERS]);
    const { id } = await asked();
    await who.plumStaff.post(`/admissions/${id}/refuse`, { revision: 0, ground: 'noMeans', reason: '=没有人手' }, newKey()).expect(200);
    const { url } = (await who.plumStaff.post('/matter-reports/north/exports', { year: 2026 }).expect(201)).body;
    const { body } = await server.request.get(url).buffer(true).parse((res, done) => { const parts: Buffer[] = []; res.on('data', (part: Buffer) => parts.push(part)); res.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
    const columns = REPORT_SUM_COLUMNS.map((title) => ({ key: title, title, example: '', note: '', optional: true }));
    const { rows } = await readSheet(body as Buffer, columns, 100);
    expect(rows.map(({ cells }) => [cells['社区'], cells['单位'], cells['申请'], cells['没准入'], cells['清单里协助几项']])).toEqual([['北街道', '供水公司', '1', '1', '1'], ['梅社区', '', '1', '1', '1']]);
  });
});
