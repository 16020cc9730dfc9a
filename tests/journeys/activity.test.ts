import type { Page } from 'playwright-core';
import { writeActivity } from '../support/journeys/activities';
import { castOf } from '../support/journeys/cases';
import { lookAnew, openMessage, openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).or(page.getByRole('spinbutton', { name })).filter({ visible: true }).first();
const TITLE = '花坛浇水';

/** A volunteer's way from their own page to an activity. */
async function find(page: Page): Promise<void> {
  await openMine(page);
  await tap(page, /^志愿者/);
  await tap(page, '活动与班次');
  await tap(page, new RegExp(TITLE));
}

it('is made by the station with one place, and published', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '志愿者');
  await tap(page, '志愿活动');
  await tap(page, '办一场活动');
  await tap(page, '先存着');
  await sees(page, /还差 7 处/);
  await writeActivity(page, { title: TITLE, text: '给花坛浇一遍水，水管在门卫处。', meet: '到门卫处找小林领水管', role: '浇水', places: 1 });
  await tap(page, '先存着');
  await tap(page, '发出去');
  await sees(page, '招人中');
});

it('is signed up for by one volunteer; the other waits, is asked when the place becomes free, and says yes (story 9)', async () => {
  const { lin } = await castOf(stage.server.url);
  const waiting = (await lin.call('GET /workbench/volunteers', { query: { desk: 'check' } })).items.find(({ name }) => name === PEOPLE.li.name);
  await lin.call('POST /volunteers/:id/approve', { params: { id: waiting?.id ?? '' }, body: { revision: 0, guardianSeen: false } });
  const { page: zhao } = await stage.phone('赵志强');
  await find(zhao);
  await sees(zhao, '报上了就看得到在哪里碰头');
  await tap(zhao, '报名');
  await sees(zhao, '到门卫处找小林领水管');
  const { page: li } = await stage.phone(PEOPLE.li.name);
  await find(li);
  await tap(li, '排队，有空位问我');
  await sees(li, '排着队');
  await tap(zhao, '去不了了');
  // Whoever gave it back stands behind those who wait.
  await sees(zhao, '排队，有空位问我');
  await lookAnew(li, async () => (await textOf(li)).includes('有空位了'));
  await tap(li, '我去');
  await sees(li, '到门卫处找小林领水管');
});

it('shows the station who comes, and its word reaches them', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '志愿者');
  await tap(page, '志愿活动');
  await tap(page, new RegExp(TITLE));
  await tap(page, '谁来');
  await sees(page, PEOPLE.li.name);
  await tap(page, new RegExp(PEOPLE.li.name));
  await tap(page, '请他带队');
  await sees(page, '不用带队了');
  await typeInto(field(page, '说什么，大家马上看到'), '早上凉，多穿一件。');
  await tap(page, '发给这一场的人');
  await sees(page, '记下了');
  const { page: li } = await stage.phone(PEOPLE.li.name);
  await tap(li, /^消息/);
  await openMessage(li, /早上凉，多穿一件/);
  await sees(li, '您带队');
});
