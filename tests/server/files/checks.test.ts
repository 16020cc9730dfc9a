import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { forgetPhotos } from '../../../server/features/files/queries';
import { mediaChecks } from '../../../server/features/files/tasks';
import { settableClock } from '../../../server/platform/clock';
import { decide, issueCode, phoneOf, push, type Sandbox } from '../../../server/sandbox';
import { maySpread, ruleAgainstSpread } from '../../../shared/domain/files/checks';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { report, seedDistrict } from '../cases/support';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
let resident: Caller;
let staff: Caller;
let bob: Caller;
let picture: Buffer;
let names = 0;

beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  sandbox.state.push.automatic = null;
  server = await startTestServer({ clock, config: { ...started.config, publicUrl: 'https://linli.example.org' } });
  const target = server.deps.config.wechat.push;
  if (!target) throw new Error('the sandbox has no push');
  sandbox.pushTo({ ...target, address: `${server.url}/wechat/push` });
  await seedDistrict(server.deps);
  [staff, bob] = [await server.as('plumStaff'), await server.as('bob')];
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#A23A20' } }).jpeg().toBuffer();
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(async () => {
  clock.set(TEST_NOW);
  sandbox.state.push.mode = 'safe';
  sandbox.state.push.format = 'xml';
  const { body } = await server.stranger.post('/sessions/wechat', { code: issueCode(sandbox.state, `who${(names += 1)}`) });
  resident = await server.as(server.deps.tokens.read(body.token, TEST_NOW)?.personId ?? '');
  await resident.post('/me/community', { communityId: 'plum' }).expect(200);
});

const upload = async (who: Caller): Promise<string> => (await who.post('/files').attach('file', picture, 'photo.jpg').expect(201)).body.id;
/** A report that the station has taken on, so that it may be released. */
async function file(who: Caller, photoIds: string[]) {
  const made = await who.post('/cases', report({ photoIds, showToNeighbours: true })).expect(201);
  await staff.post(`/cases/${made.body.id}/take-on`, { revision: 0 }).expect(200);
  return made;
}
const row = (id: string) => server.deps.db.collection<{ _id: string; check?: string; checkTrace?: string; checkWhy?: string; checkTries?: number }>('files').findOne({ _id: id });
const later = async (ms: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + ms));
  await mediaChecks.run(server.deps);
};
const traceOf = async (id: string): Promise<string> => (await row(id))?.checkTrace ?? '';
const release = async (caseId: string, body: object) => staff.post(`/cases/${caseId}/release`, { revision: (await staff.get(`/cases/${caseId}`)).body.revision, text: '楼道灯不亮', ...body });

/** A report of the resident with one picture that WeChat has in hand. */
async function reported(): Promise<{ caseId: string; photoId: string; trace: string }> {
  const photoId = await upload(resident);
  const caseId = (await file(resident, [photoId])).body.id;
  await server.drain();
  return { caseId, photoId, trace: await traceOf(photoId) };
}

describe('a picture of a resident who came in through WeChat', () => {
  it('is handed to WeChat under an address that opens it, once it is used and not before', async () => {
    const photoId = await upload(resident);
    await server.drain();
    expect(await row(photoId)).toMatchObject({ check: 'pending' });
    expect((await row(photoId))?.checkTrace).toBeUndefined();
    await file(resident, [photoId]);
    await server.drain();
    const trace = sandbox.state.traces.find(({ address }) => address.includes(photoId));
    expect(trace).toMatchObject({ kind: 'picture', openId: phoneOf(sandbox.state, `who${names}`).openId, traceId: await traceOf(photoId) });
    const address = new URL(trace?.address ?? '');
    expect(address.origin).toBe('https://linli.example.org');
    const opened = await server.request.get(address.pathname + address.search);
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'image/jpeg']);
  });

  it.each([['safe', 'xml'], ['safe', 'json'], ['plain', 'xml'], ['plain', 'json']] as const)('passes by the result that WeChat pushes (%s, %s), and is seen by neighbours once it is released too', async (mode, format) => {
    const { caseId, photoId, trace } = await reported();
    Object.assign(sandbox.state.push, { mode, format });
    expect((await staff.get(`/cases/${caseId}`)).body.photos[0].check).toBe('pending');
    expect((await release(caseId, { photoIds: [photoId] })).body.error.data.rule).toBe('pictureUnderCheck');
    expect(await decide(sandbox.state, trace, 'pass')).toBe(true);
    expect(await row(photoId)).toMatchObject({ check: 'passed' });
    expect((await bob.get(`/cases/${caseId}`)).body.photos).toEqual([]);
    expect((await release(caseId, { photoIds: [photoId] })).status).toBe(200);
    const seen = (await bob.get(`/cases/${caseId}`)).body.photos;
    expect(seen).toHaveLength(1);
    expect(seen[0].check).toBeUndefined();
  });

  it('held for risky is shown to staff with the word, never released, and seen by no neighbour', async () => {
    const { caseId, photoId, trace } = await reported();
    await decide(sandbox.state, trace, 'risky');
    const view = (await staff.get(`/cases/${caseId}`)).body;
    expect(view.photos[0].check).toBe('risky');
    const inbox = (await staff.get('/workbench/cases?limit=50')).body.items.find((item: { id: string }) => item.id === caseId);
    expect(inbox.heed).toBe('risky');
    for (const seen of [false, true]) {
      const refused = await release(caseId, { photoIds: [photoId], seen });
      expect([refused.status, refused.body.error.data.rule]).toEqual([422, 'pictureRisky']);
    }
    expect((await release(caseId, { photoIds: [] })).status).toBe(200);
    expect((await bob.get(`/cases/${caseId}`)).body.photos).toEqual([]);
    const own = (await resident.get(`/cases/${caseId}`)).body;
    expect(own.photos).toHaveLength(1);
    expect(own.photos[0].check).toBeUndefined();
    const mine = (await resident.get('/cases/mine')).body.items[0];
    expect(mine.heed).toBeUndefined();
  });

  it('in doubt goes out only when somebody of the station says that they have looked', async () => {
    const { caseId, photoId, trace } = await reported();
    await decide(sandbox.state, trace, 'review');
    expect((await release(caseId, { photoIds: [photoId] })).body.error.data.rule).toBe('pictureInDoubt');
    expect((await release(caseId, { photoIds: [photoId], seen: true })).status).toBe(200);
    expect(await row(photoId)).toMatchObject({ check: 'passed', checkedBy: 'plumStaff' });
    expect((await bob.get(`/cases/${caseId}`)).body.photos).toHaveLength(1);
    // What people have decided is not undone by a machine that comes late.
    await push(sandbox.state, { Event: 'wxa_media_check', appid: 'touristappid', trace_id: trace, version: 2, errcode: 0, result: { suggest: 'risky', label: 1 } });
    expect(await row(photoId)).toMatchObject({ check: 'passed' });
  });

  it('that was released before disappears for neighbours when its check does not stand', async () => {
    const { caseId, photoId, trace } = await reported();
    await decide(sandbox.state, trace, 'pass');
    await release(caseId, { photoIds: [photoId] });
    await server.deps.db.collection<{ _id: string }>('files').updateOne({ _id: photoId }, { $set: { check: 'risky' } });
    // Another process would be told so within five seconds.
    forgetPhotos(server.deps, [photoId]);
    expect((await bob.get(`/cases/${caseId}`)).body.photos).toEqual([]);
    const around = (await bob.get('/cases/around?communityId=plum&solved=no&limit=50')).body.items.find((item: { id: string }) => item.id === caseId);
    expect(around.thumbUrl).toBeNull();
  });
});

describe('results', () => {
  it('that come before their trace is known here are not lost', async () => {
    const { photoId, trace } = await reported();
    await server.deps.db.collection<{ _id: string }>('files').updateOne({ _id: photoId }, { $set: { check: 'pending', checkDue: clock.now() }, $unset: { checkTrace: '' } });
    const early = `early-${randomUUID()}`;
    await push(sandbox.state, { Event: 'wxa_media_check', appid: 'touristappid', trace_id: early, version: 2, errcode: 0, result: { suggest: 'risky', label: 1 } });
    expect(await row(photoId)).toMatchObject({ check: 'pending' });
    const wechat = { ...server.deps.wechat, checkMedia: async () => ({ ok: true as const, value: { traceId: early } }) };
    await mediaChecks.run({ ...server.deps, wechat });
    expect(await row(photoId)).toMatchObject({ check: 'risky', checkTrace: early });
    expect(trace).not.toBe(early);
  });

  it('that are unknown, told twice, or of another mini-program do no harm', async () => {
    const { photoId, trace } = await reported();
    const result = { Event: 'wxa_media_check', appid: 'touristappid', trace_id: trace, version: 2, errcode: 0, result: { suggest: 'pass', label: 100 } };
    expect(await push(sandbox.state, { ...result, trace_id: 'nobody-asked' })).toBe(true);
    expect(await push(sandbox.state, { ...result, appid: 'wx-other', result: { suggest: 'risky', label: 1 } })).toBe(true);
    expect(await push(sandbox.state, { ...result, trace_id: 7 })).toBe(true);
    expect(await row(photoId)).toMatchObject({ check: 'pending' });
    await push(sandbox.state, result);
    await push(sandbox.state, { ...result, result: { suggest: 'risky', label: 1 } });
    expect(await row(photoId)).toMatchObject({ check: 'passed' });
  });

  it.each([['unfetched', 'wechat-1008'], ['review', undefined]] as const)('%s give the picture to people', async (verdict, why) => {
    const { photoId, trace } = await reported();
    await decide(sandbox.state, trace, verdict);
    const kept = await row(photoId);
    expect([kept?.check, kept?.checkWhy]).toEqual(['review', why]);
  });

  it('that do not come within 30 minutes give it to people; one that comes later still counts', async () => {
    const { photoId, trace } = await reported();
    await later(29 * 60_000);
    expect(await row(photoId)).toMatchObject({ check: 'pending' });
    await later(2 * 60_000);
    expect(await row(photoId)).toMatchObject({ check: 'review', checkWhy: 'noResult' });
    await decide(sandbox.state, trace, 'pass');
    expect(await row(photoId)).toMatchObject({ check: 'passed' });
  });
});

describe('when WeChat is not there', () => {
  it.each([-1, 45009, 'gateway'] as const)('(%s) it is asked again, later and later, until it takes the picture', async (fault) => {
    sandbox.fail('picture', fault, fault);
    const { photoId } = await reported();
    expect(await row(photoId)).toMatchObject({ check: 'pending', checkTries: 1 });
    await later(30_000);
    expect(await row(photoId)).toMatchObject({ checkTries: 2 });
    await later(30_000);
    expect((await row(photoId))?.checkTries).toBe(2);
    await later(30_000);
    expect(await traceOf(photoId)).not.toBe('');
  });

  it('people decide after six tries, and at once where asking again is of no use', async () => {
    sandbox.fail('picture', -1, -1, -1, -1, -1, -1);
    const tired = await reported();
    for (let n = 0; n < 6; n++) await later(20 * 60_000);
    expect(await row(tired.photoId)).toMatchObject({ check: 'review', checkWhy: 'busy', checkTries: 6 });
    sandbox.fail('picture', 61010);
    const asleep = await reported();
    expect(await row(asleep.photoId)).toMatchObject({ check: 'review', checkWhy: 'userNotActive' });
  });

  it('a process that ends while it asks is followed by another after a minute', async () => {
    const photoId = await upload(resident);
    await file(resident, [photoId]);
    const dying = { ...server.deps, wechat: { ...server.deps.wechat, checkMedia: async () => Promise.reject(new Error('killed')) } };
    await server.deps.db.collection<{ _id: string }>('files').updateOne({ _id: photoId }, { $set: { checkDue: clock.now() } });
    await expect(mediaChecks.run(dying)).rejects.toThrow('killed');
    await later(30_000);
    expect(await traceOf(photoId)).toBe('');
    await later(31_000);
    expect(await traceOf(photoId)).not.toBe('');
  });

  it('one handed in by two processes at once is handed in once', async () => {
    sandbox.fail('picture', -1);
    const { photoId } = await reported();
    clock.set(new Date(clock.now().getTime() + 60_000));
    const before = sandbox.state.calls.get('picture') ?? 0;
    await Promise.all([mediaChecks.run(server.deps), mediaChecks.run(server.deps), mediaChecks.run(server.deps)]);
    expect((sandbox.state.calls.get('picture') ?? 0) - before).toBe(1);
    expect(await traceOf(photoId)).not.toBe('');
  });
});

describe('pictures that WeChat is not asked about', () => {
  it('are those of people who never came in by it: the station decides, as where there is no WeChat', async () => {
    const ann = await server.as('ann');
    const photoId = await upload(ann);
    expect(await row(photoId)).toMatchObject({ check: 'off' });
    const caseId = (await file(ann, [photoId])).body.id;
    await server.drain();
    expect((await release(caseId, { photoIds: [photoId] })).status).toBe(200);
    expect((await bob.get(`/cases/${caseId}`)).body.photos).toHaveLength(1);
  });

  it('are those that staff put on record in the name of their unit', async () => {
    const caseId = (await file(resident, [])).body.id;
    const photoId = await upload(staff);
    await server.deps.db.collection<{ _id: string }>('files').updateOne({ _id: photoId }, { $set: { check: 'pending' } });
    const { revision } = (await staff.get(`/cases/${caseId}`)).body;
    await staff.post(`/cases/${caseId}/inspect`, { revision, text: '看过了', photoIds: [photoId] }).expect(200);
    await server.drain();
    expect(await row(photoId)).toMatchObject({ check: 'off' });
  });

  it.each([['no mini-program', { app: null }], ['no push', { push: null }]])('are all, with %s', async (_, without) => {
    const other = await startTestServer({ uri: server.uri, clock, config: { ...server.deps.config, wechat: { ...server.deps.config.wechat, ...without } } });
    const photoId = await upload(await other.as(server.deps.tokens.read(resident.token ?? '', TEST_NOW)?.personId ?? ''));
    expect(await row(photoId)).toMatchObject({ check: 'off' });
    await other.close();
  });
});

describe('the rule', () => {
  it('lets out what passed or is not asked about, and what is in doubt when somebody has looked', () => {
    expect(['off', 'passed'].every((state) => maySpread(state as 'off'))).toBe(true);
    expect([maySpread('pending'), maySpread('review'), maySpread('risky')]).toEqual([false, false, false]);
    expect(ruleAgainstSpread(['passed', 'off'], false)).toBeNull();
    expect(ruleAgainstSpread(['passed', 'review'], true)).toBeNull();
    expect(ruleAgainstSpread(['review', 'risky'], true)).toBe('pictureRisky');
    expect(ruleAgainstSpread(['review', 'pending'], true)).toBe('pictureUnderCheck');
  });
});
