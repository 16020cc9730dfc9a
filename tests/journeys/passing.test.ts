import { castOf, file } from '../support/journeys/cases';
import { press, sees, tap } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const TITLE = '楼下水井的盖板翘起来了';
const WHY = '井盖上写着供水公司，物业不能动，请改交供水公司。';
const BASIS = '物业服务合同第 12 条：小区红线内的井盖由物业巡查、围挡和更换。';

const stage = setStage();
beforeAll(async () => {
  const { chen } = await castOf(stage.server.url);
  await file(chen, { text: `${TITLE}，晚上走路差点绊倒。`, categoryId: 'stairLight' });
});
const title = new RegExp(TITLE);

/** A matter nobody wants: the unit says why, the station cannot simply push it back, the street decides, the resident sees all of it. */
describe('a matter that is passed on', () => {
  it('is returned by the unit, with its reason', async () => {
    const desk = await stage.desk(PEOPLE.lin.name);
    await desk.page.getByRole('option', { name: title }).click();
    await tap(desk.page, /^受理并交给.*物业/);
    await sees(desk.page, /受理了，交给.*物业/);
    const { page } = await stage.phone(PEOPLE.he.name);
    await tap(page, title);
    await tap(page, '不归我们');
    await tap(page, '退回工作站');
    await sees(page, '写一句为什么不归您单位，工作站和居民都看得到');
    await page.getByRole('textbox', { name: /为什么不归您单位/ }).fill(WHY);
    await tap(page, '退回工作站');
    await sees(page, '退回工作站了，居民和工作站看得到您写的原因');
  });

  it('comes back to the station, which cannot give it to the same unit again', async () => {
    const watched = await stage.desk(PEOPLE.lin.name);
    watched.allow(/status of 422/);
    const { page } = watched;
    await tap(page, /^等交办/);
    await page.getByRole('option', { name: new RegExp(`${TITLE}.*退回过`) }).click();
    await sees(page, WHY);
    await tap(page, /^交办…/);
    await page.getByRole('form').getByRole('button', { name: /物业/ }).first().click();
    await tap(page, /^交给.*物业/);
    await sees(page, '这个单位退回过，请另选一个，或者请街道来定');
  });

  it('is decided by the street, and the unit cannot return it once more', async () => {
    const street = await stage.desk(PEOPLE.zheng.name);
    await tap(street.page, /^等交办/);
    await street.page.getByRole('option', { name: title }).click();
    await tap(street.page, '指定单位去办');
    await street.page.getByRole('radio', { name: /物业/ }).first().click();
    await street.page.getByRole('textbox', { name: /依据/ }).fill(BASIS);
    await tap(street.page, '定下来');
    await sees(street.page, /定了，交给.*物业.*签收/);
    const { page } = await stage.phone(PEOPLE.he.name);
    await tap(page, title);
    await sees(page, BASIS);
    await press(page, '签收').first().waitFor();
    expect(await press(page, '不归我们').count()).toBe(0);
  });

  it('is followed by the resident, who sees who passed it on and why, and that the promise stands', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await sees(page, new RegExp(`「${TITLE}.*说不归他们办.*答应您的时间不变`));
    await press(page, /换个单位去办/).first().tap();
    await sees(page, WHY);
    await sees(page, BASIS);
    await sees(page, /说不归他们办，退回工作站/);
  });
});
