import { PREVIEW_DAYS } from '../../../shared/domain/administration/imports';
import type { ResponseOf } from '../../../shared/contract';
import { sweepPreviews } from '../../../server/features/administration/tasks';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { middleOf, report, seedDistrict } from '../cases/support';

type Page = ResponseOf<'GET /administration/catalogue'>;
const clock = settableClock(TEST_NOW);
let server: TestServer;
let admin: Caller;
beforeEach(async () => {
  clock.set(TEST_NOW);
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterEach(() => server.close());

const DAYS = { unit: 'workingDays', amount: 1 } as const;
const HOURS = { unit: 'workingMinutes', amount: 120 } as const;
const LIMITS = { accept: HOURS, dispatch: HOURS, acknowledge: HOURS, answer: DAYS, redo: DAYS, verify: DAYS, evaluate: { unit: 'workingDays', amount: 5 } } as const;
/** A category that no file brings. */
const LIFT = {
  id: 'lift', name: '电梯故障', icon: 'home', hint: '困人、异响、停了', words: ['电梯'],
  questions: [{ id: 'trapped', text: '有没有困人', kind: 'yesNo', required: true, options: [{ value: 'yes', label: '有', raisesTo: 'emergency' }, { value: 'no', label: '没有' }] }],
  sensitive: false, safety: true, defaultGrade: 'ordinary', standard: null, solveInGrid: false,
  limits: { ordinary: LIMITS, urgent: LIMITS, emergency: { ...LIMITS, answer: HOURS } },
} as const;

it('adds a category, shows it as a difference, publishes it, and the next report is promised by its limits', async () => {
  const page: Page = (await admin.get('/administration/catalogue').expect(200)).body;
  expect(page).toMatchObject({ draft: null, revision: 0, version: { version: 1, by: null } });
  const content = { ...page.inForce, categories: [LIFT, ...page.inForce.categories] };
  const kept: Page = (await admin.put('/administration/catalogue/draft', { revision: 0, content }).expect(200)).body;
  expect(kept.draft).toMatchObject({ by: 'admin先生', problems: [], changes: [{ about: '电梯故障', text: '新加的一类' }] });
  expect((await server.stranger.get('/catalogue')).body.categories).not.toContainEqual(expect.objectContaining({ id: 'lift' }));
  const published: Page = (await admin.post('/administration/catalogue/publish', { revision: 1, why: '居民常问' }, 'publish-0001').expect(200)).body;
  expect(published).toMatchObject({ draft: null, version: { version: 2, by: 'admin先生', why: '居民常问' } });
  await admin.post('/administration/catalogue/publish', { revision: 1, why: '居民常问' }, 'publish-0001').expect(200);
  const ann = await server.as('ann');
  expect((await ann.get('/catalogue')).body.categories).toContainEqual(expect.objectContaining({ id: 'lift', questions: [expect.objectContaining({ required: true })] }));
  const { body } = await ann.post('/cases', report({ categoryId: 'lift', answers: [{ questionId: 'trapped', value: 'no' }] })).expect(201);
  expect(body.clock.promisedAt).toBe('2026-03-03T09:30:00.000Z');
  const trapped = await ann.post('/cases', report({ categoryId: 'lift', answers: [{ questionId: 'trapped', value: 'yes' }] })).expect(201);
  expect([trapped.body.grade, trapped.body.clock.promisedAt]).toEqual(['emergency', '2026-03-02T04:00:00.000Z']);
});

it('names every fault of a draft with its field and how to mend it, and does not publish it', async () => {
  const { inForce }: Page = (await admin.get('/administration/catalogue')).body;
  const wrong = { ...LIFT, id: 'stairLight', name: '', limits: { ...LIFT.limits, urgent: { ...LIMITS, answer: { unit: 'workingDays', amount: 3 } } } };
  const kept: Page = (await admin.put('/administration/catalogue/draft', { revision: 0, content: { ...inForce, categories: [...inForce.categories, wrong] } }).expect(200)).body;
  expect(kept.draft?.problems).toEqual([
    { path: 'categories.16.id', message: '编号 stairLight 用了两次，换一个' },
    { path: 'categories.16.name', message: '名字要有 1 到 8 个字' },
    { path: 'categories.16.limits.urgent.answer', message: '越急的要越早答复，这里反而晚了，请改小' },
  ]);
  expect((await admin.post('/administration/catalogue/publish', { revision: 1, why: '试' })).body.error).toMatchObject({ code: 'rule_refused', message: '草稿里还有要改的地方，改好再公布' });
  expect((await admin.put('/administration/catalogue/draft', { revision: 0, content: inForce })).body.error).toMatchObject({ code: 'conflict', data: { revision: 1 } });
});

it('brings the own words of the operator to the report and to whoever is logged in', async () => {
  await admin.put('/administration/texts/draft', { revision: 0, content: { homeGreeting: '梅花开了', emergencyNote: '先打 119。' } }).expect(200);
  const page = (await admin.get('/administration/texts').expect(200)).body;
  expect(page.draft.changes).toEqual([{ about: '首页问候', text: '没有 → 梅花开了' }, { about: '先打急救电话', text: expect.stringContaining('→ 先打 119。') }]);
  await admin.post('/administration/texts/publish', { revision: 1, why: '开春' }).expect(200);
  const ann = await server.as('ann');
  expect((await ann.get('/me')).body.texts).toMatchObject({ homeGreeting: '梅花开了', afterSubmit: '交上去了，{station}会看到。每走一步都告诉您。' });
  expect((await ann.get('/catalogue')).body.texts).toMatchObject({ emergencyNote: '先打 119。', privacyNote: expect.stringContaining('只给办这件事的人看') });
  expect((await admin.put('/administration/texts/draft', { revision: 2, content: { homeGreeting: '长'.repeat(41) } })).body.draft.problems).toEqual([{ path: 'homeGreeting', message: '这里最多放 40 个字' }]);
});

it('says before the report whether the station is at work', async () => {
  const ann = await server.as('ann');
  const asked = async (): Promise<boolean> => (await ann.get('/routing?categoryId=stairLight&lng=113.9015&lat=22.6015&system=wgs84').expect(200)).body.officeOpen;
  expect(await asked()).toBe(true);
  clock.set(new Date('2026-03-02T12:00:00.000Z'));
  expect(await asked()).toBe(false);
});

describe('a line of the routing table by hand', () => {
  const preview = async (change: object): Promise<[string, string]> => {
    const { body } = await admin.post('/administration/rules/preview', { categoryId: 'roadCover', place: middleOf(0), ...change }).expect(200);
    return [body.now?.unit.name ?? '', body.then?.unit.name ?? ''];
  };
  const suggested = async (): Promise<string> => {
    const { body } = await (await server.as('ann')).get('/routing?categoryId=roadCover&lng=113.9015&lat=22.6015&system=wgs84').expect(200);
    return body.lead?.name ?? '';
  };

  it('is shown at a place before it is made, routes once it is, and no more when it has ended', async () => {
    const put = { areaId: 'g0', unitId: 'water', article: '专项整治' };
    expect(await preview({ put })).toEqual(['梅园物业', '供水公司']);
    expect(await preview({ put: { ...put, areaId: 'g3' } })).toEqual(['梅园物业', '梅园物业']);
    expect(await preview({ ruleId: 'r-cover-plum' })).toEqual(['梅园物业', '区城管局']);
    const made = (await admin.post('/administration/rules', { categoryId: 'roadCover', ...put }).expect(201)).body;
    expect(made).toMatchObject({ revision: 0, category: '井盖道路破损', area: '第一网格', unit: { name: '供水公司' } });
    expect((await admin.post('/administration/rules', { categoryId: 'roadCover', ...put })).body.error.data.rule).toBe('ruleExists');
    expect(await suggested()).toBe('供水公司');
    const changed = (await admin.put(`/administration/rules/${made.id}`, { revision: 0, unitId: 'urban', article: '专项整治二期' }).expect(200)).body;
    expect([changed.revision, await suggested()]).toEqual([1, '区城管局']);
    expect((await admin.post(`/administration/rules/${made.id}/end`, { revision: 0 })).body.error).toMatchObject({ code: 'conflict', data: { revision: 1 } });
    await admin.post(`/administration/rules/${made.id}/end`, { revision: 1 }).expect(200);
    expect(await suggested()).toBe('梅园物业');
    expect((await admin.get('/administration/rules')).body.items.map((one: { id: string }) => one.id)).not.toContain(made.id);
    expect((await admin.get(`/administration/rules/${made.id}/history`).expect(200)).body.items).toMatchObject([
      { what: 'ended', by: 'admin先生' }, { what: 'changed', unit: '区城管局', article: '专项整治二期' }, { what: 'made', unit: '供水公司', article: '专项整治' },
    ]);
    await admin.post('/administration/rules', { categoryId: 'roadCover', ...put }).expect(201);
    expect(await suggested()).toBe('供水公司');
  });

  it('may be one that a file brought', async () => {
    await admin.put('/administration/rules/r-light', { revision: 0, unitId: 'water', article: '改由供水公司' }).expect(200);
    const { body } = await (await server.as('ann')).get('/routing?categoryId=stairLight&lng=113.9015&lat=22.6015&system=wgs84').expect(200);
    expect(body.lead.name).toBe('供水公司');
  });

  it.each([['a unit', { unitId: 'nobody' }], ['an area', { areaId: 'nowhere' }]])('refuses %s that is not there', async (_what, part) => {
    expect((await admin.post('/administration/rules', { categoryId: 'roadCover', areaId: 'g0', unitId: 'water', article: '依据', ...part })).status).toBe(404);
  });
});

it('removes previews that nobody decided on after some days, with what they held', async () => {
  const area = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { 编号: 'a1', 名称: '片区', 单位编号: 'water' }, geometry: { type: 'Polygon', coordinates: [[[113.99, 22.69], [113.991, 22.69], [113.991, 22.691], [113.99, 22.69]]] } }] };
  const { body } = await admin.post('/administration/imports?kind=areas').attach('file', Buffer.from(JSON.stringify(area)), 'areas.geojson').expect(201);
  clock.set(new Date(TEST_NOW.getTime() + (PREVIEW_DAYS - 1) * 86_400_000));
  await sweepPreviews.run(server.deps);
  admin = await server.as('admin');
  expect((await admin.get(`/administration/imports/${body.id}`)).body.state).toBe('previewed');
  clock.set(new Date(TEST_NOW.getTime() + PREVIEW_DAYS * 86_400_000));
  await sweepPreviews.run(server.deps);
  await sweepPreviews.run(server.deps);
  admin = await server.as('admin');
  expect((await admin.get(`/administration/imports/${body.id}`).expect(200)).body).toMatchObject({ state: 'expired', preview: [], map: null });
  expect(await server.deps.storage.get(`imports/${body.id}`)).toBeNull();
  expect((await admin.post(`/administration/imports/${body.id}/accept`, {})).body.error.code).toBe('wrong_state');
});
