import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import { raiseLevel, viewerOfPerson } from '../../../server/features/identity';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { filed, middleOf, seedDistrict } from '../cases/support';

let server: TestServer;
let admin: Caller;
beforeEach(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterEach(() => server.close());

const walker = async (unit = 'plum'): Promise<{ id: string; grids: { id: string; name: string }[] }> =>
  (await admin.get(`/administration/units/${unit}/members`).expect(200)).body.items.find((one: { role: string }) => one.role === 'gridWorker');
const divide = (id: string, gridIds: string[]) => admin.post('/administration/members/grids', { id, gridIds });
/** A fresh session: what a process remembers of the old one is up to five seconds old. */
const desk = async (view = 'all', search = ''): Promise<string[]> =>
  (await (await server.as('plumGrid')).get(`/workbench/cases?view=${view}&search=${encodeURIComponent(search)}`).expect(200)).body.items.map((row: { id: string }) => row.id);

describe('a grid worker with grids', () => {
  it('sees and hears of the cases in them and in no grid, and nobody of others', async () => {
    const { deps } = server;
    const inOwn = await filed(deps, { text: '一网格的灯', place: { text: '甲', point: middleOf(0) } });
    const inOther = await filed(deps, { text: '二网格的灯', place: { text: '乙', point: middleOf(1) } });
    // South of the grids of plum: in none.
    const inNone = await filed(deps, { text: '路边的灯', place: { text: '丙', point: { ...middleOf(0), lat: 22.5985 } } });
    expect((await desk()).sort()).toEqual([inOwn._id, inOther._id, inNone._id].sort());
    await divide((await walker()).id, ['g0']).expect(200);
    expect((await walker()).grids).toEqual([{ id: 'g0', name: '第一网格' }]);
    expect((await desk()).sort()).toEqual([inOwn._id, inNone._id].sort());
    expect(await desk('all', '网格的灯')).toEqual([inOwn._id]);
    const wu = await server.as('plumGrid');
    const seen = (await wu.get(`/cases/${inOwn._id}`).expect(200)).body;
    expect([seen.viewer, seen.actions]).toEqual(['staff', expect.arrayContaining(['inspect'])]);
    const others = (await wu.get(`/cases/${inOther._id}`).expect(200)).body;
    expect([others.viewer, others.text, others.actions]).toEqual([expect.not.stringMatching('staff'), null, []]);
    await wu.post(`/cases/${inOther._id}/inspect`, { revision: inOther.revision, text: '看过', photoIds: [] }).expect(403);
  });

  it('is told of new cases in them only', async () => {
    await divide((await walker()).id, ['g1']).expect(200);
    const inOther = await filed(server.deps, { place: { text: '甲', point: middleOf(0) } });
    const inOwn = await filed(server.deps, { place: { text: '乙', point: middleOf(1) } });
    await server.drain();
    const { items } = (await (await server.as('plumGrid')).get('/inbox')).body as { items: { target: { id: string } }[] };
    expect(items.map(({ target }) => target.id)).toEqual([inOwn._id]);
    expect(inOther._id).not.toBe(inOwn._id);
  });

  it('has every grid again when none is named', async () => {
    const { id } = await walker();
    await divide(id, ['g0']).expect(200);
    await divide(id, []).expect(200);
    expect((await viewerOfPerson(server.deps, 'plumGrid'))?.roles[0]?.gridIds).toEqual([]);
  });

  it('gets no grid of another community, and nobody else gets any', async () => {
    expect((await divide((await walker()).id, ['g2'])).body.error.data.rule).toBe('gridElsewhere');
    expect((await divide((await walker()).id, ['none'])).body.error.data.rule).toBe('gridElsewhere');
    const [staff] = (await admin.get('/administration/units/plum-station/members')).body.items as { id: string }[];
    expect((await divide(staff?.id ?? '', ['g0'])).body.error.data.rule).toBe('gridsOfWalkersOnly');
    await divide('ann.gridWorker.plum.0', []).expect(404);
    const ask = { name: '新网格员', phone: '13800000011', role: 'gridWorker', gridIds: ['g1'] };
    const { body } = await admin.post('/administration/units/plum-station/members', ask).expect(201);
    expect(body.items.find((one: { name: string }) => one.name === '新网格员').grids).toEqual([{ id: 'g1', name: '第二网格' }]);
    expect((await admin.post('/administration/units/plum-station/members', { ...ask, phone: '13800000012', gridIds: ['g3'] })).body.error.data.rule).toBe('gridElsewhere');
    expect((await admin.get('/administration/units/plum-station/grids').expect(200)).body.items.map((one: { id: string }) => one.id)).toEqual(['g0', 'g1']);
  });

  it('comes from the staff table, which names what does not fit', async () => {
    const table = async (rows: string[][]): Promise<Buffer> =>
      writeXlsxFile([IMPORT_COLUMNS.staff.map(({ title }) => ({ value: title, type: String })), ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))]).toBuffer();
    const handIn = async (rows: string[][]) => (await admin.post('/administration/imports?kind=staff').attach('file', await table(rows), 'staff.xlsx').expect(201)).body;
    const bad = await handIn([['甲', '13800000021', 'plum', '网格员', '', '', '', 'g2'], ['乙', '13800000022', 'plum-station', '站长', '', '', '', 'g0'], ['丁', '13800000024', 'plum-station', '站长', '', '', '', '', '是'], ['戊', '13800000025', 'plum', '网格员', '', '', '', '', '半天']]);
    expect(bad.problems).toMatchObject([{ row: 2, text: '「梅社区」没有编号 g2 的网格' }, { row: 3, text: '只有网格员才写网格编号' }, { row: 4, column: '兼职', text: '只有网格员才写兼职' }, { row: 5, text: '「兼职」写「是」，或者不写' }]);
    const good = await handIn([['丙', '13800000023', 'plum', '网格员', '', '', '', 'g0、g1', '是']]);
    await admin.post(`/administration/imports/${good.id}/accept`, {}).expect(200);
    await server.drain();
    const made = (await admin.get('/administration/units/plum/members')).body.items.find((one: { name: string }) => one.name === '丙');
    expect(made.grids.map((one: { id: string }) => one.id)).toEqual(['g0', 'g1']);
    expect(made.partTime).toBe(true);
  });

  it('is divided by the administrator alone', async () => {
    const { id } = await walker();
    for (const person of ['plumHead', 'plumGrid', 'northDispatcher', 'ann']) {
      const who = await server.as(person);
      await who.post('/administration/members/grids', { id, gridIds: [] }).expect(403);
      await who.get('/administration/units/plum/grids').expect(403);
    }
    await server.stranger.post('/administration/members/grids', { id, gridIds: [] }).expect(401);
  });
});

describe('a level of identity', () => {
  it('rises once and never falls by being raised', async () => {
    expect(await raiseLevel(server.deps, 'ann', 2)).toBe(true);
    expect(await raiseLevel(server.deps, 'ann', 2)).toBe(false);
    expect(await raiseLevel(server.deps, 'ann', 1)).toBe(false);
    expect((await viewerOfPerson(server.deps, 'ann'))?.level).toBe(2);
    await expect(raiseLevel(server.deps, 'nobody', 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});
