import { readSheet } from '../../../server/features/administration';
import { forgetRegisters } from '../../../server/features/desk/register';
import { settableClock } from '../../../server/platform/clock';
import { REGISTER_COLUMNS } from '../../../shared/copy/desk';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { withOtherSignature } from '../../support/signed';
import { filed, report, seedDistrict } from '../cases/support';

const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
let who: Record<'ann' | 'plumStaff' | 'pineStaff' | 'plumWorker' | 'plumGrid' | 'districtAuditor', Caller>;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  const names = ['ann', 'plumStaff', 'pineStaff', 'plumWorker', 'plumGrid', 'districtAuditor'] as const;
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await server.as(name)]))) as typeof who;
});
afterAll(() => server.close());
beforeEach(() => clock.set(at('2026-03-02T10:00:00')));

let keys = 0;
const newKey = (): string => `desk-key-${++keys}`;
const items = (docs: readonly { _id: string; revision: number }[]) => docs.map(({ _id: id, revision }) => ({ id, revision }));
const stateOf = async (id: string): Promise<string> => (await who.plumStaff.get(`/cases/${id}`).expect(200)).body.state;

describe('one step for several cases', () => {
  it('gives each to the unit that the rules suggest, and says of each what became of it', async () => {
    const good = await filed(server.deps);
    // Nobody is named for it where no rule is.
    const unknown = await filed(server.deps, report({ categoryId: 'other', text: '说不清归谁的事。' }));
    const moved = await filed(server.deps);
    await who.plumStaff.post(`/cases/${moved._id}/accept`, { revision: moved.revision }, newKey()).expect(200);
    const body = { action: 'acceptAndDispatch', items: [...items([good, unknown, moved]), { id: 'not-there', revision: 0 }] };
    const answer = (await who.plumStaff.post('/workbench/batch', body, newKey()).expect(200)).body.items;
    expect(answer).toMatchObject([
      { id: good._id, number: good.number, done: true, state: 'dispatched', message: null },
      { id: unknown._id, done: false, message: '没有建议的单位，请打开来办' },
      { id: moved._id, number: moved.number, done: false, message: '刚刚有人先办了一步，看看最新的再定' },
      { id: 'not-there', number: '', done: false, state: null, message: '没找到，可能已经不在了' },
    ]);
    expect([await stateOf(good._id), await stateOf(unknown._id), await stateOf(moved._id)]).toEqual(['dispatched', 'submitted', 'accepted']);
  });

  it('is done once when it is sent again, and for one who may not, for none', async () => {
    const docs = [await filed(server.deps), await filed(server.deps)];
    const refused = (await who.pineStaff.post('/workbench/batch', { action: 'accept', items: items(docs) }, newKey()).expect(200)).body.items;
    expect(refused.map(({ done, number }: { done: boolean; number: string }) => [done, number])).toEqual([[false, ''], [false, '']]);
    await who.ann.post('/workbench/batch', { action: 'accept', items: items(docs) }, newKey()).expect(403);
    const key = newKey();
    for (let n = 0; n < 2; n += 1) {
      const answer = (await who.plumStaff.post('/workbench/batch', { action: 'accept', items: items(docs) }, key).expect(200)).body.items;
      expect(answer.map(({ done }: { done: boolean }) => done)).toEqual([true, true]);
    }
    const timeline = (await who.plumStaff.get(`/cases/${docs[0]?._id}`).expect(200)).body.timeline;
    expect(timeline.filter(({ action }: { action: string }) => action === 'accept')).toHaveLength(1);
  });

  it('acknowledges for the unit, and notes for colleagues what residents never read', async () => {
    const docs = [await filed(server.deps), await filed(server.deps)];
    await who.plumStaff.post('/workbench/batch', { action: 'acceptAndDispatch', items: items(docs) }, newKey()).expect(200);
    const now = await Promise.all(docs.map(async ({ _id: id }) => ({ id, revision: (await who.plumWorker.get(`/cases/${id}`).expect(200)).body.revision })));
    expect((await who.plumWorker.post('/workbench/batch', { action: 'acknowledge', items: now }, newKey()).expect(200)).body.items).toMatchObject([{ done: true, state: 'acknowledged' }, { done: true }]);
    const next = now.map(({ id, revision }) => ({ id, revision: revision + 1 }));
    await who.plumStaff.post('/workbench/batch', { action: 'note', items: next }, newKey()).expect(400);
    await who.plumStaff.post('/workbench/batch', { action: 'note', text: '周五前一起去看', items: next }, newKey()).expect(200);
    expect(JSON.stringify((await who.plumStaff.get(`/cases/${docs[0]?._id}`).expect(200)).body)).toContain('周五前一起去看');
    expect(JSON.stringify((await who.ann.get(`/cases/${docs[0]?._id}`).expect(200)).body)).not.toContain('周五前一起去看');
    await who.plumStaff.post('/workbench/batch', { action: 'accept', items: Array.from({ length: 51 }, (_, n) => ({ id: `case-${n}`, revision: 0 })) }, newKey()).expect(400);
  });
});

describe('the register', () => {
  const tableAt = async (url: string) => {
    const { body } = await server.request.get(url).buffer(true).parse((res, done) => { const parts: Buffer[] = []; res.on('data', (part: Buffer) => parts.push(part)); res.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
    const columns = REGISTER_COLUMNS.map((title) => ({ key: title, title, example: '', note: '', optional: true }));
    return (await readSheet(body as Buffer, columns, 6_000)).rows.map(({ cells }) => cells);
  };

  it('holds what the list holds, by the same scope and view, and nothing of who reported it', async () => {
    const doc = await filed(server.deps, report({ text: '=危险公式的灯不亮' }));
    const { url, rows, cut } = (await who.plumStaff.post('/workbench/registers', { view: 'toAccept' }).expect(201)).body;
    const table = await tableAt(url);
    expect([table.length, cut]).toEqual([rows, false]);
    const listed = (await who.plumStaff.get('/workbench/cases?view=toAccept&limit=50').expect(200)).body;
    expect(table.map((cells) => cells['工单号'])).toEqual(listed.items.map(({ number }: { number: string }) => number));
    expect(table.find((cells) => cells['工单号'] === doc.number)).toMatchObject({ 现在: '等受理', 急缓: '一般', 地方: '3 栋 2 单元' });
    expect(JSON.stringify(table)).not.toMatch(/ann先生|1380000/);
    const pine = (await who.pineStaff.post('/workbench/registers', {}).expect(201)).body;
    expect(await tableAt(pine.url)).toEqual([]);
    await who.ann.post('/workbench/registers', {}).expect(403);
  });

  it('leaves a row in the audit log, and ends with its address', async () => {
    const { url } = (await who.plumStaff.post('/workbench/registers', {}).expect(201)).body;
    const rows = await server.deps.db.collection<{ _id: string; actorId: string }>('auditRows').find({ action: 'registerExported', actorId: 'plumStaff' }).toArray();
    expect(rows.length).toBeGreaterThan(0);
    await server.request.get(withOtherSignature(url)).expect(404);
    clock.set(at('2026-03-02T10:11:00'));
    await server.request.get(url).expect(404);
    await forgetRegisters.run(server.deps);
    expect(await server.deps.db.collection('registers').countDocuments()).toBe(0);
  });
});

describe('templates', () => {
  it('are written by one of a unit and used by all of it; the second of two who write is told', async () => {
    expect((await who.plumWorker.get('/workbench/templates').expect(200)).body.items).toEqual([{ unit: { id: 'plum-property', name: '梅园物业' }, revision: 0, items: [] }]);
    const items_ = [{ title: '约时间', text: '【事】，明天上午去看。' }];
    await who.plumWorker.put('/workbench/templates/plum-property', { revision: 0, items: items_ }).expect(200);
    await who.plumWorker.put('/workbench/templates/plum-property', { revision: 0, items: [] }).expect(409);
    expect((await who.plumWorker.get('/workbench/templates').expect(200)).body.items).toMatchObject([{ revision: 1, items: items_ }]);
    await who.plumStaff.put('/workbench/templates/plum-property', { revision: 1, items: [] }).expect(403);
    const both = await Promise.all([1, 2].map((n) => who.plumWorker.put('/workbench/templates/plum-property', { revision: 1, items: [{ title: `第 ${n}`, text: '好' }] })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await who.ann.get('/workbench/templates').expect(403);
    await who.districtAuditor.get('/workbench/templates').expect(403);
  });
});
