import { forgetSent } from '../../../server/features/integrations/sequence';
import { settableClock } from '../../../server/platform/clock';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { ForwardedCase } from '../../../shared/contract/channels';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
let department: Department;
let key: string;
let channel: string;
const ofUnit = async (unitId: string, scopes = ['webhooks.replay']): Promise<string> => (await (await server.as('admin')).post('/administration/keys', { unitId, name: '对接', scopes }).expect(201)).body.secret;

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  department = await startDepartment({ port: 0, now: () => clock.now().getTime() });
  channel = (await connect(await server.as('admin'), department)).id;
  key = await ofUnit('plum-property');
  for (const text of ['一', '二', '三', '四', '五']) await dispatched(server.deps, text);
  await deliver(server);
});
afterAll(async () => {
  await department.close();
  await server.close();
});

const get = (path: string, by = key) => server.request.get(`/api/v1/integrator/channels${path}`).set('Authorization', `Bearer ${by}`);

it('numbers what is sent from 1 without gaps, and tells the number with it', () => {
  const got = [...department.state.received.values()].map(({ body }) => ForwardedCase.parse(body).sequence);
  expect([...got].sort()).toEqual([1, 2, 3, 4, 5]);
});

it('gives again what was sent after a number, in pages, under the ids it had', async () => {
  expect((await get('').expect(200)).body.items).toEqual([{ id: channel, name: '物业系统', kind: 'webhook', lastSequence: 5 }]);
  const first = (await get(`/${channel}/messages?after=1&limit=2`).expect(200)).body;
  expect([first.items.map(({ sequence }: { sequence: number }) => sequence), first.next]).toEqual([[2, 3], 3]);
  const rest = (await get(`/${channel}/messages?after=${first.next}&limit=2`).expect(200)).body;
  expect([rest.items.map(({ sequence }: { sequence: number }) => sequence), rest.next]).toEqual([[4, 5], null]);
  const messages = [...first.items, ...rest.items].map(({ message }: { message: unknown }) => ForwardedCase.parse(message));
  for (const { id, sequence, ...message } of messages) {
    const sent = department.state.received.get(id);
    expect({ ...(sent?.body as object) }).toEqual({ id, sequence, ...message });
  }
  expect((await get(`/${channel}/messages?after=5`).expect(200)).body).toEqual({ items: [], next: null });
});

it('is bounded, and names what is wrong with what was asked', async () => {
  for (const asked of ['limit=101', 'limit=0', 'after=-1', 'after=x', 'from=1']) await get(`/${channel}/messages?${asked}`).expect(400);
});

it('shows a channel to the keys of its own unit that are good for it, and to nobody else', async () => {
  await get(`/${channel}/messages`, await ofUnit('water')).expect(404);
  expect((await get('', await ofUnit('water')).expect(200)).body.items).toEqual([]);
  await get(`/${channel}/messages`, await ofUnit('plum-property', ['requests.file'])).expect(403);
  await get(`/${channel}/messages`, 'lk1.none').expect(401);
  await get('/nothing/messages').expect(404);
});

it('says of a number what became of it when the case is gone, so that nothing seems to be missing', async () => {
  const { message } = (await get(`/${channel}/messages?after=4`).expect(200)).body.items[0];
  await server.deps.db.collection<{ _id: string }>('cases').deleteOne({ _id: message.case.id });
  expect((await get(`/${channel}/messages?after=4`).expect(200)).body.items).toEqual([{ sequence: 5, message: null }]);
});

it('goes on counting where it was when the old ones are forgotten', async () => {
  clock.set(new Date(START.getTime() + 91 * 24 * 3_600_000));
  await forgetSent.run(server.deps);
  expect((await get(`/${channel}/messages`).expect(200)).body.items.map(({ sequence }: { sequence: number }) => sequence)).toEqual([5]);
  await dispatched(server.deps, '六');
  await deliver(server);
  expect((await get('').expect(200)).body.items[0].lastSequence).toBe(6);
});
