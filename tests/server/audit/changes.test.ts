import { randomUUID } from 'node:crypto';
import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import { bindPhone } from '../../../server/features/identity/commands/bindPhone';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { BUILDING, seedHomes } from '../homes/support';

interface Line {
  readonly action: string;
  readonly actor: { readonly name: string; readonly unit: string | null; readonly role: string | null };
  readonly subject: { readonly id: string } | null;
  readonly object: { readonly kind: string; readonly id: string; readonly label: string } | null;
  readonly reason: { readonly text: string } | null;
}

const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeEach(async () => {
  clock.set(TEST_NOW);
  server = await startTestServer({ clock });
  await seedHomes(server.deps);
});
afterEach(() => server.close());

const later = (): void => clock.set(new Date(clock.now().getTime() + 1_000));
async function did(action: string): Promise<Line[]> {
  later();
  return (await (await server.as('districtAuditor')).get(`/audit/rows?limit=50&action=${action}`).expect(200)).body.items;
}
const seenBy = async (who: string): Promise<Line[]> => (await (await server.as(who)).get('/me/audit?limit=50').expect(200)).body.items;

describe('what people change of themselves', () => {
  it('leaves rows for a number confirmed and one taken away, without the number, and nobody has looked at them for it', async () => {
    await bindPhone(server.deps, { personId: 'mei', sessionId: 's' }, '13900009999');
    later();
    await (await server.as('mei')).delete('/me/phone').expect(200);
    const rows = await did('personChanged');
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ actor: { name: '梅小mei', unit: null, role: null }, subject: { id: 'mei' }, object: { kind: 'phone', label: '' } });
    expect(JSON.stringify(await server.deps.db.collection('auditRows').find().toArray())).not.toMatch(/9999|梅小/);
    expect(await seenBy('mei')).toEqual([]);
  });

  it('leaves a row for a community chosen and for a home said, once for the same request', async () => {
    const mei = await server.as('mei');
    await mei.post('/me/community', { communityId: 'plum' }).expect(200);
    const key = randomUUID();
    for (let i = 0; i < 2; i++) await mei.post('/homes', { communityId: 'plum', door: { buildingId: BUILDING, entrance: '2 单元', no: '501' }, relation: 'owner' }, key).expect(201);
    expect(await did('personChanged')).toMatchObject([{ object: { kind: 'unit', label: '梅社区' } }]);
    expect(await did('homeChanged')).toMatchObject([{ subject: { id: 'mei' }, object: { kind: 'unit', label: '梅社区' } }]);
  });
});

describe('what is said of a home', () => {
  it('leaves a row: of a grid worker the person reads it, of a co-resident only the auditor', async () => {
    const ask = async (who: string) => (await (await server.as(who)).post('/homes', { communityId: 'plum', door: { buildingId: BUILDING, entrance: '2 单元', no: '501' }, relation: 'family' }).expect(201)).body.items[0];
    const first = await ask('mei');
    later();
    await (await server.as('plumStaff')).post(`/station/homes/${first.id}/confirm`, { revision: first.revision }).expect(200);
    later();
    const { id } = await ask('lan');
    const word = async (who: string, path: string): Promise<void> => {
      later();
      const { revision } = (await (await server.as('lan')).get('/homes')).body.items[0];
      await (await server.as(who)).post(path, { revision, yes: true }).expect(200);
    };
    await word('mei', `/homes/${id}/word`);
    await word('plumGrid', `/station/homes/${id}/word`);
    expect((await did('homeSpoken')).map(({ actor }) => actor.role)).toEqual(['gridWorker', null]);
    expect(await seenBy('lan')).toMatchObject([{ action: 'homeSpoken', actor: { role: 'gridWorker', unit: '梅社区' } }]);
    // The desk shows by name who lives there already: they read it as well.
    later();
    await (await server.as('plumStaff')).get('/station/homes').expect(200);
    expect(await seenBy('mei')).toMatchObject([{ action: 'homeSeen', actor: { role: 'stationStaff' } }, { action: 'homeDecided' }]);
  });
});

describe('the administrator', () => {
  const preview = async (rows: readonly (readonly string[])[]) => {
    const titles = IMPORT_COLUMNS.staff.map(({ title }) => ({ value: title, type: String }));
    const file = await writeXlsxFile([titles, ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))]).toBuffer();
    return (await server.as('admin')).post('/administration/imports?kind=staff&system=wgs84', undefined, randomUUID()).attach('file', file, 'staff.xlsx');
  };
  const NEWCOMERS = [['新来的', '13911112222', 'plum-station', '工作站工作人员', '', '', ''], ['再来的', '13911113333', 'plum', '网格员', '', '', '']];

  it('leaves a row for each person and role that a table brought, once however often it is written', async () => {
    const { body } = await preview(NEWCOMERS);
    await (await server.as('admin')).post(`/administration/imports/${body.id}/accept`, {}).expect(200);
    await server.drain();
    const rows = await did('roleGiven');
    expect(rows.map(({ object }) => object?.label).sort()).toEqual(['梅社区', '梅社区工作站']);
    for (const row of rows) expect(row.actor).toEqual({ name: 'admin先生', unit: '试验区', role: 'administrator' });
    const [member] = (await (await server.as('admin')).get('/administration/units/plum-station/members')).body.items.filter((one: { name: string }) => one.name === '新来的');
    expect(await seenBy(member.personId)).toMatchObject([{ action: 'roleGiven', actor: { name: 'admin先生' } }]);
    expect(await did('importAccepted')).toHaveLength(1);
    // The table itself shows people.
    expect(await did('membersSeen')).toMatchObject([{ object: { kind: 'unit' } }, { object: { kind: 'import', id: body.id } }]);
  });

  it('leaves a row for each setting put in force, with the reason, and none for one refused', async () => {
    const admin = await server.as('admin');
    for (const kind of ['catalogue', 'calendar', 'texts'] as const) {
      const { inForce, revision } = (await admin.get(`/administration/${kind}`).expect(200)).body;
      await admin.put(`/administration/${kind}/draft`, { revision, content: inForce }).expect(200);
      await admin.post(`/administration/${kind}/publish`, { revision: revision + 1, why: '试' }).expect(422);
    }
    expect(await did('settingsChanged')).toEqual([]);
    const { inForce, revision } = (await admin.get('/administration/texts').expect(200)).body;
    await admin.put('/administration/texts/draft', { revision, content: { ...inForce, homeGreeting: '早' } }).expect(200);
    await admin.post('/administration/texts/publish', { revision: revision + 1, why: '换季了' }).expect(200);
    expect(await did('settingsChanged')).toMatchObject([{ object: { kind: 'setting', id: 'texts', label: '页面上的话' }, reason: { text: '换季了' }, actor: { role: 'administrator' } }]);
  });

  it('leaves a row for routing, second factors and a test to a phone', async () => {
    const admin = await server.as('admin');
    await admin.post('/administration/rules', { categoryId: 'litter', areaId: 'pine', unitId: 'pine-property', article: '清单 1-1' }).expect(201);
    later();
    await admin.put('/administration/security', { revision: 0, secondFactorRoles: ['administrator'] }).expect(200);
    expect((await did('settingsChanged')).map(({ object }) => object?.label)).toEqual(['谁要动态码', '分派规则']);
    await admin.post('/administration/wechat/tests', { what: 'sms', phone: '13800001234' }).expect(200);
    expect(await did('testSent')).toMatchObject([{ object: { kind: 'setting', label: '微信和短信' } }]);
  });

  it('leaves a row when grids are divided anew, which the grid worker reads', async () => {
    const admin = await server.as('admin');
    const [member] = (await admin.get('/administration/units/plum/members').expect(200)).body.items.filter((one: { personId: string }) => one.personId === 'plumGrid');
    await admin.post('/administration/members/grids', { id: member.id, gridIds: ['g0'] }).expect(200);
    expect(await did('roleChanged')).toMatchObject([{ subject: { id: 'plumGrid' }, object: { label: '梅社区' } }]);
    expect(await seenBy('plumGrid')).toMatchObject([{ action: 'roleChanged' }]);
  });
});
