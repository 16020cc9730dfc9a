import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';
import type { Page } from 'playwright-core';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();

/** The page of the claimant on which the other side asks for something. */
async function asked(): Promise<{ page: Page }> {
  const hand = await stage.phone('赵志强');
  await tap(hand.page, /^消息/);
  await openMessage(hand.page, /那边想商量一下/);
  return hand;
}

const LAMP = '想要一盏看书的台灯';
const SMALL = '想要一盏夹在床头的小灯';

describe('a wish that is claimed', () => {
  it('is written in elder mode, checked and claimed', async () => {
    const elder = await stage.phone(PEOPLE.wang.name);
    await tap(elder.page, /^我有个心愿/);
    await tap(elder.page, /^要件东西，/);
    await tap(elder.page, '下一步');
    await typeInto(field(elder.page, '写下您的心愿'), LAMP);
    await tap(elder.page, '下一步');
    await tap(elder.page, '交给工作站');
    await sees(elder.page, '等核实');
    const station = await stage.desk(PEOPLE.lin.name);
    await tap(station.page, '心愿');
    await tap(station.page, new RegExp(LAMP));
    await tap(station.page, '核实了，发布');
    await sees(station.page, /发布了/);
    const hand = await stage.phone('赵志强');
    await tap(hand.page, /^微心愿/);
    await tap(hand.page, new RegExp(`^我来认领：${LAMP}`));
    await tap(hand.page, '我来认领');
    await sees(hand.page, '您认领的');
  });

  it('is changed when who claimed it agrees, who reads what is and what it would be beside each other', async () => {
    const elder = await stage.phone(PEOPLE.wang.name);
    await openMine(elder.page);
    await tap(elder.page, /^消息/);
    await openMessage(elder.page, /有人认领了您的心愿/);
    await tap(elder.page, '想改一改');
    await typeInto(field(elder.page, '想改成什么'), SMALL);
    await tap(elder.page, '原来写得不清楚');
    await tap(elder.page, '问问认领的邻居');
    await sees(elder.page, '等认领的邻居答复');
    const hand = await asked();
    // The message says so too: what would change stands on the page of the wish alone.
    await sees(hand.page, '想改成');
    expect(await hand.page.locator('.wish-beside__side').filter({ visible: true }).allInnerTexts()).toEqual([expect.stringContaining(LAMP), expect.stringContaining(SMALL)]);
    await tap(hand.page, '我同意');
    await sees(hand.page, '认领人同意了：改一改');
    await sees(hand.page, SMALL);
  });

  it('is let go when who claimed it agrees, and stays as it was when not', async () => {
    const elder = await stage.phone(PEOPLE.wang.name);
    await openMine(elder.page);
    await tap(elder.page, /^消息/);
    await openMessage(elder.page, /商量好了/);
    await tap(elder.page, '想撤回');
    await tap(elder.page, '已经有了');
    await tap(elder.page, '问问认领的邻居');
    await sees(elder.page, '等认领的邻居答复');
    const hand = await asked();
    await sees(hand.page, '想撤回，不办了');
    await tap(hand.page, '先不撤');
    await sees(hand.page, '认领人说先不改');
  });
});
