import { createPerson } from '../../../server/features/identity';
import { claim, loadWish, settle } from '../../../server/features/wishes';
import { rawTickets } from '../../../server/features/wishes/model';
import { codePicture, days, setScene, wishBody } from './support';

const { as, seen, attempt, step, refusal, post, published, claimIdOf, clock, server, tick, inboxOf, upload } = setScene();

describe('posting', () => {
  it('keeps a wish for the station, tells both, and is one for one tap', async () => {
    const ann = await as('ann');
    const first = await ann.post('/wishes', wishBody(), 'wish-key-0001').expect(201);
    const again = await ann.post('/wishes', wishBody(), 'wish-key-0001').expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({ state: 'submitted', viewer: 'author', number: expect.stringMatching(/^XY26-\d{6}$/), dueAt: expect.any(String), actions: ['edit', 'withdraw'] });
    expect((await ann.post('/wishes', wishBody({ text: '别的' }), 'wish-key-0001')).body.error.code).toBe('key_reused');
    await server().drain();
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
    expect(JSON.stringify(await server().deps.db.collection<{ _id: string }>('wishes').findOne({ _id: id }))).not.toMatch(/138|１３８/);
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
    expect(JSON.stringify(await server().deps.db.collection<{ _id: string }>('files').findOne({ _id: pay }))).not.toContain('wxp');
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
    await server().drain();
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
    expect((await loadWish(server().deps, id)).checkLate).toBe(true);
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
    for (let n = 0; n < many; n += 1) await createPerson(server().deps, { id: `hand-${n}`, name: `手${n}`, level: 1 });
    const { id } = await published();
    const doc = await loadWish(server().deps, id);
    const hand = (n: number) => ({ personId: `hand-${n}`, level: 1 as const, parts: ['guest' as const], units: [] });
    const outcomes = await Promise.all(Array.from({ length: many }, (_, n) => claim(server().deps, doc, hand(n), { quantity: 1, key: `claim-key-${n}` }).then(() => 'has it', (error: { data?: { rule?: string } }) => error.data?.rule ?? 'lost')));
    expect(outcomes.filter((outcome) => outcome === 'has it')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'claimTaken')).toHaveLength(many - 1);
    const after = await loadWish(server().deps, id);
    expect([after.state, after.left, after.claims.length, await rawTickets(server().deps).countDocuments({ wishId: id })]).toEqual(['claimed', 0, 1, 1]);
    const answer = await attempt('bob', id, 'claim');
    expect([answer.status, answer.body.error.message]).toEqual([422, '刚刚有邻居先认领了，谢谢您的好意。还有别的心愿在等人']);
    const [winner] = after.claims;
    // The unique key of the database, beside the guarded write: one ticket for one round.
    expect(winner?.id).toBe(`${id}-${doc.round}`);
    const again = await claim(server().deps, doc, hand(Number(winner?.personId.slice(5))), { quantity: 1, key: `claim-key-${winner?.personId.slice(5) ?? ''}` });
    expect(again.claims).toHaveLength(1);
  }, 120_000);

  it('of a shared wish never takes more than its target', async () => {
    const { id } = await published({ target: 10, text: '想要十盆花' });
    const doc = await loadWish(server().deps, id);
    const hand = (n: number) => ({ personId: `shared-${n}`, level: 1 as const, parts: ['guest' as const], units: [] });
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => claim(server().deps, doc, hand(n), { quantity: (n % 3) + 1, key: `shared-key-${n}` }).then(() => (n % 3) + 1, () => 0)));
    const after = await loadWish(server().deps, id);
    const taken = outcomes.reduce<number>((sum, one) => sum + one, 0);
    expect(taken).toBe(10 - after.left);
    expect(after.claims.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(taken);
    expect(after.left).toBeGreaterThanOrEqual(0);
    expect(await rawTickets(server().deps).countDocuments({ wishId: id })).toBe(after.claims.length);
  }, 60_000);

  it('is carried out by whoever comes after, where its process ended between ticket and wish', async () => {
    const { id } = await published();
    const at = clock.now();
    const ticket = { _id: `${id}-0`, wishId: id, round: 0, personId: 'bob', unitId: null, quantity: 1, companion: null, stamp: 'claim:bob:cut-off', at };
    await rawTickets(server().deps).insertOne({ ...ticket, pending: [{ _id: `${id}-0-cut`, type: 'wish.ticket', at, data: { wish: id } }], pendingSince: at });
    expect(await refusal('seen', id, 'claim')).toBe('claimTaken');
    await server().drain();
    expect(await seen('bob', id)).toMatchObject({ state: 'claimed', viewer: 'claimant' });
    await settle(server().deps, { ...ticket, pending: [] });
    expect((await loadWish(server().deps, id)).claims).toHaveLength(1);
  });

  it('comes to nothing where the wish was withdrawn in between, and its ticket is taken out', async () => {
    const { id } = await published();
    await step('ann', id, 'withdraw', {});
    const ticket = { _id: `${id}-0`, wishId: id, round: 0, personId: 'bob', unitId: null, quantity: 1, companion: null, stamp: 'claim:bob:late', at: clock.now(), pending: [] };
    await rawTickets(server().deps).insertOne({ ...ticket });
    await expect(settle(server().deps, ticket)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await rawTickets(server().deps).countDocuments({ wishId: id })).toBe(0);
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
