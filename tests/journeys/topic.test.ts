import type { Page } from 'playwright-core';
import { lookAnew, openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
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

/** The row of the topic, and not that of its consultation, which is called the same. */
const TOPIC_ROW = new RegExp(`${TITLE}，(在商量|定了在办)`);
/** The desk of the station, with the consultation open as its topic leads to it. */
async function atDesk(): Promise<Page> {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, /^在议在办/);
  await tap(page, TOPIC_ROW);
  await tap(page, /看协商到哪一步/);
  return page;
}
/** The same on a phone, from the start page. */
async function onPhone(name: string): Promise<Page> {
  const { page } = await stage.phone(name);
  await openMine(page);
  await tap(page, /^议事/);
  await tap(page, /^在议在办/);
  await tap(page, TOPIC_ROW);
  await tap(page, /看协商到哪一步/);
  return page;
}
/** A resident asks or objects and reads by when it is answered; the station answers in its own name. */
async function answered(resident: Page, where: RegExp, label: string, words: string, answer: string): Promise<void> {
  await tap(resident, where);
  await typeInto(field(resident, label), words);
  await tap(resident, label);
  await sees(resident, /前答复/);
  const desk = await atDesk();
  await tap(desk, where);
  await typeInto(field(desk, '答复'), answer);
  await tap(desk, /：答复$/);
  await sees(desk, /林晓梅答复/);
}
const numbers = async (page: Page, yes: string): Promise<void> => {
  await typeInto(field(page, /^赞成：/), yes);
  await typeInto(field(page, /^反对：/), '0');
  await typeInto(field(page, '定了什么，写一句'), '两部电梯都装。');
};

it('is answered, and consulted on: told by the station, talked about clause by clause, asked about and answered by name', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '答复大家'), '先通报，再请大家来说。');
  await tap(page, '接下来，大家商量');
  await tap(page, '开始协商');
  await tap(page, /^普通议事/);
  await typeInto(field(page, '第几条 1'), '两部电梯都装一圈扶手');
  await tap(page, '存下来');
  await tap(page, '通报出来');
  await tap(page, '通报出来');
  await sees(page, '正在这一步');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, /协商开始了/);
  await tap(chen, /说说您的看法$/);
  await tap(chen, '赞成');
  await tap(chen, '就这样');
  await sees(chen, '1 位赞成，0 位想改，0 位不赞成');
  await answered(chen, /^提问和答复/, '问一句', '钱从哪里出？', '物业出，不摊给大家。');
}, 180_000);

it('goes on step by step as the days pass, and the council signs in and decides by hands that two people counted', async () => {
  await setAhead(stage.server, 4);
  const told = await atDesk();
  await tap(told, '通报这一步结束');
  // The server starts anew for the next day: what was tapped has to have arrived.
  await press(told, '通报这一步结束').first().waitFor({ state: 'hidden' });
  await setAhead(stage.server, 8);
  const desk = await atDesk();
  await tap(desk, '协商这一步结束');
  // One thing at a time: a meeting that is called while the step still ends is refused.
  await press(desk, '协商这一步结束').first().waitFor({ state: 'hidden' });
  await tap(desk, '召集开会');
  await typeInto(field(desk, '议程，一行一件'), '装不装扶手');
  await typeInto(field(desk, '在哪里'), '活动室');
  await tap(desk, '召集开会');
  await tap(desk, '给大家扫的码');
  const digits = await desk.locator('.u-digits').filter({ visible: true }).innerText();
  const { page: zhou } = await stage.phone(PEOPLE.zhou.name);
  await tap(zhou, /^消息/);
  await openMessage(zhou, /请您来开会/);
  await typeInto(field(zhou, '会场上的六位数'), digits);
  await tap(zhou, '签到');
  await sees(zhou, '您签到了');
  for (const name of [PEOPLE.chen.name, PEOPLE.li.name]) {
    await tap(desk, `记下${name}到了`);
    await press(desk, `${name}没到`).first().waitFor();
  }
  await tap(desk, '写会议纪要');
  await typeInto(field(desk, '会议纪要'), '都说该装，颜色和轿厢一样。');
  await tap(desk, '写好了');
  await lookAnew(zhou, () => zhou.getByText('看过了，是这样').filter({ visible: true }).first().isVisible());
  await tap(zhou, '看过了，是这样');
  await sees(zhou, /写，周玉兰看过/);
  await tap(desk, /装扶手/);
  await tap(desk, '记下举手的数');
  await numbers(desk, '3');
  await tap(desk, '记下举手的数');
  const member = await onPhone(PEOPLE.zhou.name);
  await tap(member, '记下举手的数');
  await numbers(member, '3');
  await tap(member, '再数一遍');
  await sees(member, '3 赞成，0 反对，0 弃权');
}, 180_000);

it('publishes it, answers an objection, has it done by a unit with a day, and is rated by those who took part', async () => {
  await tap(await atDesk(), '决事这一步结束');
  await answered(await onPhone(PEOPLE.li.name), /^异议和答复/, '提异议', '扶手太高，孩子够不着。', '装两道，低的给孩子。');
  await setAhead(stage.server, 14);
  const desk = await atDesk();
  await tap(desk, '公示这一步结束');
  await tap(desk, '交给单位去办');
  await tap(desk, '转成微项目');
  await typeInto(field(desk, '项目叫什么'), '电梯装扶手');
  await typeInto(field(desk, '办什么'), '两部电梯各装两道扶手');
  for (const name of ['谁来办', '哪天办好']) await desk.getByRole('radiogroup', { name }).getByRole('radio').last().click();
  await tap(desk, '交给单位去办');
  await tap(desk, '说说进展');
  await typeInto(field(desk, '说说进展'), '都装好了。');
  await tap(desk, '办好了');
  await tap(desk, '落实这一步结束');
  await tap(desk, '写给大家');
  await typeInto(field(desk, '办成了什么'), '两部电梯的扶手都装好了。');
  await tap(desk, '写给大家');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, /请您来评/);
  await sees(chen, '两部电梯的扶手都装好了。');
  await tap(chen, '办得好');
  await tap(chen, '就这样');
  await sees(chen, /1 位说好/);
  await setAhead(stage.server, 0);
}, 180_000);
