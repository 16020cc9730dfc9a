import type { Page } from 'playwright-core';
import { openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';
import { castOf } from '../support/journeys/cases';
import { workbook } from '../server/registers/support';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLES = ['楼栋', '单元', '房号', '建筑面积', '业主', '共有人', '手机号或证件尾号'];

/** From the desk to the rolls, and a table handed in for the owners' body. */
async function handIn(page: Page, rows: string[][]): Promise<void> {
  await tap(page, '名册');
  await tap(page, /业主大会/);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, '选表格，交上来')]);
  await chooser.setFiles({ name: '业主.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook([TITLES, ...rows]) });
}
const yes = async (page: Page, name: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name }).click();

it('a roll is brought in with faults, mended, posted, objected to, answered, and settled; co-owners name their voter', async () => {
  const cast = await castOf(stage.server.url);
  const door = (await cast.chen.call('GET /homes')).items.find(({ state }) => state === 'confirmed');
  const [building = '', entrance = ''] = (door?.placeText ?? '').split(/(?<=栋)\s*/);
  const rows = (area: string, number: string): string[][] => [[building, entrance, door?.no ?? '', area, PEOPLE.chen.name, '', ''], ['88栋', '', '101', '75', PEOPLE.chen.name, PEOPLE.wang.name, ''], ['88栋', '', '102', '80', '刘大山', '', number]];
  const { page } = await stage.desk(PEOPLE.lin.name);
  await handIn(page, rows('八十九', '110101199001010011'));
  await seesAnew(page, '要改的（2 处）');
  await sees(page, '第 2 行，建筑面积');
  await sees(page, '不要写整个证件号，只写后四位就够');
  await tap(page, '改好了，再交一次');
  await handInAgain(page, rows('89.50', '0011'));
  await seesAnew(page, /没有要改的/);
  await sees(page, /比第 1 版/);
  await tap(page, '收下，作为新的一版');
  await yes(page, '收下');
  await seesAnew(page, '在核对');
  await tap(page, '能确定的一次对上');
  await yes(page, '对上');
  // 88栋 is no building of the record: who has a flat there is said by name and number.
  await seesAnew(page, /没对上的 2/);
  for (const [at, person] of [PEOPLE.chen, PEOPLE.wang].entries()) {
    const { phoneTail } = await (at === 0 ? cast.chen : cast.wang).call('GET /me');
    if (at === 0) await tap(page, /88栋101/);
    await tap(page, `${person.name}：按姓名找`);
    await typeInto(field(page, '手机号后四位'), phoneTail ?? '');
    await tap(page, '对上');
    await sees(page, new RegExp(`对上了：${person.name}`));
  }
  await page.goBack();
  await tap(page, '公示，请大家看');
  await tap(page, '公示，请大家看');
  await sees(page, '正在公示');

  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, /名册公示了/);
  await sees(chen, new RegExp(`您在这份名册上：.*${door?.no ?? ''}，建筑面积89.50平方米，业主`));
  await press(chen, /这里不对$/).first().tap();
  await tap(chen, '面积不对');
  await typeInto(field(chen, '说清楚些'), '房产证上是 92.30 平方米。');
  await tap(chen, '交给工作站');
  await sees(chen, /前答复/);
  await tap(chen, '推选王**');
  await sees(chen, '还有 1 位没点头');
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await openMine(wang);
  await tap(wang, /^我在的名册/);
  await tap(wang, /88栋101/);
  await tap(wang, '我同意：我');
  await sees(wang, '推选好了：我');

  await tap(page, /^异议/);
  await tap(page, '看这一行');
  await tap(page, '改这一行');
  await typeInto(field(page, '建筑面积（平方米）'), '92.30');
  await typeInto(field(page, '为什么改'), '看过房产证');
  await tap(page, '改');
  await sees(page, '92.30 平方米');
  await page.goBack();
  await tap(page, /^异议/);
  await tap(page, `${PEOPLE.chen.name}：答复`);
  await typeInto(field(page, '怎么说'), '看过房产证，改成 92.30 了。');
  await tap(page, '采纳');
  await sees(page, '没有要答复的异议');
}, 240_000);

it('is settled once its days are over, and the resident sees it', async () => {
  await setAhead(stage.server, 20);
  try {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, '名册');
    await tap(page, /正在公示/);
    await tap(page, '定下来');
    await yes(page, '定下');
    await sees(page, '已经定下');
    const { page: chen } = await stage.phone(PEOPLE.chen.name);
    await openMine(chen);
    await tap(chen, /^我在的名册/);
    await seesAnew(chen, /建筑面积92.30平方米/);
  } finally {
    await setAhead(stage.server, 0);
  }
}, 120_000);

/** The desk of rolls is open: another table for the same body. */
async function handInAgain(page: Page, rows: string[][]): Promise<void> {
  await tap(page, /业主大会/);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, '选表格，交上来')]);
  await chooser.setFiles({ name: '业主改好.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook([TITLES, ...rows]) });
}
