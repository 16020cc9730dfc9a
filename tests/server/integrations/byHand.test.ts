import { Outbox } from '../../../server/jobs/outbox';
import { settableClock } from '../../../server/platform/clock';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
let admin: Caller;
let department: Department;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  admin = await server.as('admin');
  department = await startDepartment({ port: 0, now: () => clock.now().getTime() });
});
afterEach(async () => {
  await department.close();
  for (const name of ['channels', 'lanes', 'outbox']) await server.deps.db.collection(name).deleteMany({});
});
const channel = async () => (await admin.get('/administration/units/plum-property/channels').expect(200)).body.items[0];

describe('what administrators decide by hand', () => {
  const decide = async (act: string, ids: readonly string[], channelId: string | null = null) => (await admin.post('/administration/deliveries/by-hand', { act, ids, channelId }).expect(200)).body.items;
  const listed = async (id: string, state: 'waiting' | 'dead') => (await admin.get(`/administration/channels/${id}/deliveries?state=${state}`).expect(200)).body.items.map((item: { id: string }) => item.id);

  it('takes what waits for a dead department elsewhere or off the list, each with its own answer and a row in the audit log', async () => {
    const { id } = await connect(admin, department);
    const { id: other } = await connect(admin, department, 'water');
    department.state.always = 'error';
    const docs = [await dispatched(server.deps, '一'), await dispatched(server.deps, '二'), await dispatched(server.deps, '三')];
    await deliver(server);
    const second = await startDepartment({ port: 0, now: () => clock.now().getTime() });
    const { id: to } = await connect(admin, second);
    const waiting = await listed(id, 'waiting');
    expect(waiting).toHaveLength(3);
    expect(await decide('redirect', waiting, other)).toEqual(waiting.map((one: string) => ({ id: one, done: false, text: '这个通道不是同一个单位的，没有改' })));
    expect(await decide('redirect', [waiting[0], 'nothing:of:it'], to)).toEqual([{ id: waiting[0], done: true, text: '改走别的通道了' }, { id: 'nothing:of:it', done: false, text: '已经送到，或者别人先办了' }]);
    expect(await decide('settle', [waiting[1]])).toMatchObject([{ done: true }]);
    expect(await decide('settle', [waiting[1]])).toMatchObject([{ done: false }]);
    await admin.post('/administration/deliveries/by-hand', { act: 'redirect', ids: [waiting[2]] }).expect(404);
    department.state.always = null;
    expect(await decide('resend', [waiting[2]])).toMatchObject([{ done: true }]);
    await deliver(server);
    const numbers = (one: Department): (string | null)[] => [...one.state.received.values()].map(({ number }) => number);
    expect([numbers(second).length, numbers(department).length]).toEqual([1, 1]);
    expect(new Set([...numbers(second), ...numbers(department)]).size).toBe(2);
    expect(docs.map(({ number }) => number)).toEqual(expect.arrayContaining([...numbers(second), ...numbers(department)]));
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0 });
    const rows = await server.deps.db.collection('auditRows').find({ action: 'deliveryDecided' }).toArray();
    expect(rows.map(({ reasonText }) => reasonText)).toEqual(expect.arrayContaining(['改走别的通道', '不再送了', '再送一次']));
    await second.close();
  });

  it('leaves alone what a worker is sending just now', async () => {
    const { id } = await connect(admin, department);
    department.state.always = 'error';
    await dispatched(server.deps);
    await deliver(server);
    await Outbox(server.deps).updateMany({ target: id }, { $set: { owner: 'somebody', leaseUntil: new Date(START.getTime() + 60_000) } });
    expect(await decide('settle', await listed(id, 'waiting'))).toMatchObject([{ done: false, text: '正在送，过一会儿再看' }]);
  });
});
