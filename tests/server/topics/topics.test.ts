import { carrySeconds, consultOn, loadTopic, second } from '../../../server/features/topics';
import { refusalIn } from '../../support/stepHands';
import { middleOf } from '../cases/support';
import { CROWD, setScene, type View } from './support';

const { as, found, seat, raise, raising, must, post, refused, seen, step, attempt, refusal, later, tick, inboxOf, rows, server } = setScene();
const secondAll = async (id: string, who: readonly string[]): Promise<void> => { for (const one of who) await must(one, `/topics/${id}/second`, { on: true }); };

it('is raised by residents who live there, told to nobody yet, and one for one tap', async () => {
  const { id: bodyId } = await found();
  const ann = await as('ann');
  const first = await ann.post('/topics', raising(bodyId), 'topic-key-000001').expect(201);
  expect((await ann.post('/topics', raising(bodyId), 'topic-key-000001')).body.id).toBe(first.body.id);
  expect((await ann.post('/topics', raising(bodyId, { title: '别的' }), 'topic-key-000001')).body.error.code).toBe('key_reused');
  expect(first.body).toMatchObject({ state: 'toCheck', viewer: 'author', number: expect.stringMatching(/^YT26-\d{6}$/), by: 'resident', seconds: 0, threshold: 3, mine: true, actions: ['withdraw'], rulesVersion: 1 });
  expect([await refused('guest', '/topics', raising(bodyId)), await refused('cy', '/topics', raising(bodyId)), await refused('n0', '/topics', raising(bodyId, { text: '打给我 13800138000' })), await refused('n0', '/topics', raising(bodyId, { text: '转到卡号：6222021234567890123' })), await refused('n0', '/topics', raising(bodyId, { place: { text: '对面', point: middleOf(2) } }))]).toEqual(['topicLevel', 'topicElsewhere', 'topicPersonal', 'topicMoney', 'topicPlace']);
  for (const at of [1, 2]) await must('ann', '/topics', raising(bodyId, { title: `第${at}个` }));
  expect(await refused('ann', '/topics', raising(bodyId))).toBe('topicTooMany');
});

it('is seconded once by each, never by its author, and must be answered from the threshold on, by a day that all are told', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 4, { chair: true });
  const { id } = await raise('ann', bodyId);
  expect([await refused('ann', `/topics/${id}/second`, { on: true }), await refused('cy', `/topics/${id}/second`, { on: true }), await refused('guest', `/topics/${id}/second`, { on: true })]).toEqual(['topicOwn', 'topicElsewhere', 'topicLevel']);
  await secondAll(id, ['n0', 'n0', 'n1']);
  expect(await seen('n1', id)).toMatchObject({ seconds: 2, seconded: true, state: 'gathering', maySecond: false });
  await must('n1', `/topics/${id}/second`, { on: false });
  expect(await seen('n1', id)).toMatchObject({ seconds: 1, seconded: false, maySecond: true });
  await secondAll(id, ['n1', 'n2']);
  // Ten working days from Monday the 2nd.
  expect(await seen('n3', id)).toMatchObject({ state: 'toAnswer', seconds: 3, dueAt: '2026-03-16T09:30:00.000Z', late: false });
  await secondAll(id, ['n3']);
  expect((await seen('n3', id)).seconds).toBe(3);
  expect([await inboxOf('ann'), await inboxOf('n0'), await inboxOf('n2'), await inboxOf('n4')]).toEqual([['topicReached', 'topicReleased'], ['topicReached'], ['topicReached'], ['bodySeated', 'bodyTopicAnswer', 'bodyTopicCheck']]);
  expect([await refusal('ann', id, 'withdraw'), await refusal('n0', id, 'adopt', { text: '好' }), await refusal('n4', id, 'remove', { reason: 'ad' })]).toEqual(['wrong_state', 'not_allowed', 'wrong_state']);
});

it('is answered, and from there on goes along with its consultation alone; before it began it may still be stopped', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 4, { chair: true });
  const { id } = await raise('ann', bodyId);
  await secondAll(id, ['n0', 'n1', 'n2']);
  const adopted = await step('n4', id, 'adopt', { text: '周六上午在活动室一起商量' });
  expect(adopted).toMatchObject({ state: 'adopted', answer: '周六上午在活动室一起商量', viewer: 'body', actions: ['consult', 'stop'], consultationId: null });
  const move = { consultationId: 'c-1', key: 'told-once' };
  for (let twice = 0; twice < 2; twice += 1) await consultOn(server().deps, id, { ...move, action: 'consult' });
  expect(await seen('n4', id)).toMatchObject({ actions: [], consultationId: 'c-1' });
  expect([await refusal('n4', id, 'stop', { reason: 'law', text: '不让' }), await refusal('ann', id, 'stop', { reason: 'law', text: '不让' })]).toEqual(['topicConsulting', 'not_allowed']);
  // Of another consultation it hears nothing.
  await consultOn(server().deps, id, { action: 'stop', consultationId: 'c-2', key: 'other' });
  await consultOn(server().deps, id, { ...move, action: 'decide', key: 'decided', text: '加两排', decision: { text: '加两排', heldOn: '2026-03-02', present: 2 } });
  for (let twice = 0; twice < 2; twice += 1) await consultOn(server().deps, id, { ...move, action: 'finish', key: 'finished', text: '两排都装好了' });
  const done = await seen('ann', id);
  expect(done).toMatchObject({ state: 'done', decision: { text: '加两排', present: 2, unit: null }, result: '两排都装好了', actions: [] });
  expect(done.timeline.map(({ action }) => action).slice(0, 4)).toEqual(['finish', 'decide', 'consult', 'adopt']);
});

it('lapses when too few came in time, and nobody comes after', async () => {
  const { id: bodyId } = await found();
  const { id } = await raise('ann', bodyId);
  await secondAll(id, ['n0']);
  later(30);
  expect(await refused('n1', `/topics/${id}/second`, { on: true })).toBe('topicSecondOver');
  await tick();
  expect([(await seen('n0', id)).state, await inboxOf('ann'), await inboxOf('n0')]).toEqual(['lapsed', ['topicLapsed', 'topicReleased'], ['topicLapsed']]);
});

it('is asked for before the answer is due, and reported to the street after, each once', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 4, { chair: true });
  const { id } = await raise('ann', bodyId);
  await secondAll(id, ['n0', 'n1', 'n2']);
  for (const day of [12.1, 12.2, 14, 14.1, 15]) { later(day); await tick(); }
  expect((await seen('n0', id)).late).toBe(true);
  expect([await inboxOf('n4'), await inboxOf('plumHead'), await inboxOf('northDispatcher')]).toEqual([['bodySeated', 'bodyTopicAnswer', 'bodyTopicCheck', 'bodyTopicLate', 'bodyTopicSoon'], expect.arrayContaining(['bodyTopicLate']), ['streetTopicLate']]);
  expect((await step('n4', id, 'decline', { reason: 'notOurs', text: '草地归区里管，已经问过' })).state).toBe('declined');
});

it('counts again what a process left between a row and the count', async () => {
  const { id: bodyId } = await found();
  const { id } = await raise('ann', bodyId);
  await server().deps.db.collection<{ _id: string }>('topicSeconds').insertMany(CROWD.slice(0, 3).map((personId) => ({ _id: `row-${personId}`, topicId: id, personId, at: new Date(), from: null })));
  later(0.02);
  await tick();
  expect((await seen('n0', id)).state).toBe('toAnswer');
});

it('what members and the station raise waits for its answer at once, and nobody answers on their own', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 4, { chair: true });
  const [own, station] = [await raise('n4', bodyId), await raise('plumStaff', bodyId)];
  expect([own, station]).toMatchObject([{ by: 'member', state: 'toAnswer', viewer: 'author', actions: [] }, { by: 'station', state: 'toAnswer', viewer: 'author' }]);
  expect(await refusal('n4', own.id, 'adopt', { text: '好' })).toBe('not_allowed');
  expect((await step('n4', station.id, 'adopt', { text: '下周议' })).state).toBe('adopted');
});

it('of two hundred who second at once each is there once, and one alone says that the body must answer', async () => {
  const { id: bodyId } = await found({ procedure: { ...(await found()).procedure, threshold: 200 } });
  const { id } = await raise('ann', bodyId);
  const doc = await loadTopic(server().deps, id);
  const many = Array.from({ length: 200 }, (_, at) => ({ personId: `many${at}`, level: 1 as const, lives: ['plum'] }));
  await Promise.all([...many, ...many.slice(0, 50)].map((who) => second(server().deps, doc, who, true)));
  const after = await loadTopic(server().deps, id);
  expect([after.state, after.timeline.filter(({ action }) => action === 'reach').length, (await rows(id)).length, after.answerBy?.toISOString()]).toEqual(['toAnswer', 1, 200, '2026-03-16T09:30:00.000Z']);
});

it('a merge takes every seconder along, those who come at that moment too, and tells them', async () => {
  const { id: bodyId } = await found({ procedure: { ...(await found()).procedure, threshold: 100 } });
  const [into, from] = [await raise('ann', bodyId), await raise('n4', bodyId)];
  later(0.001);
  const newer = await raise('n4', bodyId, { title: '晾衣架要加' });
  expect([await refusal('plumStaff', into.id, 'merge', { intoId: newer.id, text: '一样' }), await refusal('plumStaff', newer.id, 'merge', { intoId: newer.id, text: '一样' })]).toEqual(['topicMergeNewer', 'topicMergeSelf']);
  await secondAll(newer.id, ['n0', 'n1']);
  await secondAll(into.id, ['n1']);
  const doc = await loadTopic(server().deps, newer.id);
  const late = Array.from({ length: 40 }, (_, at) => ({ personId: `late${at}`, level: 1 as const, lives: ['plum'] }));
  const [merged] = await Promise.all([attempt('plumStaff', newer.id, 'merge', { intoId: into.id, text: '和先提的是一件事' }), ...late.map((who) => second(server().deps, doc, who, true))]);
  expect(merged.body).toMatchObject({ state: 'merged', mergedInto: { id: into.id } });
  // Whoever has a row of the one has a row of the other, and the author of it too.
  expect(await rows(into.id)).toEqual([...new Set([...(await rows(newer.id)), 'n1', 'n4'])].sort());
  expect((await rows(newer.id)).length).toBe(42);
  await carrySeconds(server().deps, await loadTopic(server().deps, newer.id));
  expect((await rows(into.id)).length).toBe(43);
  expect([await inboxOf('n0'), (await seen('n1', into.id)).seconds, from.state]).toEqual([['topicMerged'], 43, 'gathering']);
});

it('two answers at once are one answer', async () => {
  const { id: bodyId } = await found();
  const { id, revision } = await raise('ann', bodyId);
  const answers = await Promise.all(['plumStaff', 'plumHead'].map(async (who) => post(who, `/topics/${id}/adopt`, { revision, text: '接' })));
  expect(answers.map((answer) => refusalIn(answer)).sort()).toEqual(['conflict', 'done']);
});

it('keeps the rules under which it was raised, whatever the body says later', async () => {
  const body = await found();
  const { id } = await raise('ann', body.id);
  await must('plumHead', `/bodies/${body.id}/rules`, { version: 1, effectiveFrom: '2026-03-02', why: '人多了', procedure: { ...body.procedure, threshold: 5 } });
  expect([(await seen('n0', id)).threshold, (await raise('n0', body.id)).threshold]).toEqual([3, 5]);
});

it('comes of a case without its door, hands over to one, and its owner hears of it', async () => {
  const { id: bodyId } = await found();
  const report = (await (await as('ann')).post('/cases', { categoryId: 'stairLight', text: '楼道堆满了东西', answers: [], photoIds: [], place: { text: '3 栋 2 单元 502', point: middleOf(0) }, showToNeighbours: false }).expect(201)).body as { id: string; revision: number };
  const thread = (await (await as('plumStaff')).post(`/threads/case/${report.id}/conversions`, { to: 'topic', revision: report.revision, bodyId, title: '楼道堆放怎么管', text: '好几户都说楼道堆了东西。', where: '3 栋楼道' }).expect(201)).body as { matters: { kind: string; id: string }[] };
  const id = thread.matters.find(({ kind }) => kind === 'topic')?.id ?? '';
  expect(await seen('n0', id)).toMatchObject({ by: 'case', state: 'toAnswer', place: '3 栋楼道', viewer: 'guest', linked: false });
  expect(await inboxOf('ann')).toEqual(['topicMade']);
  const { revision } = await seen('plumStaff', id);
  await (await as('plumStaff')).post(`/threads/topic/${id}/conversions`, { to: 'case', revision, categoryId: 'roadCover', text: '清一清楼道' }).expect(201);
  expect((await seen('n0', id) as View).state).toBe('handedOver');
  expect(await server().deps.db.collection('cases').countDocuments({ 'splitFrom.id': id })).toBe(1);
});

it('waits for the station where nobody could judge its words, and for others it is not there', async () => {
  const { id: bodyId } = await found();
  const { id } = await must<View>('ann', '/topics', raising(bodyId));
  expect((await (await as('n0')).get(`/topics/${id}`)).status).toBe(404);
  expect((await (await as('plumStaff')).get('/topics/waiting?lane=toCheck')).body).toMatchObject({ items: [{ id }], counts: { toCheck: 1 } });
  later(3);
  expect((await step('plumStaff', id, 'release')).dueAt).toBe('2026-04-04T02:00:00.000Z');
  expect(await seen('n0', id)).toMatchObject({ state: 'gathering' });
});

it('lists by lanes, by body, mine, and what waits for me', async () => {
  const { id: bodyId } = await found();
  await seat(bodyId, 4);
  const { id } = await raise('ann', bodyId);
  await must('n0', `/topics/${id}/second`, { on: true });
  const list = async (who: string, path: string) => (await (await as(who)).get(path).expect(200)).body as { items: { id: string }[]; counts?: object; bodies?: object[] };
  expect(await list('n0', '/topics')).toMatchObject({ items: [{ id, seconds: 1 }], counts: { gathering: 1, toAnswer: 0, going: 0, over: 0 } });
  expect((await list('n0', `/topics?bodyId=${bodyId}&communityId=plum`)).items).toHaveLength(1);
  expect([(await list('n0', '/topics/mine')).items.length, (await list('n1', '/topics/mine')).items.length]).toEqual([1, 0]);
  expect(await list('n4', '/topics/waiting?lane=gathering')).toMatchObject({ items: [{ id }], bodies: [{ id: bodyId, mayAnswer: false }] });
  expect((await list('n1', '/topics/waiting')).bodies).toEqual([]);
});
