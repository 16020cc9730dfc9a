import type { Page } from 'playwright-core';
import { formatFullDate } from '../../shared/domain/kernel/dates';
import { dayOf } from '../../shared/domain/kernel/days';
import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();

it('signs up with what one can do and whom to call, and waits for the station', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '报名当志愿者');
  await tap(page, '交给工作站');
  await sees(page, /还差 4 处/);
  await typeInto(field(page, '姓名（和证件上一样）'), PEOPLE.chen.name);
  await typeInto(field(page, '证件号码'), '990000199101010014');
  await page.getByRole('checkbox', { name: '电工' }).filter({ visible: true }).tap();
  await typeInto(field(page, '电工：是什么证'), '低压电工作业证');
  await typeInto(field(page, '联系人的姓名'), '陈先生');
  await typeInto(field(page, '联系人的手机号'), '13900010033');
  await page.getByRole('switch', { name: /^看过了，我同意/ }).filter({ visible: true }).tap();
  await tap(page, '交给工作站');
  await sees(page, '等工作站看');
  await sees(page, /后四位 0014/);
});

it('is asked back by the station, answers, and is taken on', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '志愿者');
  await tap(page, new RegExp(PEOPLE.chen.name));
  await tap(page, '请补充');
  await typeInto(field(page, '问什么'), '电工证哪一年发的？');
  await tap(page, '问回去');
  await sees(page, '等补充');
  const resident = await stage.phone(PEOPLE.chen.name);
  await openMine(resident.page);
  await tap(resident.page, /^志愿者/);
  await sees(resident.page, /电工证哪一年发的/);
  await tap(resident.page, '改一改');
  await typeInto(field(resident.page, '回答工作站'), '2024 年');
  await tap(resident.page, '改好了');
  await sees(resident.page, '等工作站看');
  const desk = await stage.desk(PEOPLE.lin.name);
  await tap(desk.page, '志愿者');
  await tap(desk.page, new RegExp(PEOPLE.chen.name));
  await tap(desk.page, '通过');
  await sees(desk.page, /志愿者编号 ZY\d{7}/);
  await tap(desk.page, /^证书看过了：电工/);
  await sees(desk.page, '工作站看过证书：电工');
});

it('is told so, with the number on one\'s own page, and may rest and come back', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await openMine(page);
  await tap(page, /^志愿者/);
  await sees(page, /志愿者编号 ZY\d{7}/);
  await tap(page, '歇一阵');
  await tap(page, '回来了');
  await sees(page, '在册');
});

/** The station's desk, at the record of chen, who is on the roll. */
async function atRecord(): Promise<Page> {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '志愿者');
  await tap(page, /^在册/);
  await tap(page, new RegExp(PEOPLE.chen.name));
  await sees(page, '工作站要做的');
  return page;
}

it('has a training and an honour written into the record, and reads both on one\'s own page', async () => {
  const page = await atRecord();
  const today = dayOf(new Date());
  for (const [kind, what, giver, who] of [['培训', '急救员培训，16 课时', '谁办的', '区红十字会'], ['表彰', '区优秀志愿者', '谁给的', '区文明办']] as const) {
    await tap(page, '记培训、表彰');
    await tap(page, kind);
    await tap(page, '记下，告诉本人');
    await sees(page, '写清楚是什么、谁给的、哪一天');
    await typeInto(field(page, '是什么'), what);
    await typeInto(field(page, giver), who);
    await typeInto(page.getByLabel('哪一天').filter({ visible: true }), today);
    await tap(page, '记下，告诉本人');
    await sees(page, `工作站记了一条：${kind}`);
  }
  const { page: own } = await stage.phone(PEOPLE.chen.name);
  await tap(own, /^消息/);
  await openMessage(own, /区优秀志愿者/);
  await sees(own, '培训、表彰和评价');
  for (const words of ['急救员培训，16 课时', '区红十字会', formatFullDate(new Date())]) await sees(own, words);
  // It is read there, and written by nobody whose it is.
  expect(await own.getByRole('button', { name: '记培训、表彰' }).count()).toBe(0);
});

it('has what was wrong taken back, and is told why', async () => {
  const page = await atRecord();
  await tap(page, '撤掉一条记录');
  await tap(page, '撤掉，告诉本人');
  await sees(page, '选一条，写一句为什么');
  await page.getByRole('radio', { name: /^区优秀志愿者/ }).filter({ visible: true }).click();
  await typeInto(field(page, '为什么撤'), '名字认错了');
  await tap(page, '撤掉，告诉本人');
  await sees(page, '工作站撤了一条：表彰');
  const { page: own } = await stage.phone(PEOPLE.chen.name);
  await tap(own, /^消息/);
  await openMessage(own, /名字认错了/);
  await sees(own, '急救员培训，16 课时');
  expect(await own.getByText('区优秀志愿者').filter({ visible: true }).count()).toBe(0);
});
