import { createHash } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { DropFiles } from '../../../server/features/integrations/drop/fileModel';
import { addressOfFile, confirmFile } from '../../../server/features/integrations/drop/hand';
import { makeDueFiles, makeFiles } from '../../../server/features/integrations/drop/make';
import { loadFile } from '../../../server/features/integrations/drop/queries';
import { channelById } from '../../../server/features/integrations/courier';
import { watchChannels } from '../../../server/features/integrations/tasks';
import { Outbox } from '../../../server/jobs/outbox';
import { settableClock } from '../../../server/platform/clock';
import { csvRows } from '../../../server/platform/sheets/csv';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const HOUR = 3_600_000;
const clock = settableClock(START);
const COLUMNS = [{ title: '诉求编号', field: 'number' }, { title: '事项', field: 'what' }, { title: '问题描述', field: 'text' }, { title: '行号', field: 'id' }] as const;
let server: TestServer;
let admin: Caller;
let id: string;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example.org' } });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
  id = (await admin.post('/administration/units/plum-property/channels', { kind: 'drop', name: '导表平台', options: { kind: 'drop', format: 'csv', columns: COLUMNS } }).expect(201)).body.channel.id;
});
afterEach(async () => {
  for (const name of ['channels', 'lanes', 'outbox', 'dropFiles', 'channelSent', 'forwardingNotices', 'messages']) await server.deps.db.collection(name).deleteMany({});
});

const wait = async (hours: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + hours * HOUR));
  admin = await server.as('admin');
  await makeDueFiles.run(server.deps);
  await deliver(server);
};
const files = async (state = 'open') => (await admin.get(`/integrations/files?state=${state}`).expect(200)).body;
const channel = async () => (await admin.get('/administration/units/plum-property/channels').expect(200)).body.items[0];
const bytesAt = async (url: string): Promise<Buffer> => (await server.request.get(url.replace('https://linli.example.org', '')).buffer(true).parse((response, done) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}).expect(200)).body as Buffer;
const fetched = async (fileId: string): Promise<{ lines: string[][]; bytes: Buffer; digest: string }> => {
  const { url, digest } = (await admin.post(`/integrations/files/${fileId}/address`).expect(200)).body;
  const bytes = await bytesAt(url);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
  return { lines: [...csvRows(bytes.toString('utf8').replace('\ufeff', ''))], bytes, digest };
};

describe('a channel of files', () => {
  it('gathers what waits at its hour, each row once; the rows have arrived when the file is confirmed, and not before', async () => {
    const doc = await dispatched(server.deps, '=HYPERLINK("x")');
    await deliver(server);
    await makeDueFiles.run(server.deps);
    expect((await files())).toMatchObject({ items: [], channels: [{ id, unfiled: 1 }] });
    // A later change is a later row, in the same file where that is not made yet.
    await (await server.as('ann')).post(`/cases/${doc._id}/supplement`, { revision: doc.revision, text: '二楼也不亮' }).expect(200);
    await deliver(server);
    await wait(22);
    const [file] = (await files()).items;
    expect(file).toMatchObject({ number: 1, rows: 2, format: 'csv', fetched: null, confirmed: null, gone: false, unit: { name: '梅园物业' } });
    await wait(2);
    expect((await files()).items).toHaveLength(1);
    await admin.post(`/integrations/files/${file.id}/confirm`, { digest: file.digest }).expect(422);
    const { lines, bytes } = await fetched(file.id);
    expect(lines.map(([number, what]) => [number, what])).toEqual([['诉求编号', '事项'], [doc.number, '交办'], [doc.number, '居民补充了']]);
    expect(lines[1]?.[2]?.startsWith("'=HYPERLINK")).toBe(true);
    expect((await fetched(file.id)).bytes.equals(bytes)).toBe(true);
    expect(await channel()).toMatchObject({ waiting: 2, lastOkAt: null });
    expect((await admin.post(`/integrations/files/${file.id}/confirm`, { digest: 'a'.repeat(64) }).expect(400)).body.error.fields).toMatchObject([{ path: 'digest' }]);
    expect((await admin.post(`/integrations/files/${file.id}/confirm`, { digest: file.digest }).expect(200)).body.confirmed.who).not.toBe('');
    await admin.post(`/integrations/files/${file.id}/confirm`, { digest: file.digest }).expect(200);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0, lastOkAt: clock.now().toISOString() });
    await wait(24);
    expect((await files('all')).items).toHaveLength(1);
    await fetched(file.id);
  });

  it('makes an xlsx whose cells are texts, and a file of a test that counts for nothing', async () => {
    const { revision, name, giveUpHours, options } = await channel();
    await admin.put(`/administration/channels/${id}`, { revision, name, giveUpHours, paused: false, options: { ...options, format: 'xlsx' } }).expect(200);
    expect((await admin.post(`/administration/channels/${id}/tests`).expect(200)).body).toMatchObject({ problem: null, text: '测试文件做好了，取下来导一遍，看列对不对得上' });
    const [file] = (await files()).items;
    expect(file).toMatchObject({ number: 0, rows: 1, format: 'xlsx' });
    const { url } = (await admin.post(`/integrations/files/${file.id}/address`).expect(200)).body;
    const [sheet] = await readXlsxFile(await bytesAt(url));
    expect(sheet?.data[0]).toEqual(COLUMNS.map(({ title }) => title));
    expect(await channel()).toMatchObject({ waiting: 0, dead: false });
  });

  it('lets two gather at once, and two confirm at once, and no row stands twice', async () => {
    for (const text of ['一', '二', '三']) await dispatched(server.deps, text);
    await deliver(server);
    const doc = await channelById(server.deps, id);
    if (!doc) throw new Error('no channel');
    await Promise.all([1, 2, 3].map(() => makeFiles(server.deps, doc, false)));
    const made = await DropFiles(server.deps).find({ number: { $gt: 0 } }).lean();
    expect([made.flatMap(({ rowIds }) => rowIds).length, new Set(made.flatMap(({ rowIds }) => rowIds)).size, made.map(({ number }) => number)]).toEqual([3, 3, [1]]);
    const fileId = made[0]?._id ?? '';
    const { digest } = await fetched(fileId);
    const answers = await Promise.all(['admin', 'admin'].map(async (who) => (await server.as(who)).post(`/integrations/files/${fileId}/confirm`, { digest })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body.confirmed).toEqual(answers[1]?.body.confirmed);
  });

  it('cut off between the confirmation and its rows, brings it about from the event', async () => {
    await dispatched(server.deps);
    await deliver(server);
    await admin.post('/integrations/files', { channelId: id }).expect(200);
    const { digest } = await fetched(`${id}-1`);
    const file = await loadFile(server.deps, `${id}-1`);
    await expect(confirmFile({ ...server.deps, nudge: () => { throw new Error('cut off'); } }, file, digest, { personId: 'admin', keyId: null })).rejects.toThrow('cut off');
    expect(await channel()).toMatchObject({ waiting: 1 });
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 0 });
    expect(await Outbox(server.deps).find({ target: id }).lean()).toMatchObject([{ state: 'done' }]);
  });

  it('that nobody comes for is told to staff, and given up when its time is over; confirmed after all it has arrived', async () => {
    await dispatched(server.deps);
    await deliver(server);
    await admin.post('/integrations/files', { channelId: id }).expect(200);
    for (let day = 0; day < 4; day += 1) await wait(24);
    await watchChannels.run(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ dead: true, waiting: 1 });
    expect((await admin.get('/inbox').expect(200)).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'adminChannelDead' })]));
    for (let n = 0; n < 20; n += 1) await wait(6);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 1 });
    const { digest } = await fetched(`${id}-1`);
    await admin.post(`/integrations/files/${id}-1/confirm`, { digest }).expect(200);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0, dead: false });
  });

  it('is fetched and confirmed by a key of its unit that is good for it, and by no other', async () => {
    await dispatched(server.deps);
    await deliver(server);
    await admin.post('/integrations/files', { channelId: id }).expect(200);
    const keyOf = async (unitId: string, scopes: string[]): Promise<string> => (await admin.post('/administration/keys', { unitId, name: '平台', scopes }).expect(201)).body.secret;
    const [ours, others, replay] = [await keyOf('plum-property', ['files.fetch']), await keyOf('water', ['files.fetch']), await keyOf('plum-property', ['webhooks.replay'])];
    const path = `/api/v1/integrator/channels/${id}/files`;
    const auth = (key: string): [string, string] => ['Authorization', `Bearer ${key}`];
    await server.request.get(path).set(...auth(others)).expect(404);
    await server.request.get(path).set(...auth(replay)).expect(403);
    const [file] = (await server.request.get(path).set(...auth(ours)).expect(200)).body.items;
    expect(file).toMatchObject({ number: 1, rows: 1, confirmedAt: null });
    const { url, digest } = (await server.request.post(`${path}/1/address`).set(...auth(ours)).expect(200)).body;
    expect(createHash('sha256').update(await bytesAt(url)).digest('hex')).toBe(digest);
    expect((await server.request.post(`${path}/1/confirm`).set(...auth(ours)).send({ digest }).expect(200)).body.confirmedAt).not.toBeNull();
    expect((await server.request.get(path).set(...auth(ours)).expect(200)).body.items).toEqual([]);
  });

  it('tells the people of the unit that a file waits, once until it was confirmed, and not where their system comes by itself', async () => {
    const told = async () => (await (await server.as('plumWorker')).get('/inbox').expect(200)).body.items.filter(({ kind }: { kind: string }) => kind === 'unitFileReady');
    const make = async (text: string): Promise<void> => {
      await dispatched(server.deps, text);
      await deliver(server);
      await admin.post('/integrations/files', { channelId: id }).expect(200);
      await deliver(server);
    };
    await make('一楼灯不亮');
    expect(await told()).toMatchObject([{ title: '交接文件做好了', target: { kind: 'dropFiles', id: 'plum-property' } }]);
    await make('二楼灯不亮');
    expect(await told()).toHaveLength(1);
    const waiting = (await files()).items.map((file: { id: string }) => file.id);
    for (const fileId of waiting) await admin.post(`/integrations/files/${fileId}/confirm`, { digest: (await fetched(fileId)).digest }).expect(200);
    await make('三楼灯不亮');
    expect(await told()).toHaveLength(2);
    const third = await loadFile(server.deps, `${id}-3`);
    await addressOfFile(server.deps, third, 'x', { personId: null, keyId: 'key' }, { actor: { personId: 'admin', unitId: 'district', role: 'administrator' }, label: '第 3 份' });
    await confirmFile(server.deps, await loadFile(server.deps, third._id), third.digest, { personId: null, keyId: 'key' });
    await make('四楼灯不亮');
    expect(await told()).toHaveLength(2);
  });

  it('names what is wrong with its columns', async () => {
    const add = (columns: object[]) => admin.post('/administration/units/water/channels', { kind: 'drop', name: '表', options: { kind: 'drop', columns } });
    expect((await add([{ title: '内容', field: 'text' }]).expect(400)).body.error.fields).toMatchObject([{ path: 'options', message: '要有一列放工单号，对方回话才对得上' }]);
    expect((await add([{ title: '号', field: 'number' }, { title: '号', field: 'text' }]).expect(400)).body.error.fields).toMatchObject([{ message: '有两列同名，改一个' }]);
  });
});
