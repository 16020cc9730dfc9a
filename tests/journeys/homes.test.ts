import type { Page } from 'playwright-core';
import { lookAnew, openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

/** 李明 says that he lives with 陈雅文 (6 栋 1 单元), who knows him; the station confirms, and it is his home too. */
const stage = setStage();

const as = async (name: string, device: 'phone' | 'desk' = 'phone'): Promise<Page> => (await stage[device](name)).page;
const toMe = async (page: Page): Promise<void> => {
  await page.getByText('我的', { exact: true }).filter({ visible: true }).last().tap();
  await sees(page, '我的家');
};
/** The number of the room behind which 陈雅文's home is confirmed, as her own page says it. */
async function roomOf(page: Page): Promise<string> {
  await toMe(page);
  await tap(page, /^我的家/);
  await sees(page, /6 栋 1 单元 \d+/);
  return /6 栋 1 单元 (\d+)/.exec(await textOf(page))?.[1] ?? '';
}

it('binds a home by way of a co-resident and the station, and lets it go again', async () => {
  const chen = await as(PEOPLE.chen.name);
  const no = await roomOf(chen);
  const li = await as(PEOPLE.li.name);
  await toMe(li);
  await tap(li, /^我的家/);
  await tap(li, '加一处住处');
  await sees(li, '您住在哪个社区？');
  await tap(li, /^梧桐里社区/);
  await sees(li, '哪一栋楼？');
  await typeInto(li.getByRole('textbox').filter({ visible: true }), '6 栋');
  await tap(li, /^6 栋，梧桐里/);
  await sees(li, '哪个单元？');
  await tap(li, '1 单元');
  await sees(li, '房号是多少？');
  await typeInto(li.getByRole('textbox').filter({ visible: true }), no);
  await tap(li, '下一步');
  await sees(li, '您怎么住在这里？');
  await tap(li, '和家里人一起住');
  await tap(li, '下一步');
  await sees(li, '这样交给工作站，行吗？');
  await tap(li, '交给工作站');
  await sees(li, '等核实');
  // Nobody is told who lives there before the station has confirmed.
  expect(await textOf(li)).not.toContain('陈**');

  await tap(chen, '返回');
  await tap(chen, /^我的家/);
  await sees(chen, `李**说也住在 6 栋 1 单元 ${no}`);
  const hers = chen.locator('.homes__card', { hasText: '李**说也住在' }).filter({ visible: true }).last();
  await hers.getByRole('button', { name: '认得，一起住' }).tap();
  await sees(chen, '您说认得，一起住');

  const lin = await as(PEOPLE.lin.name, 'desk');
  await tap(lin, /^住户/);
  await sees(lin, /^等核实 \d/);
  const row = lin.locator('.homes__card', { hasText: '李明' }).filter({ visible: true });
  await row.getByText('同住的人认得').waitFor();
  await row.getByRole('button', { name: /^核实/ }).click();
  await sees(lin, '李明的住处核实好了');

  await lookAnew(li, async () => {
    await sees(li, '我的家');
    return (await textOf(li)).includes('一起住的：陈**');
  });
  const his = li.locator('.homes__card', { hasText: `6 栋 1 单元 ${no}` }).filter({ visible: true });
  await his.getByRole('button', { name: /^搬走了/ }).tap();
  await li.getByRole('dialog').getByRole('button', { name: '搬走了' }).tap();
  await sees(li, '以前的');
  expect(await textOf(li)).not.toContain('陈**');
});

it('raises the level of identity by a visit to the counter, and takes it back', async () => {
  const li = await as(PEOPLE.li.name);
  await toMe(li);
  await tap(li, /^我的身份/);
  await sees(li, '您在这里');
  await tap(li, '出示柜台码');
  await sees(li, /^\d{3} \d{3}$/);
  const code = /\d{3} \d{3}/.exec(await textOf(li))?.[0] ?? '';

  const lin = await as(PEOPLE.lin.name, 'desk');
  await tap(lin, /^柜台/);
  await typeInto(lin.getByRole('textbox', { name: '六位柜台码' }), code);
  await tap(lin, '找到这一位');
  await sees(lin, '看的是哪一种证件');
  await sees(lin, '李明');
  await tap(lin, '身份证');
  await tap(lin, '证件看过了');
  await sees(lin, '记好了，只记了看过');
  await sees(lin, '证件当面看过');

  await lookAnew(li, async () => {
    await sees(li, '到了哪一级');
    return (await textOf(li)).includes('没有留号码');
  });
  // Still the way to be known at the counter, for what is reported there on one's behalf.
  await tap(li, '出示柜台码');
  await sees(li, /^\d{3} \d{3}$/);

  await tap(lin, '看错了，撤回');
  await typeInto(lin.getByRole('textbox', { name: '为什么撤回' }), '看错了人');
  await tap(lin, '撤回');
  await sees(lin, '六位柜台码');
  await lookAnew(li, async () => {
    await sees(li, '到了哪一级');
    return !(await textOf(li)).includes('没有留号码');
  });
});

it('asks one question at a time in elder mode, and says the level in words', async () => {
  const wang = await as(PEOPLE.wang.name);
  await openMine(wang);
  await tap(wang, /^我的家/);
  await sees(wang, /3 栋 2 单元/);
  await tap(wang, '加一处住处');
  await sees(wang, '您住在哪个社区？');
  expect(await wang.locator('.homes__question').filter({ visible: true }).count()).toBe(1);
  const sizes = await wang.evaluate<number[]>(`[...document.querySelectorAll('.homes *')]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .map((one) => parseFloat(getComputedStyle(one).fontSize))`);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  await tap(wang, '返回');
  await tap(wang, '返回');
  await tap(wang, /^我的身份/);
  await sees(wang, /^您现在能：/);
});
