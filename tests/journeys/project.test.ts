import type { Page } from 'playwright-core';
import { givePhoto, openMessage, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const BENCH = '楼下过道太长，想要一排能歇脚的长椅';
const TITLE = '过道边添一排长椅';

it('begins as a wish, and becomes a micro-project at the check without being typed again', async () => {
  const resident = await stage.phone(PEOPLE.chen.name);
  await tap(resident.page, /^微心愿/);
  await tap(resident.page, '写一个心愿');
  await tap(resident.page, /^要件东西，/);
  await typeInto(field(resident.page, '写下您的心愿'), BENCH);
  await tap(resident.page, '交给工作站');
  await sees(resident.page, '等核实');
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '心愿');
  await tap(page, new RegExp(BENCH));
  await tap(page, '提成微项目');
  await typeInto(field(page, '叫什么'), TITLE);
  await tap(page, '成为微项目');
  await sees(page, /成了一个微项目/);
  await tap(resident.page, '返回');
  await tap(resident.page, '返回');
  await tap(resident.page, /^消息/);
  await openMessage(resident.page, /您的心愿成了一个微项目/);
  await sees(resident.page, BENCH);
});

it('is checked by the station: class, budget, source, and that it is nobody\'s duty; and chosen by the council', async () => {
  const { page, allow } = await stage.desk(PEOPLE.lin.name);
  // Sent before both duties were looked at: refused.
  allow(/status of 422.*\/admit/);
  await tap(page, '微项目');
  await tap(page, new RegExp(TITLE));
  await sees(page, BENCH);
  await typeInto(field(page, '地方（写大家认得的，不写门牌）'), '3 栋过道');
  await tap(page, /^添置/);
  await typeInto(field(page, '预计花多少元'), '1800');
  await tap(page, '社区经费');
  await typeInto(field(page, '查了什么，一句话'), '合同和清单里都没有');
  await tap(page, '核过了，等大家选');
  await sees(page, /先查清楚/);
  await tap(page, /^不是物业该做的/);
  await tap(page, /^不是政府该做的/);
  await tap(page, '核过了，等大家选');
  await sees(page, /预计 1,800 元/);
  await tap(page, '议事会定了');
  await page.getByRole('radiogroup', { name: '哪一天开的会' }).getByRole('radio').first().click();
  await typeInto(field(page, '到了几位'), '9');
  await typeInto(field(page, '几位同意'), '8');
  await tap(page, '议事会定了');
  await sees(page, /议事会 9 位到场，8 位同意/);
});

it('is planned in steps, and followed by a neighbour', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '微项目');
  await tap(page, /^正在做/);
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '这一步做什么'), '买长椅，固定好');
  await tap(page, /锦园物业/);
  await page.getByRole('radiogroup', { name: '哪天做完' }).getByRole('radio').nth(2).click();
  await tap(page, '就这样定');
  await sees(page, '买长椅，固定好');
  const neighbour = await stage.phone('赵志强');
  await tap(neighbour.page, /^微项目/);
  await tap(neighbour.page, /^正在做/);
  await tap(neighbour.page, new RegExp(TITLE));
  await tap(neighbour.page, /^跟着它/);
  await neighbour.page.getByRole('switch', { name: /^跟着它/, checked: true }).waitFor();
});

it('is done by the property company on its phone, and the neighbour says that it is good', async () => {
  const company = await stage.phone(PEOPLE.he.name);
  await tap(company.page, '居民页面');
  await tap(company.page, /^微项目/);
  await tap(company.page, '我的');
  await tap(company.page, new RegExp(TITLE));
  await tap(company.page, /^报进展/);
  await typeInto(field(company.page, '做到哪里了'), '三条都固定好了');
  await givePhoto(company.page, '拍一张', await manholePhoto(600, 400));
  await press(company.page, /^第 1 张照片/).waitFor();
  await tap(company.page, '这一步做完了');
  await sees(company.page, '三条都固定好了');
  await press(company.page, /^第 1 张照片/).waitFor();
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '微项目');
  await tap(page, /^正在做/);
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '做好了什么，请大家看什么'), '长椅放好了，请坐一坐');
  await tap(page, '都做完了，请大家看');
  await sees(page, '做得行不行');
  const neighbour = await stage.phone('赵志强');
  await tap(neighbour.page, /^消息/);
  await tap(neighbour.page, new RegExp(`做好了，请您看一看.*${TITLE}`));
  await sees(neighbour.page, /没来说的，不算同意/);
  await tap(neighbour.page, '行');
  await sees(neighbour.page, '您说行');
});

it('is told of at each step to whoever wished for it and to whoever follows it', async () => {
  const { page } = await stage.phone('赵志强');
  await tap(page, /^消息/);
  await sees(page, new RegExp(`「${TITLE}」.*三条都固定好了|「${TITLE}」.*买长椅`));
  const author = await stage.phone(PEOPLE.chen.name);
  await tap(author.page, /^消息/);
  for (const what of ['微项目核过了', '大家选了它', '步骤定好了', '做好了，请您看一看']) await press(author.page, new RegExp(`${what}.*${TITLE}`)).first().waitFor();
});

it('that residents found good is evaluated: what came of it, what it cost, who keeps it; and those who followed it are told', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '微项目');
  await tap(page, /^写总结/);
  await tap(page, /手机课堂/);
  await sees(page, '我会挂号了');
  await typeInto(field(page, '做得怎样，学到什么'), '来的人比想的多，下次分两班');
  await typeInto(field(page, '一共花了多少元'), '1450');
  await page.getByRole('radiogroup', { name: '以后谁来管' }).getByRole('radio').first().click();
  await tap(page, '写总结，办结');
  await sees(page, /一共花了 1,450 元/);
  const resident = await stage.phone(PEOPLE.chen.name);
  await tap(resident.page, /^消息/);
  await openMessage(resident.page, /微项目办结了.*手机课堂/);
  await sees(resident.page, '来的人比想的多，下次分两班');
});

it('among others waits in a round, in which a resident chooses and thinks again', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /^微项目/);
  await tap(page, '一起来选');
  await sees(page, /至少 3 位来选才算数/);
  await tap(page, '就选这些');
  await sees(page, '先选一个');
  await page.getByRole('radio', { name: /选它/ }).filter({ visible: true }).first().tap();
  await tap(page, '就选这些');
  await sees(page, '您已经选好了');
  await tap(page, '改一改');
  await page.getByRole('radio', { name: /^选它/ }).filter({ visible: true }).first().tap();
  await tap(page, '就选这些');
  await sees(page, '您已经选好了');
});
