import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /visits/:id'>;
type Row = ResponseOf<'GET /visits'>['items'][number];
const row: Row = { id: 'v-1', state: 'proposed', reason: 'lonely', whom: 'self', person: '王秀英', worker: '吴海燕', visitAt: '2030-03-06T02:00:00.000Z', promises: { open: 0, late: false }, waits: true, at: '2030-03-04T02:00:00.000Z' };
const view: View = {
  ...row, revision: 2, parts: ['visited'], text: '一个人住', times: ['morning'], timesText: '', place: '3 栋 2 单元', asker: null, consent: null, station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '', open: [] }, promised: [], heard: [], nextOn: null, eraseAt: null,
  timeline: [{ id: '0', at: row.at, action: 'ask', part: 'visited', code: null, text: null }], actions: ['accept', 'another', 'callOff'],
};
const heard: View['heard'][number] = { id: 'h-1', to: 'wish', category: 'company', text: '想有人一起读报', state: 'asked', consent: null, target: null };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/visits/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /visits', () => ({ items: [row], next: null }));
  phone.server.answer('GET /visits/:id', () => view);
});

it('lists what I asked for by where it stands, and says kindly that there is nothing', async () => {
  const page = await opened('mine', '吴海燕');
  for (const words of ['请人来看看', '行不行？', '等回话']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /visits', () => ({ items: [], next: null }));
  const empty = await opened('mine', '还没有约过走访');
  await empty.close();
});

it('is answered by one press: the moment suits', async () => {
  phone.server.answer('POST /visits/:id/accept', () => ({ ...view, state: 'agreed', actions: ['another', 'callOff'] }));
  const page = await opened('visit', '这个时间行', { id: 'v-1' });
  for (const words of ['想有人说说话', '3 栋 2 单元', '不用来了', '看得到']) expect(page.text()).toContain(words);
  for (const words of ['交给网格员', '走访完，写一写', '看手机号']) expect(page.text()).not.toContain(words);
  await press(page, '这个时间行');
  await until('it is agreed', () => phone.server.calls('POST /visits/:id/accept').length === 1);
  expect(phone.server.calls('POST /visits/:id/accept')[0]).toMatchObject({ params: { id: 'v-1' }, body: { revision: 2 }, key: expect.any(String) });
  await page.close();
});

it('asks the visited before anything is made of what was heard, and nobody else', async () => {
  const told: View = { ...view, state: 'visited', waits: true, promised: [{ id: 'p-1', text: '带菜单来', dueOn: '2030-03-08', state: 'open', late: false, why: null }], heard: [heard], actions: ['agree', 'refuse', 'again'] };
  phone.server.answer('GET /visits/:id', () => told);
  phone.server.answer('POST /visits/:id/agree', () => ({ ...told, heard: [{ ...heard, state: 'made', consent: 'phone', target: 'w-1' }] }));
  const page = await opened('visit', '同意，替我办', { id: 'v-1' });
  for (const words of ['带菜单来', '想有人一起读报', '写成微心愿', '一个字不多', '再来一次']) expect(page.text()).toContain(words);
  await press(page, '同意，替我办');
  await until('it was agreed to', () => phone.server.calls('POST /visits/:id/agree').length === 1);
  expect(phone.server.calls('POST /visits/:id/agree')[0]).toMatchObject({ body: { revision: 2, heardId: 'h-1' } });
  await page.close();
  phone.server.answer('GET /visits/:id', () => ({ ...told, parts: ['asker'], asker: '陈雅文', whom: 'family', heard: [], actions: ['again'] }));
  const asker = await opened('visit', '带菜单来', { id: 'v-1' });
  expect(asker.text()).not.toContain('同意，替我办');
  await asker.close();
});

it('is not sent before the reason is chosen, and says which is missing', async () => {
  const page = await opened('ask', '为了什么');
  await press(page, '约好，等人来');
  await until('it says what is missing', () => page.text().includes('选一样，好知道谁来合适'));
  expect(phone.server.calls('POST /visits')).toEqual([]);
  await page.close();
});
