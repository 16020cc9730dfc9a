import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import { commitImport } from '../../../server/features/administration/commands/commitImport';
import { buildingIdOf, buildingsOf, createRooms, getRoom, removeRoom, roomIdOf, roomsOf } from '../../../server/features/organisation';
import { rawCollection } from '../../../server/platform/database/model';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterAll(() => server.close());

const table = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile([IMPORT_COLUMNS.rooms.map(({ title }) => ({ value: title, type: String })), ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))]).toBuffer();
const handIn = async (file: Buffer) => (await admin.post('/administration/imports?kind=rooms').attach('file', file, 'rooms.xlsx').expect(201)).body;
const accept = async (id: string): Promise<string> => {
  await admin.post(`/administration/imports/${id}/accept`, {}).expect(200);
  await server.drain();
  return (await admin.get(`/administration/imports/${id}`).expect(200)).body.state;
};
const texts = (rows: readonly { row: number; text: string }[]): string[] => rows.map(({ row, text }) => `${row} ${text}`);
const building = buildingIdOf('plum', { estate: '', building: '3' });
const room = (entrance: string, no: string): string => roomIdOf(building, { entrance, no });

const FIRST = [
  ['plum', '', '3栋', '2单元', '501', '89.5'],
  ['plum', '', '3 号楼', '2', '502', ''],
  ['plum', '', '3', '1 单元', '1001室', '120 平方米'],
  ['plum', '梅园二期', '3', '', '101', ''],
];

it('brings buildings and rooms in, a landmark of the same name as their place', async () => {
  const view = await handIn(await table(FIRST));
  expect([view.problems, texts(view.notes)]).toEqual([[], ['0 新的 4 户，原来就有、没变的 0 户，和原来不一样的 0 户']]);
  expect(await buildingsOf(server.deps, 'plum')).toEqual([]);
  expect(await accept(view.id)).toBe('committed');
  expect((await buildingsOf(server.deps, 'plum')).map(({ estate, name, placeId }) => [estate, name, placeId])).toEqual([['', '3 栋', 'p0'], ['梅园二期', '3 栋', 'p0']]);
  expect((await roomsOf(server.deps, building)).map(({ entrance, no, area }) => [entrance, no, area])).toEqual([['1 单元', '1001', 120], ['2 单元', '501', 89.5], ['2 单元', '502', null]]);
  expect(await getRoom(server.deps, room('2 单元', '501'))).toMatchObject({ communityId: 'plum', placeId: 'p0', placeText: '3 栋 2 单元', no: '501', point: { system: 'gcj02' } });
});

it('says of a second file what is new, known and different, and changes nothing before it is accepted', async () => {
  const view = await handIn(await table([['plum', '', '3', '2', '501', '91'], ['plum', '', '3', '2', '502', ''], ['plum', '', '3', '2', '503', '']]));
  expect(texts(view.notes)).toEqual(['0 新的 1 户，原来就有、没变的 1 户，和原来不一样的 1 户', '2 3 栋 2 单元 501 原来是 89.5 平方米，采用以后改成 91 平方米']);
  const areaOf501 = async (): Promise<unknown> => (await roomsOf(server.deps, building)).find(({ no }) => no === '501')?.area;
  expect(await areaOf501()).toBe(89.5);
  expect(await accept(view.id)).toBe('committed');
  await commitImport(server.deps, view.id);
  expect([await areaOf501(), (await roomsOf(server.deps, building)).length]).toEqual([91, 4]);
  expect(texts((await handIn(await table(FIRST.slice(1)))).notes)).toEqual(['0 新的 0 户，原来就有、没变的 3 户，和原来不一样的 0 户']);
});

it('takes a room out for good, until a file has it again', async () => {
  await removeRoom(server.deps, room('2 单元', '503'));
  await removeRoom(server.deps, room('2 单元', '503'));
  await expect(removeRoom(server.deps, 'r-none')).rejects.toMatchObject({ code: 'not_found' });
  expect(await getRoom(server.deps, room('2 单元', '503'))).toBeNull();
  const view = await handIn(await table([['plum', '', '3', '2', '503', '']]));
  expect(texts(view.notes)[1]).toBe('2 3 栋 2 单元 503 原来去掉了，采用以后又有了');
  await accept(view.id);
  expect(await getRoom(server.deps, room('2 单元', '503'))).not.toBeNull();
});

it('names every problem with its row, and writes nothing of such a file', async () => {
  const view = await handIn(await table([
    ['nowhere', '', '3', '', '1', ''],
    ['plum-station', '', '3', '', '1', ''],
    ['plum', '', '', '', '1', ''],
    ['plum', '', '9', '', '1', '很大'],
    ['plum', '', '9 栋', '', '1 室', ''],
  ]));
  expect(texts(view.problems)).toEqual([
    '2 没有编号 nowhere 的单位', '3 编号 plum-station 不是社区', '4 「楼栋」还没填', '5 「面积」要写成平方米，如 89.5', '6 「9 栋 1」在第 5 行已经有了',
  ]);
  expect((await admin.post(`/administration/imports/${view.id}/accept`, {})).body.error.data.rule).toBe('importHasProblems');
});

it('gives all or nothing when another file was faster, and shows nothing of a half-written one', async () => {
  const view = await handIn(await table([['plum', '', '7', '', '101', ''], ['plum', '', '7', '', '102', '']]));
  const seven = buildingIdOf('plum', { estate: '', building: '7' });
  await createRooms(server.deps, [{ id: roomIdOf(seven, { entrance: '', no: '102' }), buildingId: seven, communityId: 'plum', entrance: '', no: '102', area: null, batch: 'another' }]);
  expect(await roomsOf(server.deps, seven)).toEqual([]);
  expect(await accept(view.id)).toBe('refused');
  expect((await buildingsOf(server.deps, 'plum')).some(({ name }) => name === '7 栋')).toBe(false);
  expect(await rawCollection(server.deps.db, 'rooms').countDocuments({ buildingId: seven })).toBe(1);
});

it('refuses formulas and a million rows early, also where the sheet has prefixed names', async () => {
  const sheet = (xml: string): Buffer => Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(xml) }));
  expect((await handIn(sheet(`<x:worksheet><x:sheetData>${'<x:row r="1"><x:c/></x:row>'.repeat(1_000_000)}</x:sheetData></x:worksheet>`))).problems).toMatchObject([{ row: 0, text: '一次最多 50000 行，请分几次交' }]);
  expect((await handIn(sheet('<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:f>1+1</x:f></x:c></x:row></x:sheetData></x:worksheet>'))).problems[0].text).toContain('公式');
});

it('takes a whole street at once', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => ['reed', '苇园', String(1 + Math.floor(n / 200)), String(1 + (Math.floor(n / 100) % 2)), String(101 + (n % 100)), '80']);
  const view = await handIn(await table(rows));
  expect([view.problemCount, view.rows]).toEqual([0, 3_000]);
  expect(await accept(view.id)).toBe('committed');
  expect(await buildingsOf(server.deps, 'reed')).toHaveLength(15);
});
