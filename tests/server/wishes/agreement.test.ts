import { createPerson } from '../../../server/features/identity';
import { agree, confirm, loadWish, wishActor } from '../../../server/features/wishes';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { handsOn } from './support';

const clock = settableClock(new Date('2026-03-02T10:00:00+08:00'));
let server: TestServer;
const { seen, step, refusal, published, claimIdOf } = handsOn(() => server);
const inboxOf = async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'dee', name: 'dee先生', level: 1 });
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.deps.db.collection('messages').deleteMany({});
  await server.deps.db.collection('wishes').updateMany({}, { $set: { state: 'withdrawn', desk: 'over', holders: [] }, $unset: { lane: 1, nextCheckAt: 1 } });
});

const mine = async (who: string, id: string) => ({ claimId: await claimIdOf(who, id) });

it('proposes from what the claimants read, never from what only the station was told', async () => {
  const { id } = await published({ text: '我家 3 栋门口想要一张旧木凳' });
  expect(await refusal('ann', id, 'propose', { kind: 'edit', text: '两张', reason: '家里来人' })).toBe('nothingProposed');
  expect((await seen('ann', id)).claimantsRead).toBeNull();
  await step('bob', id, 'claim');
  expect(await seen('ann', id)).toMatchObject({ text: '我家 3 栋门口想要一张旧木凳', claimantsRead: '想要一张旧木凳。' });
  expect((await seen('cy', id)).claimantsRead).toBeNull();
  expect(await refusal('cy', id, 'propose', { kind: 'edit', text: '两张', reason: '想要' })).toBe('not_allowed');
  expect(await refusal('ann', id, 'propose', { kind: 'edit', reason: '没有要改的' })).toBe('wishNothingSaid');
  expect(await refusal('ann', id, 'propose', { kind: 'edit', text: '请大家捐款', reason: '急' })).toBe('wishMoney');
  await step('ann', id, 'propose', { kind: 'edit', text: '要矮一点的，打13800138000', reason: '门槛高' });
  expect((await seen('bob', id)).proposal?.text).toBe('要矮一点的，打＊＊');
  expect((await seen('cy', id)).proposal).toBeNull();
  expect(await refusal('ann', id, 'propose', { kind: 'withdraw', reason: '不要了' })).toBe('proposedAlready');
});

it('keeps what was agreed before when only the day is changed afterwards', async () => {
  const { id } = await published();
  await step('bob', id, 'claim');
  await step('ann', id, 'propose', { kind: 'edit', text: '一张矮的', reason: '门槛高' });
  await step('bob', id, 'agree', await mine('bob', id));
  await step('ann', id, 'propose', { kind: 'edit', neededOn: '2026-03-20', reason: '不急' });
  expect(await step('bob', id, 'agree', await mine('bob', id))).toMatchObject({ text: '一张矮的', neededOn: '2026-03-20', proposal: null });
});

describe('of several', () => {
  const shared = async (): Promise<string> => {
    const { id } = await published({ target: 2, category: 'time', text: '想请两个人搬花盆' });
    await step('bob', id, 'claim', { quantity: 1 });
    await step('dee', id, 'claim', { quantity: 1 });
    return id;
  };

  it('is done when all have agreed, and everybody is told once', async () => {
    const id = await shared();
    await step('ann', id, 'propose', { kind: 'withdraw', reason: '儿子买了' });
    const half = await step('bob', id, 'agree', await mine('bob', id));
    expect([half.state, half.claims[0]?.agreed, (await seen('dee', id)).claims[0]?.agreed]).toEqual(['claimed', true, false]);
    await server.drain();
    expect((await inboxOf('ann')).filter((kind) => kind === 'wishWithdrawn')).toEqual([]);
    expect(await step('dee', id, 'agree', await mine('dee', id))).toMatchObject({ state: 'withdrawn', claims: [] });
    await server.drain();
    expect((await inboxOf('bob')).filter((kind) => kind === 'wishWithdrawn')).toHaveLength(1);
    expect((await inboxOf('ann')).filter((kind) => kind === 'wishWithdrawn')).toHaveLength(1);
    expect(await inboxOf('dee')).not.toContain('wishWithdrawn');
  });

  it('one who does not agree leaves it as it was', async () => {
    const id = await shared();
    await step('ann', id, 'propose', { kind: 'edit', text: '请两个人搬小花盆', reason: '花盆换了' });
    await step('bob', id, 'agree', await mine('bob', id));
    expect(await step('dee', id, 'refuse', await mine('dee', id))).toMatchObject({ proposal: null, text: '想要一张旧木凳。' });
    expect(await refusal('bob', id, 'agree', await mine('bob', id))).toBe('nothingProposed');
  });

  it('is proposed anew where a claim was confirmed meanwhile, and of both at once one is told that it changed', async () => {
    const id = await shared();
    await step('bob', id, 'prove', { ...(await mine('bob', id)), text: '搬好了' });
    await step('ann', id, 'propose', { kind: 'withdraw', reason: '家里有事' });
    const doc = await loadWish(server.deps, id);
    const [bob, dee] = doc.claims;
    const ask = (claimId: string | undefined, key: string) => ({ revision: doc.revision, claimId: claimId ?? '', key });
    const as = (personId: string) => wishActor({ personId, level: 1, roles: [] }, doc);
    const outcomes = await Promise.allSettled([confirm(server.deps, doc, as('ann'), ask(bob?.id, 'confirm-key-1')), agree(server.deps, doc, as('dee'), ask(dee?.id, 'agree-key-01'))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    const after = await loadWish(server.deps, id);
    if (after.claims[0]?.state !== 'confirmed') await step('ann', id, 'confirm', { claimId: bob?.id });
    expect((await loadWish(server.deps, id)).proposal).toBeNull();
    expect(await refusal('dee', id, 'agree', { claimId: dee?.id })).toBe('nothingProposed');
  });
});
