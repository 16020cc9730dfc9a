import type { Page } from 'playwright-core';
import { openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
/** A day out of those to choose from, under a label; 0: the first. */
const day = (page: Page, ahead: number): Promise<void> => press(page, /（周.）$/).nth(ahead).click();
const WHY = '楼上半夜拖椅子，孩子睡不着，说过两次没有用';
const OTHER = '家里老人夜里要起身';

async function fromInbox(page: Page, title: RegExp): Promise<void> {
  await openMine(page);
  await tap(page, /^消息/);
  await openMessage(page, title);
}
/** The code on somebody's phone, as the counter types it. */
async function codeOf(page: Page): Promise<string> {
  await openMine(page);
  await tap(page, /^我的身份/);
  await tap(page, /柜台码/);
  return (await page.getByText(/^\d{3}\s?\d{3}$/).first().innerText()).replace(/\s/g, '');
}

it('is asked for, agreed to by the other side, mediated, written down, signed by both and confirmed by somebody else', async () => {
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await openMine(chen);
  await tap(chen, /^请人调解/);
  await tap(chen, '请人调解');
  await tap(chen, '交给工作站');
  await sees(chen, '选一样，是什么事');
  await tap(chen, '太吵');
  await typeInto(field(chen, '怎么回事'), WHY);
  await typeInto(field(chen, '对方是谁'), '楼上 601 的住户');
  await tap(chen, '交给工作站');
  await sees(chen, /对方还不知道/);

  const { page: li } = await stage.phone(PEOPLE.li.name);
  const code = await codeOf(li);
  const { page: lin, allow } = await stage.desk(PEOPLE.lin.name);
  // Whoever mediated is refused when confirming.
  allow(/status of 422/);
  await tap(lin, '调解');
  await tap(lin, new RegExp(`^太吵.*${PEOPLE.chen.name}`));
  await sees(lin, WHY);
  await tap(lin, '问对方愿不愿意');
  await typeInto(lin.getByRole('spinbutton', { name: /柜台码/ }).or(lin.getByRole('textbox', { name: /柜台码/ })).first(), code);
  await tap(lin, '用码找到这一位');
  await sees(lin, PEOPLE.li.name);
  await press(lin, '问对方愿不愿意').last().click();
  await sees(lin, '问两边愿不愿意');

  // The other side reads who asks and about what, and nothing of what was said.
  const { page: asked } = await stage.phone(PEOPLE.li.name);
  await fromInbox(asked, /想请您一起坐下来谈谈/);
  await sees(asked, PEOPLE.chen.name);
  expect(await asked.getByText(WHY).count()).toBe(0);
  await tap(asked, '我愿意谈');
  await sees(asked, /工作站在请调解员/);
  await tap(asked, '写我的想法');
  await typeInto(field(asked, '想说的'), OTHER);
  await tap(asked, /^给对方也看/);
  await tap(asked, '写好了');

  await seesAnew(lin, '请一位调解员');
  await tap(lin, '请一位调解员');
  await tap(lin, new RegExp(PEOPLE.lin.name));
  await press(lin, '请一位调解员').last().click();
  await tap(lin, '谈完，写一写');
  await typeInto(field(lin, '谈了什么'), '两边都来了，说好包椅脚，夜里轻一点。');
  await tap(lin, '谈成了');
  await typeInto(field(lin, '协议怎么写'), '李家三天内给椅脚包上毡垫，夜里十点以后不拖椅子。');
  await day(lin, 0);
  await press(lin, /（周.）$/).nth(6).click();
  await tap(lin, '写好了');
  await sees(lin, '等两边签字');

  await seesAnew(chen, '看清楚了，签字');
  await sees(chen, OTHER);
  for (const page of [chen, asked]) {
    await seesAnew(page, '看清楚了，签字');
    await tap(page, '看清楚了，签字');
    await press(page, '看清楚了，签字').last().click();
    await sees(page, /手机上签了/);
  }
  // Whoever mediated does not confirm.
  await seesAnew(lin, '确认，协议生效');
  await tap(lin, '确认，协议生效');
  await sees(lin, '调解的人不能自己确认，请同事来');
  const { page: liang } = await stage.desk(PEOPLE.liang.name);
  await tap(liang, '调解');
  await tap(liang, /^在谈/);
  await tap(liang, new RegExp(`^太吵.*${PEOPLE.chen.name}`));
  await tap(liang, '确认，协议生效');
  await sees(liang, /两边一起可以请法院确认/);
  await seesAnew(chen, /两边一起可以请法院确认/);
  await tap(chen, '办到了');
  await sees(chen, /说办到了/);
});

it('is there for nobody else: neither for grid workers nor above the station', async () => {
  const { page: wu } = await stage.desk(PEOPLE.wu.name);
  await sees(wu, '工单');
  expect(await press(wu, '调解').count()).toBe(0);
  const { page: zhou } = await stage.phone(PEOPLE.zhou.name);
  await openMine(zhou);
  await tap(zhou, /^请人调解/);
  await sees(zhou, '没有调解');
});
