import type { Page } from 'playwright-core';
import { lookAnew, openMine, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const WHAT = '给小广场的花浇水';
/** A volunteer's own hours, from the start page. */
async function toMyHours(page: Page): Promise<void> {
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '我的服务时长');
}
/** The station's hours, from its desk. */
async function toDesk(page: Page): Promise<void> {
  await tap(page, '志愿者');
  await tap(page, '服务时长');
}

it('is asked for by a volunteer who could not check in', async () => {
  const { page } = await stage.phone('赵志强');
  await toMyHours(page);
  await tap(page, '申请补录');
  await tap(page, '交给工作站');
  await sees(page, /还差 4 处/);
  await typeInto(field(page, '做了什么'), WHAT);
  await tap(page, '昨天');
  await typeInto(field(page, '几点开始'), '6:00');
  await typeInto(field(page, '几点结束'), '7点40');
  await tap(page, '交给工作站');
  await sees(page, '等站里录');
  await sees(page, '1.5 小时');
});

it('is entered by one at the station, who cannot confirm it, and confirmed by another', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await toDesk(page);
  await tap(page, /^申请补录/);
  await tap(page, new RegExp(WHAT));
  await typeInto(field(page, '哪一张签到表，放在哪里'), '小广场浇水表，档案柜二层');
  await tap(page, '照这样录入');
  await sees(page, /请别人来确认/);
  expect(await press(page, '确认，去公示').count()).toBe(0);
  const { page: other } = await stage.desk(PEOPLE.liang.name);
  await toDesk(other);
  await tap(other, new RegExp(WHAT));
  await sees(other, /小广场浇水表，档案柜二层/);
  await tap(other, '确认，去公示');
  await sees(other, '正在公示');
});

it('is published by surname alone, objected to by a neighbour, and not decided by whoever confirmed', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /^公示/);
  await tap(page, /^志愿服务时长/);
  await tap(page, new RegExp(WHAT));
  await sees(page, '赵**');
  expect(await textOf(page)).not.toContain('志强');
  await tap(page, '提出异议');
  await typeInto(field(page, '哪里不对'), '昨天早上下雨，没有人浇水');
  await tap(page, '提出异议');
  await sees(page, '有人提了异议');
  const { page: confirmer } = await stage.desk(PEOPLE.liang.name);
  await toDesk(confirmer);
  await tap(confirmer, /^有异议/);
  await tap(confirmer, new RegExp(WHAT));
  await sees(confirmer, '您确认过，异议请同事来定');
  const { page: staff } = await stage.desk(PEOPLE.lin.name);
  await toDesk(staff);
  await tap(staff, /^有异议/);
  await tap(staff, new RegExp(WHAT));
  await typeInto(field(staff, '怎么核实的'), '雨是中午下的，早上浇过');
  await tap(staff, '核实过，照样记');
  await sees(staff, '正在公示');
});

it('counts when the days of publication are over', async () => {
  await setAhead(stage.server, 9);
  const { page } = await stage.phone('赵志强');
  await toMyHours(page);
  // What fell due is looked at within half a minute.
  await lookAnew(page, async () => (await textOf(page)).includes(WHAT));
  await tap(page, new RegExp(WHAT));
  await sees(page, '记进去了');
}, 120_000);

it('is certified by the station, checked on the public page by name and number, and told as withdrawn', async () => {
  const { page } = await stage.phone('赵志强');
  await toMyHours(page);
  await tap(page, '服务证明');
  await tap(page, '申请开证明');
  await sees(page, '等站里开');
  const { page: staff } = await stage.desk(PEOPLE.lin.name);
  await toDesk(staff);
  await tap(staff, /^服务证明/);
  await tap(staff, /赵志强/);
  await tap(staff, '开证明');
  const number = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(await eventuallyText(staff, /(?:[0-9A-Z]{4}-){6}/))?.[0] ?? '';
  const [download] = await Promise.all([staff.waitForEvent('download'), tap(staff, '打开证明（PDF）')]);
  expect(download.suggestedFilename()).toMatch(/^志愿服务证明-.*\.pdf$/);
  const { page: anybody, allow } = await stage.open('phone');
  // A plain page has no icon, and the browser asks for one.
  allow(/favicon\.ico/);
  const check = async (name: string): Promise<void> => {
    await anybody.goto(`${stage.server.url}/p/certificates/${number}`);
    await typeInto(anybody.getByLabel('姓名'), name);
    await anybody.getByRole('button', { name: '核验' }).tap();
  };
  await check('赵某某');
  await sees(anybody, '没有查到');
  await check('赵志强');
  await sees(anybody, '证明有效');
  await tap(staff, '撤销证明');
  await tap(staff, '换了新的证明');
  await tap(staff, '撤销证明');
  await sees(staff, '撤销了');
  await check('赵志强');
  await sees(anybody, '证明已撤销');
});

/** The text of a page as soon as something stands in it. */
async function eventuallyText(page: Page, words: RegExp): Promise<string> {
  await sees(page, words);
  return textOf(page);
}
