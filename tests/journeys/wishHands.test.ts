import type { Page } from 'playwright-core';
import { openMessage, openMine, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const LAMP = '阳台的灯泡太高，想请人换一换';
const CHAIR = '轮椅的轮子松了，想请人紧一紧';
const SHELF = '阳台的花架散了，想请人钉一钉';

/** Whoever wished it writes it, and the station lets it out; the desk's page is the wish's. */
async function published(text: string): Promise<Page> {
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^微心愿/);
  await tap(resident, '写一个心愿');
  await tap(resident, /^要门手艺，/);
  await typeInto(field(resident, '写下您的心愿'), text);
  await tap(resident, '交给工作站');
  await sees(resident, '等核实');
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '心愿');
  await tap(page, new RegExp(text));
  await tap(page, '核实了，发布');
  await sees(page, /发布了/);
  return page;
}

it('nobody has claimed: the station asks a volunteer who knows wood, who comes, and sees that they said yes', async () => {
  const page = await published(SHELF);
  await tap(page, '邀请志愿者认领');
  await tap(page, '木工');
  await page.getByRole('checkbox', { name: /^赵志强/ }).click();
  await tap(page, '请这 1 位');
  await sees(page, '等回话');
  const { page: hand } = await stage.phone('赵志强');
  await tap(hand, /^消息/);
  await openMessage(hand, /工作站想请您帮个忙.*花架/);
  await sees(hand, '这次不行');
  await tap(hand, '愿意认领');
  await sees(hand, '您认领的');
  await tap(page, '返回');
  await tap(page, /^进行中/);
  await tap(page, new RegExp(SHELF));
  await sees(page, '请过的志愿者');
  await sees(page, '认领了');
});

it('whose holder’s account is stopped goes back to the feed, without a name or a why; they are told at the door, and find everything when it is lifted', async () => {
  const { page } = await stage.desk(PEOPLE.liang.name);
  await tap(page, /^停用/);
  await typeInto(field(page, '手机号'), '19900000004');
  await tap(page, '查一查');
  await sees(page, '赵志强');
  await tap(page, '打扰过别人');
  await tap(page, '停用这个账号');
  await page.getByRole('dialog').getByRole('button', { name: '停用这个账号' }).click();
  await sees(page, '恢复这个账号');
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^消息/);
  await openMessage(resident, /认领的来不了了.*花架/);
  await sees(resident, '等认领');
  expect(await textOf(resident)).not.toMatch(/赵志强|停用|打扰/);
  const stranger = await stage.open('phone');
  stranger.allow(/403/);
  await stranger.page.goto(`${stage.server.url}/`);
  await tap(stranger.page, /以赵志强的身份看看/);
  await sees(stranger.page, /这个账号停用到 .*因为打扰过别人.*照样受理/);
  await tap(page, '恢复这个账号');
  await sees(page, '恢复了');
  const { page: back } = await stage.phone('赵志强');
  await tap(back, /^消息/);
  await openMessage(back, /账号恢复了/);
});

it('is offered as a task, done and reported; the wish tells it, and whoever wished it says that it is realised', async () => {
  const page = await published(LAMP);
  await tap(page, '请志愿者帮忙');
  await typeInto(field(page, '一句话'), '帮忙换阳台灯泡');
  await typeInto(field(page, '做什么，要注意什么'), '带一个灯泡去换上。');
  await typeInto(field(page, '大概在哪里'), '6 栋');
  await typeInto(field(page, '找谁，在哪里碰头（领了才看得到）'), '到社区工作站找小林拿灯泡');
  await tap(page, '后天');
  await tap(page, '发给志愿者');
  await sees(page, '等人领');
  const { page: hand } = await stage.phone('赵志强');
  await openMine(hand);
  await tap(hand, /^志愿者/);
  await tap(hand, '找件事做');
  await tap(hand, /帮忙换阳台灯泡/);
  await tap(hand, '我来');
  await typeInto(field(hand, '看到了什么，做了什么'), '换好了，亮了。');
  await tap(hand, '交回结果');
  await sees(hand, '做完了，等站里看');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '志愿者');
  await tap(desk, '志愿者任务');
  await tap(desk, /帮忙换阳台灯泡/);
  await typeInto(field(desk, '告诉那件事：办得怎么样'), '灯泡换好了');
  await tap(desk, '看过了，办好');
  await sees(desk, '办好了');
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^消息/);
  await openMessage(resident, /志愿者说帮好了，您看看/);
  await sees(resident, '志愿者说已经帮过了，请您确认');
  await tap(resident, '是的，帮好了');
  await sees(resident, '说声谢谢');
  await sees(resident, '实现了');
});

it('whose holder closes their account goes back without a word of who or why; they are gone from the start page, and nothing of theirs is read', async () => {
  const desk = await published(CHAIR);
  const { page: hand } = await stage.phone('赵志强');
  await tap(hand, /^微心愿/);
  await tap(hand, new RegExp(`^我来认领：${CHAIR}`));
  await tap(hand, '我来认领');
  await sees(hand, '您认领的');
  await tap(hand, '返回');
  await tap(hand, '返回');
  await openMine(hand);
  await tap(hand, '注销账号');
  await sees(hand, '会留下的');
  await tap(hand, /^我知道不能恢复/);
  await press(hand, '注销账号').last().tap();
  await hand.getByRole('dialog').getByRole('button', { name: '注销', exact: true }).click();
  await hand.waitForURL((address) => address.hash.includes('login'));
  await hand.goto(`${stage.server.url}/`);
  await sees(hand, /以.*的身份看看/);
  expect(await textOf(hand)).not.toContain('赵志强');
  const { page: resident } = await stage.phone(PEOPLE.chen.name);
  await tap(resident, /^消息/);
  await openMessage(resident, /认领的来不了了.*轮椅/);
  await sees(resident, '等认领');
  expect(await textOf(resident)).not.toMatch(/赵志强|注销/);
  await desk.reload();
  expect(await textOf(desk)).not.toContain('赵志强');
});
