import sharp from 'sharp';
import qrcode from 'qrcode-generator';
import { createPerson, raiseLevel } from '../../../server/features/identity';
import { claim, loadWish, settle, wishClock } from '../../../server/features/wishes';
import { rawTickets } from '../../../server/features/wishes/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { bindHome } from '../../support/homes';
import { middleOf, seedDistrict } from '../cases/support';
import { handsOn, wishBody } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const START = at('2026-03-02T10:00:00');
const clock = settableClock(START);
const days = (count: number): Date => new Date(START.getTime() + count * 86_400_000);
let server: TestServer;
const { as, seen, attempt, step, refusal, post, published, claimIdOf } = handsOn(() => server);
const tick = async (): Promise<void> => {
  await wishClock.run(server.deps);
  await server.drain();
};
const inboxOf = async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));
const jpeg = (): Promise<Buffer> => sharp({ create: { width: 60, height: 40, channels: 3, background: '#A23A20' } }).jpeg().toBuffer();
const upload = async (who: string, picture: Buffer): Promise<string> => (await (await as(who)).post('/files').attach('file', picture, 'photo.jpg').expect(201)).body.id as string;

/** A picture in which a code lies in a corner, as somebody would photograph it. */
async function codePicture(says: string): Promise<Buffer> {
  const code = qrcode(0, 'M');
  code.addData(says);
  code.make();
  const drawn = await sharp(Buffer.from(code.createSvgTag({ cellSize: 8, margin: 32, scalable: false }))).resize(420, 420).png().toBuffer();
  return sharp({ create: { width: 1500, height: 1100, channels: 3, background: '#7a8f80' } }).composite([{ input: drawn, left: 1000, top: 620 }]).jpeg().toBuffer();
}

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'guest', name: '刚来先生', level: 0 });
  await createPerson(server.deps, { id: 'seen', name: '证件先生', level: 2, phone: '13900004321' });
  await bindHome(server.deps, 'seen', 'plum', '5 栋');
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  // Five wishes may wait at once, and five be held: what an earlier test left is over.
  await server.deps.db.collection('wishes').updateMany({}, { $set: { state: 'withdrawn', desk: 'over', holders: [] }, $unset: { lane: 1, nextCheckAt: 1 } });
});

describe('posting', () => {
  it('keeps a wish for the station, tells both, and is one for one tap', async () => {
    const ann = await as('ann');
    const first = await ann.post('/wishes', wishBody(), 'wish-key-0001').expect(201);
    const again = await ann.post('/wishes', wishBody(), 'wish-key-0001').expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({ state: 'submitted', viewer: 'author', number: expect.stringMatching(/^XY26-\d{6}$/), dueAt: expect.any(String), actions: ['edit', 'withdraw'] });
    expect((await ann.post('/wishes', wishBody({ text: '别的' }), 'wish-key-0001')).body.error.code).toBe('key_reused');
    await server.drain();
    expect(await inboxOf('ann')).toContain('wishReceived');
    expect(await inboxOf('plumStaff')).toContain('stationWishNew');
    await (await as('bob')).get(`/wishes/${first.body.id}`).expect(404);
  });

  it.each([
    ['缺三千元学费，请大家捐款', 'wishMoney'], ['账号 6222 0200 1234 5678 901', 'wishAccount'], ['收·款·码在图里', 'wishPayCode'], ['打给我 一三八零零一三八零零零', 'wishPersonal'], ['加微信 abc12345', 'wishPersonal'],
  ])('refuses %s', async (text, rule) => {
    const answer = await (await as('ann')).post('/wishes', wishBody({ text }));
    expect([answer.status, answer.body.error.data.rule]).toEqual([422, rule]);
  });

  it('keeps nothing of what is masked', async () => {
    const { id, text } = await post('ann', { text: '想学手机，打１３８００１３８０００找我', mask: true });
    expect(text).toBe('想学手机，打＊＊找我');
    expect(JSON.stringify(await server.deps.db.collection<{ _id: string }>('wishes').findOne({ _id: id }))).not.toMatch(/138|１３８/);
  });

  it('reads codes in pictures: to pay and to reach somebody are refused, another may be shown', async () => {
    const [pay, reach, other] = [await upload('ann', await codePicture('wxp://f2f0AbCdEf')), await upload('ann', await codePicture('https://u.wechat.com/EAbc')), await upload('ann', await codePicture('https://example.org/manual'))];
    const ruleFor = async (photoId: string): Promise<string> => {
      const answer = await (await as('ann')).post('/wishes', wishBody({ photoIds: [photoId] }));
      return answer.status === 201 ? 'done' : answer.body.error.data.rule;
    };
    expect([await ruleFor(pay), await ruleFor(reach), await ruleFor(other)]).toEqual(['wishPayCode', 'wishContactCode', 'done']);
    const check = await (await as('ann')).post('/wish-checks', { text: '捐款到我卡上，我叫王小明', photoIds: [pay] }).expect(200);
    expect(check.body).toMatchObject({ faults: [{ kind: 'money', start: 0, end: 2 }], personal: [{ kind: 'name' }], codes: [{ photoId: pay, kind: 'pay' }] });
    expect(JSON.stringify(await server.deps.db.collection<{ _id: string }>('files').findOne({ _id: pay }))).not.toContain('wxp');
  }, 60_000);

  it('wants a confirmed number, a guardian for children, and consent for others', async () => {
    const ruleFor = async (who: string, changes: object): Promise<string> => ((await (await as(who)).post('/wishes', wishBody(changes))).body.error?.data?.rule as string | undefined) ?? 'done';
    expect(await ruleFor('guest', {})).toBe('wishLevel');
    expect(await ruleFor('bob', { care: 'minor' })).toBe('guardianNeeded');
    expect(await ruleFor('bob', { care: 'minor', whom: 'family', guardian: true })).toBe('done');
    expect(await ruleFor('bob', { whom: 'proxy', person: { name: '何婆婆' } })).toBe('wishConsent');
    expect(await ruleFor('bob', { whom: 'proxy', care: 'elder', person: { name: '何婆婆' }, consent: 'spoken' })).toBe('guardianNeeded');
    expect(await ruleFor('plumGrid', { whom: 'proxy', care: 'elder', person: { name: '何婆婆' }, consent: 'spoken', source: 'counter' })).toBe('done');
    expect(await ruleFor('plumGrid', { whom: 'proxy', person: { name: '何婆婆' }, consent: 'phone', source: 'counter' })).toBe('consentDoesNotFit');
    expect(await ruleFor('plumGrid', { whom: 'proxy', person: { name: '何婆婆' }, consent: 'spoken' })).toBe('consentDoesNotFit');
    expect(await ruleFor('bob', { neededOn: '2026-03-01' })).toBe('dayBehind');
  });
});

describe('the check of the station', () => {
  it('asks back, is answered, and lets out what it released and nothing else', async () => {
    const { id } = await post('ann', { text: '我家在3栋2单元502室，想要一张木凳' });
    await step('plumStaff', id, 'ask', { text: '要多高的？' });
    await step('ann', id, 'answer', { text: '到膝盖，我姓安' });
    const after = await step('plumStaff', id, 'approve', { text: '想要一张到膝盖的木凳', photoIds: [] });
    expect(after).toMatchObject({ state: 'open', text: '我家在3栋2单元502室，想要一张木凳', recipient: { name: 'ann先生' } });
    const outside = JSON.stringify(await seen('bob', id));
    expect(outside).toContain('想要一张到膝盖的木凳');
    expect(outside).not.toMatch(/502|ann|安|1234|要多高/);
    expect(await refusal('pineStaff', id, 'end', { reason: 'noNeed' })).toBe('not_allowed');
    await server.drain();
    expect(await inboxOf('ann')).toEqual(expect.arrayContaining(['wishAsked', 'wishPublished']));
    expect(await inboxOf('plumStaff')).toContain('stationWishAnswered');
  });

  it('is reminded once when it is late, and nobody checks their own', async () => {
    const { id } = await post('ann');
    clock.set(days(3));
    await tick();
    await tick();
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationWishLate').length).toBeGreaterThan(0);
    const late = (await inboxOf('plumHead')).filter((kind) => kind === 'stationWishLate').length;
    await tick();
    expect((await inboxOf('plumHead')).filter((kind) => kind === 'stationWishLate').length).toBe(late);
    expect((await loadWish(server.deps, id)).checkLate).toBe(true);
    const own = await post('plumStaff', { text: '站里的人也有心愿' });
    expect(await refusal('plumStaff', own.id, 'approve', { text: '好', photoIds: [] })).toBe('not_allowed');
    expect(await refusal('plumHead', own.id, 'approve', { text: '好', photoIds: [] })).toBe('done');
  });

  it('tells of a likely duplicate, and declines with a reason that only its author reads', async () => {
    await post('ann', { text: '楼下小广场想要一条树荫下的长椅' });
    const { id } = await post('ann', { text: '小广场上想要一条树荫下的长椅' });
    expect((await seen('plumStaff', id)).alike.length).toBeGreaterThan(0);
    await step('plumStaff', id, 'decline', { reason: 'duplicate', text: '和上一个一样' });
    expect((await seen('ann', id)).timeline[0]).toMatchObject({ action: 'decline', code: 'duplicate', text: '和上一个一样' });
    await (await as('bob')).get(`/wishes/${id}`).expect(404);
  });

  it('goes back to the check when what was published is written anew', async () => {
    const { id } = await published();
    const words = { category: 'goods', text: '想要两张木凳', photoIds: [], voiceIds: [], visit: false, neededOn: null, target: 2 };
    expect(await step('ann', id, 'edit', words)).toMatchObject({ state: 'submitted', text: '想要两张木凳', target: 2 });
    await (await as('bob')).get(`/wishes/${id}`).expect(404);
    expect(await step('ann', id, 'withdraw', {})).toMatchObject({ state: 'withdrawn', actions: [] });
  });
});

describe('the feed', () => {
  it('shows the longest waiting first, by kind and urgency, with how many there are', async () => {
    const { id: first } = await published({ category: 'company', text: '想有人陪我下棋' });
    clock.set(days(0.1));
    await published({ category: 'company', text: '想有人念报' });
    await published({ category: 'goods' });
    const { items, counts, community } = (await (await as('bob')).get('/wishes?communityId=plum&category=company').expect(200)).body;
    expect(items[0].id).toBe(first);
    expect(items.every((row: { category: string }) => row.category === 'company')).toBe(true);
    expect(counts.open).toBeGreaterThan(0);
    expect(community).toEqual({ id: 'plum', name: '梅社区' });
    const all = (await (await as('bob')).get('/wishes?communityId=plum&limit=50').expect(200)).body.items as { at: string }[];
    expect(all.map(({ at: moment }) => moment)).toEqual([...all.map(({ at: moment }) => moment)].sort());
    await (await as('bob')).get('/wishes?communityId=north').expect(404);
  });
});

describe('a claim', () => {
  it('goes to exactly one of many at the same moment; the others are told kindly, and told the same when they ask again', async () => {
    const many = 1_000;
    for (let n = 0; n < many; n += 1) await createPerson(server.deps, { id: `hand-${n}`, name: `手${n}`, level: 1 });
    const { id } = await published();
    const doc = await loadWish(server.deps, id);
    const hand = (n: number) => ({ personId: `hand-${n}`, level: 1 as const, parts: ['guest' as const], units: [] });
    const outcomes = await Promise.all(Array.from({ length: many }, (_, n) => claim(server.deps, doc, hand(n), { quantity: 1, key: `claim-key-${n}` }).then(() => 'has it', (error: { data?: { rule?: string } }) => error.data?.rule ?? 'lost')));
    expect(outcomes.filter((outcome) => outcome === 'has it')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'claimTaken')).toHaveLength(many - 1);
    const after = await loadWish(server.deps, id);
    expect([after.state, after.left, after.claims.length, await rawTickets(server.deps).countDocuments({ wishId: id })]).toEqual(['claimed', 0, 1, 1]);
    const answer = await attempt('bob', id, 'claim');
    expect([answer.status, answer.body.error.message]).toEqual([422, '刚刚有邻居先认领了，谢谢您的好意。还有别的心愿在等人']);
    const [winner] = after.claims;
    const again = await claim(server.deps, doc, hand(Number(winner?.personId.slice(5))), { quantity: 1, key: `claim-key-${winner?.personId.slice(5) ?? ''}` });
    expect(again.claims).toHaveLength(1);
  }, 120_000);

  it('of a shared wish never takes more than its target', async () => {
    const { id } = await published({ target: 10, text: '想要十盆花' });
    const doc = await loadWish(server.deps, id);
    const hand = (n: number) => ({ personId: `shared-${n}`, level: 1 as const, parts: ['guest' as const], units: [] });
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => claim(server.deps, doc, hand(n), { quantity: (n % 3) + 1, key: `shared-key-${n}` }).then(() => (n % 3) + 1, () => 0)));
    const after = await loadWish(server.deps, id);
    const taken = outcomes.reduce<number>((sum, one) => sum + one, 0);
    expect(taken).toBe(10 - after.left);
    expect(after.claims.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(taken);
    expect(after.left).toBeGreaterThanOrEqual(0);
    expect(await rawTickets(server.deps).countDocuments({ wishId: id })).toBe(after.claims.length);
  }, 60_000);

  it('is carried out by whoever comes after, where its process ended between ticket and wish', async () => {
    const { id } = await published();
    const at = clock.now();
    const ticket = { _id: `${id}-0`, wishId: id, round: 0, personId: 'bob', unitId: null, quantity: 1, companion: null, stamp: 'claim:bob:cut-off', at };
    await rawTickets(server.deps).insertOne({ ...ticket, pending: [{ _id: `${id}-0-cut`, type: 'wish.ticket', at, data: { wish: id } }], pendingSince: at });
    expect(await refusal('seen', id, 'claim')).toBe('claimTaken');
    await server.drain();
    expect(await seen('bob', id)).toMatchObject({ state: 'claimed', viewer: 'claimant' });
    await settle(server.deps, { ...ticket, pending: [] });
    expect((await loadWish(server.deps, id)).claims).toHaveLength(1);
  });

  it('comes to nothing where the wish was withdrawn in between, and its ticket is taken out', async () => {
    const { id } = await published();
    await step('ann', id, 'withdraw', {});
    const ticket = { _id: `${id}-0`, wishId: id, round: 0, personId: 'bob', unitId: null, quantity: 1, companion: null, stamp: 'claim:bob:late', at: clock.now(), pending: [] };
    await rawTickets(server.deps).insertOne({ ...ticket });
    await expect(settle(server.deps, ticket)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await rawTickets(server.deps).countDocuments({ wishId: id })).toBe(0);
  });

  it('of a visit wants a document seen and somebody who comes along', async () => {
    const { id } = await published({ visit: true, category: 'company' });
    expect(await refusal('bob', id, 'claim', { companion: 'second' })).toBe('wishVisitLevel');
    expect(await refusal('seen', id, 'claim', {})).toBe('companionNeeded');
    expect(await refusal('ann', id, 'claim', { companion: 'second' })).toBe('not_allowed');
    expect(await refusal('guest', id, 'claim', { companion: 'second' })).toBe('wishVisitLevel');
    expect(await step('seen', id, 'claim', { companion: 'station' })).toMatchObject({ state: 'claimed', viewer: 'claimant', address: null, recipient: null });
  });

  it('shows the door when the recipient or the station agrees, to the claimant alone, and no longer when the claim ends', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    expect(await seen('bob', id)).toMatchObject({ address: null, recipient: null });
    await step('ann', id, 'share-address');
    expect(await seen('bob', id)).toMatchObject({ address: '3 栋 2 单元 502', recipient: { name: 'ann先生', phoneTail: null } });
    expect(JSON.stringify(await seen('cy', id))).not.toMatch(/502|ann/);
    await step('bob', id, 'release', { claimId: await claimIdOf('bob', id), reason: 'noTime' });
    expect(JSON.stringify(await seen('bob', id))).not.toMatch(/502|ann/);
  });
});

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
    await server.drain();
    expect(await inboxOf('bob')).toEqual(expect.arrayContaining(['wishNotYet', 'wishConfirmed', 'wishThanked']));
    expect(await inboxOf('ann')).toEqual(expect.arrayContaining(['wishClaimed', 'wishArranged', 'wishProven']));
  });

  it('goes back into the feed where it stood when nothing is arranged within seven days, with one reminder before', async () => {
    const { id } = await published();
    const before = (await loadWish(server.deps, id)).laneAt;
    await step('bob', id, 'claim');
    clock.set(days(5.1));
    await tick();
    await tick();
    expect((await inboxOf('bob')).filter((kind) => kind === 'wishMatchSoon').length).toBeGreaterThan(0);
    expect((await loadWish(server.deps, id)).state).toBe('claimed');
    clock.set(days(7.1));
    await tick();
    const back = await loadWish(server.deps, id);
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
    await server.drain();
    expect(await inboxOf('plumStaff')).toContain('stationWishCall');
    const contact = (await attempt('plumStaff', id, 'contact', { reason: 'arrangeVisit', of: 'claimant', claimId })).body;
    expect(contact).toEqual({ name: 'bob先生', phone: '13800001234' });
    expect(await refusal('bob', id, 'contact', { reason: 'arrangeVisit' })).toBe('not_allowed');
    expect(await refusal('plumStaff', id, 'contact', { reason: 'other', text: '' })).toBe('reasonMissing');
    const rows = await server.deps.db.collection('auditRows').find({ action: 'contactSeen', objectKind: 'wish', objectId: id }).toArray();
    expect(rows).toHaveLength(1);
  });

  it('ends without blame when its recipient is gone', async () => {
    const { id } = await published();
    await step('bob', id, 'claim');
    await step('plumStaff', id, 'end', { reason: 'gone' });
    await server.drain();
    expect(await inboxOf('bob')).toContain('wishEnded');
    expect(await seen('bob', id)).toMatchObject({ state: 'ended', viewer: 'past', actions: [], claims: [] });
    await (await as('cy')).get(`/wishes/${id}`).expect(404);
  });

  it('tells the station after a week without a claim, once, and goes first in the next round', async () => {
    const { id } = await published();
    clock.set(days(7.1));
    await tick();
    await tick();
    const doc = await loadWish(server.deps, id);
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
  await createPerson(server.deps, { id: 'newcomer', name: '新来', level: 0 });
  const view = await post('plumGrid', { whom: 'proxy', person: { name: '周婆婆', phone: '13911112222' }, consent: 'spoken', source: 'counter', text: '想要一条长椅' });
  const { recipientId } = await loadWish(server.deps, view.id);
  expect(recipientId).toMatch(/^w-/);
  await raiseLevel(server.deps, 'newcomer', 2).catch(() => undefined);
  for (const told of server.deps.hooks.numberConfirmed) await told(server.deps, (await server.deps.db.collection<{ _id: string; mark: string }>('proxyContacts').findOne({ _id: recipientId }))?.mark ?? '', 'newcomer');
  await server.drain();
  expect(await seen('newcomer', view.id)).toMatchObject({ viewer: 'recipient' });
  expect(await inboxOf('newcomer')).toContain('wishGiven');
});
