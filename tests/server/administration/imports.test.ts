import { zipSync, strToU8 } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import type { TableKind } from '../../../shared/domain/administration/imports';
import { commitImport } from '../../../server/features/administration/commands/commitImport';
import { communities, createUnits } from '../../../server/features/organisation';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { PEOPLE, seedDistrict } from '../cases/support';

let server: TestServer;
let admin: Caller;
beforeEach(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterEach(() => server.close());

async function workbook(kind: TableKind, rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const titles = IMPORT_COLUMNS[kind].map(({ title }) => ({ value: title, type: String }));
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String })));
  return writeXlsxFile([titles, ...cells]).toBuffer();
}
const handIn = (who: Caller, kind: string, file: Buffer, { key, system = 'wgs84' }: { key?: string; system?: string } = {}) =>
  who.post(`/administration/imports?kind=${kind}&system=${system}`, undefined, key).attach('file', file, 'file');
const accept = async (id: string): Promise<string> => {
  await admin.post(`/administration/imports/${id}/accept`, {}).expect(200);
  await server.drain();
  return (await admin.get(`/administration/imports/${id}`).expect(200)).body.state;
};
const NEW_UNITS = [
  ['lake-station', '新湖社区工作站', '社区工作站', 'lake', '0755-1111', '', '周一至周五 9:00–17:30'],
  ['lake', '新湖社区', '社区', 'north', '', '', ''],
];
const square = (west: number, south: number, side = 0.003): number[][] => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
const shapes = (...list: { id: string; polygon: number[][][]; community?: string }[]): Buffer =>
  Buffer.from(JSON.stringify({
    type: 'FeatureCollection',
    features: list.map(({ id, polygon, community = 'lake' }) => ({ type: 'Feature', properties: { 编号: id, 名称: `网格${id}`, 社区编号: community }, geometry: { type: 'Polygon', coordinates: polygon } })),
  }));
async function bring(kind: TableKind, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  const { body } = await handIn(admin, kind, await workbook(kind, rows)).expect(201);
  expect(body.problems).toEqual([]);
  expect(await accept(body.id)).toBe('committed');
}

describe('importing', () => {
  it('sets up a community from files, and a report there reaches its station', async () => {
    await bring('units', NEW_UNITS);
    const drawn = await handIn(admin, 'grids', shapes({ id: 'k1', polygon: [square(113.95, 22.65)] }, { id: 'k2', polygon: [square(113.953, 22.65)] })).expect(201);
    expect(drawn.body).toMatchObject({ rows: 2, problems: [], map: { overlaps: [], gaps: [] } });
    expect(await accept(drawn.body.id)).toBe('committed');
    await bring('places', [['k-b1', '1 栋', '楼栋', 'lake', 113.951, 22.651]]);
    await bring('staff', [
      ['王桂芳', 13800000001, 'lake-station', '工作站工作人员', '2026-03-01', '', 'wangguifang'],
      ['何秀英', 13800000002, 'lake', '居民', '', '', ''],
    ]);
    await bring('rules', [['楼道照明', 'lake', 'lake-station', '事项清单 2-07']]);
    const { body } = await admin.get('/administration/units/lake-station/members').expect(200);
    expect(body.items).toMatchObject([{ name: '王桂芳', role: 'stationStaff', phoneTail: '0001', username: 'wangguifang', state: 'now' }]);
    const resident = (await admin.get('/administration/units/lake/members')).body.items[0];
    const he = await server.as(resident.personId);
    const report = { categoryId: 'stairLight', text: '楼道灯不亮', place: { point: { lng: 113.951, lat: 22.651, system: 'wgs84' }, text: '1 栋' }, photoIds: [], answers: [], showToNeighbours: false };
    const sent = await he.post('/cases', report);
    const wang = await server.as(body.items[0].personId);
    const desk = await wang.get('/workbench/cases?view=toAccept');
    expect([sent.status, desk.status, sent.body.error ?? null, desk.body.items?.length]).toEqual([201, 200, null, 1]);
  });

  it('shows nothing before it is accepted, and nothing of a half-written one', async () => {
    const { body } = await handIn(admin, 'units', await workbook('units', NEW_UNITS)).expect(201);
    expect(body).toMatchObject({ state: 'previewed', rows: 2, problemCount: 0 });
    expect((await communities(server.deps)).map(({ id }) => id)).not.toContain('lake');
    // Written but not committed: what a process that was killed leaves behind.
    await createUnits(server.deps, [{ id: 'lake', name: '新湖社区', kind: 'community', parentId: 'north', batch: body.id }]);
    expect((await communities(server.deps)).map(({ id }) => id)).not.toContain('lake');
    expect((await admin.get('/units/lake')).status).toBe(404);
    expect(await accept(body.id)).toBe('committed');
    expect((await communities(server.deps)).map(({ id }) => id)).toContain('lake');
    await commitImport(server.deps, body.id);
    expect((await communities(server.deps)).filter(({ id }) => id === 'lake')).toHaveLength(1);
  });

  it('gives nothing when an id was taken since the preview', async () => {
    const { body } = await handIn(admin, 'units', await workbook('units', NEW_UNITS)).expect(201);
    await createUnits(server.deps, [{ id: 'lake-station', name: '别处', kind: 'station', parentId: 'plum' }]);
    expect(await accept(body.id)).toBe('refused');
    expect((await admin.get('/units/lake')).status).toBe(404);
    expect((await admin.get('/units/lake-station')).body.name).toBe('别处');
    expect((await admin.get(`/administration/imports/${body.id}`)).body.problems[0].text).toContain('lake-station');
  });

  it('names every problem at once, with the row the spreadsheet shows', async () => {
    const rows = [
      ['bad id', '甲', '社区', 'north', '', '', ''],
      ['b', '', '工作站站', 'nowhere', '', '', ''],
      ['plum', '梅', '物业', 'plum', '', '', ''],
      ['c', '丙', '物业', 'north', '', '', ''],
      ['c', '丁', '街道', 'district', '', '', ''],
    ];
    const { body } = await handIn(admin, 'units', await workbook('units', rows)).expect(201);
    expect(body.problems.map((one: { row: number; text: string }) => `${one.row} ${one.text}`)).toEqual([
      '2 编号只能用字母、数字、- 和 _，最多 64 个',
      '2 社区「甲」还没有工作站，请一起写上',
      '3 「名称」还没填',
      '3 没有「工作站站」这种类型',
      '4 编号 plum 已经有了，换一个，或去掉这一行',
      '4 物业不能放在物业下面',
      '5 物业不能放在街道下面',
      '6 「c」在第 5 行已经有了',
    ]);
    expect((await admin.post(`/administration/imports/${body.id}/accept`, {})).body.error).toMatchObject({ code: 'rule_refused' });
  });

  it('refuses people in the wrong place, with bad phones, terms or accounts', async () => {
    const { body } = await handIn(admin, 'staff', await workbook('staff', [
      ['甲', '123', 'plum-station', '站长', '', '', ''],
      ['乙', '13800000003', 'plum', '站长', '2026-13-01', '', ''],
      ['丙', '13800000004', 'nowhere', '皇帝', '2026-03-02', '2026-03-01', 'x'],
    ])).expect(201);
    expect(body.problems.map((one: { row: number }) => one.row)).toEqual([2, 3, 3, 4, 4, 4, 4]);
    expect(JSON.stringify(body)).not.toContain('13800000003');
  });

  it('keeps no number of a table of people in full, in whatever column it stands, and after the decision no person', async () => {
    const kept = async (): Promise<string> => JSON.stringify(await server.deps.db.collection('imports').find().toArray());
    const numbers = /1380000\d{4}|138 0000|138-0000|１３８/;
    const table = await workbook('staff', [
      ['王桂芳', 13800000021, 'plum-station', '工作站工作人员', '', '', '13800000021'],
      ['何秀英 138 0000 0022', '13800000022', 'plum', '居民', '', '', ''],
    ]);
    const { body } = await handIn(admin, 'staff', table).expect(201);
    expect(body.preview[0].slice(0, 2)).toEqual(['王桂芳', '…0021']);
    expect([JSON.stringify(body), await kept()].filter((text) => numbers.test(text))).toEqual([]);
    expect(await accept(body.id)).toBe('committed');
    expect(await kept()).not.toMatch(/0021|0022|王桂芳|何秀英/);
    const wrong = await handIn(admin, 'staff', await workbook('staff', [['李四138-0000-0023', '１３８００００００２３', '13800000023', '站长13800000023', '', '', '13800000021'], ['李四', '13800000023', 'plum', '居民', '', '', '']])).expect(201);
    expect(wrong.body.problems.length).toBeGreaterThan(2);
    expect([JSON.stringify(wrong.body), await kept()].filter((text) => numbers.test(text))).toEqual([]);
    await admin.post(`/administration/imports/${wrong.body.id}/refuse`).expect(200);
    expect(await kept()).not.toMatch(/0023|李四/);
  });

  it.each([
    ['a figure of eight', [[[113.95, 22.65], [113.953, 22.653], [113.953, 22.65], [113.95, 22.653], [113.95, 22.65]]], '交叉'],
    ['a hole that leaves its outline', [square(113.95, 22.65), square(113.951, 22.651)], '交叉'],
    ['latitude before longitude', [square(22.65, 113.95)], '写反了'],
    ['metres of a projection', [[[506000, 2506000], [506300, 2506000], [506300, 2506300]]], '投影坐标'],
    ['a place abroad', [square(2.35, 48.85)], '不在国内'],
    ['a hole beside its outline', [square(113.95, 22.65), square(113.96, 22.66, 0.001)], '洞'],
    ['a line', [[[113.95, 22.65], [113.953, 22.653], [113.95, 22.65]]], '3 个点'],
  ])('refuses %s', async (_what, polygon, word) => {
    const { body } = await handIn(admin, 'grids', shapes({ id: 'k1', polygon, community: 'plum' })).expect(201);
    expect(body.problems[0].text).toContain(word);
  });

  it.each([
    ['EPSG:4326', 'wgs84', null],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84', null],
    ['urn:ogc:def:crs:EPSG::4490', 'wgs84', null],
    ['GCJ-02', 'gcj02', null],
    ['GCJ-02', 'wgs84', '和页面上选的不一样'],
    ['EPSG:3857', 'wgs84', '请导出成 WGS-84'],
  ])('takes a file that states %s with %s chosen so: %s', async (name, system, problem) => {
    const file = JSON.parse(shapes({ id: 'k1', polygon: [square(113.96, 22.66)], community: 'reed' }).toString());
    const { body } = await handIn(admin, 'grids', Buffer.from(JSON.stringify({ ...file, crs: { type: 'name', properties: { name } } })), { system }).expect(201);
    expect(body.problems.map((one: { text: string }) => one.text)).toEqual(problem === null ? [] : [expect.stringContaining(problem)]);
  });

  it('puts right which way round rings run, and shows grids of neighbours that are overlapped', async () => {
    const polygon = [[...square(113.9025, 22.6, 0.001)].reverse()];
    const { body } = await handIn(admin, 'grids', shapes({ id: 'k1', polygon, community: 'reed' })).expect(201);
    expect(body.problems).toEqual([]);
    expect(body.map.overlaps.map((one: { names: string[] }) => [...one.names].sort())).toEqual(expect.arrayContaining([['第一网格', '网格k1'], ['第二网格', '网格k1']]));
    expect(body.map.shapes.map((one: { status: string }) => one.status)).toEqual(expect.arrayContaining(['present', 'new']));
  });

  it('holds the grids against the boundary of their community, where it is known', async () => {
    const boundary = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { 编号: 'reed-land', 名称: '苇社区边界', 单位编号: 'reed' }, geometry: { type: 'Polygon', coordinates: [square(113.96, 22.66, 0.006)] } }] };
    const drawn = await handIn(admin, 'areas', Buffer.from(JSON.stringify(boundary))).expect(201);
    expect(drawn.body.map.shapes.some((one: { status: string }) => one.status === 'outline')).toBe(true);
    expect(await accept(drawn.body.id)).toBe('committed');
    const half = [[[113.96, 22.66], [113.963, 22.66], [113.963, 22.666], [113.96, 22.666]]];
    const { body } = await handIn(admin, 'grids', shapes({ id: 'k1', polygon: half, community: 'reed' })).expect(201);
    // The other half: 308 m × 667 m.
    expect(body.map.gaps).toMatchObject([{ names: ['苇社区'] }]);
    expect(Math.abs(body.map.gaps[0].squareMetres - 205_700)).toBeLessThan(1_500);
  });

  it('says of a problem the sheet, the column and what stands there', async () => {
    const { body } = await handIn(admin, 'staff', await workbook('staff', [['甲', '1380000000', 'plum-station', '站长', '', '', '']])).expect(201);
    expect(body.problems).toEqual([{ row: 2, sheet: 'Sheet1', column: '手机号', value: '…0000', text: '手机号要 11 位数字' }]);
  });

  it('reads the sheet that has the titles, wherever it lies, and refuses one with more cells than any table of ours', async () => {
    const titles = IMPORT_COLUMNS.units.map(({ title }) => ({ value: title, type: String }));
    const file = await writeXlsxFile([{ data: [[{ value: '说明', type: String }]], sheet: '先看' }, { data: [titles, ...NEW_UNITS.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))], sheet: '单位' }]).toBuffer();
    expect((await handIn(admin, 'units', file).expect(201)).body).toMatchObject({ rows: 2, problems: [] });
    const wide = `<worksheet><sheetData>${`<row r="1">${'<c/>'.repeat(5_000)}</row>`.repeat(100)}</sheetData></worksheet>`;
    expect((await handIn(admin, 'units', Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(wide) }))).expect(201)).body.problems[0].text).toContain('太大');
  });

  it('shows what lies in two grids and what lies in none', async () => {
    const ring = [square(113.96, 22.66, 0.009), square(113.963, 22.663)];
    const { body } = await handIn(admin, 'grids', shapes({ id: 'k1', polygon: ring, community: 'reed' }, { id: 'k2', polygon: [square(113.9675, 22.661)], community: 'reed' })).expect(201);
    expect(body.problems).toEqual([]);
    expect(body.map.overlaps.map((one: { names: string[] }) => one.names)).toEqual([['网格k1', '网格k2']]);
    // The hole in k1, and the land of the grid that is no more; each a square of 0.003° here: 334 m × 308 m.
    expect(body.map.gaps).toHaveLength(2);
    for (const { squareMetres } of body.map.gaps) expect(Math.abs(squareMetres - 102_900)).toBeLessThan(500);
  });

  it('refuses a table of a million rows, and formulas', async () => {
    const sheet = `<worksheet><sheetData>${'<row r="1"><c/></row>'.repeat(1_000_000)}</sheetData></worksheet>`;
    const huge = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
    expect((await handIn(admin, 'units', huge).expect(201)).body.problems).toMatchObject([{ row: 0, text: '一次最多 20000 行，请分几次交' }]);
    const formula = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f></c></row></sheetData></worksheet>') }));
    expect((await handIn(admin, 'units', formula).expect(201)).body.problems[0].text).toContain('公式');
  });

  it('refuses what unpacks to far more than a table', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/sharedStrings.xml': new Uint8Array(130 * 1024 * 1024) }, { level: 1 }));
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    expect((await handIn(admin, 'units', bomb).expect(201)).body.problems).toMatchObject([{ row: 0, text: '表格展开以后太大，请分几次交' }]);
  });

  it('refuses a polygon of more corners than are looked through in good time', async () => {
    const zigzag = Array.from({ length: 6_000 }, (_, n) => [n % 2 === 0 ? 113.95 : 113.96, 22.65 + n * 1e-7]);
    const { body } = await handIn(admin, 'grids', shapes({ id: 'k1', polygon: [zigzag], community: 'plum' })).expect(201);
    expect(body.problems[0].text).toContain('5000');
  });

  it.each([['text', Buffer.from('hello')], ['nothing', Buffer.alloc(0)], ['a cut zip', Buffer.from('PK\u0003\u0004 and no more')]])('says that %s is no table', async (_what, file) => {
    const { body } = await handIn(admin, 'units', file).expect(201);
    expect(body).toMatchObject({ problemCount: body.problems.length, problems: [{ row: 0, text: expect.stringContaining('打不开') }] });
  });

  it('is one import however often it is sent, and another file under its key is refused', async () => {
    const file = await workbook('units', NEW_UNITS);
    const first = await handIn(admin, 'units', file, { key: 'same-key-01' }).expect(201);
    expect((await handIn(admin, 'units', file, { key: 'same-key-01' }).expect(201)).body.id).toBe(first.body.id);
    expect((await handIn(admin, 'units', await workbook('units', []), { key: 'same-key-01' })).status).toBe(409);
  });

  it('reads its own templates', async () => {
    for (const kind of ['units', 'staff', 'places', 'rules'] as const) {
      const answer = await server.stranger.get(`/administration/templates/${kind}.xlsx`).buffer(true).parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      }).expect(200);
      const { body } = await handIn(admin, kind, answer.body as Buffer).expect(201);
      expect([kind, body.rows, body.problems.some((one: { text: string }) => /打不开|这一列/.test(one.text))]).toEqual([kind, 1, false]);
    }
  });
});

describe('who may set up', () => {
  const ROUTES: readonly (readonly ['get' | 'post', string, object?])[] = [
    ['get', '/administration/units'],
    ['get', '/administration/units/plum/members'],
    ['post', '/administration/units/plum/members', { name: '甲', phone: '13800000009', role: 'resident' }],
    ['post', '/administration/members/end', { id: 'ann.resident.plum.0' }],
    ['post', '/administration/people/ann/password', { username: 'ann-own' }],
    ['get', '/administration/imports'],
    ['get', '/administration/imports/none'],
    ['post', '/administration/imports/none/accept', {}],
    ['post', '/administration/imports/none/refuse'],
    ['get', '/administration/rules'],
  ];
  it('refuses everybody but the administrator of the district', async () => {
    for (const person of Object.keys(PEOPLE).filter((key) => key !== 'admin')) {
      const who = await server.as(person);
      for (const [method, path, body] of ROUTES) expect([person, path, (method === 'get' ? await who.get(path) : await who.post(path, body)).status]).toEqual([person, path, 403]);
      expect((await handIn(who, 'units', Buffer.from('x'))).status).toBe(403);
    }
    for (const [method, path, body] of ROUTES) expect((method === 'get' ? await server.stranger.get(path) : await server.stranger.post(path, body)).status).toBe(401);
  });

  it('gives a role for a term, ends it, and keeps the last administrator', async () => {
    const ask = { name: '新站长', phone: '13800000010', role: 'stationHead', until: '2026-12-31' };
    await admin.post('/administration/units/plum-station/members', ask).expect(201);
    const { body } = await admin.post('/administration/units/plum-station/members', ask).expect(201);
    const made = body.items.filter((one: { name: string }) => one.name === '新站长');
    expect(made).toMatchObject([{ role: 'stationHead', until: '2026-12-31T16:00:00.000Z', state: 'now' }]);
    await admin.post('/administration/members/end', { id: made[0].id }).expect(200);
    const after = (await admin.get('/administration/units/plum-station/members')).body.items;
    expect(after.find((one: { id: string }) => one.id === made[0].id).state).toBe('over');
    expect((await admin.post('/administration/units/plum/members', ask)).body.error.data.rule).toBe('roleNotInUnit');
    const own = (await admin.get('/administration/units/district/members')).body.items.find((one: { role: string }) => one.role === 'administrator');
    expect((await admin.post('/administration/members/end', { id: own.id })).body.error.data.rule).toBe('lastAdministrator');
  });

  it('tells a first password once; it opens the account, and the one before does not', async () => {
    const one = (await admin.post('/administration/people/plumHead/password', { username: 'head-of-plum' }).expect(201)).body;
    await server.stranger.post('/sessions', one).expect(201);
    const two = (await admin.post('/administration/people/plumHead/password', { username: 'head-of-plum' }).expect(201)).body;
    expect((await server.stranger.post('/sessions', one)).status).toBe(401);
    const { token } = (await server.stranger.post('/sessions', two).expect(201)).body;
    // Whoever handed it over knows it: nothing is served before the person has chosen their own.
    const early = await server.request.get('/api/v1/inbox').set('Authorization', `Bearer ${token}`);
    expect([early.status, early.body.error.data]).toEqual([403, { step: 'password' }]);
    expect((await admin.post('/administration/people/ann/password', { username: 'Head-of-plum' })).body.error.data.rule).toBe('usernameTaken');
  });
});
