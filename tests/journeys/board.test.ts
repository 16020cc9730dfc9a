import { castOf, file, handled, seen, type CaseView } from '../support/journeys/cases';
import { press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const AGAIN = '花坛边的垃圾桶又满出来了';
const NOTE = '周五上午十点一起去看';

const stage = setStage();
let latest: CaseView;
let noted: CaseView;
beforeAll(async () => {
  const cast = await castOf(stage.server.url);
  const first = await file(cast.chen, { text: '花坛边的垃圾桶满了。' });
  const done = await handled(cast, first);
  await cast.chen.call('POST /cases/:id/evaluate', { params: { id: done.id }, body: { revision: done.revision, contacted: true, solved: true, satisfaction: 'satisfied' } });
  latest = await file(cast.chen, { text: `${AGAIN}，臭得很。` });
  noted = await file(cast.chen, { text: '楼道口的感应灯不灵，要跺三下脚。', categoryId: 'stairLight' });
  const { revision, suggestion } = await seen(cast.lin, noted);
  await cast.lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: noted.id }, body: { revision, unitId: suggestion?.unit.id ?? '' } });
});

/** What a dispatcher sees at a glance, what comes back, who is named, and ways to look that follow the person. */
describe('the desk at a glance', () => {
  it('shows in lanes what waits, also by a key, and leads to each list', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('0');
    const board = page.getByRole('region', { name: '分诊台' });
    await board.getByRole('button', { name: /^等受理，\d+ 件，最久的等了.*前办/ }).waitFor();
    await board.getByRole('button', { name: /^等批延期，/ }).waitFor();
    // Behind the board no letter acts on a case.
    await page.keyboard.press('b');
    expect(await page.getByRole('form').count()).toBe(0);
    await page.keyboard.press('Escape');
    await board.waitFor({ state: 'hidden' });
    await press(page, '打印这一件').waitFor();
    await tap(page, '分诊台');
    await board.getByRole('button', { name: /^等签收，/ }).click();
    await page.getByRole('option', { name: /感应灯/ }).waitFor();
    expect(await press(page, /^等签收/).first().getAttribute('aria-pressed')).toBe('true');
  });

  it('says to the street where it piles up, and cuts the list down to that place', async () => {
    const { page } = await stage.desk(PEOPLE.zheng.name);
    await tap(page, '分诊台');
    await sees(page, '哪里压着');
    await tap(page, /^梧桐里.*等受理 \d+ 件$/);
    await sees(page, /只看梧桐里/);
    await page.getByRole('option', { name: new RegExp(AGAIN) }).waitFor();
    await tap(page, '都看');
    expect(await page.getByText(/只看梧桐里/).count()).toBe(0);
  });

  it('fits on a phone', async () => {
    const { page } = await stage.phone(PEOPLE.lin.name);
    await tap(page, '分诊台');
    await tap(page, /^等受理，/);
    await tap(page, new RegExp(AGAIN));
    await sees(page, latest.number);
  });

  it('lists what keeps coming back, and puts it before the monthly meeting', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, '反复发生');
    const group = page.getByRole('region', { name: '反复发生' }).locator('.wb-group', { hasText: AGAIN });
    await group.getByText('第 2 次').waitFor();
    await group.getByRole('button', { name: '放到民生调度会上谈' }).click();
    expect(await page.getByRole('checkbox', { name: new RegExp(`${AGAIN}.*反复发生`) }).getAttribute('aria-checked')).toBe('true');
  });

  it('names a colleague in a note, who finds it with a count, and nobody else is offered', async () => {
    const desk = await stage.desk(PEOPLE.lin.name);
    await typeInto(desk.page.getByRole('searchbox'), noted.number);
    await desk.page.getByRole('option', { name: /感应灯/ }).click();
    const field = desk.page.getByRole('textbox', { name: '内部记一笔，居民看不到' });
    await typeInto(field, `${NOTE} @`);
    await desk.page.getByRole('group', { name: /提到谁/ }).getByRole('button', { name: /^提到何建国/ }).click();
    expect(await desk.page.getByRole('button', { name: /提到陈雅文/ }).count()).toBe(0);
    expect(await field.inputValue()).toBe(`${NOTE} @何建国 `);
    await tap(desk.page, '记下');
    await sees(desk.page, /提到何建国/);
    const { page } = await stage.phone(PEOPLE.he.name);
    await tap(page, /^提到我的，1 条没看/);
    await tap(page, new RegExp(`^没看，${PEOPLE.lin.name}：${NOTE}`));
    await sees(page, noted.number);
    const resident = await stage.phone(PEOPLE.chen.name);
    await tap(resident.page, /^我的事/);
    await tap(resident.page, /感应灯/);
    await sees(resident.page, noted.number);
    expect(await resident.page.getByText(NOTE).count()).toBe(0);
  });

  it('keeps ways to look at the list on every device, also those of a device without a network', async () => {
    const here = await stage.desk(PEOPLE.lin.name);
    const there = await stage.desk(PEOPLE.lin.name);
    await tap(here.page, /^等受理/);
    await tap(here.page, '存下这样看');
    await sees(here.page, '存下了，换一台设备也在');
    there.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/);
    await there.page.getByRole('option').first().waitFor();
    await typeInto(there.page.getByRole('searchbox'), '花坛');
    await press(there.page, '存下这样看').waitFor();
    await there.page.context().setOffline(true);
    await tap(there.page, '存下这样看');
    await sees(there.page, '先存在这台设备上，有网了就都有');
    await there.page.context().setOffline(false);
    // The other device's stands beside it, and neither is lost.
    await press(there.page, '等受理').first().waitFor();
    await press(there.page, '全部，找“花坛”').waitFor();
    await here.page.reload();
    await press(here.page, '全部，找“花坛”').waitFor();
    await tap(here.page, '全部，找“花坛”');
    const told = here.page.waitForResponse((answer) => answer.url().endsWith('/workbench/filters') && answer.request().method() === 'PUT');
    await tap(here.page, '不再存');
    expect((await told).status()).toBe(200);
    await there.page.reload();
    await press(there.page, '等受理').first().waitFor();
    // What the device remembers stands there until the server has answered.
    await press(there.page, '全部，找“花坛”').waitFor({ state: 'detached' });
  });
});
