import type { ResponseOf } from '../../shared/contract';
import { USUAL_PROCEDURE } from '../../shared/domain/bodies/procedure';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /topics/:id'>;
type Row = ResponseOf<'GET /topics'>['items'][number];
type Body = ResponseOf<'GET /bodies/:id'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const community = { id: 'c01', name: '梧桐里社区' };
const row: Row = { id: 't-1', state: 'gathering', title: '楼下晾衣的地方不够', place: '3 栋南边草地', by: 'resident', body: { id: 'b-1', name: '梧桐里居民议事会' }, seconds: 2, threshold: 3, dueAt: '2026-12-28T16:00:00.000Z', late: false, mine: false, at: '2026-11-23T02:00:00.000Z' };
const view: View = {
  ...row, number: 'YT26-000001', revision: 2, text: '晴天抢不到。', viewer: 'guest', community, station, rulesVersion: 1, seconded: false, why: null, maySecond: true, answer: null, mergedInto: null, decision: null, result: null, linked: false, actions: [], consultationId: null, others: [],
  timeline: [{ id: '0', at: row.at, action: 'raise', part: 'author', code: 'resident', text: null }],
};
const reached: View = { ...view, state: 'toAnswer', seconds: 3, seconded: true, maySecond: false, dueAt: '2026-12-08T09:30:00.000Z' };
const bodyRow: ResponseOf<'GET /bodies'>['items'][number] = { id: 'b-1', kind: 'council', name: '梧桐里居民议事会', estate: null, state: 'active', community, members: 1, mine: false, procedure: { ...USUAL_PROCEDURE, threshold: 3 } };
const body: Body = {
  ...bodyRow, revision: 0, station, until: null, conveners: [{ id: 'st', name: '工作站' }], version: 1, effectiveFrom: '2026-10-01', endedWhy: null, actions: [], mayBegin: false, units: [],
  versions: [{ version: 1, effectiveFrom: '2026-10-01', why: '设立时定的', at: row.at, procedure: bodyRow.procedure }],
  seats: [{ id: 's-1', revision: 0, name: '周玉兰', side: 'resident', chair: true, since: '2026-10-01', until: '2029-09-30', mine: false, now: true, proxy: null }],
};

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, path, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  const counts = { toCheck: 0, gathering: 1, toAnswer: 0, going: 0, over: 0 };
  phone.server.answer('GET /topics', ({ query }) => ({ items: query.lane === 'gathering' ? [row] : [], next: null, counts: { gathering: counts.gathering, toAnswer: 0, going: 0, over: 0 }, community }));
  phone.server.answer('GET /topics/waiting', () => ({ items: [], next: null, counts, bodies: [] }));
  phone.server.answer('GET /consultations', () => ({ items: [], next: null }));
  phone.server.answer('GET /bodies', () => ({ items: [bodyRow], community, mayFound: false, units: [] }));
  phone.server.answer('GET /bodies/:id', () => body);
  phone.server.answer('GET /rolls', () => ({ items: [] }));
  phone.server.answer('GET /votes', () => ({ items: [], next: null, community }));
  phone.server.answer('GET /topics/:id', () => (phone.server.calls('POST /topics/:id/second').length > 0 ? reached : view));
});

it('lists what gathers with how many are missing, and the bodies; says kindly where there is nothing', async () => {
  const page = await opened('features/consultations/pages/list', row.title);
  for (const words of ['2 位附议，还差 1 位', '3 栋南边草地', '梧桐里居民议事会']) expect(page.text()).toContain(words);
  await press(page, '有结果的');
  await until('nothing yet', () => page.text().includes('还没有结果'));
  await page.close();
});

it('is seconded by one press, and then says by when the body must answer', async () => {
  phone.server.answer('POST /topics/:id/second', () => reached);
  const page = await opened('features/consultations/pages/topic', '还差 1 位', { id: 't-1' });
  await press(page, '附议');
  await until('the answer', () => page.text().includes('前必须答复') && page.text().includes('够 3 位了'));
  expect(phone.server.calls('POST /topics/:id/second')[0]).toMatchObject({ params: { id: 't-1' }, body: { on: true }, key: expect.any(String) });
  await page.close();
});

it('asks for an answer in words before it is sent, and shows nothing of it to others', async () => {
  const page = await opened('features/consultations/pages/topic', row.title, { id: 't-1' });
  expect(page.text()).not.toContain('替组织答复');
  await page.close();
  phone.server.answer('GET /topics/:id', () => ({ ...reached, viewer: 'body', actions: ['adopt', 'handOver', 'decline'] }));
  const desk = await opened('features/consultations/pages/topic', '替组织答复', { id: 't-1' });
  await press(desk, '接下来，大家商量');
  expect(phone.server.calls('POST /topics/:id/adopt')).toHaveLength(0);
  await desk.close();
});

it('says why somebody may not second it', async () => {
  phone.server.answer('GET /topics/:id', () => ({ ...view, maySecond: false, why: 'topicLevel' }));
  const page = await opened('features/consultations/pages/topic', '先登记手机号', { id: 't-1' });
  await page.close();
});

it('says who sits on a body, and its rules in sentences', async () => {
  const page = await opened('features/consultations/pages/body', '周玉兰', { id: 'b-1' });
  for (const words of ['召集人', '3 位居民附议，就必须给答复', '过半数成员到场']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('加一位');
  await page.close();
});

it('keeps a topic on the phone until it is handed in, and names what is missing', async () => {
  const page = await opened('features/consultations/pages/raise', '请谁来商量');
  await press(page, '提出来');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /topics')).toHaveLength(0);
  await page.close();
});

type Talk = ResponseOf<'GET /consultations/:id'>;
type Meeting = ResponseOf<'GET /meetings/:id'>;
const steps = (['notice', 'deliberation', 'decision', 'publication', 'carrying', 'report'] as const).map((kind, at) => ({ id: kind, kind, days: at < 2 ? 3 : 0, meeting: null, startedAt: at < 2 ? row.at : null, endedAt: at < 1 ? row.at : null }));
const talk: Talk = {
  id: 'x-1', number: 'XS26-000001', state: 'going', title: '3 栋南边停车怎么划', template: 'plain', body: row.body, topicId: 't-1', step: { id: 'deliberation', kind: 'deliberation', until: row.at }, at: row.at, revision: 3, text: '三个方案，选一个。', viewer: 'resident', community, station, rulesVersion: 1, rollId: null, place: '草地',
  clauses: [{ id: 'c1', words: '南边划停车位', opinions: { for: 2, against: 1, changes: 3 }, mine: null }], options: [{ id: 'o1', label: '划 8 个', cost: 60_000, photos: [] }], steps, next: { id: 'deliberation', kind: 'deliberation', until: row.at, needs: ['answers'], agreed: [], wanted: 1 },
  why: { opinion: null, question: null, objection: 'consultationClosed', rating: 'consultationClosed' }, waiting: { questions: 1, objections: 0, opinions: 0 }, meetings: [], counted: null, decision: null, tasks: [], report: null, ratings: { good: 0, fair: 0, poor: 0, mine: null }, timeline: [], actions: [], units: [], publicUrl: null,
};
const meeting: Meeting = {
  id: 'm-1', kind: 'council', state: 'called', stepId: 'decision', place: '活动室', startsAt: row.at, endsAt: row.at, members: 2, present: 1, quorate: false, signed: false, revision: 0, consultation: { id: 'x-1', name: talk.title }, body: row.body, station, agenda: ['看三个方案的图'], viewer: 'member', signedIn: false, seated: true, off: null,
  seats: [{ id: 's-1', name: '周玉兰', side: 'resident', counts: true, here: null, proxy: null }, { id: 's-2', name: '何建国', side: 'property', counts: true, here: 'mark', proxy: null }], minutes: null, actions: ['signIn'],
};

it('shows a consultation with its steps, what is missing, and takes an opinion on a clause', async () => {
  const said: Talk = { ...talk, clauses: talk.clauses.map((one) => ({ ...one, mine: { stance: 'for' as const, text: '', shown: true } })) };
  phone.server.answer('GET /consultations/:id', () => (phone.server.calls('POST /consultations/:id/opinions').length > 0 ? said : talk));
  phone.server.answer('POST /consultations/:id/opinions', () => said);
  const page = await opened('features/consultations/pages/consultation', talk.title, { id: 'x-1' });
  for (const words of ['正在这一步', '有人问的还没答完', '2 位赞成，3 位想改，1 位不赞成', '约 6 万元']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('这一步结束');
  await press(page, '说说您的看法');
  await press(page, '赞成');
  await press(page, '就这样');
  await until('it is kept', () => page.text().includes('您说了：赞成'));
  expect(phone.server.calls('POST /consultations/:id/opinions')[0]).toMatchObject({ body: { clauseId: 'c1', stance: 'for', text: '' }, key: expect.any(String) });
  await page.close();
});

it('ends a step only where nothing is missing, by the one that goes on', async () => {
  const ready: Talk = { ...talk, viewer: 'body', actions: ['end', 'stop', 'call', 'paper'], next: { ...(talk.next as NonNullable<Talk['next']>), needs: [] } };
  phone.server.answer('GET /consultations/:id', () => ready);
  phone.server.answer('POST /consultations/:id/end-step', () => ready);
  const page = await opened('features/consultations/pages/consultation', '可以往下走了', { id: 'x-1' });
  await press(page, '协商这一步结束');
  await until('it is sent', () => phone.server.calls('POST /consultations/:id/end-step').length === 1);
  expect(phone.server.calls('POST /consultations/:id/end-step')[0]).toMatchObject({ body: { revision: 3, step: 'deliberation' } });
  await page.close();
});

it('keeps what is typed of a meeting when the step before it ends meanwhile, and says of a second press that it has to wait', async () => {
  const before: Talk = { ...talk, viewer: 'body', actions: ['end', 'call'], next: { ...(talk.next as NonNullable<Talk['next']>), needs: [] } };
  // What the step wants that has begun meanwhile is what is called, not what was wanted when the form was opened.
  const steps = before.steps.map((step) => (step.id === 'decision' ? { ...step, meeting: { kinds: ['hearing' as const], sides: [], quorum: false } } : step));
  const after: Talk = { ...before, steps, revision: 4, actions: ['call'], next: { id: 'decision', kind: 'decision', until: row.at, needs: ['decision'], agreed: [], wanted: 1 } };
  let [now, ends] = [before, (): void => undefined];
  phone.server.answer('GET /consultations/:id', () => now);
  phone.server.answer('POST /consultations/:id/end-step', () => new Promise((resolve) => { ends = () => { now = after; resolve(after); }; }));
  phone.server.answer('POST /consultations/:id/meetings', () => meeting);
  phone.server.answer('GET /meetings/:id', () => meeting);
  const called = () => phone.server.calls('POST /consultations/:id/meetings').map(({ body: { agenda, place, kind } }) => ({ agenda, place, kind }));
  const page = await opened('features/consultations/pages/consultation', '可以往下走了', { id: 'x-1' });
  await press(page, '协商这一步结束');
  await press(page, '召集开会');
  for (const [at, words] of ['看三个方案的图', '活动室'].entries()) await page.input(page.findAll('.u-field__input')[at] as HTMLElement, words);
  await press(page, '召集开会');
  await until('it has to wait', () => page.text().includes('上一步还在记，记好了再点'));
  expect(called()).toEqual([]);
  ends();
  await until('the step has ended', () => page.text().includes('还没有定下来'));
  await press(page, '召集开会');
  await until('it is called', () => called().length === 1);
  expect(called()).toEqual([{ agenda: ['看三个方案的图'], place: '活动室', kind: 'hearing' }]);
  await page.close();
});

it('shows a meeting with who has come, and signs in by the digits that are shown there', async () => {
  phone.server.answer('GET /meetings/:id', () => meeting);
  phone.server.answer('POST /meetings/:id/sign-in', () => ({ ...meeting, signedIn: true, actions: [] }));
  const page = await opened('features/consultations/pages/meeting', '看三个方案的图', { id: 'm-1' });
  for (const words of ['2 位里到了 1 位，人数不够', '秘书记的', '扫码签到']) expect(page.text()).toContain(words);
  await press(page, '签到');
  expect(phone.server.calls('POST /meetings/:id/sign-in')).toHaveLength(0);
  await page.close();
});
