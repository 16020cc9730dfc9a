import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { features } from '../../../server/features';
import { createPerson } from '../../../server/features/identity';
import { bindPhone } from '../../../server/features/identity/commands/bindPhone';
import { eraseClosed } from '../../../server/features/identity/commands/closeAccount';
import { rename } from '../../../server/features/identity/commands/dropToPhone';
import { raiseLevel } from '../../../server/features/identity/commands/raiseLevel';
import { personOfOpenId } from '../../../server/features/identity/wechat';
import { storageKey } from '../../../server/features/files/variants';
import { wishEraser } from '../../../server/features/wishes/erase';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { report, seedDistrict } from '../cases/support';
import { signUp } from '../volunteers/support';
import { handsOn, wishBody } from '../wishes/support';
import { KEPT } from './erasing.lists';

/** Closing an account (注销账号): nothing of a person with something everywhere is left. */

/** Stands in everything that iris says, and in nothing else. */
const SECRET = '鸢尾';
let number: string;
const clock = settableClock(TEST_NOW);
let server: TestServer;
let iris: Caller;
let id: string;
const openId = (n: number): string => `openid-of-iris-${n}`;
const { as, seen, step, post, claimIdOf } = handsOn(() => server);
const later = async (ms: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + ms));
  await eraseClosed.run(server.deps);
  await server.drain();
};
const DAY_MS = 24 * 3_600_000;
const raw = (name: string) => server.deps.db.collection<{ _id: string }>(name);
const closingOf = async () => (await server.deps.db.collection<{ _id: string; closing?: { done: string[]; endedAt?: Date; name?: string } }>('people').findOne({ _id: id }))?.closing;

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
let shade = 0;
async function photo(): Promise<string> {
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: { r: (shade += 1), g: 20, b: 20 } } }).jpeg().toBuffer();
  return (await iris.post('/files').attach('file', picture, 'photo.jpg').expect(201)).body.id;
}
/** Photos whose bytes are still there. */
async function kept(ids: readonly string[]): Promise<string[]> {
  const there = await Promise.all(ids.map(async (one) => ((await server.deps.storage.get(storageKey(one, 'full'))) ? one : null)));
  return there.flatMap((one) => one ?? []);
}
/** Collections in which one of the words stands, of all that there are. */
async function holding(words: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await server.deps.db.listCollections()) for (const doc of await raw(name).find().toArray()) if (words.test(JSON.stringify(doc))) found.push(name);
  return [...new Set(found)].sort();
}
const close = () => iris.post('/me/close', { sure: true });
const told = async (who: string): Promise<string> => JSON.stringify((await (await as(who)).get('/inbox').expect(200)).body);

/** Cases: one that nobody took on, one that is worked on, one of bob's that she met too and one that she follows. */
async function plantCases(): Promise<{ mine: string; going: string; photos: string[] }> {
  const photos = [await photo(), await photo()];
  const words = { text: `${SECRET}家门口的灯不亮，打 ${number}`, place: { ...report().place, text: `3 栋 ${SECRET}` } };
  const mine = (await iris.post('/cases', report({ ...words, photoIds: [photos[0] as string] })).expect(201)).body;
  await iris.post(`/cases/${mine.id}/supplement`, { revision: mine.revision, text: `${SECRET}再说一句`, photoIds: [photos[1]] }).expect(200);
  const going = (await iris.post('/cases', report(words)).expect(201)).body;
  await (await as('plumStaff')).post(`/cases/${going.id}/take-on`, { revision: going.revision }).expect(200);
  const bobs = (await (await as('bob')).post('/cases', report({ showToNeighbours: true })).expect(201)).body;
  await raw('caseSupports').insertOne({ _id: 'joined', caseId: bobs.id, personId: id, kind: 'joined', text: `${SECRET}也遇到了`, photoIds: [], at: TEST_NOW, pending: [] } as never);
  await raw('caseWords').insertOne({ _id: 'said', caseId: bobs.id, personId: id, round: 1, solved: true, text: `${SECRET}觉得好了`, at: TEST_NOW, pending: [] } as never);
  return { mine: mine.id, going: going.id, photos };
}

/** Wishes: one that bob has claimed, one that was realised and thanked for, one of ann's that she claimed and one that she has done. */
async function plantWishes(): Promise<{ claimed: string; annOpen: string; annDone: string; photos: string[] }> {
  const photos = [await photo(), await photo()];
  const place = { ...wishBody().place, text: `5 栋 ${SECRET}` };
  const mine = async (text: string): Promise<string> => {
    const { id: wishId } = await post(id, { category: 'time', text: `${SECRET}${text}`, place, photoIds: [photos[0] as string] });
    await step('plumStaff', wishId, 'approve', { text: '想有人陪着说说话', photoIds: photos.slice(0, 1) });
    return wishId;
  };
  const claimed = await mine('想有人陪');
  await step('bob', claimed, 'claim');
  const done = await mine('想学手机');
  await step('bob', done, 'claim');
  await step('bob', done, 'prove', { claimId: await claimIdOf('bob', done), text: '教会了' });
  await step(id, done, 'confirm', { claimId: await claimIdOf('bob', done) });
  await step(id, done, 'thank', { text: `谢谢，${SECRET}` });
  await step(id, done, 'consent', { yes: true });
  await step('plumStaff', done, 'publish-story', { text: '一位邻居学会了手机', photoIds: photos.slice(0, 1) });
  const ofAnn = async (): Promise<string> => {
    const { id: wishId } = await post('ann', { category: 'time' });
    await step('plumStaff', wishId, 'approve', { text: '想要人帮一把', photoIds: [] });
    await step(id, wishId, 'claim');
    return wishId;
  };
  const [annOpen, annDone] = [await ofAnn(), await ofAnn()];
  await step(id, annDone, 'prove', { claimId: await claimIdOf(id, annDone), text: `${SECRET}做好了`, photoIds: [photos[1]] });
  return { claimed, annOpen, annDone, photos };
}

/** What the other features keep, as they keep it. */
async function plantRest(): Promise<void> {
  const base = { revision: 0, timeline: [{ id: '1', at: TEST_NOW, action: 'x', part: 'self', personId: id, unitId: null, code: null, text: `${SECRET}说` }], keys: [], fileIds: [], pending: [], createdAt: TEST_NOW, updatedAt: TEST_NOW };
  await iris.post('/projects', { title: `${SECRET}想要长椅`, need: `${SECRET}走不动`, place: { ...wishBody().place, text: `${SECRET}楼下` }, photoIds: [] }).expect(201);
  const hall = (await (await as('plumStaff')).post('/bookables', { kind: 'activity', title: '活动室', where: '二楼', room: { workdays: [{ from: 0, to: 1440 }], restdays: [{ from: 0, to: 1440 }] }, audience: 'everybody' }).expect(201)).body.id;
  await iris.post(`/bookables/${hall}/bookings`, { day: new Date(TEST_NOW.getTime() + 2 * DAY_MS).toISOString().slice(0, 10), span: { from: 600, to: 660 }, purpose: `${SECRET}排练` }).expect(201);
  await iris.post('/visits', { whom: 'self', reason: 'lonely', text: `${SECRET}一个人住`, place: { ...wishBody().place, text: `${SECRET}楼上` } }).expect(201);
  await iris.post('/mediations', { kind: 'noise', text: `${SECRET}睡不着`, who: `${SECRET}楼上` }).expect(201);
  const volunteer = (await iris.post('/volunteers', signUp({ name: `${SECRET}女士`, emergency: { name: `${SECRET}先生`, relation: 'partner', phone: '13900007788' } })).expect(201)).body;
  const volunteerId = volunteer.id;
  const place = { text: SECRET, placeId: null, given: 'gcj02', gcj02: { lng: 113.94, lat: 22.54 }, wgs84: { lng: 113.94, lat: 22.54 } };
  const rows: Record<string, object> = {
    topics: { ...base, authorId: id, state: 'lapsed', title: SECRET, text: SECRET, place }, topicSeconds: { topicId: 't', personId: id, at: TEST_NOW, from: null }, projectOpinions: { projectId: 'p', n: 1, personId: id, good: true, text: SECRET, at: TEST_NOW },
    projectChoices: { roundId: 'r', personId: id, projectIds: ['p'], at: TEST_NOW }, projectFollows: { projectId: 'p', personId: id, at: TEST_NOW }, ableNeighbours: { personId: id, entries: [{ text: SECRET }], at: TEST_NOW },
    invitations: { ...base, people: [], skipped: [`${SECRET}女士`, '别人'] }, volunteerMembers: { ...base, personId: id, volunteerId, teamId: 't', state: 'out', words: SECRET }, volunteerTeams: { ...base, leads: [], scope: {} }, signUps: { ...base, personId: id, state: 'left', endsAt: TEST_NOW },
    activities: { ...base, messages: [{ id: 'm', shiftId: 's', text: SECRET, at: TEST_NOW, byId: id }] }, volunteerCalendars: { personId: id, at: TEST_NOW }, certificates: { ...base, volunteerId, personId: id, name: `${SECRET}女士`, number: null },
    consultations: base, meetings: base, opinions: { consultationId: 'c', clauseId: 'k', personId: id, byId: id, stance: 'for', text: SECRET, paper: null, shown: true, toCheck: false, at: TEST_NOW }, consultationAsks: { consultationId: 'c', kind: 'question', personId: id, text: SECRET, shown: true, revision: 0, open: true, answerBy: TEST_NOW, answer: null, at: TEST_NOW, pending: [] },
    serviceReports: { ...base, timeline: [], contentHash: 'h', serviceId: 's', levelId: 'plum', personId: id, kind: 'other', state: 'open', text: SECRET, answer: null },
    openBookQuestions: { ...base, timeline: [], contentHash: 'h', bookId: 'b', unitId: 'u', personId: id, state: 'open', text: SECRET, answer: null, answeredBy: null, answerBy: TEST_NOW },
    consultationRatings: { consultationId: 'c', personId: id, score: 'good', text: SECRET, at: TEST_NOW }, emergencyHelpers: { emergencyId: 'e', personId: id, volunteerId, name: `${SECRET}女士`, community: 'plum', yes: true, at: TEST_NOW },
    volunteerTasks: { ...base, hands: [id], holders: [], claims: [{ volunteerId, personId: id, at: TEST_NOW, state: 'done', report: { text: SECRET, photoIds: [], at: TEST_NOW } }] },
    serviceRecords: { ...base, volunteerId, personId: id, name: `${SECRET}女士`, text: SECRET, objections: [] }, savedFilters: { items: [{ name: SECRET }], revision: 1, at: TEST_NOW }, wechatConsents: { refusedAt: TEST_NOW }, wechatDeliveries: { personId: id, state: 'sent', notBefore: TEST_NOW },
    suspensions: { text: SECRET, past: [], keys: [], pending: [], until: TEST_NOW, liftedAt: TEST_NOW }, documentChecks: { personId: id, pending: [] }, counterCodes: { personId: id, expiresAt: TEST_NOW }, proxyContacts: { mark: 'm', claimedBy: id, createdAt: TEST_NOW }, open311Filings: { accountId: SECRET, mediaUrl: SECRET, at: TEST_NOW },
  };
  const ids: Record<string, string> = { savedFilters: id, wechatConsents: `${id}:result`, suspensions: id, ableNeighbours: volunteerId, proxyContacts: 'w-standin' };
  for (const [name, doc] of Object.entries(rows)) await raw(name).insertOne({ ...doc, _id: ids[name] ?? `planted-${name}` } as never);
  await createPerson(server.deps, { id: 'w-standin', name: `${SECRET}女士`, phone: number });
}

it('names every collection: what is erased by whom, and why the rest is not', () => {
  const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile() && one.name.endsWith('.ts')).map((one) => join(one.parentPath, one.name));
  const source = files('server').filter((path) => !path.includes('migrations') && !path.includes('engine')).map((path) => readFileSync(path, 'utf8')).join('\n');
  const there = new Set([...source.matchAll(/(?:modelOf|rawCollection)(?:<[^>]*>)?\([\w.]+, '(\w+)'/g)].map(([, name]) => name as string));
  const erased = features.flatMap(({ erasers = [] }) => erasers.flatMap(({ collections }) => collections));
  expect([...there].filter((name) => !erased.includes(name) && !(name in KEPT)).sort()).toEqual([]);
  expect([...erased, ...Object.keys(KEPT)].filter((name) => !there.has(name))).toEqual([]);
  expect(erased.filter((name) => name in KEPT)).toEqual([]);
});

/** Somebody new for each test. */
let coming = 0;
async function begin(): Promise<void> {
  clock.set(TEST_NOW);
  id = await personOfOpenId(server.deps, openId((coming += 1)));
  number = `1387777666${coming}`;
  await rename(server.deps, id, `${SECRET}女士`);
  await bindPhone(server.deps, { personId: id, sessionId: 'none' }, number);
  await raiseLevel(server.deps, id, 2);
  await bindHome(server.deps, id, 'plum', `5 栋 ${SECRET}`);
  iris = await server.as(id);
}

it('leaves nothing of somebody with something everywhere, and gives back what they held without a name', async () => {
  await begin();
  const [cases, wishes] = [await plantCases(), await plantWishes()];
  await plantRest();
  await raw('open311Filings').updateOne({ _id: 'planted-open311Filings' }, { $set: { caseId: cases.mine } });
  await server.deps.db.collection<{ _id: string }>('open311Filings').insertOne({ _id: cases.mine, accountId: SECRET, mediaUrl: null } as never);
  await raw('open311Filings').deleteOne({ _id: 'planted-open311Filings' });
  await server.drain();
  const photos = [...cases.photos, ...wishes.photos];
  expect((await holding(new RegExp(SECRET))).length).toBeGreaterThan(20);
  expect(await kept(photos)).toEqual(photos);

  await close().expect(200);
  await iris.get('/me').expect(401);
  // Who is gone comes in as somebody new, and is not found by their number.
  expect(await personOfOpenId(server.deps, openId(coming))).not.toBe(id);
  expect((await raw('phoneClaims').findOne({ personId: id } as never))).toBeNull();

  await later(16_000);
  expect((await seen('ann', wishes.annOpen)).state).toBe('open');
  expect(await told('ann')).toContain('情况有变');
  expect((await seen('ann', wishes.annDone)).claims).toHaveLength(1);
  expect(await told('bob')).toContain('心愿');
  for (const who of ['ann', 'bob']) expect(await told(who)).not.toContain(SECRET);
  expect(await told('plumStaff')).not.toContain(`${SECRET}女士`);
  // Somebody works on it: its words stay for that long, and no name with them.
  expect(await holding(new RegExp(SECRET))).toEqual(['cases']);
  expect((await closingOf())?.done).not.toContain('cases');
  expect((await (await as('plumStaff')).get(`/cases/${cases.going}`).expect(200)).body.reporter).toMatchObject({ name: '已注销' });

  await server.deps.db.collection<{ _id: string }>('cases').updateOne({ _id: cases.going }, { $set: { open: false, state: 'closed' } });
  await later(DAY_MS);
  await later(DAY_MS);
  expect(await holding(new RegExp(`${SECRET}|${number}|${openId(coming)}`))).toEqual([]);
  expect(await kept(photos)).toEqual([]);
  expect(await closingOf()).toMatchObject({ endedAt: expect.any(Date) as Date });
  expect(await closingOf()).not.toHaveProperty('name');
  expect(await (await as('plumStaff')).get(`/cases/${cases.mine}`).then(({ body }) => [body.state, body.text])).toEqual(['withdrawn', null]);
}, 120_000);

it('goes on after what failed, and a second time changes nothing', async () => {
  await begin();
  const { annOpen } = await plantWishes();
  const failing = jest.spyOn(wishEraser, 'erase').mockRejectedValueOnce(new Error('the process ended'));
  await close().expect(200);
  await later(16_000);
  expect((await closingOf())?.done).toEqual(expect.arrayContaining(['homes', 'identity']));
  expect((await closingOf())?.done).not.toContain('wishes');
  expect((await seen('ann', annOpen)).state).toBe('claimed');
  await later(61_000);
  expect((await seen('ann', annOpen)).state).toBe('open');
  const { revision } = await seen('ann', annOpen);
  const leaver = { personId: id, name: null, closedAt: TEST_NOW };
  for (const eraser of server.deps.hooks.erasers) await eraser.erase(server.deps, leaver);
  expect((await seen('ann', annOpen)).revision).toBe(revision);
  failing.mockRestore();
}, 60_000);

it('is refused to whoever holds an office, and is never done by mistake', async () => {
  await begin();
  const staff = await as('plumStaff');
  expect((await staff.post('/me/close', { sure: true }).expect(422)).body.error).toMatchObject({ code: 'rule_refused', data: { rule: 'closeOffice' } });
  await iris.post('/me/close', {}).expect(400);
  await server.stranger.post('/me/close', { sure: true }, randomUUID()).expect(401);
  await iris.get('/me').expect(200);
});
