import type { Page } from 'playwright-core';
import { castOf, file, seen, type CaseView } from '../support/journeys/cases';
import { openMine, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const TITLE = '地下管网一到雨天就返水';
const TOPIC = '雨天返水的管网';
const RAISED = '夜里电动车堵楼门';
const DECIDED = '先清淤，入冬前把南边这一段换掉';
const PLAN = '清淤并换南段 40 米管子';
const SAID = '返水的先清淤再换管，楼门口划线停车。';
const MOVED = '灯具要从外地发来';
const DONE = '清了两车淤泥，管子换好了';

const stage = setStage();
let matter: CaseView;
beforeAll(async () => {
  const { chen, lin, he, zheng } = await castOf(stage.server.url);
  matter = await file(chen, { text: `${TITLE}，一楼进水。`, categoryId: 'stairLight' });
  const params = { id: matter.id };
  const { suggestion, revision } = await seen(lin, matter);
  const given = await lin.call('POST /cases/:id/accept-and-dispatch', { params, body: { revision, unitId: suggestion?.unit.id ?? '' } });
  const taken = await he.call('POST /cases/:id/acknowledge', { params, body: { revision: given.revision } });
  const reviewOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const asked = await he.call('POST /cases/:id/ask-deferral', { params, body: { revision: taken.revision, reason: '要等雨季过了统一换', unitId: suggestion?.unit.id ?? '', reviewOn } });
  await zheng.call('POST /cases/:id/grant-deferral', { params, body: { revision: asked.revision } });
});
/** From the workbench to the list of meetings. */
async function toMeetings(page: Page): Promise<void> {
  await tap(page, '调度会');
  await page.locator('.taro_page[id*=dockets]').filter({ visible: true }).waitFor();
}

/** The monthly dispatch meeting: what is stuck comes to the table, what is decided has an owner and a day, and residents read it. */
describe('a monthly dispatch meeting', () => {
  it('is called by the station, from what is shelved and what was raised', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toMeetings(page);
    await tap(page, '召集这个月的会');
    await page.getByRole('checkbox', { name: new RegExp(`${TITLE}.*挂账的`) }).click();
    await typeInto(page.getByRole('textbox', { name: new RegExp(matter.number) }), TOPIC);
    await typeInto(page.getByRole('textbox', { name: '另外加一个议题' }), RAISED);
    await tap(page, '召集，通知单位');
    await sees(page, '选至少一个单位，才知道请谁来');
    await page.getByRole('checkbox', { name: '锦园物业', exact: true }).click();
    await page.getByRole('checkbox', { name: '青禾供水西所', exact: true }).click();
    await tap(page, '今天');
    await tap(page, '14:30');
    await typeInto(page.getByRole('textbox', { name: '在哪里开' }), '社区二楼会议室');
    await tap(page, '召集，通知单位');
    await sees(page, '召集了，请来的单位会收到消息');
    await sees(page, TOPIC);
  });

  it('is heard of by the invited unit, which decides nothing', async () => {
    const { page } = await stage.phone(PEOPLE.he.name);
    await toMeetings(page);
    await tap(page, /2 个议题$/);
    await sees(page, RAISED);
    expect(await press(page, '记决定').count()).toBe(0);
  });

  it('is held: who came, what was decided, who does it by when; then published', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toMeetings(page);
    await tap(page, /2 个议题$/);
    await page.getByRole('checkbox', { name: '青禾供水西所', exact: true }).click();
    await tap(page, '记好了');
    await sees(page, '到会的单位记好了');
    await tap(page, '记决定');
    await typeInto(page.getByRole('textbox', { name: '定了什么' }), DECIDED);
    await page.getByRole('radio', { name: /物业/ }).first().click();
    await typeInto(page.getByRole('textbox', { name: '怎么办' }), PLAN);
    await page.getByRole('radio', { name: /日（周/ }).first().click();
    await tap(page, '记下这一项');
    await sees(page, `定了：${DECIDED}`);
    await tap(page, '记决定');
    await typeInto(page.getByRole('textbox', { name: '定了什么' }), '楼门口划线，夜里停到车棚');
    await tap(page, '记下这一项');
    await typeInto(page.getByRole('textbox', { name: /写一段给居民看的话/ }), SAID);
    await tap(page, '公布结果');
    await sees(page, '公布了，居民在公示里看得到');
  });

  it('has the day of its task moved by who convened, with the reason', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toMeetings(page);
    await tap(page, /要办 1 项/);
    await tap(page, '改日子');
    await tap(page, '改日子');
    await sees(page, '选一个日子');
    await sees(page, '写一句为什么改，居民会看到');
    await page.getByRole('radio', { name: /日（周/ }).last().click();
    await typeInto(page.getByRole('textbox', { name: '为什么改' }), MOVED);
    await tap(page, '改日子');
    await sees(page, new RegExp(`改到 .*：${MOVED}`));
  });

  it('has its task reported by the unit', async () => {
    const { page } = await stage.phone(PEOPLE.he.name);
    await toMeetings(page);
    await tap(page, /要办 1 项/);
    await sees(page, new RegExp(PLAN));
    await tap(page, '办完了');
    await typeInto(page.getByRole('textbox', { name: /办成什么样/ }), DONE);
    await tap(page, '记办完');
    await sees(page, DONE);
  });

  it('is read by the residents, and stands in the matter it was about', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await page.getByText('公示', { exact: true }).filter({ visible: true }).last().tap();
    await tap(page, /^民生调度会/);
    await tap(page, /要办 1 项，办完 1 项/);
    for (const words of [SAID, TOPIC, `定了：${DECIDED}`, new RegExp(PLAN), DONE, RAISED, new RegExp(`原定 .*，改到 .*：${MOVED}`)]) await sees(page, words);
    expect(await page.getByText(matter.number).count()).toBe(0);
    const again = await stage.phone(PEOPLE.chen.name);
    await tap(again.page, /^消息/);
    await tap(again.page, /这件事会上定了/);
    await sees(again.page, new RegExp(`民生调度会定了：${DECIDED}`));
  });

  it('is read in elder mode too', async () => {
    const { page } = await stage.phone(PEOPLE.wang.name);
    await openMine(page);
    await tap(page, /^身边的事/);
    await tap(page, /^民生调度会/);
    await tap(page, /要办 1 项，办完 1 项/);
    await sees(page, SAID);
  });
});
