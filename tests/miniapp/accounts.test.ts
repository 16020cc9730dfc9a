import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { phoneOf, press, type Phone } from './cases/support';

type Account = ResponseOf<'POST /workbench/accounts/find'>;
const HEAD = { ...me, roles: [{ role: 'stationHead' as const, unit: { id: 'st', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2026-01-01T00:00:00.000Z', until: null }] };
const account: Account = { id: 'p-zhao', name: '赵志强', phoneTail: '0004', community: { id: 'c01', name: '梧桐里社区' }, office: false, revision: 0, suspended: false, suspension: null, past: [], mayRestore: false };
const stopped: Account = { ...account, revision: 1, suspended: true, mayRestore: true, suspension: { since: '2026-11-20T02:00:00.000Z', until: '2026-12-20T02:00:00.000Z', reason: 'harassed', text: '夜里敲门', unit: '梧桐里社区工作站', liftedAt: null, liftText: null } };

let phone: Phone;
let known: Account[];
async function opened(who: typeof me = HEAD): Promise<WeappPage> {
  document.body.replaceChildren();
  jest.resetModules();
  phone = await phoneOf(who);
  known = [];
  phone.server.answer('GET /workbench/accounts', () => ({ items: known }));
  const page = await phone.app.openPage('features/administration/pages/accounts', {});
  await until('the page', () => /停过的账号|这里归站长/.test(page.text()));
  return page;
}
const type = (page: WeappPage, words: string): Promise<void> => page.input(page.findAll('.u-field__input')[0] as HTMLElement, words);

it.each([false, true])('the head finds whose number it is, stops the account after a yes, and lifts it; elder mode %s', async (elderMode) => {
  const page = await opened({ ...HEAD, preferences: { elderMode } });
  await until('that none was stopped', () => page.text().includes('这里还没有停过账号'));
  await press(page, '查一查');
  expect(page.text()).toContain('写 11 位的手机号');
  expect(phone.server.calls('POST /workbench/accounts/find')).toEqual([]);
  phone.server.answer('POST /workbench/accounts/find', () => account);
  phone.server.answer('POST /workbench/accounts/:id/suspend', () => { known = [stopped]; return stopped; });
  phone.server.answer('POST /workbench/accounts/:id/restore', () => { known = []; return { ...stopped, revision: 2, suspended: false, mayRestore: false, suspension: { ...(stopped.suspension as NonNullable<Account['suspension']>), liftedAt: '2026-11-24T02:00:00.000Z', liftText: null } }; });
  await type(page, '19900000004');
  await press(page, '查一查');
  await until('whose it is', () => page.text().includes('赵志强'));
  await press(page, '30 天');
  await press(page, '打扰过别人');
  await press(page, '停用这个账号');
  await until('the question', () => page.text().includes('停用赵志强的账号？'));
  await press(page, '先不停');
  expect(phone.server.calls('POST /workbench/accounts/:id/suspend')).toEqual([]);
  await press(page, '停用这个账号');
  await until('the question again', () => page.text().includes('马上退出登录'));
  const yes = page.findAll('.u-press').filter((one) => one.textContent?.trim() === '停用这个账号').at(-1);
  await page.tap(yes as HTMLElement);
  await until('that it is stopped', () => page.text().includes('恢复这个账号'));
  expect(phone.server.calls('POST /workbench/accounts/:id/suspend')[0]).toMatchObject({ params: { id: 'p-zhao' }, body: { revision: 0, reason: 'harassed', text: '', days: 30 }, key: expect.any(String) });
  await press(page, '恢复这个账号');
  await until('that it is lifted', () => page.text().includes('恢复了'));
  expect(phone.server.calls('POST /workbench/accounts/:id/restore')[0]?.body).toEqual({ revision: 1, text: '' });
  await page.close();
});

it('says what is so where it cannot be done: nobody of theirs, an office, not the viewer’s to decide', async () => {
  const page = await opened();
  phone.server.answer('POST /workbench/accounts/find', () => { throw new Refusal('not_found', '没找到，可能已经不在了'); });
  await type(page, '19900000009');
  await press(page, '查一查');
  await until('that there is nobody', () => page.text().includes('没找到'));
  phone.server.answer('POST /workbench/accounts/find', () => ({ ...account, office: true }));
  await press(page, '查一查');
  await until('the office', () => page.text().includes('先由管理员结束职务'));
  expect(page.text()).not.toContain('停用这个账号');
  await page.close();
  const other = await opened(me);
  await until('whose it is to decide', () => other.text().includes('这里归站长和管理员'));
  await other.close();
});
