import type { Page } from 'playwright-core';
import { openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage({ hour: 10 });
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const SAID = '三楼的扶手松了，一扶就晃';

it('lets a resident book a room, and shows the station the sheet of that day', async () => {
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await openMine(chen);
  await tap(chen, /^订场地、排接待号/);
  await tap(chen, /^二楼活动室/);
  await sees(chen, '用完关灯、收好桌椅。');
  await tap(chen, /^明天/);
  await tap(chen, '9:00');
  await tap(chen, '约');
  await sees(chen, /约上了：明天 9:00–10:00/);

  const { page: lin } = await stage.desk(PEOPLE.lin.name);
  await tap(lin, '场地和接待');
  await tap(lin, /^二楼活动室/);
  await tap(lin, '后一天');
  await sees(lin, new RegExp(`9:00–10:00　${PEOPLE.chen.name}`));
});

it('takes a number of the reception, is called, and what was said becomes a case without being typed again', async () => {
  const { page: lin } = await stage.desk(PEOPLE.lin.name);
  await tap(lin, '场地和接待');
  await tap(lin, '登记场地或服务');
  await tap(lin, '接待日');
  await typeInto(field(lin, '名字'), '书记随时接待');
  await typeInto(field(lin, '在哪里'), '工作站一楼');
  for (const day of ['周一', '周二', '周三', '周五', '周六', '周日']) await lin.getByRole('checkbox', { name: day, exact: true }).filter({ visible: true }).first().click();
  await lin.getByRole('switch', { name: '放假也办' }).filter({ visible: true }).first().click();
  await typeInto(field(lin, '几点开始'), '0:00');
  await typeInto(field(lin, '一个号几分钟'), '60');
  await typeInto(field(lin, '几个号'), '24');
  await tap(lin, '登记好');
  await sees(lin, '书记随时接待');

  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await openMine(chen);
  await tap(chen, /^订场地、排接待号/);
  await tap(chen, '接待和服务');
  await tap(chen, /^书记随时接待/);
  await tap(chen, /^今天/);
  await press(chen, /^\d+ 号/).last().click();
  await typeInto(field(chen, '想说什么（可以不写）'), SAID);
  await tap(chen, '取这个号');
  await sees(chen, /约上了：今天 .+ 号/);

  await tap(lin, '当天的单子');
  await tap(lin, /^叫下一位：/);
  await seesAnew(chen, /叫到 \d+ 号了，请过去/);
  await tap(lin, new RegExp(PEOPLE.chen.name));
  await tap(lin, '说的事，办起来');
  await tap(lin, '其他');
  await tap(lin, '点这里选一下');
  await lin.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().click();
  await tap(lin, '就是这里');
  await lin.getByRole('switch', { name: '当面问过，本人同意以本人的名义办' }).filter({ visible: true }).first().click();
  await tap(lin, '办起来');
  await sees(lin, '说过的事');

  await seesAnew(chen, '说过的事');
  await tap(chen, '打开看');
  await chen.waitForURL(/features\/cases\/pages\//);
  await sees(chen, SAID);
});
