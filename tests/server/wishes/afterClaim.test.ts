import { createPerson, raiseLevel } from '../../../server/features/identity';
import { loadWish } from '../../../server/features/wishes';
import { middleOf } from '../cases/support';
import { days, jpeg, setScene } from './support';

const { as, seen, attempt, step, refusal, post, published, claimIdOf, clock, server, tick, inboxOf, upload } = setScene();

describe('after a claim', () => {
  it('is realised: arranged, shown with a photo, confirmed, thanked, told with consent', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    const claimId = await claimIdOf('bob', id);
    await step('bob', id, 'arrange', { claimId, day: '2026-03-05' });
    expect(await refusal('bob', id, 'prove', { claimId, text: '放好了' })).toBe('wishPhotoNeeded');
    const photo = await upload('bob', await jpeg());
    await step('bob', id, 'prove', { claimId, text: '放在楼下了', photoIds: [photo] });
    expect(await refusal('bob', id, 'release', { claimId, reason: 'ill' })).toBe('proofFirst');
    expect(await refusal('bob', id, 'confirm', { claimId })).toBe('not_allowed');
    await step('ann', id, 'not-yet', { claimId, text: '还差一条腿' });
    await step('bob', id, 'prove', { claimId, text: '修好了', photoIds: [photo] });
    expect(await step('ann', id, 'confirm', { claimId })).toMatchObject({ state: 'realised' });
    await step('ann', id, 'thank', { text: '坐着真舒服，谢谢' });
    expect(await refusal('ann', id, 'thank', { text: '再谢' })).toBe('thankedAlready');
    // The card may be shown around: it says what was released, to its author too.
    expect(await seen('ann', id)).toMatchObject({ thanks: { wish: '想要一张旧木凳。' } });
    expect(await seen('bob', id)).toMatchObject({ thanks: { text: '坐着真舒服，谢谢', wish: '想要一张旧木凳。' } });
    expect((await seen('cy', id)).thanks).toBeNull();
    expect(await refusal('plumStaff', id, 'publish-story', { text: '一张木凳', photoIds: [] })).toBe('noStoryConsent');
    await step('ann', id, 'consent', { yes: true });
    await step('plumStaff', id, 'publish-story', { text: '一张木凳', photoIds: [photo] });
    expect(await seen('cy', id)).toMatchObject({ story: { text: '一张木凳', photos: [{ id: photo }] } });
    await step('ann', id, 'consent', { yes: false });
    expect((await seen('cy', id)).story).toBeNull();
    await server().drain();
    expect(await inboxOf('bob')).toEqual(expect.arrayContaining(['wishNotYet', 'wishConfirmed', 'wishThanked']));
    expect(await inboxOf('ann')).toEqual(expect.arrayContaining(['wishClaimed', 'wishArranged', 'wishProven']));
  });

  it('goes back into the feed where it stood when nothing is arranged within seven days, with one reminder before', async () => {
    const { id } = await published();
    const before = (await loadWish(server().deps, id)).laneAt;
    await step('bob', id, 'claim');
    clock.set(days(5.1));
    await tick();
    await tick();
    expect((await inboxOf('bob')).filter((kind) => kind === 'wishMatchSoon').length).toBeGreaterThan(0);
    expect((await loadWish(server().deps, id)).state).toBe('claimed');
    clock.set(days(7.1));
    await tick();
    const back = await loadWish(server().deps, id);
    expect([back.state, back.left, back.laneAt, back.claims.length]).toEqual(['open', 1, before, 0]);
    expect(await inboxOf('bob')).toContain('wishLapsed');
    expect(await inboxOf('ann')).toContain('wishReleased');
    expect(await refusal('seen', id, 'claim')).toBe('done');
  });

  it('is not given up while things are on their way, and the reason is told to the other side', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    const claimId = await claimIdOf('bob', id);
    await step('bob', id, 'send', { claimId });
    expect(await refusal('bob', id, 'release', { claimId, reason: 'noTime' })).toBe('claimSent');
    await step('plumStaff', id, 'release', { claimId, reason: 'other', text: '快递丢了' });
    expect((await seen('ann', id)).timeline[0]).toMatchObject({ action: 'release', code: 'other', text: '快递丢了' });
    expect((await seen('bob', id)).timeline.map(({ action }) => action)).toContain('release');
  });

  it('is changed or taken back only when the claimant agrees', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    const claimId = await claimIdOf('bob', id);
    expect(await refusal('ann', id, 'withdraw', {})).toBe('wrong_state');
    await step('ann', id, 'propose', { kind: 'edit', text: '两张也行', reason: '家里来人' });
    expect(await seen('bob', id)).toMatchObject({ proposal: { kind: 'edit', text: '两张也行' }, text: '想要一张旧木凳。' });
    await step('bob', id, 'refuse', { claimId, text: '只有一张' });
    await step('ann', id, 'propose', { kind: 'edit', text: '一张矮的', reason: '门槛高' });
    expect(await step('bob', id, 'agree', { claimId })).toMatchObject({ text: '一张矮的', proposal: null });
    expect((await seen('cy', id)).text).toBe('想要一张旧木凳。');
    await step('ann', id, 'propose', { kind: 'withdraw', reason: '儿子买了' });
    expect(await step('bob', id, 'agree', { claimId })).toMatchObject({ state: 'withdrawn' });
  });

  it('answers the fixed questions once, for everybody, and takes no others', async () => {
    const { id } = await published();
    await step('cy', id, 'question', { code: 'used' });
    expect(await refusal('bob', id, 'question', { code: 'used' })).toBe('questionAsked');
    expect(await refusal('bob', id, 'question', { code: 'tools' })).toBe('questionUnfit');
    expect(await refusal('ann', id, 'reply', { code: 'used', answer: '打我电话' })).toBe('questionUnfit');
    await step('ann', id, 'reply', { code: 'used', answer: 'yes' });
    expect((await seen('bob', id)).questions).toEqual([{ code: 'used', answer: 'yes' }]);
  });

  it('has the station telephone between both, with a reason in the audit log', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    const claimId = await claimIdOf('bob', id);
    await step('bob', id, 'call-for', { claimId });
    await server().drain();
    expect(await inboxOf('plumStaff')).toContain('stationWishCall');
    const contact = (await attempt('plumStaff', id, 'contact', { reason: 'arrangeVisit', of: 'claimant', claimId })).body;
    expect(contact).toEqual({ name: 'bob先生', phone: '13800001234' });
    expect(await refusal('bob', id, 'contact', { reason: 'arrangeVisit' })).toBe('not_allowed');
    expect(await refusal('plumStaff', id, 'contact', { reason: 'other', text: '' })).toBe('reasonMissing');
    const rows = await server().deps.db.collection('auditRows').find({ action: 'contactSeen', objectKind: 'wish', objectId: id }).toArray();
    expect(rows).toHaveLength(1);
  });

  it('ends without blame when its recipient is gone', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    await step('plumStaff', id, 'end', { reason: 'gone' });
    await server().drain();
    expect(await inboxOf('bob')).toContain('wishEnded');
    expect(await seen('bob', id)).toMatchObject({ state: 'ended', viewer: 'past', actions: [], claims: [] });
    await (await as('cy')).get(`/wishes/${id}`).expect(404);
  });

  it('tells the station after a week without a claim, once, and goes first in the next round', async () => {
    const { id } = await published();
    clock.set(days(7.1));
    await tick();
    await tick();
    const doc = await loadWish(server().deps, id);
    expect([doc.desk, doc.again]).toEqual(['unmatched', true]);
    expect((await step('plumStaff', id, 'unmatched', { reason: 'tooFar' })).timeline[0]).toMatchObject({ action: 'unmatched', code: 'tooFar' });
    expect((await seen('bob', id)).timeline.map(({ action }) => action)).not.toContain('unmatched');
  });
});

describe('units', () => {
  it('claim a part of a shared wish, and whoever acts for the unit goes on with it', async () => {
    const { id } = await published({ target: 3, text: '想要三盆花' });
    expect(await refusal('bob', id, 'claim', { unitId: 'plum-property', quantity: 2 })).toBe('not_allowed');
    await step('plumWorker', id, 'claim', { unitId: 'plum-property', quantity: 2 });
    expect(await refusal('bob', id, 'claim', { quantity: 2 })).toBe('claimMore');
    await step('bob', id, 'claim', { quantity: 1 });
    expect(await refusal('cy', id, 'claim', { quantity: 1 })).toBe('claimTaken');
    const view = await seen('ann', id);
    expect(view.claims.map(({ unit, name, quantity }) => [unit, name, quantity])).toEqual([['梅园物业', null, 2], [null, 'bob先生', 1]]);
    const photo = await upload('plumWorker', await jpeg());
    await step('plumWorker', id, 'prove', { claimId: await claimIdOf('plumWorker', id), photoIds: [photo] });
    expect(await step('ann', id, 'confirm', { claimId: view.claims[0]?.id })).toMatchObject({ state: 'claimed' });
    const { items } = (await (await as('plumWorker')).get('/wishes/mine?view=claimed').expect(200)).body;
    expect(items.map((row: { id: string }) => row.id)).toContain(id);
  });
});

it('becomes a case without retyping, and a case gives birth to a wish', async () => {
  const { id } = await post('ann', { text: '楼道的灯不亮，想要一盏灯' });
  const staff = await as('plumStaff');
  const thread = (await staff.post(`/threads/wish/${id}/conversions`, { to: 'case', revision: 0, categoryId: 'stairLight', text: '楼道的灯不亮' }).expect(201)).body;
  const made = thread.matters.find((matter: { kind: string }) => matter.kind === 'case');
  expect(made).toMatchObject({ from: { kind: 'wish', id }, staff: true });
  expect(await seen('ann', id)).toMatchObject({ state: 'handedOver', linked: true });
  expect((await (await as('ann')).get(`/cases/${made.id}`).expect(200)).body).toMatchObject({ viewer: 'reporter', text: '楼道的灯不亮' });
  expect((await (await as('ann')).get(`/threads/wish/${id}`).expect(200)).body.matters).toHaveLength(2);
  await (await as('cy')).get(`/threads/wish/${id}`).expect(404);

  const filed = (await (await as('ann')).post('/cases', { categoryId: 'stairLight', text: '灯不亮，还想有人陪着下棋', place: { text: '3 栋', point: middleOf(0) } }).expect(201)).body;
  const other = (await staff.post(`/threads/case/${filed.id}/conversions`, { to: 'wish', revision: filed.revision, category: 'company', text: '想有人陪着下棋' }).expect(201)).body;
  const wish = other.matters.find((matter: { kind: string }) => matter.kind === 'wish');
  expect(await seen('ann', wish.id)).toMatchObject({ state: 'submitted', viewer: 'author', category: 'company', linked: true });
});

it('filed for somebody without an account is theirs when they confirm the number', async () => {
  await createPerson(server().deps, { id: 'newcomer', name: '新来', level: 0 });
  const view = await post('plumGrid', { whom: 'proxy', person: { name: '周婆婆', phone: '13911112222' }, consent: 'spoken', source: 'counter', text: '想要一条长椅' });
  const { recipientId } = await loadWish(server().deps, view.id);
  expect(recipientId).toMatch(/^w-/);
  await raiseLevel(server().deps, 'newcomer', 2).catch(() => undefined);
  for (const told of server().deps.hooks.numberConfirmed) await told(server().deps, (await server().deps.db.collection<{ _id: string; mark: string }>('proxyContacts').findOne({ _id: recipientId }))?.mark ?? '', 'newcomer');
  await server().drain();
  expect(await seen('newcomer', view.id)).toMatchObject({ viewer: 'recipient' });
  expect(await inboxOf('newcomer')).toContain('wishGiven');
});
