import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import { createPerson, openSession, suspend } from '../../../server/features/identity';
import { loadTask } from '../../../server/features/volunteerTasks';
import { loadWish } from '../../../server/features/wishes';
import { refusalIn } from '../../support/stepHands';
import { setScene } from '../volunteerTasks/support';
import { handsOn } from '../wishes/support';

type Account = ResponseOf<'POST /workbench/accounts/find'>;
const { server, as, later, helper, offered, step: taskStep } = setScene();
const { published, step, claimIdOf } = handsOn(server);
const BODY = { reason: 'askedMoney', text: '收了两户定金', days: 7 };
const inboxOf = async (personId: string): Promise<string[]> => (await server().deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));

beforeEach(async () => {
  for (const name of ['suspensions', 'auditRows']) await server().deps.db.collection(name).deleteMany({});
});

const find = async (who: string, phone: string) => (await as(who)).post('/workbench/accounts/find', { phone });
const stop = async (who: string, id: string, body: object = {}, key: string = randomUUID()) => (await as(who)).post(`/workbench/accounts/${id}/suspend`, { revision: 0, ...BODY, ...body }, key);
const lift = async (who: string, id: string, body: object = {}) => (await as(who)).post(`/workbench/accounts/${id}/restore`, { revision: 1, ...body });
const phoneOf = (n: number): string => `1380000200${n}`;

it('is found by its number by the head of its station, stopped, logged out, told why, and let in when the time is over', async () => {
  const found = (await find('plumHead', phoneOf(0))).body as Account;
  expect(found).toMatchObject({ id: 'v1', community: { id: 'plum' }, office: false, revision: 0, suspended: false, suspension: null });
  const theirs = await server().as('v1');
  await theirs.get('/me').expect(200);
  const key = randomUUID();
  const stopped = (await stop('plumHead', 'v1', {}, key)).body as Account;
  expect(stopped).toMatchObject({ suspended: true, revision: 1, mayRestore: true, suspension: { reason: 'askedMoney', text: '收了两户定金', unit: '梅社区工作站', liftedAt: null } });
  // The same tap again changes nothing.
  expect((await stop('plumHead', 'v1', {}, key)).body).toMatchObject({ revision: 1, past: [] });
  await theirs.get('/me').expect(401);
  await expect(openSession(server().deps, 'v1', 24)).rejects.toMatchObject({ code: 'account_suspended', data: { reason: 'askedMoney', until: '2026-03-09' } });
  expect(((await (await as('plumHead')).get('/workbench/accounts').expect(200)).body as { items: Account[] }).items).toMatchObject([{ id: 'v1', suspended: true }]);
  const rows = await server().deps.db.collection('auditRows').find({ subjectId: 'v1' }).toArray();
  expect(rows.map(({ action }) => action).sort()).toEqual(['accountSeen', 'accountSuspended']);
  expect(rows.find(({ action }) => action === 'accountSuspended')).toMatchObject({ actorId: 'plumHead', reasonText: '收了两户定金' });
  later(24 * 7 + 1);
  await openSession(server().deps, 'v1', 24);
});

it('is lifted by whoever stopped it: they are told, and its second time keeps the first', async () => {
  await stop('plumHead', 'v2', { days: null });
  expect(refusalIn(await stop('plumHead', 'v2', { revision: 1 }))).toBe('suspendTwice');
  expect((await lift('plumHead', 'v2', { text: '说清楚了' })).body).toMatchObject({ suspended: false, revision: 2, suspension: { liftText: '说清楚了' } });
  expect(refusalIn(await lift('plumHead', 'v2', { revision: 2 }))).toBe('notSuspended');
  await server().drain();
  expect((await inboxOf('v2')).sort()).toEqual(['accountRestored', 'accountSuspended']);
  const { body } = await (await server().as('v2')).get('/inbox').expect(200);
  expect(JSON.stringify(body)).toContain('梅社区工作站恢复了您的账号');
  expect((await stop('plumHead', 'v2', { revision: 2, reason: 'harassed' })).body).toMatchObject({ revision: 3, past: [{ reason: 'askedMoney', liftText: '说清楚了' }] });
});

it('takes nothing from others: what they held goes back without a name and without a why', async () => {
  const { id } = await published({ category: 'time' });
  await step('v3', id, 'claim');
  expect(await claimIdOf('v3', id)).not.toBe('none');
  await helper('v3');
  const task = await offered();
  await taskStep('v3', task.id, 'claim');
  await stop('plumHead', 'v3');
  await server().drain();
  const [wish, work] = [await loadWish(server().deps, id), await loadTask(server().deps, task.id)];
  expect([wish.state, wish.claims, wish.past[0]?.reason, work.claims, work.past[0]?.reason]).toEqual(['open', [], 'left', [], 'left']);
  expect(await inboxOf('ann')).toContain('wishReleased');
  const read = JSON.stringify((await (await as('ann')).get('/inbox').expect(200)).body);
  expect(read).toContain('情况有变');
  expect(read).not.toMatch(/停用|"v3"/);
  // Delivered once more, nothing happens.
  await server().deps.db.collection('outbox').updateMany({}, { $set: { state: 'waiting' } });
  await server().drain();
  expect((await loadWish(server().deps, id)).revision).toBe(wish.revision);
});

it('is not theirs to stop who looks after others, nor anybody’s who holds an office, nor one’s own', async () => {
  expect((await find('plumHead', '13999999999')).status).toBe(404);
  for (const who of ['plumStaff', 'ann', 'bob']) {
    expect((await find(who, phoneOf(0))).status).toBe(403);
    expect((await stop(who, 'v1')).status).toBe(403);
    await (await as(who)).get('/workbench/accounts').expect(403);
  }
  await createPerson(server().deps, { id: 'far', name: '远先生', level: 1, phone: '13800003001' });
  expect([(await find('plumHead', '13800003001')).status, (await stop('plumHead', 'far')).status]).toEqual([404, 404]);
  await expect(suspend(server().deps, { personId: 'plumStaff', byId: 'someone', unitId: 'district', revision: 0, reason: 'other', text: '不行', days: 7, key: 'k' })).rejects.toMatchObject({ data: { rule: 'suspendOffice' } });
  expect(refusalIn(await stop('plumHead', 'v4', { reason: 'other', text: ' ' }))).toBe('suspendReason');
  const two = await Promise.all([1, 2].map(() => stop('plumHead', 'v4')));
  // Whoever came second is told that somebody was first, or that it is stopped.
  expect(two.map((answer) => refusalIn(answer)).filter((told) => told !== 'done')).toEqual([expect.stringMatching(/^(conflict|suspendTwice)$/)]);
  expect(await server().deps.db.collection<{ _id: string }>('suspensions').findOne({ _id: 'v4' })).toMatchObject({ revision: 1 });
});
