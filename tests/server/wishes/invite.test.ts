import { setScene } from '../volunteerTasks/support';
import { handsOn } from './support';

const { server, as, helper, later, volunteers } = setScene();
const { seen, attempt, step, refusal, published } = handsOn(server);
type Found = { items: { volunteerId: string; name: string; skills: string[]; times: string[] }[]; left: number };

/** Kinds of message about a wish that somebody has. */
async function inboxOf(personId: string): Promise<string[]> {
  await server().drain();
  return (await server().deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));
}
const found = async (id: string, skill = ''): Promise<Found> => (await (await as('plumStaff')).get(`/wishes/${id}/volunteers${skill && `?skill=${skill}`}`).expect(200)).body as Found;
const names = async (id: string, skill = ''): Promise<string[]> => (await found(id, skill)).items.map(({ volunteerId }) => volunteerId).sort();
const needed = (changes: object = {}) => published({ category: 'service', text: '想请人修一修旧木凳。', ...changes }, 'ann', '想请人修一修旧木凳。');

beforeEach(() => server().deps.db.collection('wishes').updateMany({}, { $set: { state: 'withdrawn', desk: 'over', holders: [] }, $unset: { lane: 1, nextCheckAt: 1, invitedIds: 1, invites: 1 } }));

it('finds who fits by skill and by time, and nobody else', async () => {
  const carpenter = await helper('v1', ['carpentry']);
  const both = await helper('v2', ['carpentry', 'hair']);
  await helper('v3', ['stage']);
  await helper('v4', ['carpentry'], ['heavy']);
  await helper('ann', ['carpentry']);
  await helper('plumStaff', ['carpentry']);
  const { id } = await needed();
  // Whose wish it is, who works at the station, who prefers not to and who can other things are not asked; who can most is first.
  expect(await names(id)).toEqual([carpenter, both].sort());
  expect((await found(id)).items[0]).toMatchObject({ volunteerId: both, skills: ['carpentry', 'hair'], times: ['weekend'] });
  expect(await names(id, 'hair')).toEqual([both]);
  // Needed tomorrow, a Tuesday: they can at weekends.
  expect(await names((await needed({ neededOn: '2026-03-03' })).id)).toEqual([]);
  expect(await names((await needed({ neededOn: '2026-03-08' })).id)).toEqual([carpenter, both].sort());
  // To a home goes who was seen at the counter.
  expect(await names((await needed({ visit: true })).id)).toEqual([]);
  await volunteers.step('v2', both, 'pause');
  expect(await names(id)).toEqual([carpenter]);
});

it('asks by name: each gets a message, claims as everybody does, and the station sees who said what and when', async () => {
  const [one, two] = [await helper('v1', ['carpentry']), await helper('v2', ['carpentry'])];
  const { id } = await needed();
  const asked = await step('plumStaff', id, 'invite', { volunteerIds: [one, two] });
  expect(asked).toMatchObject({ state: 'open', invites: [{ name: '安小姐', state: 'open', answeredAt: null }, { state: 'open' }] });
  expect([await inboxOf('v1'), await inboxOf('v2')].map((kinds) => kinds.filter((kind) => kind === 'wishInvited'))).toEqual([['wishInvited'], ['wishInvited']]);
  const { body } = await (await as('v1')).get('/inbox').expect(200);
  expect(body.items.find(({ kind }: { kind: string }) => kind === 'wishInvited')).toMatchObject({ kind: 'wishInvited', target: { kind: 'wish', id }, body: expect.stringContaining('修一修旧木凳') });
  expect(await seen('v1', id)).toMatchObject({ viewer: 'guest', invitation: { state: 'open' }, invites: [], actions: expect.arrayContaining(['claim', 'inviteNo']) });
  // Nobody else reads that somebody was asked.
  for (const who of ['ann', 'bob', 'v3']) expect(await seen(who, id)).toMatchObject({ invitation: null, invites: [] });
  expect(await refusal('bob', id, 'invite-no')).toBe('inviteGone');
  expect(await step('v2', id, 'invite-no')).toMatchObject({ invitation: { state: 'no' }, actions: expect.not.arrayContaining(['inviteNo']) });
  expect(await refusal('v2', id, 'invite-no')).toBe('inviteGone');
  expect(await inboxOf('plumStaff')).not.toContain('stationWishInvites');
  // No is not for ever, and an invitation is no claim.
  expect((await seen('v2', id)).actions).toContain('claim');
  await step('v1', id, 'claim');
  expect(await seen('plumStaff', id)).toMatchObject({ state: 'claimed', invites: [{ volunteerId: two, state: 'no', answeredAt: expect.any(String) }, { volunteerId: one, state: 'yes', answeredAt: expect.any(String) }] });
  expect((await seen('ann', id)).timeline.map(({ action }) => action)).toEqual(['claim', 'invite', 'approve', 'post']);
});

it('asks nobody twice, nobody who was asked these days, and no more than ten at once', async () => {
  const [one, two] = [await helper('v1', ['carpentry']), await helper('v2', ['carpentry'])];
  const [first, second] = [await needed(), await needed({ text: '想请人修一修书架。' })];
  await step('plumStaff', first.id, 'invite', { volunteerIds: [one] });
  expect(await refusal('plumStaff', first.id, 'invite', { volunteerIds: [one] })).toBe('inviteTwice');
  expect(await refusal('plumStaff', second.id, 'invite', { volunteerIds: [one] })).toBe('inviteResting');
  expect(await names(second.id)).toEqual([two]);
  // The last of those asked says no: the station hears of it.
  await step('v1', first.id, 'invite-no');
  expect(await inboxOf('plumStaff')).toContain('stationWishInvites');
  later(24 * 7 + 1);
  expect(await names(second.id)).toEqual([one, two].sort());
  expect(await refusal('plumStaff', second.id, 'invite', { volunteerIds: [one] })).toBe('done');
  expect(await names(first.id)).toEqual([two]);
  const full = Array.from({ length: 9 }, (_, n) => ({ volunteerId: `w${n}`, personId: `p${n}`, at: server().deps.clock.now(), byId: 'plumStaff', answer: null, answeredAt: null }));
  await server().deps.db.collection<{ _id: string }>('wishes').updateOne({ _id: second.id }, { $push: { invites: { $each: full } } } as never);
  expect((await found(second.id)).left).toBe(0);
  expect(await refusal('plumStaff', second.id, 'invite', { volunteerIds: [two] })).toBe('inviteMany');
});

it('refuses whoever does not fit, and is the station’s alone; of two at once one is told of a conflict', async () => {
  const [one, other] = [await helper('v1', ['carpentry']), await helper('v3', ['stage'])];
  const { id } = await needed();
  for (const who of [other, 'nobody']) expect(await refusal('plumStaff', id, 'invite', { volunteerIds: [one, who] })).toBe('inviteUnfit');
  for (const who of ['ann', 'bob', 'v1']) {
    expect(await refusal(who, id, 'invite', { volunteerIds: [one] })).toBe('not_allowed');
    await (await as(who)).get(`/wishes/${id}/volunteers`).expect(403);
  }
  const revision = (await seen('plumStaff', id)).revision;
  const two = await Promise.all(['plumStaff', 'plumHead'].map((who) => attempt(who, id, 'invite', { revision, volunteerIds: [one] })));
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await inboxOf('v1')).filter((kind) => kind === 'wishInvited')).toHaveLength(1);
  await step('bob', id, 'claim');
  expect(await refusal('plumStaff', id, 'invite', { volunteerIds: [other] })).toBe('wrong_state');
  await (await as('plumStaff')).get(`/wishes/${id}/volunteers`).expect(409);
  // Whoever was asked and came second reads it kindly.
  expect(await refusal('v1', id, 'claim')).toBe('claimTaken');
});
