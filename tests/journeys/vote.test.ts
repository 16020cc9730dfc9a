import type { Page } from 'playwright-core';
import { byMessage, openMine, press, sees, seesAnew, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLE = '电瓶车在哪里充电';
const MEMBERS = [PEOPLE.chen.name, PEOPLE.li.name, PEOPLE.zhou.name] as const;

it('is prepared about an adopted topic, looked at by two scrutineers, and fixed before anybody votes', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '答复大家'), '请议事会表决装在哪里。');
  await tap(page, '接下来，大家商量');
  await tap(page, '问问大家的意向');
  await typeInto(field(page, '说清楚'), '装在 3 栋北面的空地，八个插座，晚上十一点断电。');
  await tap(page, /^半小时/);
  for (const name of [PEOPLE.zhou.name, PEOPLE.he.name]) await page.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
  await tap(page, '也发纸票');
  await sees(page, '只是意向征询');
  await tap(page, '存好，请监票人看');
  await sees(page, '写好草稿');
  for (const name of [PEOPLE.zhou.name, PEOPLE.he.name]) {
    const { page: other } = await stage.phone(name);
    await byMessage(other, new RegExp(`请您监票.*${TITLE}`, 's'));
    await tap(other, '看过了，可以开始');
    await sees(other, '记下了');
  }
  await seesAnew(page, '定下来，公布出去');
  await tap(page, '定下来，公布出去');
  await tap(page, '定下来');
  await sees(page, '防改码');
});

it('is voted on by members on their phones, changed, and told to nobody before the end', async () => {
  for (const name of MEMBERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您投票.*${TITLE}`, 's'));
    await tap(page, '去投票');
    await tap(page, name === PEOPLE.li.name ? '不同意' : '同意');
    await tap(page, '看一遍再交');
    await tap(page, '交上去');
    await sees(page, '收到了，会点进去');
    await tap(page, '知道了');
    await sees(page, '您投过了');
  }
  const { page } = await stage.phone(PEOPLE.li.name);
  await openMine(page);
  await tap(page, /^议事/);
  await tap(page, '我的表决');
  await tap(page, new RegExp(TITLE));
  expect(await textOf(page)).not.toContain('2 票');
  await tap(page, '改我的票');
  await tap(page, '弃权');
  await tap(page, '看一遍再交');
  await tap(page, '交上去');
  await sees(page, '这是您第 2 次投');
});

/** A scrutineer reads a paper, alone. */
async function read(page: Page, choice: string): Promise<void> {
  await tap(page, `录纸票：${PEOPLE.he.name}`);
  await tap(page, choice);
  await tap(page, '录纸票');
}

it('is voted on paper by who has no phone at hand: handed out, read by two people alone, and reconciled where they differ', async () => {
  const { page: zhou } = await stage.phone(PEOPLE.zhou.name);
  await byMessage(zhou, new RegExp(`请您监票.*${TITLE}`, 's'));
  await tap(zhou, '名单和纸票');
  await sees(zhou, '手机上投了');
  await tap(zhou, `发纸票：${PEOPLE.he.name}`);
  await read(zhou, '同意');
  await sees(zhou, '一个人录了');
  const { page: he } = await stage.phone(PEOPLE.he.name);
  await byMessage(he, new RegExp(`请您监票.*${TITLE}`, 's'));
  await tap(he, '名单和纸票');
  // What the first one read is not shown to the second.
  await sees(he, '一个人录了');
  expect(await textOf(he)).not.toContain(`${PEOPLE.zhou.name}：`);
  await read(he, '不同意');
  await sees(he, `${PEOPLE.zhou.name}：同意`);
  await read(he, '同意');
  await press(he, `录纸票：${PEOPLE.he.name}`).first().waitFor({ state: 'hidden' });
  // Who took a paper does not vote on the phone too.
  const { page: again } = await stage.phone(PEOPLE.he.name);
  await openMine(again);
  await tap(again, /^议事/);
  await tap(again, '我的表决');
  await tap(again, new RegExp(TITLE));
  await tap(again, /^(去投票|改我的票)$/);
  await sees(again, '领了纸票的，用纸票投');
}, 120_000);

it('is counted when both confirmed, and stands on a plain page with its fingerprint', async () => {
  await setAhead(stage.server, 1);
  for (const name of [PEOPLE.zhou.name, PEOPLE.he.name]) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您确认.*${TITLE}`, 's'));
    await tap(page, '没问题，可以点票');
    await sees(page, '记下了');
  }
  const { page } = await stage.phone(PEOPLE.chen.name);
  await byMessage(page, new RegExp(`投票有结果了.*${TITLE}`, 's'));
  await sees(page, '通过');
  await sees(page, /按人数，参加 4 票/);
  await sees(page, /手机上 3 票，纸票 1 票/);
  const code = (await page.locator('.vote-code').filter({ visible: true }).first().innerText()).trim();
  await tap(page, '对结果有意见');
  await typeInto(field(page, '对结果有意见'), '断电的时间能不能晚半小时？');
  await tap(page, '交上去');
  await sees(page, '还没有答复');
  const id = new URL(page.url()).hash.match(/id=([\w-]+)/)?.[1] ?? '';
  const { page: lin } = await stage.phone(PEOPLE.lin.name);
  await byMessage(lin, new RegExp(`有人对结果有意见.*${TITLE}`, 's'));
  await typeInto(field(lin, '答复'), '已经和物业说好，断电改到十一点半。');
  await tap(lin, /答复$/);
  await sees(lin, /十一点半/);
  const { page: plain, allow } = await stage.open('desk');
  allow(/favicon\.ico/);
  await plain.goto(`${stage.server.url}/p/votes/${id}`);
  const words = await textOf(plain);
  for (const part of [TITLE, '通过', code, '断电的时间', '十一点半']) expect(words).toContain(part);
  expect(await press(plain, '去投票').count()).toBe(0);
});
