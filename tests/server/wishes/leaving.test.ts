import { createPerson, dropToPhone } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import { closingsDue } from '../../../server/features/administration/tasks';
import { confirm, handClaims, leaveClaims, loadWish, release, wishActor, type WishDoc } from '../../../server/features/wishes';
import { leaveVisits } from '../../../server/features/wishes/subscribers';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { handsOn } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
const { as, seen, step, refusal, post, published, claimIdOf } = handsOn(() => server);
const inboxOf = async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));
/** What somebody reads in their inbox, as one text. */
const readBy = async (who: string): Promise<string> => JSON.stringify((await (await as(who)).get('/inbox').expect(200)).body);
const wish = (id: string): Promise<WishDoc> => loadWish(server.deps, id);
const mine = async (who: string, id: string) => ({ claimId: await claimIdOf(who, id) });

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'dee', name: 'dee先生', level: 2, phone: '13900004322' });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  await server.drain();
  await server.deps.db.collection('messages').deleteMany({});
  await server.deps.db.collection('wishes').updateMany({}, { $set: { state: 'withdrawn', desk: 'over', holders: [] }, $unset: { lane: 1, nextCheckAt: 1 } });
});

/** A wish that bob claimed, as far as asked; words prove it, so that no photo is needed. */
async function claimedBy(who: string, far: 'active' | 'arranged' | 'sent' | 'proven' | 'confirmed', target = 1): Promise<string> {
  const { id } = await published({ category: far === 'sent' ? 'goods' : 'time', target });
  await step(who, id, 'claim');
  if (far === 'arranged') await step(who, id, 'arrange', { ...(await mine(who, id)), day: '2026-03-05' });
  if (far === 'sent') await step(who, id, 'send', await mine(who, id));
  if (far === 'proven' || far === 'confirmed') await step(who, id, 'prove', { ...(await mine(who, id)), text: '做好了' });
  if (far === 'confirmed') await step('ann', id, 'confirm', await mine(who, id));
  return id;
}

describe('who holds a claim and cannot go on', () => {
  it.each([
    ['active', 'open', 0], ['arranged', 'open', 0], ['sent', 'claimed', 1], ['proven', 'claimed', 1], ['confirmed', 'realised', 1],
  ] as const)('%s: the wish is %s', async (far, state, claims) => {
    const id = await claimedBy('bob', far);
    await server.drain();
    await server.deps.db.collection('messages').deleteMany({});
    await leaveClaims(server.deps, 'bob');
    const first = await wish(id);
    await leaveClaims(server.deps, 'bob');
    await server.drain();
    const after = await wish(id);
    expect([after.state, after.claims.length, after.revision]).toEqual([state, claims, first.revision]);
    expect((await inboxOf('ann')).filter((kind) => kind === 'wishReleased')).toHaveLength(state === 'open' ? 1 : 0);
    expect((await inboxOf('bob')).filter((kind) => kind === 'wishGivenOn')).toHaveLength(state === 'open' ? 1 : 0);
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationWishAdrift')).toHaveLength(far === 'sent' ? 1 : 0);
    if (state !== 'open') return;
    // Back where it stood, for the next; nobody reads why, or who.
    expect([after.left, after.lane, after.holders, after.past[0]?.reason]).toEqual([1, 'open', [], 'left']);
    expect((await seen('ann', id)).timeline[0]).toMatchObject({ action: 'release', part: 'system', code: 'left', text: null });
    expect(await readBy('ann')).toContain('情况有变');
    expect(await readBy('ann')).not.toMatch(/bob/);
    expect(await refusal('dee', id, 'claim')).toBe('done');
  });

  it('gives back their own part of a shared wish and nobody else’s', async () => {
    const { id } = await published({ category: 'time', target: 3 });
    await step('bob', id, 'claim');
    await step('dee', id, 'claim');
    await leaveClaims(server.deps, 'bob');
    const after = await wish(id);
    expect([after.left, after.claims.map(({ personId }) => personId)]).toEqual([2, ['dee']]);
  });

  it('and is confirmed in the same moment: what was shown stands', async () => {
    const id = await claimedBy('bob', 'proven');
    const doc = await wish(id);
    const ann = wishActor({ personId: 'ann', level: 1, roles: [] }, doc);
    await Promise.all([confirm(server.deps, doc, ann, { revision: doc.revision, claimId: doc.claims[0]?.id ?? '', key: 'confirm-at-once' }), leaveClaims(server.deps, 'bob')]);
    expect(await wish(id)).toMatchObject({ state: 'realised', claims: [{ state: 'confirmed', personId: 'bob' }] });
  });

  it('and gives it back themselves in the same moment: it goes back once', async () => {
    const id = await claimedBy('bob', 'active');
    const doc = await wish(id);
    const bob = wishActor({ personId: 'bob', level: 1, roles: [] }, doc);
    const ask = { revision: doc.revision, claimId: doc.claims[0]?.id ?? '', reason: 'ill' as const, text: '', key: 'release-at-once' };
    const [own] = await Promise.allSettled([release(server.deps, doc, bob, ask), leaveClaims(server.deps, 'bob')]);
    const after = await wish(id);
    expect([after.state, after.left, after.round, after.past.length, after.past[0]?.reason]).toEqual(['open', 1, 1, 1, own.status === 'fulfilled' ? 'ill' : 'left']);
  });

  it('whose document check was taken back keeps what is no visit', async () => {
    const visit = (await published({ category: 'company', visit: true })).id;
    await step('dee', visit, 'claim', { companion: 'station' });
    const other = await claimedBy('dee', 'active');
    const told = { _id: 'undone-1', type: 'document.undone', at: clock.now(), data: { person: 'dee' }, source: { kind: 'documentCheck', id: 'check-1' } };
    await leaveVisits.handle(told, server.deps);
    expect((await wish(visit)).state).toBe('claimed');
    await dropToPhone(server.deps, 'dee');
    await leaveVisits.handle(told, server.deps);
    expect([(await wish(visit)).state, (await wish(other)).state]).toEqual(['open', 'claimed']);
  });

  it('moved away: is asked whether they still come, once, and keeps it', async () => {
    await bindHome(server.deps, 'dee', 'plum', '5 栋');
    const id = await claimedBy('dee', 'arranged');
    await (await as('dee')).post('/homes/bound-dee/move-out', { revision: 1 }).expect(200);
    await server.drain();
    expect((await inboxOf('dee')).filter((kind) => kind === 'wishStillComing')).toHaveLength(1);
    expect(await wish(id)).toMatchObject({ state: 'claimed', claims: [{ personId: 'dee', state: 'arranged' }] });
  });
});

describe('whom it is for', () => {
  it('has died: everything wished for them rests, nobody writes to them, and others are not told why', async () => {
    const id = await claimedBy('bob', 'arranged');
    const [open, waiting] = [await published(), await post('ann', { text: '还想要一盏灯' })];
    const { id: theirs } = await published({ category: 'time' }, 'cy');
    await step('ann', theirs, 'claim');
    await server.drain();
    await server.deps.db.collection('messages').deleteMany({});
    await step('plumStaff', id, 'end', { reason: 'gone' });
    await server.drain();
    expect([(await wish(id)).state, (await wish(open.id)).state, (await wish(waiting.id)).state, (await wish(theirs)).state]).toEqual(['ended', 'ended', 'ended', 'open']);
    expect(await inboxOf('ann')).toEqual(['wishGivenOn']);
    expect(await inboxOf('bob')).toEqual(['wishEnded']);
    expect(await readBy('bob')).toContain('情况变了');
    expect(JSON.stringify([await readBy('bob'), await seen('bob', id)])).not.toMatch(/过世|gone|ann/);
    expect((await seen('plumStaff', id)).timeline[0]).toMatchObject({ action: 'end', code: 'gone' });
  });

  it('has died, and who wrote it for them is told quietly', async () => {
    const { id } = await post('plumGrid', { whom: 'proxy', person: { name: '周婆婆' }, consent: 'spoken', source: 'visit', text: '想要一条长椅' });
    await step('plumStaff', id, 'approve', { text: '想要一条长椅', photoIds: [] });
    await step('plumStaff', id, 'end', { reason: 'gone' });
    await server.drain();
    expect((await inboxOf('plumGrid')).filter((kind) => kind.startsWith('wishE') || kind === 'wishRests')).toEqual(['wishRests']);
    expect(await readBy('plumGrid')).not.toMatch(/谢谢|过世/);
  });

  it('has died after somebody showed that it was done: what they did stands, and they are told so in words of its own', async () => {
    const id = await claimedBy('bob', 'proven');
    await server.drain();
    await server.deps.db.collection('messages').deleteMany({});
    await step('plumStaff', id, 'end', { reason: 'gone', text: '昨夜走了' });
    await server.drain();
    const after = await wish(id);
    expect([after.state, after.claims.map(({ state }) => state), after.holders, after.past]).toEqual(['ended', ['proven'], [], []]);
    expect(await inboxOf('bob')).toEqual(['wishEndedShown']);
    const read = await seen('bob', id);
    expect([read.viewer, read.claims[0]?.proof?.text, read.actions]).toEqual(['claimant', expect.any(String), []]);
    expect(JSON.stringify([await readBy('bob'), read])).not.toMatch(/过世|gone|走了|ann/);
    expect((await seen('plumStaff', id)).timeline[0]).toMatchObject({ code: 'gone', text: '昨夜走了' });
  });

  it('has died while a claim of another of their wishes is confirmed: that one is realised, the others rest', async () => {
    const [id, shown] = [(await published()).id, await claimedBy('bob', 'proven')];
    await step('plumStaff', id, 'end', { reason: 'gone' });
    const doc = await wish(shown);
    const staff = wishActor({ personId: 'plumStaff', level: 1, roles: [{ role: 'stationStaff', unitId: 'plum-station' }] as never }, doc);
    const [said] = await Promise.allSettled([confirm(server.deps, doc, staff, { revision: doc.revision, claimId: doc.claims[0]?.id ?? '', key: 'confirm-last-01' }), server.drain()]);
    await server.drain();
    expect((await wish(shown)).state).toBe(said.status === 'fulfilled' ? 'realised' : 'ended');
  });

  it('takes consent back at any time where somebody else wrote it; what one wrote oneself goes by agreement', async () => {
    const { id } = await post('plumGrid', { whom: 'proxy', person: { name: '周婆婆' }, consent: 'spoken', source: 'visit', text: '想要一条长椅' });
    await server.deps.db.collection<{ _id: string }>('wishes').updateOne({ _id: id }, { $set: { recipientId: 'cy', 'proxy.accountless': false } });
    await step('plumStaff', id, 'approve', { text: '想要一条长椅', photoIds: [] });
    await step('bob', id, 'claim');
    expect(await refusal('plumGrid', id, 'take-back')).toBe('not_allowed');
    expect(await refusal('bob', id, 'take-back')).toBe('not_allowed');
    expect((await seen('cy', id)).actions).toContain('takeBack');
    expect(await step('cy', id, 'take-back')).toMatchObject({ state: 'withdrawn', claims: [], actions: [] });
    await server.drain();
    expect(await inboxOf('bob')).toContain('wishEnded');
    expect(await inboxOf('plumGrid')).toContain('wishWithdrawn');
    const own = await claimedBy('bob', 'active');
    expect((await seen('ann', own)).actions).not.toContain('takeBack');
    expect(await refusal('ann', own, 'take-back')).toBe('claimedFirst');
  });

  it('moved away: their door is shut, who claimed it waits, and the station is asked to ask', async () => {
    await bindHome(server.deps, 'ann', 'plum', '3 栋 2 单元 502');
    const id = await claimedBy('bob', 'arranged');
    await step('ann', id, 'share-address');
    expect((await seen('bob', id)).address).toBe('3 栋 2 单元 502');
    await (await as('ann')).post('/homes/bound-ann/move-out', { revision: 1 }).expect(200);
    await server.drain();
    expect((await seen('bob', id)).address).toBeNull();
    expect((await inboxOf('bob')).filter((kind) => kind === 'wishWait')).toHaveLength(1);
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationWishMoved')).toHaveLength(1);
    expect(await readBy('bob')).not.toMatch(/搬|迁出|502/);
  });
});

describe('a unit that is closed', () => {
  const admin = () => server.as('admin');
  it('hands what it claimed to its successor, arranged as it was, also what it claims in its last moment', async () => {
    await createUnit(server.deps, { id: 'new-property', kind: 'property', name: '新梅物业', parentId: 'plum', phone: '0755-1' });
    const { id } = await published({ category: 'time', target: 3 });
    await step('plumWorker', id, 'claim', { unitId: 'plum-property', quantity: 2 });
    await step('plumWorker', id, 'arrange', { ...(await mine('plumWorker', id)), day: '2026-03-06' });
    await step('bob', id, 'claim');
    const at = '/administration/units/plum-property';
    expect((await (await admin()).get(`${at}/closing`).expect(200)).body).toMatchObject({ wishes: 1 });
    await (await admin()).post(`${at}/close`, { revision: 0, successorId: 'new-property', ends: [] }).expect(200);
    await server.drain();
    const after = await wish(id);
    expect(after.claims.map(({ unitId, personId, state, quantity }) => [unitId ?? personId, state, quantity])).toEqual([['new-property', 'arranged', 2], ['bob', 'active', 1]]);
    expect([after.holders, after.left]).toEqual([['new-property', 'bob'], 0]);
    expect((await seen('ann', id)).timeline[0]).toMatchObject({ action: 'passOn', unit: '新梅物业' });
    expect((await inboxOf('ann')).filter((kind) => kind === 'wishPassedOn')).toHaveLength(1);
    expect(await inboxOf('plumWorker')).toContain('wishTakenOver');
    expect((await seen('plumWorker', id)).claims[0]).toMatchObject({ own: true, unit: '新梅物业', actions: expect.arrayContaining(['prove']) });
    // Another process has not heard yet, and lets it claim once more.
    await server.deps.db.collection<{ _id: string }>('wishes').updateOne({ _id: id }, { $set: { 'claims.1.unitId': 'plum-property', holders: ['new-property', 'plum-property'] } });
    clock.set(new Date(clock.now().getTime() + 9_000));
    await closingsDue.run(server.deps);
    await server.drain();
    expect((await wish(id)).claims.map(({ unitId }) => unitId)).toEqual(['new-property', 'new-property']);
    expect(await handClaims(server.deps, 'plum-property', 'new-property')).toBe(0);
  });

  it('without a successor gives back what is neither sent nor shown', async () => {
    const { id } = await published({ category: 'time' });
    await step('waterWorker', id, 'claim', { unitId: 'water' });
    expect(await handClaims(server.deps, 'water', null)).toBe(1);
    expect(await wish(id)).toMatchObject({ state: 'open', left: 1, claims: [] });
  });

  it('as a station stays while wishes wait for it: nothing is left to nobody', async () => {
    await published();
    const { body } = await (await admin()).get('/administration/units/plum-station/closing').expect(200);
    expect([body.refusal, body.wishes]).toEqual(['levelHolds', 1]);
    expect((await (await admin()).post('/administration/units/plum-station/close', { revision: 0, successorId: null, ends: [] })).body.error.data.rule).toBe('levelHolds');
  });
});
