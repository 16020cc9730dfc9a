import type { Page } from 'playwright-core';
import { openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const check = async (page: Page, name: string): Promise<void> => { await page.getByRole('checkbox', { name }).filter({ visible: true }).first().click(); };
/** A day out of those to choose from; 0: today. */
const day = (page: Page, ahead: number): Promise<void> => press(page, /（周.）$/).nth(ahead).click();
const WHY = '老伴走了以后，家里静得慌';
const WISH = '想有人一周来下一次棋';
const CASE = '三楼的扶手松了，一扶就晃';

/** From the inbox, looked for anew while it is on its way. */
async function fromInbox(page: Page, title: RegExp): Promise<void> {
  await openMine(page);
  await tap(page, /^消息/);
  await openMessage(page, title);
}

it('is asked for by an elder in one sitting, given to the grid worker of the grid, agreed upon, and becomes a wish by her own tap', async () => {
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  // Home in elder mode stays with its four large and two small choices: it is asked for where one says what one wishes.
  await tap(wang, /^我有个心愿/);
  await tap(wang, '想请人来家里坐坐？点这里');
  await tap(wang, '想有人说说话');
  await check(wang, '上午');
  await typeInto(field(wang, '想说的（可以不写）'), WHY);
  await tap(wang, '约好，等人来');
  await sees(wang, '工作站正在安排人，一天之内有回音');

  const { page: lin } = await stage.desk(PEOPLE.lin.name);
  await tap(lin, '走访');
  await tap(lin, /^王秀英，想有人说说话/);
  await sees(lin, WHY);
  await tap(lin, '交给网格员');
  await tap(lin, new RegExp(PEOPLE.wu.name));
  await press(lin, '交给网格员').last().click();

  const { page: wu } = await stage.desk(PEOPLE.wu.name);
  await tap(wu, '走访');
  await tap(wu, /^王秀英，想有人说说话/);
  await tap(wu, '约个时间');
  await day(wu, 1);
  await tap(wu, '10:00');
  await press(wu, '约个时间').last().click();
  await sees(wu, /想 .+ 来，行不行？/);

  await seesAnew(wang, /想 .+ 来，行不行？/);
  await tap(wang, '换个时间');
  await typeInto(field(wang, '什么时候方便（可以不写）'), '今天晚点');
  await tap(wang, '告诉网格员');
  await seesAnew(wu, '今天晚点');
  await tap(wu, '约个时间');
  await day(wu, 0);
  await tap(wu, '9:00');
  await press(wu, '电话里约好了').click();

  // They telephoned and went on the same day; what time it is here does not matter.
  await tap(wu, '走访完，写一写');
  await sees(wu, '只写事：答应了什么、哪天办好。不写人怎么样，这里也没有地方写。');
  await typeInto(field(wu, '答应什么'), '带社区食堂的菜单来');
  await day(wu, 2);
  await typeInto(field(wu, '听到的事'), WISH);
  await tap(wu, '写成微心愿');
  await tap(wu, '想有人陪');
  await tap(wu, '再记一件');
  await typeInto(wu.getByRole('textbox', { name: '听到的事' }).filter({ visible: true }).last(), CASE);
  await press(wu, '报给工作站办').last().click();
  await press(wu, '其他').last().click();
  await tap(wu, '写好了');
  await sees(wu, '等本人点头');

  const { page: later } = await stage.phone(PEOPLE.wang.name);
  await fromInbox(later, /您说的事，要不要办/);
  for (const words of ['带社区食堂的菜单来', WISH, CASE]) await sees(later, words);
  await press(later, '同意，替我办').first().click();
  await sees(later, /本人在手机上同意/);
  await tap(later, '不用办');
  await later.getByText(CASE).filter({ visible: true }).first().waitFor({ state: 'hidden' });
  await tap(later, '打开看');
  await later.waitForURL(/features\/wishes\/pages\/wish/);
  await sees(later, WISH);
});

it('keeps what was promised, comes again at her wish, and is there for nobody above the station, which notes visits at its counter too', async () => {
  const { page: wu } = await stage.desk(PEOPLE.wu.name);
  await tap(wu, '走访');
  await tap(wu, /^答应了的/);
  await tap(wu, /^王秀英，/);
  await tap(wu, '办到了');
  await sees(wu, /抹去：说过的、地址、姓名都不留，只剩一个数。/);
  expect(await wu.getByText(CASE).count()).toBe(0);

  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await openMine(wang);
  await tap(wang, /^请人来看看/);
  await tap(wang, /来过了/);
  await tap(wang, '再来一次，还是这位来');
  await sees(wang, `网格员${PEOPLE.wu.name}会和您约时间`);

  const { page: zheng } = await stage.desk(PEOPLE.zheng.name);
  await sees(zheng, '工单');
  expect(await press(zheng, '走访').count()).toBe(0);

  const { page: lin } = await stage.desk(PEOPLE.lin.name);
  await tap(lin, '走访');
  await sees(lin, /年走访 \d+ 次，答应 \d+ 件/);
  await tap(lin, '替居民记一次走访');
  await typeInto(field(lin, '姓名'), '孙桂兰');
  await tap(lin, '当面答应');
  await tap(lin, '刚搬来');
  await sees(lin, '到哪里来');
});
