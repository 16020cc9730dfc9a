/** Story 3: on the lane that is rebuilt parking must be marked; two cases, a topic with three options and drawings; the council meets and votes, the project is followed to its end. */
import type { Page } from 'playwright-core';
import { castOf, file } from '../support/journeys/cases';
import { byMessage, givePhoto, openMine, press, sees, seesAnew, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const CASES = ['新修的巷子没划车位，车停得乱，救护车进不来', '新修的巷子口，垃圾点离亭子太近，夏天有味'] as const;
const TITLE = '新巷子里的车停在哪里';
const OPTIONS = [['靠北墙划一排', '6000'], ['两头各划一块', '9000'], ['只划限时的', '4000']] as const;
const SCRUTINEERS = [PEOPLE.zhou.name, PEOPLE.he.name] as const;
const VOTERS = [PEOPLE.chen.name, PEOPLE.li.name, PEOPLE.zhou.name] as const;

beforeAll(async () => {
  const { wang } = await castOf(stage.server.url);
  for (const text of CASES) await file(wang, { text: `${text}。` });
});

/** The topic among those that are talked about or carried out, and not its consultation, which is called the same. */
async function atTopic(page: Page): Promise<Page> {
  await tap(page, /^在议在办/);
  await tap(page, new RegExp(`${TITLE}，(在商量|定了在办)`));
  await tap(page, /看协商到哪一步/);
  return page;
}
async function atDesk(): Promise<Page> {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  return atTopic(page);
}
async function onPhone(name: string): Promise<Page> {
  const { page } = await stage.phone(name);
  await openMine(page);
  await tap(page, /^议事/);
  return atTopic(page);
}
/** Ends the step that goes on, and waits until the server has it. */
async function end(page: Page, step: string): Promise<void> {
  await tap(page, `${step}这一步结束`);
  await press(page, `${step}这一步结束`).first().waitFor({ state: 'hidden' });
}

it('is raised by a resident and seconded until the council must answer; what another reported goes into it', async () => {
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await openMine(wang);
  await tap(wang, /^议事/);
  await tap(wang, '提一个议题');
  await tap(wang, /居民议事会/);
  await typeInto(field(wang, '想商量什么'), TITLE);
  await typeInto(field(wang, '为什么要商量'), '巷子修好了，车位怎么划，住在两边的人想法不一样。');
  await tap(wang, '点这里选一下');
  await wang.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().tap();
  await tap(wang, '就是这里');
  await tap(wang, '提出来');
  await sees(wang, '工作站看一眼就放出来');
  const { page: desk } = await stage.desk(PEOPLE.lin.name);
  await tap(desk, '议事');
  await tap(desk, /^等看/);
  await tap(desk, new RegExp(TITLE));
  await tap(desk, '看过了，放出去');
  await sees(desk, /还差 3 位/);
  for (const name of ['赵志强', PEOPLE.chen.name, PEOPLE.li.name]) {
    const { page } = await stage.phone(name);
    await openMine(page);
    await tap(page, /^议事/);
    await tap(page, new RegExp(TITLE));
    await tap(page, '附议');
    await sees(page, '您附议了');
  }
  await seesAnew(wang, /前必须答复/);
  const { page: station } = await stage.desk(PEOPLE.lin.name);
  await station.getByRole('option', { name: new RegExp(CASES[0]) }).first().click();
  await tap(station, '请大家商量');
  await tap(station, /居民议事会/);
  await typeInto(field(station, '想商量什么'), '巷子里划不划车位');
  await typeInto(field(station, '为什么要商量'), '有人报过，车停得乱，救护车进不来。');
  await typeInto(field(station, '大概在哪里'), '新修的巷子');
  await tap(station, '变成议题');
  await sees(station, '不用附议，直接请答复');
  await tap(station, '并到另一个议题');
  await tap(station, TITLE);
  await typeInto(field(station, '为什么并'), '说的是同一条巷子。');
  await tap(station, '并到另一个议题');
  await sees(station, '并到另一个议题，附议的都跟过去');
});

it('is put to everybody with three options, what each costs and a drawing', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '答复大家'), '三个方案画出来，请大家看。');
  await tap(page, '接下来，大家商量');
  await tap(page, '开始协商');
  await tap(page, /^普通议事/);
  for (const [at, [label, cost]] of OPTIONS.entries()) {
    await tap(page, '加一个方案');
    await typeInto(field(page, `方案叫什么 ${at + 1}`), label);
    await typeInto(field(page, `大约花多少元 ${at + 1}`), cost);
  }
  await givePhoto(page, /^拍一张|放一张图/, await manholePhoto(600, 400));
  await tap(page, '存下来');
  await tap(page, '通报出来');
  await tap(page, '通报出来');
  await sees(page, '正在这一步');
  const chen = await onPhone(PEOPLE.chen.name);
  await sees(chen, '靠北墙划一排');
  const words = await textOf(chen);
  for (const part of ['靠北墙划一排', '约 6000 元', '两头各划一块', '约 9000 元', '只划限时的']) expect(words).toContain(part);
  await tap(chen, /^提问和答复/);
  await typeInto(field(chen, '问一句'), '限时的，晚上能停吗？');
  await tap(chen, '问一句');
  await sees(chen, /前答复/);
  await tap(page, /^提问和答复/);
  await typeInto(field(page, '答复'), '晚上八点到早上七点都能停。');
  await tap(page, /：答复$/);
  await sees(page, /林晓梅答复/);
});

it('is talked over by the council, that signs in by the code and whose minutes two have read', async () => {
  await setAhead(stage.server, 4);
  await end(await atDesk(), '通报');
  const desk = await atDesk();
  await tap(desk, '召集开会');
  await typeInto(field(desk, '议程，一行一件'), '看三个方案的图');
  await typeInto(field(desk, '在哪里'), '活动室');
  await tap(desk, '召集开会');
  await tap(desk, '给大家扫的码');
  const digits = await desk.locator('.u-digits').filter({ visible: true }).innerText();
  const { page: zhou } = await stage.phone(PEOPLE.zhou.name);
  await byMessage(zhou, new RegExp(`请您来开会.*${TITLE}`, 's'));
  await typeInto(field(zhou, '会场上的六位数'), digits);
  await tap(zhou, '签到');
  await sees(zhou, '您签到了');
  for (const name of [PEOPLE.chen.name, PEOPLE.li.name]) {
    await tap(desk, `记下${name}到了`);
    await press(desk, `${name}没到`).first().waitFor();
  }
  await tap(desk, '写会议纪要');
  await typeInto(field(desk, '会议纪要'), '三个方案的图都看了，垃圾点挪到北墙外，另外办。');
  await tap(desk, '写好了');
  await seesAnew(zhou, '看过了，是这样');
  await tap(zhou, '看过了，是这样');
  await sees(zhou, /写，周玉兰看过/);
});

it('is voted on by name, one of the three, in the words and for the costs of the notice', async () => {
  await setAhead(stage.server, 8);
  const desk = await atDesk();
  await end(desk, '协商');
  await tap(desk, '表决这件事');
  await typeInto(field(desk, '说清楚'), '三个里选一个，票多的来做。');
  await tap(desk, /^多的算/);
  await tap(desk, /^半小时/);
  for (const name of SCRUTINEERS) await desk.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
  await tap(desk, '存好，请监票人看');
  await sees(desk, '写好草稿');
  for (const name of SCRUTINEERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您监票.*${TITLE}`, 's'));
    await tap(page, '看过了，可以开始');
    await sees(page, '记下了');
  }
  await seesAnew(desk, '定下来，公布出去');
  await tap(desk, '定下来，公布出去');
  await tap(desk, '定下来');
  await sees(desk, '防改码');
  for (const name of VOTERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您投票.*${TITLE}`, 's'));
    await tap(page, '去投票');
    await page.getByRole('radio', { name: name === PEOPLE.li.name ? '两头各划一块' : '靠北墙划一排' }).filter({ visible: true }).first().click();
    await tap(page, '看一遍再交');
    await tap(page, '交上去');
    await sees(page, '收到了，会点进去');
  }
});

it('is counted, published, and given to a unit with a day; those who took part see it done and rate it', async () => {
  await setAhead(stage.server, 9);
  for (const name of SCRUTINEERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您确认.*${TITLE}`, 's'));
    await tap(page, '没问题，可以点票');
    await sees(page, '记下了');
  }
  await seesAnew(await onPhone(PEOPLE.chen.name), '表决定的');
  await end(await atDesk(), '决事');
  await setAhead(stage.server, 15);
  const desk = await atDesk();
  await end(desk, '公示');
  await tap(desk, '交给单位去办');
  await tap(desk, '转成微项目');
  await typeInto(field(desk, '项目叫什么'), '新巷子划车位');
  await typeInto(field(desk, '办什么'), '靠北墙划一排车位，救护车道留出来');
  for (const name of ['谁来办', '哪天办好']) await desk.getByRole('radiogroup', { name }).getByRole('radio').last().click();
  await tap(desk, '交给单位去办');
  await tap(desk, '说说进展');
  await typeInto(field(desk, '说说进展'), '线划好了，牌子也立了。');
  await tap(desk, '办好了');
  await end(desk, '落实');
  await tap(desk, '写给大家');
  await typeInto(field(desk, '办成了什么'), '靠北墙划了一排，救护车进得来了。');
  await tap(desk, '写给大家');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await byMessage(chen, new RegExp(`请您来评.*${TITLE}`, 's'));
  await sees(chen, '靠北墙划了一排，救护车进得来了。');
  await tap(chen, '办得好');
  await tap(chen, '就这样');
  await sees(chen, /1 位说好/);
  await setAhead(stage.server, 0);
});
