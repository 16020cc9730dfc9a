import type { Page } from 'playwright-core';
import { openMessage, openMine, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLE = '电梯里能不能装扶手';

it('is raised by a resident, seconded to the threshold by others, and shows by when the body must answer', async () => {
  const { page } = await stage.phone(PEOPLE.wang.name);
  await openMine(page);
  await tap(page, /^议事/);
  await tap(page, '提一个议题');
  await tap(page, /居民议事会/);
  await typeInto(field(page, '想商量什么'), TITLE);
  await typeInto(field(page, '为什么要商量'), '老人站不稳，想在轿厢里装一圈扶手。');
  await tap(page, '点这里选一下');
  await page.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().tap();
  await tap(page, '就是这里');
  await tap(page, '提出来');
  // Nobody in a browser has words judged by WeChat: the station looks first.
  await sees(page, '工作站看一眼就放出来');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '议事');
  await tap(desk, /^等看/);
  await tap(desk, new RegExp(TITLE));
  await tap(desk, '看过了，放出去');
  await sees(desk, /还差 3 位/);
  for (const name of ['赵志强', PEOPLE.chen.name, PEOPLE.li.name]) {
    const { page: other } = await stage.phone(name);
    await openMine(other);
    await tap(other, /^议事/);
    await tap(other, new RegExp(TITLE));
    await tap(other, '附议');
    await sees(other, '您附议了');
  }
  await seesAnew(page, /前必须答复/);
});

it('is answered and decided at the desk, carried out, and told to who seconded it', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '答复大家'), '周六上午在活动室商量。');
  await tap(page, '接下来，大家商量');
  await sees(page, '定了什么');
  await typeInto(field(page, '定了什么'), '两部电梯都装。');
  await typeInto(field(page, '到了几位'), '4');
  await typeInto(field(page, '几位同意'), '4');
  for (const name of ['哪天开的会', '谁来办', '哪天办好']) await page.getByRole('radiogroup', { name }).getByRole('radio').first().click();
  await tap(page, '写下定了什么');
  await sees(page, '4 位到场，4 位同意');
  await tap(page, '办好了，告诉大家');
  await typeInto(field(page, '办成了什么，附议的人都收得到'), '两部电梯的扶手都装好了。');
  await tap(page, '办好了，告诉大家');
  await sees(page, '办成了什么');
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^消息/);
  await openMessage(resident, /议题办好了/);
  await sees(resident, '两部电梯的扶手都装好了。');
});
