import { buildingIdOf, createAreas, createBuildings, createGrids, createRooms, roomIdOf } from '../../../server/features/organisation';
import { createAccount, setPartTime } from '../../../server/features/identity';
import { askHome } from '../../../server/features/homes';
import { Memberships } from '../../../server/features/identity/model';
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

interface Line { code: string; about: { id: string; name: string } | null; n: number | null; names: string[] }
const state = async (id = 'plum') => (await admin.get(`/administration/communities/${id}`).expect(200)).body;
const lines = async (code?: string): Promise<string[]> => ((await state()).missing as Line[]).filter((line) => code === undefined || line.code === code).map(({ code: one, about, names }) => [one, about?.id, ...names].filter(Boolean).join(' '));

describe('what a community still lacks', () => {
  it('names what is missing in the test district, what cannot wait first', async () => {
    const found = await lines();
    expect(found).toEqual(expect.arrayContaining(['stationLogin plum-station', 'unitLogin plum-property', 'unitLogin urban', 'noOutline', 'ruleInSomeGrids stairLight 第二网格', 'noRule noise', 'noRooms', 'bodyMissing 社区综合党委', 'bodyMissing 社会组织']));
    expect(found).not.toContain('noRule roadCover');
    expect(found.findIndex((line) => line.startsWith('noRule'))).toBeGreaterThan(found.findIndex((line) => line.startsWith('unitLogin')));
  });

  it('loses a line when it is mended', async () => {
    await createAccount(server.deps, { username: 'plum-staff', password: 'gui-yuan-7-zhan', personId: 'plumStaff' });
    expect(await lines('stationLogin')).toEqual([]);
    await admin.post('/administration/rules', { categoryId: 'noise', areaId: 'plum', unitId: 'plum-property', article: '试' }).expect(201);
    expect(await lines('noRule')).not.toContain('noRule noise');
    const { revision, name, kind, address, hours } = (await admin.get('/administration/units/plum-station').expect(200)).body;
    await admin.put('/administration/units/plum-station', { revision, name, kind, address, hours, phone: '' }).expect(200);
    expect(await lines('stationPhone')).toEqual(['stationPhone plum-station']);
  });

  it('finds gaps against the boundary and overlaps between grids, and draws both', async () => {
    const [west, south, side] = [113.9, 22.6, 0.003];
    const ring = (from: number, to: number): [number, number][] => [[west + from * side, south], [west + to * side, south], [west + to * side, south + side], [west + from * side, south + side], [west + from * side, south]];
    await createAreas(server.deps, [{ id: 'outline', unitId: 'plum', name: '梅社区边界', polygons: [[ring(-0.5, 2)]] }]);
    await createGrids(server.deps, [{ id: 'g9', name: '第九网格', communityId: 'plum', polygons: [[ring(0.5, 1)]] }], 'wgs84');
    const { map, missing } = await state();
    expect((missing as Line[]).filter(({ code }) => code.startsWith('grid') || code === 'noOutline').map(({ code }) => code)).toEqual(['gridGap', 'gridOverlap']);
    expect(map.overlaps.map(({ names }: { names: string[] }) => [...names].sort())).toEqual([['第一网格', '第九网格'].sort()]);
    expect(map.gaps).toHaveLength(1);
    expect(map.shapes.map(({ status }: { status: string }) => status).sort()).toEqual(['outline', 'same', 'same', 'same']);
  });

  it('knows grids without a grid worker', async () => {
    await Memberships(server.deps).updateOne({ personId: 'plumGrid' }, { $set: { gridIds: ['g0'] } });
    expect(await lines('gridWithoutWalker')).toEqual(['gridWithoutWalker 第二网格']);
  });
});

describe('the people of a community', () => {
  it('shows its six bodies, who is in them, and grid workers as full or part time', async () => {
    const { id } = (await Memberships(server.deps).findOne({ personId: 'plumGrid' }, { _id: 1 }).lean().then((row) => ({ id: row?._id ?? '' })));
    await admin.post('/administration/members/part-time', { id, partTime: true }).expect(200);
    const { bodies, walkers, street } = await state();
    expect(street).toEqual({ id: 'north', name: '北街道' });
    expect(bodies.map(({ units }: { units: { id: string }[] }) => units.map((unit) => unit.id).join())).toEqual(['', 'plum-station', '', '', '', 'plum-property']);
    expect(bodies[1].units[0].people.map(({ name, role }: { name: string; role: string }) => `${name} ${role}`).sort()).toEqual(['plumHead先生 stationHead', 'plumStaff先生 stationStaff']);
    expect(walkers).toEqual([{ name: 'plumGrid先生', partTime: true, unit: { id: 'plum', name: '梅社区' }, grids: [] }]);
    expect((await admin.get('/administration/units/plum/members').expect(200)).body.items.find((one: { personId: string }) => one.personId === 'plumGrid').partTime).toBe(true);
  });

  it('gives a part-time grid worker their office at once, and nobody else is part time', async () => {
    await admin.post('/administration/units/plum/members', { name: '楼栋长', phone: '13712340001', role: 'gridWorker', partTime: true }).expect(201);
    expect((await state()).walkers.filter(({ partTime }: { partTime: boolean }) => partTime).map(({ name }: { name: string }) => name)).toEqual(['楼栋长']);
    expect((await admin.post('/administration/units/plum-station/members', { name: '站员', phone: '13712340002', role: 'stationStaff', partTime: true })).body.error.data.rule).toBe('gridsOfWalkersOnly');
    await expect(setPartTime(server.deps, `plumStaff.stationStaff.plum-station.${new Date('2025-01-01T00:00:00Z').getTime().toString(36)}`, true)).rejects.toMatchObject({ data: { rule: 'gridsOfWalkersOnly' } });
  });

  it('leaves a row in the audit log, is the administrator’s alone, and knows communities only', async () => {
    await state();
    expect(await server.deps.db.collection('auditRows').countDocuments({ action: 'membersSeen', objectId: 'plum', actorId: 'admin' })).toBe(1);
    for (const who of Object.keys(PEOPLE).filter((one) => one !== 'admin')) expect([who, (await (await server.as(who)).get('/administration/communities/plum')).status]).toEqual([who, 403]);
    await admin.get('/administration/communities/plum-station').expect(404);
    await admin.get('/administration/communities/nowhere').expect(404);
  });
});

describe('rooms', () => {
  const words = { estate: '', building: '3 栋' };
  const building = buildingIdOf('plum', words);
  const room = (no: string): string => roomIdOf(building, { entrance: '', no });
  beforeEach(async () => {
    await createBuildings(server.deps, [{ id: building, communityId: 'plum', estate: '', name: '3 栋', placeId: 'p0' }]);
    await createRooms(server.deps, ['101', '102'].map((no) => ({ id: room(no), buildingId: building, communityId: 'plum', entrance: '', no, area: null })));
  });
  const rooms = async (): Promise<string[]> => (await admin.get(`/administration/buildings/${building}/rooms`).expect(200)).body.items.map(({ no, homes }: { no: string; homes: number }) => `${no} ${homes}`);

  it('takes out a room that no home hangs on, once however often it is asked', async () => {
    expect((await admin.get('/administration/communities/plum/buildings').expect(200)).body).toMatchObject({ community: { name: '梅社区' }, items: [{ name: '3 栋', rooms: 2 }] });
    await admin.post(`/administration/rooms/${room('101')}/remove`).expect(200);
    await admin.post(`/administration/rooms/${room('101')}/remove`).expect(200);
    expect(await rooms()).toEqual(['102 0']);
    await admin.post('/administration/rooms/r-nowhere/remove').expect(404);
    await admin.get('/administration/buildings/b-nowhere/rooms').expect(404);
  });

  it('refuses while somebody lives there or asks to, and says how many', async () => {
    await askHome(server.deps, 'cy', { communityId: 'plum', door: { buildingId: building, entrance: '', no: '101' }, relation: 'tenant' }, 'ask-for-101');
    expect(await rooms()).toEqual(['101 1', '102 0']);
    const { body } = await admin.post(`/administration/rooms/${room('101')}/remove`).expect(422);
    expect(body.error.data).toMatchObject({ rule: 'roomHasHomes', homes: 1 });
    expect(await rooms()).toEqual(['101 1', '102 0']);
  });
});

describe('own areas of a unit', () => {
  it('names the grids they are made of and draws them among the grids around', async () => {
    const { items, map } = (await admin.get('/administration/units/plum-property/areas').expect(200)).body;
    expect(items).toMatchObject([{ name: '物业服务合同 3.1', grids: [{ community: '梅社区', names: ['第一网格'], all: false }] }]);
    expect(items[0].squareMetres).toBeGreaterThan(50_000);
    expect(map.shapes.map(({ id, status }: { id: string; status: string }) => `${id} ${status}`).sort()).toEqual(['g0 new', 'g1 present']);
    expect((await admin.get('/administration/units/water/areas').expect(200)).body).toEqual({ items: [], map: null });
    await admin.get('/administration/units/nowhere/areas').expect(404);
  });
});
