import { castOf } from '../support/journeys/cases';
import { givePhoto, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const FIRST = '中心花园的长椅断了一条腿，老人坐上去会摔。';
const EDITED = '中心花园的长椅断了两条腿，钉子露在外面。';
const TITLE = /中心花园的长椅断了/;
const RELEASED = '中心花园有一张长椅断了腿，先别坐。';
const NEIGHBOURS = '我家孩子也差点摔了。';

/** To the own matter, by the tab. */
async function toOwn(name: string) {
  const watched = await stage.phone(name);
  await watched.page.getByText('我的事', { exact: true }).filter({ visible: true }).last().tap();
  await tap(watched.page, TITLE);
  return watched;
}

/** What residents may still do with what they handed in, and what neighbours may add (point 8), by taps from the start page. */
describe('a report and those who live beside it', () => {
  it('is handed in with a photo and changed before anybody has taken it on', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^随手拍/);
    await givePhoto(page, '拍一张', await manholePhoto(600, 400));
    await sees(page, '1 张，最多 9 张');
    await page.getByText('正在传').waitFor({ state: 'hidden' });
    await typeInto(page.getByRole('textbox', { name: '说两句' }), FIRST);
    await tap(page, /^绿化健身设施，因为写了/);
    await tap(page, /^邻居也能看到这件事/);
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    await tap(page, '改一改写的内容');
    await typeInto(page.getByRole('textbox', { name: '您说的' }), EDITED);
    await tap(page, '改好');
    await sees(page, '改好了');
    await sees(page, EDITED);
    await sees(page, '您改了写的内容');
    expect(await textOf(page)).not.toContain('断了一条腿');
  });

  it('has its photo taken back, and more said', async () => {
    const { page } = await toOwn(PEOPLE.chen.name);
    await tap(page, '收回我的照片');
    await tap(page, '收回');
    await sees(page, '照片收回了');
    await sees(page, '您收回了照片');
    expect(await press(page, '收回我的照片').count()).toBe(0);
    await tap(page, '补充情况');
    await typeInto(page.getByRole('textbox', { name: '补充两句' }), '旁边那张也晃。');
    await tap(page, '补上去');
    await sees(page, '旁边那张也晃。');
    const { chen } = await castOf(stage.server.url);
    const id = /id=([^&]+)/.exec(page.url())?.[1] ?? '';
    expect((await chen.call('GET /cases/:id', { params: { id } })).photos).toEqual([]);
  });

  it('is followed by a neighbour from the board, who reads none of it, and then says 我也遇到 with an own photo', async () => {
    const { page } = await stage.phone(PEOPLE.li.name);
    await page.getByText('公示', { exact: true }).filter({ visible: true }).last().tap();
    await tap(page, '正在办');
    await tap(page, /绿化健身设施/);
    await tap(page, '只跟着看');
    await sees(page, '跟着了，每一步都告诉您');
    await press(page, '不跟了').waitFor();
    await tap(page, '我也遇到');
    await givePhoto(page, /^拍一张/, await manholePhoto(500, 400));
    await sees(page, '1 张，最多 9 张');
    await page.getByText('正在传').waitFor({ state: 'hidden' });
    await typeInto(page.getByRole('textbox', { name: /写两句/ }), NEIGHBOURS);
    await tap(page, '我也遇到');
    await sees(page, '您说过也遇到，每一步都会告诉您');
    expect(await textOf(page)).not.toContain(EDITED);
  });

  it('cannot be withdrawn while a neighbour waits for it, and the reporter is told why', async () => {
    const watched = await toOwn(PEOPLE.chen.name);
    watched.allow(/status of 422/);
    const { page } = watched;
    await sees(page, '1 位邻居也遇到');
    await tap(page, '撤回这件事');
    await tap(page, '撤回');
    await sees(page, /还有邻居也遇到这件事，工作站接着办/);
  });

  it('is read by the station with the words of both, taken on, and shown to neighbours in its own version', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: TITLE }).click();
    await sees(page, '旁边那张也晃。');
    await sees(page, '也遇到的居民');
    await sees(page, new RegExp(NEIGHBOURS));
    await tap(page, '我们来办');
    await sees(page, /受理了，由我们来办/);
    await tap(page, /^给邻居看/);
    await typeInto(page.getByRole('textbox', { name: '给邻居看的文字' }), RELEASED);
    await page.getByRole('form').getByRole('button', { name: '给邻居看' }).click();
    await sees(page, '邻居看得到这一版了');
    const neighbour = await stage.phone(PEOPLE.li.name);
    await tap(neighbour.page, /^我的$/);
    await tap(neighbour.page, /^我跟着的事/);
    await tap(neighbour.page, /您也遇到/);
    await sees(neighbour.page, RELEASED);
    await tap(neighbour.page, '收回“我也遇到”');
    await sees(neighbour.page, '不跟了，您交的也收回了');
  });
});

it('is withdrawn by its reporter where nobody else waits for it', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /^随手拍/);
  await typeInto(page.getByRole('textbox', { name: '说两句' }), '报错了的一件，长椅已经有人修好。');
  await tap(page, /^绿化健身设施，因为写了/);
  await tap(page, '交给工作站');
  await sees(page, /交上去了/);
  await tap(page, '撤回这件事');
  await tap(page, '撤回');
  await sees(page, '已经撤回');
});
