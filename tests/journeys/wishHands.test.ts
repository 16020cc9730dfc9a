import type { Page } from 'playwright-core';
import { openMessage, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
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
