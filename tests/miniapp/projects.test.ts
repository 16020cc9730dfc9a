import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { Refusal } from '../support/weapp/api';
import { me, photo } from './cases/fixtures';
import { phoneOf, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /projects/:id'>;
type Row = ResponseOf<'GET /projects'>['items'][number];
type Round = ResponseOf<'GET /project-rounds/:id'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };

const row: Row = { id: 'p-1', state: 'running', title: '3 栋门口装扶手', place: '3 栋门口', community: '梧桐里社区', kind: 'works', budgetFen: 260_000, done: 1, steps: 2, late: true, roundId: null, at: '2026-11-20T02:00:00.000Z', thumbUrl: null };
const { thumbUrl: _thumb, community: _community, ...facts } = row;
const view: View = {
  ...facts, number: 'XM26-000001', revision: 7, viewer: 'guest', by: 'resident', need: '老人上下台阶没处扶', photos: [], community: { id: 'c01', name: '梧桐里社区' }, station, source: 'community', duty: '合同里没有', council: null, proposer: null, given: null, dueAt: null,
  chosen: { by: 'round', at: '2026-11-20T02:00:00.000Z', count: 23, people: 41 },
  plan: [
    { id: 's1', title: '量尺寸', unit: { id: 'st', name: '工作站' }, plannedOn: '2026-11-10', firstOn: null, moved: null, doneOn: '2026-11-09', late: false, again: false, text: '试了高度', photos: [], mayReport: false },
    { id: 's2', title: '装扶手', unit: { id: 'u1', name: '锦园物业' }, plannedOn: '2026-11-20', firstOn: '2026-11-15', moved: '料没到', doneOn: null, late: true, again: false, text: null, photos: [], mayReport: false },
  ],
  acceptance: null, evaluation: null, timeline: [{ id: '3', at: '2026-11-18T02:00:00.000Z', action: 'choose', part: 'system', unit: null, code: '41 位里 23 位选了它', text: null }], following: false, mayFollow: true, owners: [], careful: false, linked: false, actions: [],
};
const asked: View = { ...view, state: 'acceptance', late: false, acceptance: { until: '2026-12-10T02:00:00.000Z', over: false, quorum: 3, extended: 0, good: null, bad: null, verdict: null, mine: null, may: true, said: [] } };
const candidate = (id: string, title: string): Round['candidates'][number] => ({ id, title, place: '小广场', need: '老人没处坐', kind: 'goods', budgetFen: 0, thumbUrl: null, count: null, won: null });
const round: Round = {
  id: 'r-1', revision: 0, state: 'open', title: '先办哪一个', community: { id: 'c01', name: '梧桐里社区' }, station, openedAt: '2026-11-20T02:00:00.000Z', closesAt: '2026-12-10T16:00:00.000Z', over: false, picks: 1, builds: 1, quorum: 3,
  candidates: [candidate('p-2', '添长椅'), candidate('p-3', '工具柜')], people: null, mine: null, may: true, why: null, reason: null, mayCancel: false,
};

let phone: Phone;
const places = { items: [{ id: 'c01', name: '梧桐里社区', street: { id: 's1', name: '青云街道' } }, { id: 'c02', name: '枫林社区', street: { id: 's1', name: '青云街道' } }] };
const listed = ({ query }: { query: { lane?: string | undefined } }): ResponseOf<'GET /projects'> => ({ items: query.lane === 'running' ? [row] : [], next: null, counts: { choosing: 0, running: 1, done: 0 }, community: { id: 'c01', name: '梧桐里社区' }, rounds: [{ id: 'r-1', title: '先办哪一个', state: 'open' as const, closesAt: round.closesAt }] });
/** A phone of somebody else: what it opens is answered as on the first one. */
async function switchOn(who: typeof me): Promise<void> {
  document.body.replaceChildren();
  jest.resetModules();
  phone = await phoneOf(who);
  phone.server.answer('GET /communities', () => places);
  phone.server.answer('GET /projects', listed);
  phone.server.answer('GET /projects/:id', () => view);
  phone.server.answer('GET /project-rounds/:id', () => round);
}
async function opened(path: string, params: Record<string, string>, words: string): Promise<WeappPage> {
  const page = await phone.app.openPage(path, params);
  await until(words, () => page.text().includes(words));
  return page;
}
beforeEach(() => switchOn(me));

it('lists what is to choose first, with the round that runs, and what is under way with what is late', async () => {
  const page = await opened('features/projects/pages/list', {}, '先办哪一个');
  expect(page.text()).toContain('现在没有要选的');
  await press(page, '正在做 1');
  await until('what is under way', () => page.text().includes(row.title));
  expect(page.text()).toContain('有一步晚了');
  await page.close();
});

it('shows who does each step and by when, and is followed by one press', async () => {
  phone.server.answer('POST /projects/:id/follow', () => ({ ...view, following: true }));
  const page = await opened('features/projects/pages/project', { id: 'p-1' }, row.title);
  for (const words of ['预计 2,600 元，社区经费', '41 位里 23 位选了它', '锦园物业', '料没到', '晚了']) expect(page.text()).toContain(words);
  await press(page, '跟着它');
  await until('the follow', () => phone.server.calls('POST /projects/:id/follow').length === 1);
  expect(phone.server.calls('POST /projects/:id/follow')[0]).toMatchObject({ params: { id: 'p-1' }, body: { on: true }, key: expect.any(String) });
  await page.close();
});

it('asks those who may whether it is good, and why not', async () => {
  phone.server.answer('GET /projects/:id', () => asked);
  phone.server.answer('POST /projects/:id/opinion', () => asked);
  const page = await opened('features/projects/pages/project', { id: 'p-1' }, '没来说的，不算同意');
  await press(page, '还不行');
  await until('the why', () => page.text().includes('哪里还不行'));
  await press(page, '就这样说');
  await until('the opinion', () => phone.server.calls('POST /projects/:id/opinion').length === 1);
  expect(phone.server.calls('POST /projects/:id/opinion')[0]?.body).toEqual({ good: false, text: '' });
  await page.close();
});

it('is chosen in a round, one at a time, and a refusal is told in its sentence', async () => {
  phone.server.answer('POST /project-rounds/:id/choose', () => { throw new Refusal('rule_refused', '住处核实过的居民才能选，先到“我的家”里登记住处'); });
  const page = await opened('features/projects/pages/round', { id: 'r-1' }, '添长椅');
  expect(page.text()).toContain('至少 3 位来选才算数');
  await press(page, '选它');
  await press(page, '就选这些');
  await until('the choice', () => phone.server.calls('POST /project-rounds/:id/choose').length === 1);
  expect(phone.server.calls('POST /project-rounds/:id/choose')[0]?.body).toEqual({ projectIds: ['p-2'] });
  await page.close();
});

const own: View = { ...view, state: 'proposed', viewer: 'proposer', revision: 2, title: '门口装扶手', need: '老人没处扶', given: '3 栋门口', place: '', kind: null, chosen: null, plan: [], photos: [photo('photo-a'), photo('photo-b')], actions: ['edit', 'withdraw'] };
it('is written anew by its proposer: what was there is shown, can be taken off, and goes along', async () => {
  phone.server.answer('GET /projects/:id', () => own);
  phone.server.answer('POST /projects/:id/edit', () => ({ ...own, revision: 3 }));
  const page = await opened('features/projects/pages/project', { id: 'p-1' }, '门口装扶手');
  await press(page, '改一改');
  await until('the form', () => phone.app.wx.callsOf('navigateTo').some(({ url }) => url === '/features/projects/pages/propose?edit=p-1'));
  await page.close();
  const form = await opened('features/projects/pages/propose', { edit: 'p-1' }, '已经放的照片');
  expect(form.findAll('.u-photo__remove')).toHaveLength(2);
  await form.tap(form.findAll('.u-photo__remove')[0] as HTMLElement);
  await form.input(form.findAll('.u-ruled__input')[0] as HTMLElement, '老人上下台阶没处扶');
  await press(form, '改好了，交上去');
  await until('it is sent', () => phone.server.calls('POST /projects/:id/edit').length === 1);
  expect(phone.server.calls('POST /projects/:id/edit')[0]?.body).toEqual({ revision: 2, title: '门口装扶手', need: '老人上下台阶没处扶', photoIds: ['photo-b'] });
  await form.close();
});

it('is taken back only after its proposer said yes', async () => {
  phone.server.answer('GET /projects/:id', () => own);
  phone.server.answer('POST /projects/:id/withdraw', () => ({ ...own, state: 'withdrawn', actions: [] }));
  const page = await opened('features/projects/pages/project', { id: 'p-1' }, '门口装扶手');
  await press(page, '撤回');
  await until('the question', () => page.text().includes('要撤回这个微项目吗'));
  expect(phone.server.calls('POST /projects/:id/withdraw')).toHaveLength(0);
  const yes = page.findAll('.u-button').filter((one) => one.textContent?.trim() === '撤回');
  await page.tap(yes[yes.length - 1] as HTMLElement);
  await until('it is taken back', () => phone.server.calls('POST /projects/:id/withdraw').length === 1);
  await page.close();
});

it('looks at another community, and lets an officer without a home choose one first', async () => {
  const page = await opened('features/projects/pages/list', {}, '先办哪一个');
  expect(phone.server.calls('GET /projects')[0]?.query).toMatchObject({ communityId: 'c01' });
  await press(page, '看别的社区');
  await until('the communities', () => page.text().includes('枫林社区'));
  await press(page, '枫林社区');
  await until('the other list', () => phone.server.calls('GET /projects').some(({ query }) => query.communityId === 'c02'));
  await page.close();
  await switchOn({ ...me, staff: true, home: null, roles: [{ role: 'streetDispatcher', unit: { id: 's1', name: '青云街道', kind: 'street' }, since: '2025-01-01T00:00:00.000Z', until: null }] });
  const office = await opened('features/projects/pages/list', {}, '哪个社区');
  expect(phone.server.calls('GET /projects')).toHaveLength(0);
  await press(office, '梧桐里社区');
  await until('its list', () => office.text().includes('先办哪一个'));
  await office.close();
});

it('draws the picture of a project in its list and in its round', async () => {
  phone.server.answer('GET /projects', (call) => ({ ...listed(call), items: [{ ...row, thumbUrl: '/api/v1/files/a/thumb' }] }));
  phone.server.answer('GET /project-rounds/:id', () => ({ ...round, candidates: [{ ...candidate('p-2', '添长椅'), thumbUrl: '/api/v1/files/b/thumb' }, candidate('p-3', '工具柜')] }));
  const page = await opened('features/projects/pages/list', {}, row.title);
  expect(page.findAll('.project-photo')).toHaveLength(1);
  await page.close();
  const chosen = await opened('features/projects/pages/round', { id: 'r-1' }, '添长椅');
  expect(chosen.findAll('.project-photo')).toHaveLength(1);
  await chosen.close();
});
