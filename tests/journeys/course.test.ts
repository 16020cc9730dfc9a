import type { Page } from 'playwright-core';
import { castOf, file, seen, type Cast, type CaseView } from '../support/journeys/cases';
import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const TITLE = '单元门口的感应灯时亮时不亮';
const QUESTION = '是哪个单元的门口？晚上几点最明显？';
const ANSWER = '是二单元，天一黑就这样。';
const WAIT = '灯具停产了，订的新款要三天才到。';
const STUCK = '灯归物业，线归供电，两家约不齐。';
const HURT = '昨晚有位老人在这里绊了一跤。';

const stage = setStage();
let cast: Cast;
let mine: CaseView;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
  mine = await file(cast.chen, { text: `${TITLE}，进出看不清台阶。`, categoryId: 'stairLight' });
  const view = await seen(cast.lin, mine);
  const given = await cast.lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: mine.id }, body: { revision: view.revision, unitId: view.suggestion?.unit.id ?? '' } });
  await cast.he.call('POST /cases/:id/acknowledge', { params: { id: mine.id }, body: { revision: given.revision } });
});
const title = new RegExp(TITLE);
/** Chooses it among those in hand, and waits until its page has taken the place of the one before. */
async function choose(page: Page, name: RegExp, row = name): Promise<void> {
  await tap(page, /^在办/);
  await page.getByRole('option', { name: row }).click();
  await page.getByRole('heading', { name }).filter({ visible: true }).first().waitFor();
}
/** Sends the form that is open; the same words open it. */
const send = (page: Page, words: string): Promise<void> => page.getByRole('form').getByRole('button', { name: words, exact: true }).click();

/** A matter takes its time: the resident is asked, urges, reads why it takes longer, and who presses those who have it. */
describe('the time of a matter', () => {
  it('stands while the resident is asked something, by the unit', async () => {
    const { page } = await stage.phone(PEOPLE.he.name);
    await tap(page, title);
    await tap(page, '问居民一句');
    await tap(page, '问居民');
    await sees(page, '写一句想问什么，居民才好回答');
    await typeInto(page.getByRole('textbox', { name: '想问什么' }), QUESTION);
    await tap(page, '问居民');
    await sees(page, '问了，时间停着，居民答了就接着算');
    await sees(page, /等居民回答，时间停着/);
  });

  it('runs on when the resident has answered, who also urges', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await tap(page, /办事的人想问您一句/);
    await sees(page, '等您回答，时间先停着');
    await sees(page, QUESTION);
    await tap(page, '回答这一句');
    await typeInto(page.getByRole('textbox', { name: '您的回答' }), ANSWER);
    await tap(page, '回答');
    await sees(page, '回答了，时间接着算');
    await sees(page, ANSWER);
    await tap(page, '催一催');
    await sees(page, /催过 1 次，办事的人都看得到/);
  });

  it('is extended by the station at the request of the unit', async () => {
    const unit = await stage.phone(PEOPLE.he.name);
    await tap(unit.page, title);
    await sees(unit.page, '居民催了 1 次');
    await tap(unit.page, '申请延期');
    await tap(unit.page, '3 个工作日');
    await typeInto(unit.page.getByRole('textbox', { name: '为什么，居民会看到' }), WAIT);
    await send(unit.page, '申请延期');
    await sees(unit.page, '申请了延期，等工作站或街道来定');
    const { page } = await stage.desk(PEOPLE.lin.name);
    await choose(page, title);
    await sees(page, new RegExp(`想晚 3 个工作日：${WAIT}`));
    await tap(page, '同意延期');
    await sees(page, /同意延期了，改到.*居民会收到消息/);
  });

  it('is taken to the street, which supervises, and the unit answers', async () => {
    const station = await stage.desk(PEOPLE.lin.name);
    await choose(station.page, title);
    await tap(station.page, '请上一级协调');
    await typeInto(station.page.getByRole('textbox', { name: /卡在哪里/ }), STUCK);
    await tap(station.page, '交上去');
    await sees(station.page, '交上去协调了，居民也看得到');
    const street = await stage.desk(PEOPLE.zheng.name);
    await choose(street.page, title, new RegExp(`${TITLE}.*街道协调`));
    await sees(street.page, STUCK);
    await tap(street.page, '督办');
    await tap(street.page, '影响不好');
    await typeInto(street.page.getByRole('textbox', { name: /跟他们说一句/ }), HURT);
    await send(street.page, '督办');
    await sees(street.page, '督办了，等他们答复，居民也看得到');
    const unit = await stage.phone(PEOPLE.he.name);
    await tap(unit.page, title);
    await tap(unit.page, '答复督办');
    await typeInto(unit.page.getByRole('textbox', { name: /卡在哪里/ }), '约好明天上午两家一起来。');
    await tap(unit.page, '答复');
    await sees(unit.page, '答复了，督办的人和居民都看得到');
  });

  it('is told to the resident: the old promise and the new, why, who is pressed and who coordinates', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await openMessage(page, /答复要晚几天/);
    await sees(page, /原定.*改到/);
    await sees(page, new RegExp(WAIT));
    await sees(page, /现在由街道协调，您不用再跑/);
    await sees(page, new RegExp(`影响不好：${HURT}`));
    await sees(page, '约好明天上午两家一起来。');
  });

  it('is asked in elder mode too, in large letters, and answered', async () => {
    const wang = await file(cast.wang, { text: '楼道的扶手松了，上楼抓不稳。', categoryId: 'stairLight' });
    const view = await seen(cast.lin, wang);
    await cast.lin.call('POST /cases/:id/ask', { params: { id: wang.id }, body: { revision: view.revision, text: '是几楼的扶手？' } });
    const { page } = await stage.phone(PEOPLE.wang.name);
    await openMine(page);
    await tap(page, /^消息/);
    await tap(page, /办事的人想问您一句/);
    await sees(page, '是几楼的扶手？');
    await tap(page, '回答这一句');
    await typeInto(page.getByRole('textbox', { name: '您的回答' }), '三楼的。');
    await tap(page, '回答');
    await sees(page, '回答了，时间接着算');
  });
});

/** What cannot be solved now is shelved in the open, by the street, and comes back by itself. */
it('shelves a matter: the unit asks, the street decides, the resident reads until when', async () => {
  const other = await file(cast.li, { text: '地下的旧水管一到雨天就返水。', categoryId: 'stairLight' });
  const view = await seen(cast.lin, other);
  const given = await cast.lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: other.id }, body: { revision: view.revision, unitId: view.suggestion?.unit.id ?? '' } });
  await cast.he.call('POST /cases/:id/acknowledge', { params: { id: other.id }, body: { revision: given.revision } });
  const name = /旧水管一到雨天就返水/;
  const unit = await stage.phone(PEOPLE.he.name);
  await tap(unit.page, name);
  await tap(unit.page, '申请挂账');
  await typeInto(unit.page.getByRole('textbox', { name: /为什么现在办不了/ }), '要等明年改造一起换管子');
  await tap(unit.page, /^三个月后/);
  await tap(unit.page, /物业/);
  await send(unit.page, '申请挂账');
  await sees(unit.page, '申请了挂账，等街道来定');
  const street = await stage.desk(PEOPLE.zheng.name);
  await choose(street.page, name);
  await sees(street.page, /申请：要等明年改造一起换管子/);
  await tap(street.page, '同意挂账');
  await sees(street.page, '挂账了，到日子自己回来，居民会收到消息');
  const { page } = await stage.phone(PEOPLE.li.name);
  await tap(page, /^消息/);
  await tap(page, /这件事先挂账/);
  await sees(page, /要等明年改造一起换管子.*不用您再报/);
  await sees(page, '先挂账，时间停着');
});
