import { randomUUID } from 'node:crypto';
import { asking, CASE, setScene, START, TOMORROW, WISH, type Desk, type View } from './support';

const { server, raw, post, get, ask, agreed, visited, until, seen, step, attempt, refusal, refused, inboxOf, tick } = setScene();
const kinds = async (who: string): Promise<string[]> => (await inboxOf(who)).map(({ kind }) => kind);
const THERE = ['ann', 'plumStaff', 'plumHead'];

it('is there for who asked and the station, then for the grid worker at hand alone, and for nobody else', async () => {
  const { id } = await ask();
  const sees = async (): Promise<string[]> => {
    const all = ['ann', 'bob', 'plumStaff', 'plumHead', 'pineStaff', 'plumGrid', 'farGrid', 'plumWorker', 'northDispatcher', 'districtAuditor', 'admin'];
    const answers = await Promise.all(all.map(async (who) => ((await (await server().as(who)).get(`/visits/${id}`)).status === 200 ? who : null)));
    return answers.flatMap((who) => who ?? []);
  };
  expect(await sees()).toEqual(THERE);
  expect((await get<{ items: { id: string; ofGrid: boolean }[] }>('plumStaff', `/visits/${id}/workers`)).items.map((one) => [one.id, one.ofGrid])).toEqual([['plumGrid', true], ['farGrid', false]]);
  expect(await refusal('plumStaff', id, 'give', { workerId: 'bob' })).toBe('visitWorker');
  await step('plumStaff', id, 'give', { workerId: 'plumGrid' });
  expect(await sees()).toEqual([...THERE, 'plumGrid']);
  await step('plumGrid', id, 'give-back', { text: '这周不在' });
  expect(await sees()).toEqual(THERE);
  expect((await kinds('plumHead')).sort()).toEqual(['stationVisitAsked', 'stationVisitBack']);
});

it('names a moment, hears another one, agrees, and is called off without a reason', async () => {
  const { id } = await ask();
  await step('plumStaff', id, 'give', { workerId: 'plumGrid' });
  expect(await refusal('plumGrid', id, 'propose', { at: START.toISOString() })).toBe('visitWhen');
  await step('plumGrid', id, 'propose', { at: TOMORROW });
  expect(await seen('ann', id)).toMatchObject({ state: 'proposed', waits: true, visitAt: TOMORROW });
  expect((await inboxOf('ann')).find(({ kind }) => kind === 'visitProposed')).toMatchObject({ kind: 'visitProposed', body: expect.stringContaining('网格员plumGrid先生') });
  await step('ann', id, 'another', { text: '下午好些' });
  expect(await seen('plumGrid', id)).toMatchObject({ state: 'given', visitAt: null, waits: true });
  await step('plumGrid', id, 'propose', { at: TOMORROW });
  await step('ann', id, 'accept');
  expect((await kinds('plumGrid')).sort()).toEqual(['workerVisitAgreed', 'workerVisitAnother', 'workerVisitGiven']);
  await step('ann', id, 'call-off');
  expect((await inboxOf('plumGrid')).find(({ kind }) => kind === 'workerVisitOff')).toMatchObject({ target: null });
  expect((await (await server().as('plumGrid')).get(`/visits/${id}`)).status).toBe(404);
  expect(await refusal('ann', id, 'accept')).toBe('wrong_state');
});

it('asks once for the same key, three at most, and refuses what was changed by somebody else', async () => {
  const [key, body] = [randomUUID(), asking()];
  const one = await post('ann', '/visits', body, key);
  expect((await post('ann', '/visits', body, key)).body.id).toBe(one.body.id);
  expect((await post('ann', '/visits', { ...body, text: '别的' }, key)).status).toBe(409);
  await ask();
  await ask();
  expect(await refused('ann', '/visits', body)).toBe('visitTooMany');
  const { id, revision } = one.body as View;
  await step('plumStaff', id, 'give', { workerId: 'plumGrid' });
  expect((await attempt('plumHead', id, 'give', { revision, workerId: 'farGrid' })).status).toBe(409);
});

it('is for somebody of the family only with their consent; they are told, may call it off, and alone are asked about what they said', async () => {
  const person = { name: '爸爸', phone: '' };
  expect(await refused('ann', '/visits', asking({ whom: 'family', person }))).toBe('visitConsent');
  expect(await refused('ann', '/visits', asking({ whom: 'other', person, consent: 'spoken' }))).toBe('not_allowed');
  const view = await visited({ heard: [WISH], promises: [{ text: '带助餐点的单子', dueOn: '2026-08-25' }] }, { whom: 'family', person, consent: 'spoken' });
  expect(await seen('ann', view.id)).toMatchObject({ parts: ['asker'], person: '爸爸', heard: [], promised: [{ text: '带助餐点的单子' }] });
  const [heard] = (await seen('plumGrid', view.id)).heard;
  expect(await refusal('ann', view.id, 'agree', { heardId: heard?.id })).toBe('not_allowed');
  expect((await attempt('ann', view.id, 'again', { times: [] })).status).toBe(200);
  // Without a phone their word is spoken, and noted as such; the wish is posted on their behalf.
  const after = await step('plumGrid', view.id, 'spoken', { heardId: heard?.id });
  expect(after.heard).toMatchObject([{ state: 'made', consent: 'spoken' }]);
  const wish = await server().deps.db.collection<{ _id: string; whom: string; authorId: string; text: string }>('wishes').findOne({ _id: after.heard[0]?.target ?? '' });
  expect(wish).toMatchObject({ whom: 'proxy', authorId: 'plumGrid', text: WISH.text });
});

it('is noted at the counter for whoever asks there, in its own community', async () => {
  const body = asking({ whom: 'other', person: { name: '孙奶奶', phone: '' }, consent: 'spoken', source: 'counter' });
  expect(await refused('pineStaff', '/visits', body)).toBe('visitElsewhere');
  const view = (await post('plumStaff', '/visits', body)).body as View;
  expect(view).toMatchObject({ state: 'asked', person: '孙奶奶', asker: null, consent: 'spoken', parts: ['station'] });
});

it('makes a wish and a case of what was heard by the tap of the visited, word by word, once; what they do not want is not kept', async () => {
  const { id, heard } = await visited({ heard: [WISH, CASE, { ...WISH, text: '想换个轮椅' }] });
  expect(await kinds('ann')).toContain('visitHeard');
  const [wish, aCase, unwanted] = heard.map((one) => one.id);
  expect(await refusal('plumGrid', id, 'agree', { heardId: wish })).toBe('not_allowed');
  const sneak = { to: 'wish', revision: (await seen('ann', id)).revision, category: 'time', text: '想有人教我用手机和电脑' };
  expect(await refused('ann', `/threads/visit/${id}/conversions`, sneak)).toBe('visitNotAgreed');
  expect(await refused('plumGrid', `/threads/visit/${id}/conversions`, { ...sneak, text: WISH.text })).toBe('visitNotAgreed');
  expect(await refused('plumStaff', `/threads/visit/${id}/conversions`, { ...sneak, text: WISH.text })).toBe('not_allowed');
  const key = randomUUID();
  const first = await attempt('ann', id, 'agree', { heardId: wish }, key);
  expect(first.status).toBe(200);
  expect((await attempt('ann', id, 'agree', { heardId: wish }, key)).status).toBe(200);
  await step('ann', id, 'agree', { heardId: aCase });
  const after = await step('ann', id, 'refuse', { heardId: unwanted });
  expect(after.heard.map(({ to, state, consent }) => [to, state, consent])).toEqual([['wish', 'made', 'phone'], ['case', 'made', 'phone']]);
  expect(JSON.stringify(await raw().findOne({ _id: id }))).not.toContain('轮椅');
  const made = await get<{ text: string; state: string }>('ann', `/wishes/${after.heard[0]?.target ?? ''}`);
  expect(made).toMatchObject({ text: WISH.text, state: 'submitted' });
  expect(await get<{ text: string }>('ann', `/cases/${after.heard[1]?.target ?? ''}`)).toMatchObject({ text: CASE.text });
  // The property company works on the case, and reads of no visit.
  const thread = await get<{ matters: { kind: string }[] }>('ann', `/threads/visit/${id}`);
  expect(thread.matters.map(({ kind }) => kind).sort()).toEqual(['case', 'visit', 'wish']);
  expect((await get<{ matters: { kind: string }[] }>('northDispatcher', `/threads/case/${after.heard[1]?.target ?? ''}`)).matters.map(({ kind }) => kind)).toEqual(['case']);
});

it('refuses to ask the resident about what could not be made', async () => {
  const { id } = await agreed();
  expect(await refusal('plumGrid', id, 'report', {})).toBe('visitNotYet');
  until('2026-08-21T03:00:00Z');
  expect(await refusal('plumGrid', id, 'report', { heard: [{ ...CASE, categoryId: 'nothing' }] })).toBe('offCatalogue');
  expect(await refusal('plumGrid', id, 'report', { promises: [{ text: '明天带来', dueOn: '2026-08-20' }] })).toBe('visitDay');
  expect(await refusal('bob', id, 'report', {})).toBe('not_found');
  expect(await refusal('plumStaff', id, 'report', {})).toBe('not_allowed');
});

it('reminds of what is late, once each, and of the day around which another visit is wished', async () => {
  const { id: first } = await ask();
  until('2026-08-21T02:01:00Z');
  await tick();
  await tick();
  expect((await kinds('plumHead')).filter((kind) => kind === 'stationVisitWaits')).toHaveLength(1);
  await step('plumStaff', first, 'give', { workerId: 'plumGrid' });
  await step('plumGrid', first, 'arrange', { at: '2026-08-25T02:00:00.000Z' });
  until('2026-08-24T12:00:00Z');
  await tick();
  expect(await kinds('ann')).toContain('visitSoon');
  until('2026-08-26T03:00:00Z');
  await tick();
  expect(await kinds('plumGrid')).toContain('workerVisitReport');
  const view = await step('plumGrid', first, 'report', { promises: [{ text: '带单子', dueOn: '2026-08-27' }], nextOn: '2026-09-10' });
  until('2026-08-27T16:00:01Z');
  await tick();
  await tick();
  expect((await kinds('plumGrid')).filter((kind) => kind === 'workerPromiseLate')).toHaveLength(1);
  expect(await kinds('plumHead')).toContain('stationPromiseLate');
  expect(await seen('ann', first)).toMatchObject({ promises: { open: 1, late: true }, eraseAt: null });
  await step('plumGrid', first, 'cannot', { promiseId: view.promised[0]?.id, text: '助餐点这月停了' });
  expect(await refusal('plumGrid', first, 'keep', { promiseId: view.promised[0]?.id })).toBe('visitPromiseSettled');
  until('2026-09-10T01:00:01Z');
  await tick();
  expect(await kinds('ann')).toContain('visitNext');
  const again = await step('ann', first, 'again', { times: ['weekend'] });
  expect(again).toMatchObject({ state: 'given', worker: 'plumGrid先生', reason: 'lonely', times: ['weekend'], promised: [], heard: [] });
});

it('erases every word and person when its days are over; a number remains', async () => {
  const { id, promised, heard } = await visited({ promises: [{ text: '密诺带单子', dueOn: '2026-08-25' }], heard: [{ ...WISH, text: '密听想学手机' }] }, { text: '密由老伴走了', place: { text: '密门三栋', point: asking().place.point } });
  await step('ann', id, 'agree', { heardId: heard[0]?.id });
  until('2026-10-30T00:00:00Z');
  await tick();
  expect((await raw().findOne({ _id: id }) as { state?: string } | null)?.state).toBe('visited');
  await step('plumGrid', id, 'keep', { promiseId: promised[0]?.id });
  const { eraseAt } = await seen('ann', id);
  until(new Date(Date.parse(eraseAt ?? '') - 1_000).toISOString());
  await tick();
  expect((await seen('ann', id)).text).toBe('密由老伴走了');
  until(new Date(Date.parse(eraseAt ?? '') + 1_000).toISOString());
  await tick();
  const left = JSON.stringify(await raw().findOne({ _id: id }));
  for (const word of ['密', 'ann', 'plumGrid', '113.9', 'lonely', 'g0']) expect(left).not.toContain(word);
  for (const who of ['ann', 'plumGrid', 'plumStaff']) expect((await (await server().as(who)).get(`/visits/${id}`)).status).toBe(404);
  expect((await inboxOf('ann')).filter(({ kind }) => kind.startsWith('visit'))).toEqual([]);
  const desk = await get<Desk>('plumStaff', '/workbench/visits?desk=over');
  expect(desk).toMatchObject({ items: [], counts: { over: 0 }, figures: { year: 2026, visits: 1, promises: 1, kept: 1, made: 1 } });
  // The wish itself goes on.
  expect(await get<{ text: string }>('ann', `/wishes/${(await server().deps.db.collection<{ _id: string }>('wishes').findOne({}))?._id ?? ''}`)).toMatchObject({ text: '密听想学手机' });
});

it('lists to the station its own and to a grid worker what is at hand, without a search', async () => {
  const { id } = await agreed();
  const listed = async (who: string): Promise<string[]> => (await get<Desk>(who, '/workbench/visits?desk=going')).items.map((one) => one.id);
  expect([await listed('plumStaff'), await listed('plumGrid'), await listed('farGrid'), await listed('pineStaff')]).toEqual([[id], [id], [], []]);
  expect((await (await server().as('ann')).get('/workbench/visits')).status).toBe(403);
  expect((await (await server().as('plumStaff')).get('/workbench/visits?person=ann')).status).toBe(400);
  expect((await get<Desk>('plumGrid', '/workbench/visits')).figures).toBeNull();
});
