import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /volunteers/:id'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const view: View = {
  id: 'v-1', revision: 3, number: 'ZY0000007', state: 'active', viewer: 'self', name: '陈雅文', level: 1, hoursReady: false, document: { kind: 'identityCard', tail: '0014' }, age: 35, minor: false,
  skills: [{ skill: 'electrics', proof: '低压电工作业证', until: '2028-06-30', seen: false, counts: false }], times: ['weekend'], languages: [], avoids: ['nights'], avoidText: '', merits: [],
  emergency: { name: '陈先生', relation: 'partner', phoneTail: '0033' }, guardian: null, guardianSeen: false, termsDue: false, agreedAt: '2026-11-20T02:00:00.000Z', community: { id: 'c01', name: '梧桐里社区' }, station, dueAt: null,
  timeline: [{ id: '1', at: '2026-11-20T02:00:00.000Z', action: 'join', part: 'self', code: null, text: null }], actions: ['edit', 'pause', 'withdraw'],
};
const TERMS = { promise: '2026-1', risk: '2026-1', adult: 18 } as const;

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, path, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
});

it('asks whoever never signed up, and says what is missing before anything is sent', async () => {
  phone.server.answer('GET /volunteers/mine', () => ({ volunteer: null, ...TERMS }));
  await (await opened('features/volunteers/pages/mine', '您想帮把手吗')).close();
  const page = await opened('features/volunteers/pages/join', '志愿者承诺');
  await press(page, '交给工作站');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /volunteers')).toHaveLength(0);
  await page.close();
});

it('shows one\'s own record with the last four, what does not count yet, and rests by one press', async () => {
  phone.server.answer('GET /volunteers/mine', () => ({ volunteer: view, ...TERMS }));
  phone.server.answer('POST /volunteers/:id/pause', () => ({ ...view, state: 'paused' as const }));
  const page = await opened('features/volunteers/pages/mine', 'ZY0000007');
  for (const words of ['后四位 0014', '等工作站看证书', '尾号 0033', '夜里']) expect(page.text()).toContain(words);
  await press(page, '歇一阵');
  await until('the rest', () => phone.server.calls('POST /volunteers/:id/pause').length === 1);
  expect(phone.server.calls('POST /volunteers/:id/pause')[0]).toMatchObject({ params: { id: 'v-1' }, body: { revision: 3 }, key: expect.any(String) });
  await page.close();
});

it('of a minor in force with another guardian is seen by the station at one press', async () => {
  const seen = (): boolean => phone.server.calls('POST /volunteers/:id/see-guardian').length > 0;
  phone.server.answer('GET /volunteers/:id', () => ({ ...view, viewer: 'station' as const, minor: true, guardianSeen: seen(), actions: seen() ? ['ask', 'end'] : ['seeGuardian', 'ask', 'end'] }));
  phone.server.answer('POST /volunteers/:id/see-guardian', () => ({ ...view, viewer: 'station' as const, minor: true, guardianSeen: true, actions: ['ask', 'end'] }));
  const page = await opened('features/volunteers/pages/record', '监护人换了人或者换了号码', { id: 'v-1' });
  await press(page, '看到监护人同意了');
  await until('it was seen', () => phone.server.calls('POST /volunteers/:id/see-guardian').length === 1 && !page.text().includes('监护人换了人或者换了号码'));
  await page.close();
});

it('is taken on by the station, of a minor only once the guardian was seen', async () => {
  phone.server.answer('GET /volunteers/:id', () => ({ ...view, state: 'submitted' as const, viewer: 'station' as const, minor: true, number: null, actions: ['approve', 'ask', 'decline'] }));
  phone.server.answer('POST /volunteers/:id/approve', () => ({ ...view, viewer: 'station' as const, actions: [] }));
  const page = await opened('features/volunteers/pages/record', '工作站要做的', { id: 'v-1' });
  await press(page, '通过');
  expect(phone.server.calls('POST /volunteers/:id/approve')).toHaveLength(0);
  await press(page, '工作站看到监护人同意了');
  await press(page, '通过');
  await until('the approval', () => phone.server.calls('POST /volunteers/:id/approve').length === 1);
  expect(phone.server.calls('POST /volunteers/:id/approve')[0]?.body).toEqual({ revision: 3, guardianSeen: true });
  await page.close();
});

it('shows training and honours to whose record it is, and lets the station write one and take one back', async () => {
  const merit = { id: '4', kind: 'honour', title: '社区好邻居', giver: '梧桐里居委会', day: '2026-11-20' } as const;
  phone.server.answer('GET /volunteers/mine', () => ({ volunteer: { ...view, merits: [merit] }, ...TERMS }));
  const own = await opened('features/volunteers/pages/mine', '社区好邻居');
  for (const words of ['培训、表彰和评价', '梧桐里居委会', '2026 年 11 月 20 日', '表彰']) expect(own.text()).toContain(words);
  await own.close();
  const station = { ...view, viewer: 'station' as const, merits: [merit], actions: ['addMerit', 'dropMerit'] as View['actions'] };
  phone.server.answer('GET /volunteers/:id', () => station);
  phone.server.answer('POST /volunteers/:id/drop-merit', () => ({ ...station, merits: [], actions: ['addMerit'] as View['actions'] }));
  const page = await opened('features/volunteers/pages/record', '工作站要做的', { id: 'v-1' });
  await press(page, '记培训、表彰');
  await press(page, '记下，告诉本人');
  await until('what is missing', () => page.text().includes('写清楚是什么'));
  expect(phone.server.calls('POST /volunteers/:id/add-merit')).toHaveLength(0);
  await press(page, '撤掉一条记录');
  await press(page, '社区好邻居');
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '写错了');
  await press(page, '撤掉，告诉本人');
  await until('the line', () => phone.server.calls('POST /volunteers/:id/drop-merit').length === 1);
  expect(phone.server.calls('POST /volunteers/:id/drop-merit')[0]?.body).toEqual({ revision: 3, meritId: '4', text: '写错了' });
  await page.close();
});
