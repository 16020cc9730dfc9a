import { days, setScene } from './support';

/** What only the station knows and does: that a wish means a visit, that the door may be seen, and a wish that it asked back. */

const { server, post, published, seen, step, refusal, claimIdOf, clock, inboxOf } = setScene();

it('goes on checking, with a new term, what its author wrote anew in place of answering', async () => {
  const { id, dueAt } = await post('ann');
  await step('plumStaff', id, 'ask', { text: '要多高的？' });
  clock.set(days(3));
  const after = await step('ann', id, 'edit', { category: 'goods', text: '想要一张矮的旧木凳', photoIds: [], voiceIds: [], visit: false, neededOn: null, target: 1 });
  expect(after).toMatchObject({ state: 'submitted', text: '想要一张矮的旧木凳' });
  expect(new Date(after.dueAt ?? 0).getTime()).toBeGreaterThan(days(3).getTime());
  expect(after.dueAt).not.toBe(dueAt);
});

it('says that a wish means a visit, whatever its author wrote', async () => {
  const { id } = await post('ann', { category: 'company', visit: false });
  expect(await refusal('bob', id, 'approve', { text: '想有人陪着下棋', photoIds: [], visit: false })).toBe('not_found');
  expect(await step('plumStaff', id, 'approve', { text: '想有人陪着下棋', photoIds: [], visit: true })).toMatchObject({ visit: true });
  expect(await refusal('bob', id, 'claim', { companion: 'second' })).toBe('wishVisitLevel');
  expect(await refusal('seen', id, 'claim', {})).toBe('companionNeeded');
  expect(await step('seen', id, 'claim', { companion: 'second' })).toMatchObject({ state: 'claimed' });
});

it('opens the door to who claimed it and shuts it again; a claimant and a neighbour may not', async () => {
  const { id } = await published();
  await step('bob', id, 'claim');
  expect((await seen('plumStaff', id)).actions).toContain('shareAddress');
  for (const who of ['bob', 'seen']) expect(await refusal(who, id, 'share-address', {})).toBe('not_allowed');
  await step('plumStaff', id, 'share-address');
  expect((await seen('bob', id)).address).toBe('3 栋 2 单元 502');
  await step('plumStaff', id, 'hide-address');
  expect((await seen('bob', id)).address).toBeNull();
});

it('is told who claims a wish in words of its own, and that it is to come along, at the claim and once the day is arranged', async () => {
  const plain = await published();
  await step('bob', plain.id, 'claim');
  await server().drain();
  expect(await inboxOf('plumStaff')).toContain('stationWishClaimed');
  const { id } = await published({ category: 'company', visit: true });
  await step('seen', id, 'claim', { companion: 'station' });
  await server().drain();
  await step('seen', id, 'arrange', { claimId: await claimIdOf('seen', id), day: '2026-03-05' });
  await server().drain();
  const told = await server().deps.db.collection('messages').find({ wishId: id, kind: 'stationWishAccompany' }).toArray();
  expect(told.filter(({ personId }) => personId === 'plumStaff')).toHaveLength(2);
  expect(await inboxOf('plumStaff')).not.toContain('wishClaimed');
});
