import type { Page } from 'playwright-core';
import { openMine, sees, tap, typeInto } from '../support/journeys/hands';
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
