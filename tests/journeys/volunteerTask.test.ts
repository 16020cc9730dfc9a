import type { Page } from 'playwright-core';
import { castOf, file } from '../support/journeys/cases';
import { givePhoto, openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const COVER = '3 栋门口的井盖又裂了一块，晚上怕人踩空。';
const TASK = '看看 3 栋门口的井盖';

it('is offered by the station from a case, without the case being typed again', async () => {
  const cast = await castOf(stage.server.url);
  await file(cast.chen, { categoryId: 'roadCover', text: COVER });
  const { page } = await stage.desk(PEOPLE.lin.name);
  await page.getByRole('option', { name: new RegExp(COVER.slice(0, 10)) }).click();
  await tap(page, '请志愿者帮忙');
  await tap(page, '发给志愿者');
  await sees(page, /还差 4 处/);
  await typeInto(field(page, '一句话'), TASK);
  await typeInto(field(page, '做什么，要注意什么'), '去看一看裂成什么样，别站到路中间。');
  await typeInto(field(page, '大概在哪里'), '3 栋门口');
  await typeInto(field(page, '找谁，在哪里碰头（领了才看得到）'), '到社区工作站找小林拿警示牌');
  await tap(page, '后天');
  await tap(page, '发给志愿者');
  await sees(page, '等人领');
});

it('is found by a volunteer on their own page, taken, and reported with a photo', async () => {
  const { page } = await stage.phone('赵志强');
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '找件事做');
  await tap(page, new RegExp(TASK));
  await sees(page, '领了就看得到找谁、在哪里碰头');
  await tap(page, '我来');
  await sees(page, '到社区工作站找小林拿警示牌');
  await typeInto(field(page, '看到了什么，做了什么'), '裂了一道缝，先放了警示牌。');
  await givePhoto(page, /^拍一张/, await manholePhoto(600, 400));
  await tap(page, '交回结果');
  await sees(page, '做完了，等站里看');
});

it('is looked at by the station, and told to whoever reported the case', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '志愿者');
  await tap(page, '志愿者任务');
  await tap(page, new RegExp(TASK));
  await sees(page, '裂了一道缝，先放了警示牌。');
  await typeInto(field(page, '告诉那件事：办得怎么样'), '井盖裂了一道缝，放了警示牌，等物业换。');
  await tap(page, '看过了，办好');
  await sees(page, '办好了');
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^消息/);
  await openMessage(resident, /志愿者帮忙的事/);
  await sees(resident, /志愿者到现场看过了：井盖裂了一道缝/);
});
