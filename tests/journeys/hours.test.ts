import type { Page } from 'playwright-core';
import { MINUTE_MS, OFFSET_MS } from '../../shared/domain/kernel/days';
import { toSystem } from '../../shared/domain/organisation/coordinates';
import { castOf, reportOf } from '../support/journeys/cases';
import { lookAnew, openMine, press, sees, seesAnew, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const WHAT = '给小广场的花浇水';
const SHIFT = '今天的巡查';
/** In days. */
const NINETY_MINUTES = 0.0625;
const { chen, lin, liang } = PEOPLE;
/** `YYYY-MM-DDTHH:MM` at +08:00, so many minutes from now. */
const local = (minutes: number): string => new Date(Date.now() + OFFSET_MS + minutes * MINUTE_MS).toISOString();
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

/** The shift, from the start page. */
async function toShift(page: Page): Promise<void> {
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '活动与班次');
  await tap(page, new RegExp(SHIFT));
}
/** Who comes to it, from the station's desk. */
async function toPeople(page: Page): Promise<void> {
  await tap(page, '志愿者');
  await tap(page, '志愿活动');
  await tap(page, new RegExp(SHIFT));
  await tap(page, '谁来');
}

it('begins with somebody who signs up as a volunteer, and is taken on', async () => {
  const { page } = await stage.phone(chen.name);
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '报名当志愿者');
  await typeInto(field(page, '姓名（和证件上一样）'), chen.name);
  await typeInto(field(page, '证件号码'), '990000199101010014');
  await typeInto(field(page, '联系人的姓名'), '陈先生');
  await typeInto(field(page, '联系人的手机号'), '13900010033');
  await page.getByRole('switch', { name: /^看过了，我同意/ }).filter({ visible: true }).tap();
  await tap(page, '交给工作站');
  await sees(page, '等工作站看');
  const { page: desk } = await stage.desk(lin.name);
  await tap(desk, '志愿者');
  await tap(desk, new RegExp(chen.name));
  await tap(desk, '通过');
  await sees(desk, /志愿者编号 ZY\d{7}/);
});

it('is come to by the code that the station shows, left by where one is, and marked for whoever forgot', async () => {
  const cast = await castOf(stage.server.url);
  const { place } = await reportOf(cast.chen);
  const [from, to] = [local(20), local(80)];
  const { id } = await cast.lin.call('POST /activities', { body: { title: SHIFT, text: '看看楼道的灯。', where: '3 栋', meet: '3 栋门口', point: place.point, roles: [{ name: '巡查', places: 2 }], when: { firstOn: from.slice(0, 10), from: from.slice(11, 16), to: to.slice(11, 16) } } });
  await cast.lin.call('POST /activities/:id/publish', { params: { id }, body: { revision: 0 } });
  const { page: zhao } = await stage.phone('赵志强');
  await toShift(zhao);
  await tap(zhao, '报名');
  await sees(zhao, '到了，签到');
  const { page } = await stage.phone(chen.name);
  await toShift(page);
  await tap(page, '报名');
  await sees(page, '到了，签到');
  const { page: desk } = await stage.desk(lin.name);
  await toPeople(desk);
  await tap(desk, '给大家扫的码');
  await sees(desk, '扫不了的，输这六位数字');
  const digits = /(?<!\d)\d{6}(?!\d)/.exec(await textOf(desk))?.[0] ?? '';
  await tap(page, '输六位数字');
  await typeInto(page.getByRole('spinbutton', { name: '带队人手机上的六位数字' }).or(page.getByRole('textbox', { name: '带队人手机上的六位数字' })).first(), digits);
  await tap(page, '就是它');
  await sees(page, '要走了，签退');
  // The hour of the shift goes by.
  await setAhead(stage.server, NINETY_MINUTES);
  await page.reload();
  const here = toSystem(place.point, 'wgs84');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ longitude: here.lng, latitude: here.lat });
  await tap(page, '用我的位置');
  await sees(page, /^走了，/);
  await desk.reload();
  await sees(desk, /到（扫码），/);
  await tap(desk, /^赵志强/);
  await tap(desk, '紧急联系人');
  await sees(desk, /赵妈妈（父母）/);
  await tap(desk, '到了');
  await sees(desk, /到（带队人记的），/);
}, 180_000);

it('is confirmed for all of the shift by a second person, who takes out one and goes on with it', async () => {
  const { page } = await stage.desk(liang.name);
  await toDesk(page);
  await lookAnew(page, async () => (await textOf(page)).includes('2 条等您确认'));
  await tap(page, new RegExp(`^${SHIFT}.*2 条等您确认`));
  await sees(page, /扫码签到/);
  await sees(page, /负责人点名，林晓梅/);
  await page.getByRole('checkbox', { name: /^赵志强/ }).filter({ visible: true }).click();
  await sees(page, '看赵志强这一条');
  await tap(page, '确认 1 条');
  await sees(page, '办过的');
  await page.reload();
  await tap(page, '确认 1 条');
  await sees(page, '这一班没有要确认的');
});

it('is looked through by an auditor for what looks wrong, without names', async () => {
  const { page } = await stage.desk(PEOPLE.sun.name);
  await tap(page, '可疑时长');
  await sees(page, /不等于有问题/);
  await sees(page, '补录很多');
  expect(await textOf(page)).not.toContain('赵志强');
});

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
  const { page } = await stage.desk(lin.name);
  await toDesk(page);
  await tap(page, /^申请补录/);
  await tap(page, new RegExp(WHAT));
  await typeInto(field(page, '哪一张签到表，放在哪里'), '小广场浇水表，档案柜二层');
  await tap(page, '照这样录入');
  await sees(page, /请别人来确认/);
  expect(await press(page, '确认，去公示').count()).toBe(0);
  const { page: other } = await stage.desk(liang.name);
  await toDesk(other);
  await tap(other, new RegExp(WHAT));
  await sees(other, /小广场浇水表，档案柜二层/);
  await tap(other, '确认，去公示');
  await sees(other, '正在公示');
});

it('is published by surname alone, objected to by a neighbour, and not decided by whoever confirmed', async () => {
  const { page } = await stage.phone(chen.name);
  await tap(page, /^公示/);
  await tap(page, /^志愿服务时长/);
  await tap(page, new RegExp(WHAT));
  await sees(page, '赵**');
  expect(await textOf(page)).not.toContain('志强');
  await tap(page, '提出异议');
  await typeInto(field(page, '哪里不对'), '昨天早上下雨，没有人浇水');
  await tap(page, '提出异议');
  await sees(page, '有人提了异议');
  const { page: confirmer } = await stage.desk(liang.name);
  await toDesk(confirmer);
  await tap(confirmer, /^有异议/);
  await tap(confirmer, new RegExp(WHAT));
  await sees(confirmer, '您确认过，异议请同事来定');
  const { page: staff } = await stage.desk(lin.name);
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
  const { page: other } = await stage.phone(chen.name);
  await toMyHours(other);
  await seesAnew(other, '一共 1 小时');
}, 120_000);

it('is certified by the station, checked on the public page by name and number, and told as withdrawn', async () => {
  const { page } = await stage.phone(chen.name);
  await toMyHours(page);
  await tap(page, '服务证明');
  await tap(page, '申请开证明');
  await sees(page, '等站里开');
  const { page: staff } = await stage.desk(lin.name);
  await toDesk(staff);
  await tap(staff, /^服务证明/);
  await tap(staff, new RegExp(chen.name));
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
  await check('陈某某');
  await sees(anybody, '没有查到');
  await check(chen.name);
  await sees(anybody, '证明有效');
  await tap(staff, '撤销证明');
  await tap(staff, '换了新的证明');
  await tap(staff, '撤销证明');
  await sees(staff, '撤销了');
  await check(chen.name);
  await sees(anybody, '证明已撤销');
});

/** The text of a page as soon as something stands in it. */
async function eventuallyText(page: Page, words: RegExp): Promise<string> {
  await sees(page, words);
  return textOf(page);
}
