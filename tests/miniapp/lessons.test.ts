import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type Lesson = ResponseOf<'GET /lessons/:id'>;
const staff = { ...me, roles: [{ role: 'gridWorker' as const, unit: { id: 'st', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2026-01-01T00:00:00.000Z', until: null }] };
const lesson: Lesson = { id: 'gas', name: '有人说闻到煤气', minutes: 2, mine: null, pages: [{ title: '先让人出来', text: '别开灯。\n到楼下再打电话。' }, { title: '该谁来', text: '打燃气公司。' }], questions: [{ id: 'q', text: '第一句说什么？', options: ['拍照', '先出来'] }] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/lessons/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(staff);
  phone.server.answer('GET /lessons/:id', () => lesson);
  phone.server.answer('POST /lessons/:id/read', () => lesson);
});

it('lists what there is with how far I am, and says that nobody else knows', async () => {
  const mine = { readAt: '2030-03-04T02:00:00.000Z', passedAt: null, changed: false };
  phone.server.answer('GET /lessons', () => ({ items: [{ id: 'gas', name: lesson.name, minutes: 2, questions: 1, mine: null }, { id: 'noise', name: '邻居之间嫌吵', minutes: 1, questions: 0, mine }, { id: 'storm', name: '台风那一夜', minutes: 1, questions: 2, mine: { ...mine, changed: true } }] }));
  const page = await opened('list', lesson.name);
  for (const words of ['2 分钟，1 道小题', '看过', '内容改过', '只有您自己知道']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /lessons', () => ({ items: [] }));
  const empty = await opened('list', '还没有小课');
  await empty.close();
});

it('is read page by page, asks at the end, and says why after a wrong answer', async () => {
  const judged = (chosen: number) => ({ passed: chosen === 1, answers: [{ chosen, right: 1, why: '开关会打出火花。' }], mine: { readAt: null, passedAt: null, changed: false } });
  phone.server.answer('POST /lessons/:id/answers', ({ body }) => judged(body.answers[0] ?? 0));
  const page = await opened('lesson', '先让人出来', { id: 'gas' });
  expect(page.text()).toContain('第 1 页，共 2 页');
  await press(page, '下一页');
  await until('the second page', () => page.text().includes('打燃气公司'));
  await press(page, '做几道小题');
  await until('the question', () => page.text().includes('第一句说什么'));
  expect(phone.server.calls('POST /lessons/:id/read')).toHaveLength(1);
  await press(page, '就这样');
  expect(phone.server.calls('POST /lessons/:id/answers')).toHaveLength(0);
  await press(page, '拍照');
  await press(page, '就这样');
  await until('why', () => page.text().includes('开关会打出火花'));
  await press(page, '再答一次');
  await press(page, '先出来');
  await press(page, '就这样');
  await until('it is passed', () => page.text().includes('都答对了'));
  expect(phone.server.calls('POST /lessons/:id/answers').map(({ body }) => body.answers)).toEqual([[0], [1]]);
  await page.close();
});

it('is not for residents', async () => {
  phone = await freshPhone(me);
  const page = await opened('list', '小课是给工作人员的');
  expect(phone.server.calls('GET /lessons')).toHaveLength(0);
  await page.close();
});
