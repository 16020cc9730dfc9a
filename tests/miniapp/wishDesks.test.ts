import type { ResponseOf } from '../../shared/contract';
import { WISH_COUNTS, type WishCount } from '../../shared/domain/wishes/tally';
import { until } from '../support/weapp';
import { Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { press } from './cases/support';
import { row, setScene } from './support/wishes';

/** What stands around a wish: one's own, the station's desk and figures, the year; and the desk of micro-projects. */

const { phone, switchOn, opened } = setScene();
const staff = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };
const counted = (part: Partial<Record<WishCount, number>>): Record<WishCount, number> => ({ ...(Object.fromEntries(WISH_COUNTS.map((count) => [count, 0])) as Record<WishCount, number>), ...part });

it('shows what I wrote and what I claimed, with what waits for me', async () => {
  phone().server.answer('GET /wishes/mine', ({ query }) => ({ items: query.view === 'claimed' ? [{ ...row, id: 'wish-2', text: '想有人陪着下棋', state: 'claimed', mine: 'claimed', claim: 'active', dueAt: '2026-12-01T04:30:00.000Z', toDo: true }] : [{ ...row, mine: 'posted', claim: null, dueAt: null, toDo: false }], next: null }));
  const page = await opened('features/wishes/pages/mine', {}, row.text);
  await press(page, '我认领的');
  await until('what I claimed', () => page.text().includes('想有人陪着下棋'));
  for (const words of ['等约时间', /约好日子|过了说好的时间/u]) expect(page.text()).toMatch(words);
  await page.close();
});

it('shows markup in a wish as it was written', async () => {
  const written = '<script>alert(1)</script><b>凳子</b>&amp;{{x}}';
  phone().server.answer('GET /wishes/mine', () => ({ items: [{ ...row, text: written, mine: 'posted', claim: null, dueAt: null, toDo: false }], next: null }));
  const page = await opened('features/wishes/pages/mine', {}, written);
  expect(page.findAll('script, b')).toHaveLength(0);
  await page.close();
});

it('lists what the station has to check, by number and until when, and what is late', async () => {
  await switchOn(staff);
  phone().server.answer('GET /workbench/wishes', ({ query }) => ({ items: query.desk === 'check' ? [{ ...row, state: 'submitted', number: 'XY26-000007', dueAt: '2026-11-23T09:00:00.000Z', late: true, whom: 'self', claimant: null }] : [], next: null, counts: { check: 1, asked: 0, open: 2, unmatched: 0, going: 0, confirm: 0, over: 0 } }));
  const page = await opened('features/wishes/pages/desk', {}, 'XY26-000007');
  for (const words of ['过了时间', '给自己写的', '替居民写一个']) expect(page.text()).toContain(words);
  await page.close();
  await switchOn();
  await (await opened('features/wishes/pages/desk', {}, '这里归工作站')).close();
  expect(phone().server.calls('GET /workbench/wishes')).toHaveLength(0);
});

it('counts for those who work on wishes, by kind and organisation, and ranks nobody', async () => {
  await switchOn(staff);
  const figures: ResponseOf<'GET /workbench/wish-figures'>['total'] = { counts: counted({ posted: 5, published: 4, claimed: 3, realised: 2, never: 1 }), why: [{ why: 'nobodyFits', count: 1 }], ways: [{ way: 'claim', wishes: 3, median: 2880, p90: 5760 }, { way: 'realise', wishes: 2, median: 7200, p90: 7200 }] };
  phone().server.answer('GET /workbench/wish-figures', ({ query }) => ({ level: { id: 'c01', name: '梧桐里社区', kind: 'community' }, from: query.from, to: query.to, asOf: '2026-11-24T02:00:00.000Z', total: figures, months: [], categories: [{ ...figures, id: 'goods' }], below: [], hands: [{ id: 'u1', name: '福来五金店', claimed: 1, realised: 1 }, { id: null, name: '', claimed: 2, realised: 1 }], above: null }));
  phone().server.answer('POST /workbench/wish-registers', () => ({ url: '/api/v1/x' }));
  const page = await opened('features/wishes/pages/figures', {}, '梧桐里社区');
  for (const words of ['实现', '2 天', '5 天', '福来五金店', '邻居们', '不记个人']) expect(page.text()).toContain(words);
  await page.close();
});

it('tells the year of a community with its stories, which lead to their wishes', async () => {
  phone().server.answer('GET /wishes/year', () => ({ community: { id: 'c01', name: '梧桐里社区' }, year: '2026', years: ['2026', '2025'], asOf: null, counts: { published: 4, claimed: 3, realised: 2, waiting: 1 }, months: Array.from({ length: 12 }, (_, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, realised: at === 2 ? 2 : 0 })), categories: [{ id: 'goods', realised: 2 }], organisations: ['福来五金店'], stories: [{ id: 'wish-1', text: '一张旧木凳，楼下多了个歇脚的地方。', photos: [], at: row.at }] }));
  const page = await opened('features/wishes/pages/year', {}, '一张旧木凳');
  for (const words of ['2 个心愿', '福来五金店']) expect(page.text().replace(/\s+/g, ' ')).toContain(words);
  await press(page, '一张旧木凳，楼下多了个歇脚的地方。');
  await until('the wish', () => phone().app.wx.callsOf('navigateTo').some(({ url }) => String(url).includes('wishes/pages/wish?id=wish-1')));
  await page.close();
});

it('proposes a micro-project only when all is said, and never asks for money', async () => {
  const page = await opened('features/projects/pages/propose', {}, '叫什么');
  await press(page, '交给工作站');
  await until('what is missing', () => page.text().includes('还差 3 处'));
  await page.input(page.findAll('.u-ruled__input')[0] as HTMLElement, '请大家捐款修扶手');
  await until('no money', () => page.text().includes('微项目不向居民收钱'));
  expect(phone().server.calls('POST /projects')).toHaveLength(0);
  await page.close();
});

it('opens a round between candidates, two at least', async () => {
  await switchOn(staff);
  const project = { id: 'p-1', state: 'candidate' as const, title: '楼下长椅', place: '小广场', community: '梧桐里社区', kind: 'goods' as const, budgetFen: 180_000, done: 0, steps: 0, late: false, roundId: null, at: row.at, thumbUrl: null, number: 'XM26-000001', by: 'resident' as const, dueAt: null, overdue: false };
  phone().server.answer('GET /workbench/projects', ({ query }) => ({ items: query.desk === 'candidates' ? [project, { ...project, id: 'p-2', title: '装扶手', number: 'XM26-000002' }] : [], next: null, counts: { check: 0, asked: 0, candidates: 2, choosing: 0, steps: 0, acceptance: 0, evaluate: 0, over: 0 } }));
  const page = await opened('features/projects/pages/desk', {}, '等着选 2');
  await press(page, '等着选 2');
  await until('a round', () => page.text().includes('开一轮'));
  await press(page, '开一轮');
  await until('the form', () => page.text().includes('放哪几个进来'));
  for (const heading of ['选到哪一天', '每人能选几个', '先办几个']) expect(page.text()).toContain(heading);
  await press(page, '开一轮');
  expect(phone().server.calls('POST /project-rounds')).toHaveLength(0);
  for (const one of ['楼下长椅', '装扶手']) await page.tap(page.findAll('.u-option').find((option) => option.textContent?.startsWith(one)) as HTMLElement);
  await page.tap(page.findAll('.u-option').find((option) => option.textContent?.includes('（周')) as HTMLElement);
  const many = (): HTMLElement[] => page.findAll('.u-option').filter((option) => option.textContent === '2 个') as HTMLElement[];
  await page.tap(many()[0] as HTMLElement);
  await press(page, '开一轮');
  await until('one fewer than there are', () => page.text().includes('都要少于 2 个'));
  await page.tap(page.findAll('.u-option').find((option) => option.textContent === '1 个') as HTMLElement);
  phone().server.answer('POST /project-rounds', () => { throw new Refusal('rule_refused', '这个社区有一轮正在选，选完再开'); });
  await press(page, '开一轮');
  await until('the round', () => phone().server.calls('POST /project-rounds').length === 1);
  expect(phone().server.calls('POST /project-rounds')[0]?.body).toMatchObject({ projectIds: ['p-1', 'p-2'], picks: 1, builds: 1 });
  await page.close();
});
