import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /mediations/:id'>;
type Row = ResponseOf<'GET /mediations'>['items'][number];
const row: Row = { id: 'm-1', state: 'inviting', kind: 'noise', first: '陈雅文', second: '李明', mediator: null, sessionAt: null, waits: true, at: '2030-03-04T02:00:00.000Z' };
const side: View['sides']['first'] = { name: '陈雅文', consent: 'yes', consentHow: 'phone', statement: null, shown: false, signed: null, signedAt: null, kept: null, office: false };
const view: View = {
  ...row, revision: 2, parts: ['second'], station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '', open: [] }, who: null, sides: { first: side, second: { ...side, name: '李明', consent: 'asked', consentHow: null } }, mediatorId: null, place: '', sessions: [], agreement: null, office: null, eraseAt: null,
  timeline: [{ id: '1', at: row.at, action: 'invite', part: 'station', code: null, text: null }], actions: ['consent', 'refuse'],
};
const drafted: View = { ...view, state: 'drafted', mediator: '王阿姨', mediatorId: 'p-w', agreement: { text: '夜里十点以后不拖椅子', dueOn: '2030-03-10', followUpOn: '2030-03-12', edition: 2, confirmedAt: null, courtUntil: null }, sides: { first: { ...side, statement: '想睡个好觉', shown: true }, second: { ...side, name: '李明', statement: '' } }, actions: ['tell', 'otherMediator', 'sign', 'objectDraft', 'stop'] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/mediations/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /mediations', () => ({ items: [row], next: null }));
  phone.server.answer('GET /mediations/:id', () => view);
});

it('lists what concerns me, and says kindly that there is nothing', async () => {
  const page = await opened('mine', '太吵');
  for (const words of ['请人调解', '您愿不愿意坐下来谈']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /mediations', () => ({ items: [], next: null }));
  const empty = await opened('mine', '没有调解');
  await empty.close();
});

it('asks before anything is shared: a yes by one press', async () => {
  phone.server.answer('POST /mediations/:id/consent', () => ({ ...view, state: 'willing', actions: ['tell', 'stop'] }));
  const page = await opened('mediation', '我愿意谈', { id: 'm-1' });
  for (const words of ['我不愿意', '陈雅文', '只有两边、调解员和社区工作站看得到']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('看手机号');
  await press(page, '我愿意谈');
  await until('it is said', () => phone.server.calls('POST /mediations/:id/consent').length === 1);
  expect(phone.server.calls('POST /mediations/:id/consent')[0]).toMatchObject({ params: { id: 'm-1' }, body: { revision: 2 }, key: expect.any(String) });
  await page.close();
});

it('shows the agreement as it is to be signed, and what the other side lets one read', async () => {
  phone.server.answer('GET /mediations/:id', () => drafted);
  const page = await opened('mediation', '看清楚了，签字', { id: 'm-1' });
  for (const words of ['夜里十点以后不拖椅子', '想睡个好觉', '王阿姨', '先不签，要改', '换一位调解员']) expect(page.text()).toContain(words);
  await page.close();
});

it('is not handed in before it says what and with whom', async () => {
  const page = await opened('ask', '什么事');
  await press(page, '交给工作站');
  await until('it says what is missing', () => page.text().includes('写上对方是谁，工作站好去问'));
  expect(phone.server.calls('POST /mediations')).toEqual([]);
  await page.close();
});

it('gives the mediator the next step first', async () => {
  phone.server.answer('GET /mediations/:id', () => ({ ...view, state: 'appointed', parts: ['mediator'], mediator: '陈雅文', actions: ['giveBack', 'arrange', 'held'] }));
  const page = await opened('mediation', '约个时间', { id: 'm-1' });
  for (const words of ['谈完，写一写', '交回工作站', '看手机号']) expect(page.text()).toContain(words);
  expect(page.text().indexOf('约个时间')).toBeLessThan(page.text().indexOf('谈完，写一写'));
  await page.close();
});
