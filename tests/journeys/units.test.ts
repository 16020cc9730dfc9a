import type { Page } from 'playwright-core';
import { castOf, file, seen, type CaseView, type Cast } from '../support/journeys/cases';
import { clientOf } from '../support/journeys/client';
import { eventually } from '../support/journeys/district';
import { lookAnew, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const ADMINISTRATOR = '高翔';
const COMPANY = '锦园物业';
const COMMITTEE = '梧桐里社区居委会';
const STATION = '梧桐里社区工作站';

const stage = setStage();
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
});

/** How long a line that should be there, or gone, is looked for before the page is drawn anew. Milliseconds. */
const LOOK_MS = 2_000;
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true });
const write = (page: Page, label: string, text: string): Promise<void> => typeInto(field(page, label), text);
/** From the start page of the administrator to one unit. */
async function unit(page: Page, name: string): Promise<void> {
  await write(page, '找单位', name);
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).filter({ visible: true }).first().click();
  await press(page, `改${name}的资料`).waitFor();
}
async function change(page: Page, name: string, label: string, text: string): Promise<void> {
  await tap(page, `改${name}的资料`);
  // Pressed while the page was being drawn anew it opened nothing, and is pressed again, as a person would.
  await field(page, label).waitFor({ timeout: LOOK_MS }).catch(() => tap(page, `改${name}的资料`));
  await write(page, label, text);
  await tap(page, '就这样改');
  await sees(page, '改好了，五秒以内处处都是新的');
}

it('changes the telephone of a unit, and shows what stood there before', async () => {
  const { page } = await stage.desk(ADMINISTRATOR);
  await unit(page, COMPANY);
  await change(page, COMPANY, '电话', '0755-8888 1234');
  await sees(page, /电话 0755-8888 1234/);
  await sees(page, /^改了资料，原来是：锦园物业，物业，0755-5550/);
});

/** A case in the hands of the company, as its reporter sees it. */
async function given(): Promise<CaseView> {
  const { chen, lin } = cast;
  const filed = await file(chen, { text: '六栋门口的垃圾桶翻了，没人扶。' });
  const { revision, suggestion } = await seen(lin, filed);
  if (suggestion?.unit.name !== COMPANY) throw new Error(`the rules suggest ${suggestion?.unit.name}`);
  return lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: filed.id }, body: { revision, unitId: suggestion.unit.id } });
}

it('closes the property company, is killed half-way, and the one who goes along finds the case with the successor', async () => {
  const view = await given();
  const administrator = await stage.desk(ADMINISTRATOR);
  const { page } = administrator;
  await unit(page, COMPANY);
  await tap(page, `撤掉${COMPANY}`);
  await sees(page, '它手里的，以后归谁');
  await sees(page, /件没办完的事，由接手的单位接着办/);
  // Pressed before anybody takes over: it says what is missing.
  await tap(page, '撤掉');
  await sees(page, '选一个接手的单位');
  await typeInto(page.getByRole('textbox', { name: '谁来接手' }), COMMITTEE);
  await tap(page, new RegExp(`^${COMMITTEE}`));
  await sees(page, new RegExp(`件没办完的事，由${COMMITTEE}接着办`));
  await press(page, new RegExp(`^${PEOPLE.he.name}.*接着做`)).first().waitFor();
  await tap(page, '撤掉');
  await sees(page, /办结的事还写着原来的名字/);
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/close'));
  await page.getByRole('dialog').getByRole('button', { name: '撤掉' }).click();
  await (await asked).response();
  // Whatever Chromium calls a server that is gone.
  administrator.allow(/net::ERR_/);
  await stage.server.kill();
  await stage.server.restart();
  // Nobody takes it up before the lease of the process that is gone has run out.
  await page.getByText(new RegExp(`^撤掉了，由${COMMITTEE}接手`)).waitFor({ timeout: 120_000 });

  const handler = await stage.desk(PEOPLE.he.name);
  await handler.page.getByRole('option', { name: /六栋门口的垃圾桶翻了/ }).first().click();
  await sees(handler.page, `原来的单位撤了，由${COMMITTEE}接着办`);
  const moved = await seen(await clientOf(stage.server.url, PEOPLE.chen.id), view);
  expect(moved).toMatchObject({ state: 'dispatched', leadUnit: { name: COMMITTEE }, clock: { promisedAt: view.clock.promisedAt } });

  // It is chosen nowhere any more, and found again when asked for.
  await page.reload();
  await tap(page, '看接手的单位');
  await write(page, '找单位', COMPANY);
  const closed = page.getByRole('link', { name: new RegExp(`^${COMPANY}.*已撤`) }).filter({ visible: true });
  await sees(page, /^\d+ 个单位$/);
  expect(await closed.count()).toBe(0);
  await tap(page, /^撤了的 \d+ 个也列$/);
  await closed.first().click();
  await sees(page, new RegExp(`由${COMMITTEE}接手`));
  expect(await press(page, `撤掉${COMPANY}`).count()).toBe(0);
}, 300_000);

/** From one unit to the page of its community, by a tap. */
async function lacking(page: Page): Promise<void> {
  await unit(page, '梧桐里社区');
  await tap(page, '梧桐里社区还缺什么');
  await sees(page, '社区六方');
}

it('says what a community still lacks, goes where it is mended, and the line is gone', async () => {
  const { page } = await stage.desk(ADMINISTRATOR);
  await unit(page, STATION);
  await change(page, STATION, '电话', '');
  await lacking(page);
  const line = press(page, `${STATION}没有电话，去补上`).first();
  await lookAnew(page, () => line.waitFor({ timeout: LOOK_MS }).then(() => true, () => false));
  await tap(page, `${STATION}没有电话，去补上`);
  await change(page, STATION, '电话', '0755-5550 0001');
  await tap(page, '返回');
  await sees(page, '社区六方');
  await lookAnew(page, async () => {
    await sees(page, '社区六方');
    return line.waitFor({ state: 'hidden', timeout: LOOK_MS }).then(() => true, () => false);
  });
  // The six bodies with their people, and who walks the grids.
  await sees(page, /林晓梅（工作站工作人员）/);
  await sees(page, /^网格员 \d+ 人$/);
});

it('records a grid worker as part time, and the community shows it', async () => {
  const { page } = await stage.desk(ADMINISTRATOR);
  await unit(page, STATION);
  await tap(page, `把${PEOPLE.wu.name}改成兼职`);
  await sees(page, `${PEOPLE.wu.name}记成兼职网格员了`);
  await sees(page, `${PEOPLE.wu.name}　兼职网格员`);
  await lacking(page);
  await sees(page, /专职 \d+ 人，兼职 2 人/);
});

it('takes a room out of the list, and not one that somebody lives in', async () => {
  const { page } = await stage.desk(ADMINISTRATOR);
  await lacking(page);
  await tap(page, '楼栋和房屋');
  await page.getByRole('link', { name: /栋/ }).filter({ visible: true }).first().click();
  const first = press(page, /^去掉/).first();
  const name = (await first.getAttribute('aria-label')) ?? '';
  await first.click();
  await page.getByRole('dialog').getByRole('button', { name: '去掉' }).click();
  await sees(page, `${name.replace('去掉', '')}去掉了`);
  await eventually('the room to be gone', async () => (await page.getByRole('button', { name, exact: true }).filter({ visible: true }).count()) === 0);
});
