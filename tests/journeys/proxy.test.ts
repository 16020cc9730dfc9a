import { press, sees, tap } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();

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
  await page.getByRole('textbox', { name: /原话/ }).fill('不晃了，谢谢小吴');
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
