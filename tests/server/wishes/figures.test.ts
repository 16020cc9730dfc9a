import readXlsxFile from 'read-excel-file/node';
import { features } from '../../../server/features';
import { recount, recountAll } from '../../../server/features/statistics';
import { Figures } from '../../../server/features/statistics/model';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { handsOn } from './support';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
const clock = settableClock(at('2026-03-02T10:00'));
let server: TestServer;
const { as, step, published, post, claimIdOf } = handsOn(() => server);
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

async function count(): Promise<void> {
  await drain(server.deps, workOf(features));
  await recount.run(server.deps);
}
const figures = async (who: string, query: string) => (await (await as(who)).get(`/workbench/wish-figures?${query}`).expect(200)).body;
const MARCH = 'from=2026-03&to=2026-03';

/** Claimed by cy two days after it was released, realised on the fifth, told with consent. */
async function realised(): Promise<string> {
  clock.set(at('2026-03-02T10:00'));
  const { id } = await published({ category: 'time' }, 'ann', '想请人搬一张旧木凳。');
  clock.set(at('2026-03-04T10:00'));
  await (await as('cy')).post(`/wishes/${id}/claim`, { quantity: 1 }).expect(201);
  const claimId = await claimIdOf('cy', id);
  clock.set(at('2026-03-05T10:00'));
  await step('cy', id, 'prove', { claimId, text: '凳子送到楼下了。', photoIds: [] });
  clock.set(at('2026-03-07T10:00'));
  await step('ann', id, 'confirm', { claimId });
  return id;
}

it('counts a month by kind, with who took them and how long it took, and adds streets and the district up', async () => {
  const told = await realised();
  clock.set(at('2026-03-09T10:00'));
  await published({}, 'bob', '想要一个旧柜子。');
  clock.set(at('2026-03-09T11:00'));
  const no = await post('ann', { category: 'service' });
  await step('plumStaff', no.id, 'decline', { reason: 'notReal' });
  await count();
  const page = await figures('plumStaff', MARCH);
  expect(page).toMatchObject({ level: { id: 'plum', kind: 'community' }, below: [], above: null, asOf: clock.now().toISOString() });
  expect(page.total.counts).toEqual({ posted: 3, published: 2, declined: 1, handedOver: 0, withdrawn: 0, ended: 0, claimed: 1, realised: 1, waiting: 1, never: 1, again: 0 });
  expect(page.categories.map(({ id, counts }: { id: string; counts: { posted: number; realised: number } }) => [id, counts.posted, counts.realised])).toEqual([['goods', 1, 0], ['service', 1, 0], ['time', 1, 1]]);
  const days = (way: string): number => page.total.ways.find((one: { way: string }) => one.way === way).median / 1440;
  // Two days to the claim, five until it was realised; bins are 7 % wide to either side.
  expect(Math.abs(days('claim') - 2)).toBeLessThan(0.15);
  expect(Math.abs(days('realise') - 5)).toBeLessThan(0.36);
  expect(page.hands).toEqual([{ id: null, name: '', claimed: 1, realised: 1 }]);
  const street = await figures('northDispatcher', MARCH);
  expect(street.level.kind).toBe('street');
  expect(street.total.counts).toEqual(page.total.counts);
  expect(street.below).toEqual([expect.objectContaining({ id: 'plum', counts: page.total.counts })]);
  // Nothing of the wishes stands in the figures of cases.
  expect((await (await as('plumStaff')).get(`/figures?${MARCH}`).expect(200)).body.total.counts.received).toBe(0);
  expect(told).toBeTruthy();
});

it('says why nobody took a wish for a round, and forgets it when somebody does', async () => {
  clock.set(at('2026-05-04T10:00'));
  const { id } = await published({ category: 'company' }, 'ann', '想有人陪着下盘棋。');
  await step('plumStaff', id, 'unmatched', { reason: 'nobodyFits' });
  await count();
  expect((await figures('plumStaff', 'from=2026-05&to=2026-05')).total.why).toEqual([{ why: 'nobodyFits', count: 1 }]);
  await (await as('cy')).post(`/wishes/${id}/claim`, { quantity: 1, companion: 'station' }).expect(201);
  await count();
  const { total } = await figures('plumStaff', 'from=2026-05&to=2026-05');
  expect([total.why, total.counts.never, total.counts.claimed]).toEqual([[], 0, 1]);
});

it('is equal to a full recount, which puts right what is not', async () => {
  await count();
  expect(await recountAll(server.deps)).toMatchObject({ different: 0 });
  await Figures(server.deps).updateOne({ levelId: 'plum', dimension: 'wish:category', key: 'time', month: '2026-03' }, { $set: { 'tally.realised': 9 } });
  expect((await recountAll(server.deps)).different).toBe(1);
  expect(await recountAll(server.deps)).toMatchObject({ different: 0 });
});

it('shows everybody the year: sums, and the stories that may be told', async () => {
  clock.set(at('2026-06-01T10:00'));
  const id = await realisedIn('2026-06');
  await step('ann', id, 'consent', { yes: true });
  await step('plumStaff', id, 'publish-story', { text: '一张旧木凳，楼下多了个歇脚的地方。', photoIds: [] });
  await count();
  const year = (await (await as('bob')).get('/wishes/year').expect(200)).body;
  expect(year).toMatchObject({ community: { id: 'plum' }, year: '2026', years: ['2026'], counts: { realised: 2 }, organisations: [] });
  expect(year.months.map(({ realised: many }: { realised: number }) => many)).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  expect(year.stories).toEqual([expect.objectContaining({ id, text: '一张旧木凳，楼下多了个歇脚的地方。' })]);
  expect((await (await as('bob')).get('/wishes/year?year=2025').expect(200)).body.counts.realised).toBe(0);
});

async function realisedIn(month: string): Promise<string> {
  clock.set(at(`${month}-02T10:00`));
  const { id } = await published({ category: 'time' }, 'ann', '想请人搬一张旧木凳。');
  await (await as('cy')).post(`/wishes/${id}/claim`, { quantity: 1 }).expect(201);
  const claimId = await claimIdOf('cy', id);
  await step('cy', id, 'prove', { claimId, text: '凳子送到楼下了。', photoIds: [] });
  await step('ann', id, 'confirm', { claimId });
  return id;
}

it('hands out the register as it was released, with nobody’s name in it, to who may read the figures', async () => {
  const { url } = (await (await as('plumStaff')).post('/workbench/wish-registers', { from: '2026-01', to: '2026-12' }).expect(201)).body;
  const path = url.replace('/api/v1', '');
  const { body } = await (await as('bob')).get(path).buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200);
  const [first] = await readXlsxFile(body as Buffer);
  const rows = first?.data ?? [];
  expect(rows[0]?.slice(0, 5)).toEqual(['编号', '社区', '写下', '类别', '心愿（发布的话）']);
  expect(rows.map((row) => row[4])).toEqual(['心愿（发布的话）', '想请人搬一张旧木凳。', '想要一个旧柜子。', '（没有发布）', '想有人陪着下盘棋。', '想请人搬一张旧木凳。']);
  expect(rows[1]?.slice(8, 13)).toEqual(['邻居', 1, '2026 年 3 月 4 日', '2026 年 3 月 7 日', 5]);
  for (const hidden of ['ann', '502', '先生', '女士', '楼下的旧木凳']) expect(JSON.stringify(rows)).not.toContain(hidden);
  await (await as('bob')).get(path.replace('2026-12', '2026-11')).expect(404);
  await (await as('ann')).post('/workbench/wish-registers', { from: '2026-01', to: '2026-12' }).expect(403);
});
