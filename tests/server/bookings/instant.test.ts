import { randomUUID } from 'node:crypto';
import { settableClock } from '../../../server/platform/clock';
import type { ResponseOf } from '../../../shared/contract';
import { commandsOf } from '../../support/commands';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

/** What a booking asks of the database, and what it sees of things that happen in the same instant. */
type View = ResponseOf<'GET /bookings/:id'>;
const [FRIDAY, SATURDAY] = ['2026-08-21', '2026-08-22'] as const;
interface Room { _id: string; revision: number; closed: object[] }
interface Sheet { _id: string; rows: { id: string; state: string; personId: string; timeline: object[] }[] }
let server: TestServer;
const rooms = () => server.deps.db.collection<Room>('bookables');
const sheets = () => server.deps.db.collection<Sheet>('bookingSheets');

/** A room of Plum's with hours every day; its id. */
async function room(): Promise<string> {
  const hours = [{ from: 540, to: 1020 }];
  const answer = await (await server.as('plumStaff')).post('/bookables', { kind: 'activity', title: '二楼活动室', where: '党群服务中心二楼', capacity: 20, room: { workdays: hours, restdays: hours }, atOnce: 2 }, randomUUID());
  return (answer.body as { id: string }).id;
}
const wish = (from: number, day: string = FRIDAY) => ({ day, span: { from, to: from + 60 } });
/** Does something as soon as a command goes to the database for the first time. */
function once(command: string, collection: string, work: (sent: unknown) => void): void {
  const client = server.deps.db.getClient();
  const note = ({ commandName, command: sent }: { commandName: string; command: Record<string, unknown> }): void => {
    if (commandName !== command || sent[commandName] !== collection) return;
    client.off('commandStarted', note);
    work(sent);
  };
  client.on('commandStarted', note);
}

beforeAll(async () => {
  server = await startTestServer({ clock: settableClock(new Date('2026-08-20T08:00:00+08:00')) });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

it('asks six times: room, person and sheet, the one write, and what one sheet cannot see', async () => {
  const [id, ann] = [await room(), await server.as('ann')];
  await ann.post(`/bookables/${id}/bookings`, wish(540), randomUUID());
  jest.spyOn(performance, 'now').mockReturnValue(performance.now());
  const { answer, commands } = await commandsOf(server.deps.db, async () => ann.post(`/bookables/${id}/bookings`, wish(600), randomUUID()));
  jest.restoreAllMocks();
  expect(answer.status).toBe(201);
  expect(commands).toEqual(['find bookables', 'find bookingSheets', 'find bookingSheets', 'update bookingSheets', 'find bookables', 'find bookingSheets']);
});

it('sends the row that is new and leaves those of others as they are', async () => {
  const [id, ann, bob] = [await room(), await server.as('ann'), await server.as('bob')];
  await ann.post(`/bookables/${id}/bookings`, wish(540), randomUUID());
  const before = await sheets().findOne({ 'rows.personId': 'ann', bookableId: id } as never);
  const sent: unknown[] = [];
  once('update', 'bookingSheets', (command) => void sent.push(command));
  await bob.post(`/bookables/${id}/bookings`, wish(600), randomUUID());
  expect(JSON.stringify(sent)).toContain('"personId":"bob"');
  expect(JSON.stringify(sent)).not.toContain('"personId":"ann"');
  const after = await sheets().findOne({ _id: before?._id ?? '' });
  expect(after?.rows.map(({ personId }) => personId)).toEqual(['ann', 'bob']);
  expect(after?.rows[0]).toEqual(before?.rows[0]);
});

it('looks the day through again where the room was closed while somebody booked it', async () => {
  const [id, ann] = [await room(), await server.as('ann')];
  once('find', 'bookingSheets', () => void rooms().updateOne({ _id: id }, { $inc: { revision: 1 }, $set: { closed: [{ from: FRIDAY, to: FRIDAY, why: '检修电路' }] } }));
  const answer = await ann.post(`/bookables/${id}/bookings`, wish(540), randomUUID());
  expect(answer.status).toBe(201);
  expect((answer.body as View).state).toBe('hit');
});

it('gives up what is one too many because the person booked another day in the same instant', async () => {
  const [id, ann] = [await room(), await server.as('ann')];
  await ann.post(`/bookables/${id}/bookings`, wish(540), randomUUID());
  await ann.post(`/bookables/${id}/bookings`, wish(600), randomUUID());
  const full = await sheets().findOne({ bookableId: id } as never);
  const [first] = full?.rows ?? [];
  if (!full || !first) throw new Error('nothing is booked');
  await sheets().deleteMany({ bookableId: id } as never);
  // What was written elsewhere lies there only once the sheet of the new booking is being written.
  once('insert', 'bookingSheets', () => void sheets().insertOne({ ...full, _id: full._id }));
  const answer = await ann.post(`/bookables/${id}/bookings`, wish(540, SATURDAY), randomUUID());
  expect(refusalIn(answer)).toBe('bookingAtOnce');
  expect((await sheets().findOne({ bookableId: id, day: SATURDAY } as never))?.rows.map(({ state }) => state)).toEqual(['cancelled']);
});
