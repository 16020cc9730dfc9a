import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /rolls/:id'>;
type Own = ResponseOf<'GET /rolls/mine'>['items'][number];
const body = { id: 'b-1', name: '梧桐里业主大会' };
const row: ResponseOf<'GET /rolls'>['items'][number] = { id: 'b-1-v1', body, kind: 'owners', version: 1, state: 'open', until: '2026-12-20', lines: 3, settledAt: null, at: '2026-11-23T02:00:00.000Z' };
const own: Own = { rollId: row.id, ref: 'r-1', revision: 0, body, kind: 'owners', state: 'open', until: row.until, place: '3栋2单元501', area: 8950, at: 0, holders: [{ name: '陈雅文', mine: true, matched: true }], voter: null, delegate: null, proposed: false, mayObject: true, mayName: false };
const couple: Own = { ...own, ref: 'r-2', place: '5栋101', at: 1, holders: [{ name: '李**', mine: false, matched: true }, { name: '陈雅文', mine: true, matched: true }], voter: { at: 0, agreed: [0], named: false }, mayName: true };
const view: View = {
  ...row, revision: 2, sums: { lines: 3, area: 24_950, persons: 2, reachable: 1, buildings: [{ name: '3栋', lines: 2, area: 17_900 }, { name: '5栋', lines: 1, area: null }] }, community: { id: 'c01', name: '梧桐里社区' }, station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' }, viewer: 'guest', actions: [],
  withdrawnWhy: null, corrections: [], mine: [own], objections: [], mayObject: false, work: null,
};

let phone: Phone;
const opened = (page: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/rolls/pages/${page}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /rolls/:id', () => view);
  phone.server.answer('GET /rolls/mine', () => ({ items: [own] }));
});

it('says where one stands with area and as what, and its numbers without names', async () => {
  const page = await opened('roll', '您在这份名册上：3栋2单元501，建筑面积89.50平方米，业主', { id: row.id });
  for (const words of ['3 行，2 位业主，249.50 平方米', '179.00 平方米', '没卖的房，一起算一位']) expect(page.text()).toContain(words);
  await page.close();
});

it('takes an objection with its kind and words, and nothing before both are there', async () => {
  phone.server.answer('POST /rolls/:id/objections', () => ({ ...view, objections: [{ id: 'o-1', kind: 'wrongArea', text: '92.30', state: 'open', answerBy: '2026-12-01T09:30:00.000Z', answer: null, place: own.place }] }));
  const page = await opened('roll', '这里不对', { id: row.id });
  await press(page, '这里不对');
  await press(page, '交给工作站');
  expect(phone.server.calls('POST /rolls/:id/objections')).toHaveLength(0);
  await press(page, '面积不对');
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '房产证上是 92.30');
  await press(page, '交给工作站');
  await until('it to be sent', () => phone.server.calls('POST /rolls/:id/objections').length === 1);
  expect(phone.server.calls('POST /rolls/:id/objections')[0]).toMatchObject({ params: { id: row.id }, body: { ref: 'r-1', kind: 'wrongArea', text: '房产证上是 92.30' }, key: expect.any(String) });
  await page.close();
});

it('lets co-owners agree on who votes, and says how many have not', async () => {
  phone.server.answer('GET /rolls/:id', () => ({ ...view, mine: [couple] }));
  phone.server.answer('POST /rolls/:id/lines/:ref/name-voter', () => ({ ...couple, voter: { at: 0, agreed: [0, 1], named: true } }));
  const page = await opened('roll', '还有 1 位没点头', { id: row.id });
  await press(page, '我同意：李**');
  expect(phone.server.calls('POST /rolls/:id/lines/:ref/name-voter')[0]).toMatchObject({ params: { ref: 'r-2' }, body: { at: 0, revision: 0 } });
  await page.close();
});

it('says kindly that one stands nowhere, and takes that one is missing', async () => {
  phone.server.answer('GET /rolls/:id', () => ({ ...view, mine: [], mayObject: true }));
  const page = await opened('roll', '这份名册上没有您', { id: row.id });
  expect(page.text()).toContain('上面没有我');
  await page.close();
  phone.server.answer('GET /rolls/mine', () => ({ items: [] }));
  const none = await opened('mine', '您还没在名册上');
  await none.close();
});

it('names the faults of a table by row, and offers to take it in only without any', async () => {
  const read: ResponseOf<'GET /rolls/imports/:id'> = { id: 'i-1', body, kind: 'owners', state: 'checked', file: '业主.xlsx', rows: 3, problemCount: 1, by: '林晓梅', at: row.at, rollId: null, problems: [{ row: 3, column: '建筑面积', text: '建筑面积要写成数字，比如 89.50，不要写别的字' }], notes: [], noteCount: 0, sums: null, changes: null };
  phone.server.answer('GET /rolls/imports/:id', () => read);
  const bad = await opened('import', '要改的（1 处）', { id: 'i-1' });
  expect(bad.text()).toContain('第 3 行，建筑面积');
  expect(bad.text()).not.toContain('收下，作为新的一版');
  await bad.close();
  phone.server.answer('GET /rolls/imports/:id', () => ({ ...read, problemCount: 0, problems: [], sums: view.sums, changes: { since: 1, counts: { added: 1, removed: 0, area: 1, holders: 0 }, first: [{ what: 'area', place: '3栋501', from: 8950, to: 9230 }] } }));
  const good = await opened('import', '收下，作为新的一版', { id: 'i-1' });
  for (const words of ['新加的 1 行，面积变了 1 行', '89.50 → 92.30 平方米']) expect(good.text()).toContain(words);
  await good.close();
});
