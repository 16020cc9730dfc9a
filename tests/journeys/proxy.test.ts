import { press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const SAID = '单元门的闭门器坏了，夜里一直砰砰响，老人睡不着。';

/** Errands done for people (P22): filed by the station by telephone, with consent, receipt and a page to look at. */
it('is filed by telephone for somebody without an account, with consent and a receipt that shows the state alone', async () => {
  const desk = await stage.desk(PEOPLE.lin.name);
  const { page } = desk;
  await tap(page, /^代办/);
  await sees(page, '念给这位听');
  await tap(page, '电话');
  await tap(page, '替这位报上去');
  await sees(page, '写上这位的姓名');
  await typeInto(page.getByRole('textbox', { name: '姓名', exact: true }), '何桂香');
  await typeInto(page.getByRole('spinbutton', { name: /手机号/ }).or(page.getByRole('textbox', { name: /手机号/ })).first(), '13712345678');
  await tap(page, '电话里答应');
  await tap(page, /^看全部/);
  await tap(page, /其他/);
  await typeInto(page.getByRole('textbox', { name: /这位怎么说的/ }), SAID);
  await tap(page, /点这里选楼栋/);
  // The map of the community that their station serves.
  await press(page, /3 栋/).first().click();
  await press(page, /就是这里|选好了|用这里/).first().click();
  await tap(page, '替这位报上去');
  await sees(page, '报上去了，把号念给这位听，或者打印出来交给他');
  const [paper] = await Promise.all([page.context().waitForEvent('page'), tap(page, '打印回执')]);
  await paper.getByRole('heading', { name: '代办回执' }).waitFor();
  const printed = await textOf(paper);
  expect(printed).toContain('何桂香');
  expect(printed).toContain('电话里答应');
  expect(printed).not.toContain('5678');
  const [number, code] = [/[A-Z0-9-]{8,}/.exec(printed)?.[0] ?? '', /查询码 ([A-Z0-9]{10})/.exec(printed)?.[1] ?? ''];
  await paper.goto(`${stage.server.url}/p/c/${number}/${code}`);
  await sees(paper, '等受理');
  expect(await textOf(paper)).not.toContain('闭门器');
  await paper.close();
});

/** The grid worker filed it at the door, the head did it; a colleague asks by telephone and has the last word written down. */
it('is asked about by telephone, by a colleague who did not do the work', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, /^等评价/);
  await page.getByRole('option', { name: /门口的扶手松了/ }).click();
  await sees(page, /上门代办.*吴海燕.*当面答应.*没有账号/);
  await tap(page, '记下居民的话');
  await tap(page, '记下来');
  await sees(page, '点一样这位说的话');
  await tap(page, '办好了，基本满意');
  await typeInto(page.getByRole('textbox', { name: /原话/ }), '不晃了，谢谢小吴');
  await tap(page, '记下来');
  await sees(page, '记下了，办结了');
  await sees(page, /打电话问过，记下居民的话/);
});

it('is not offered to the head who did it', async () => {
  const { page } = await stage.desk(PEOPLE.liang.name);
  await tap(page, /^已办结/);
  await page.getByRole('option', { name: /门口的扶手松了/ }).click();
  await sees(page, '不晃了，谢谢小吴');
  expect(await press(page, '记下居民的话').count()).toBe(0);
});

/** A resident shows the code on their phone to the grid worker at the door; the matter is theirs at once. */
it('is the resident\'s own when they show the code on their phone', async () => {
  const mine = await stage.phone(PEOPLE.li.name);
  await mine.page.getByText('我的', { exact: true }).filter({ visible: true }).last().tap();
  await tap(mine.page, /^我的身份/);
  await tap(mine.page, /柜台码/);
  const code = (await mine.page.getByText(/^\d{3}\s?\d{3}$/).first().innerText()).replace(/\s/g, '');
  const { page } = await stage.phone(PEOPLE.wu.name);
  await tap(page, /^代办/);
  await tap(page, '上门');
  await typeInto(page.getByRole('spinbutton', { name: /柜台码/ }).or(page.getByRole('textbox', { name: /柜台码/ })).first(), code);
  await tap(page, '用码找到这一位');
  await sees(page, PEOPLE.li.name);
  await tap(page, '签字答应');
  await tap(page, /^看全部/);
  await tap(page, /其他/);
  await typeInto(page.getByRole('textbox', { name: /这位怎么说的/ }), '楼下长椅的木条断了一根。');
  await tap(page, /点这里选楼栋/);
  // The map of the community that their station serves.
  await press(page, /3 栋/).first().tap();
  await press(page, /就是这里|选好了|用这里/).first().tap();
  await tap(page, '替这位报上去');
  await sees(page, '报上去了，把号念给这位听，或者打印出来交给他');
  await tap(mine.page, '返回');
  await mine.page.getByText('我的事', { exact: true }).filter({ visible: true }).last().tap();
  await tap(mine.page, /楼下长椅的木条断了一根/);
  await sees(mine.page, /吴海燕替您报的（上门，签字答应）/);
});

/** 谁来管 (P19): asked before anything is filed, and taken along into the report. */
it('can be asked before: who is in charge of what where, by when and by which article', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /这事归谁管/);
  await sees(page, /就知道归谁管/);
  await tap(page, /^楼道灯|^楼道照明|^灯/);
  await sees(page, '归他们管');
  await sees(page, /报上去，.*前答复/);
  await sees(page, /先接，跟到底/);
  await sees(page, '为什么归他们');
  await tap(page, '就报这件事');
  await press(page, '交给工作站').waitFor();
});
