import { clientOf } from '../support/journeys/client';
import { castOf, file, handled } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { sees, tap, textOf } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();

/** One matter with the resident's word, one answered and not spoken of, one that nobody has touched. */
beforeAll(async () => {
  const cast = await castOf(stage.server.url);
  const spoken = await handled(cast, await file(cast.chen, { text: '楼道的灯不亮，晚上看不见台阶。', categoryId: 'stairLight' }));
  await cast.chen.call('POST /cases/:id/evaluate', { params: { id: spoken.id }, body: { revision: spoken.revision, contacted: true, solved: true, satisfaction: 'basically' } });
  await handled(cast, await file(cast.wang, { text: '单元门口的垃圾没人收。', categoryId: 'litter' }));
  await file(cast.chen, { text: '3 栋门口的井盖裂成两半。', categoryId: 'roadCover' });
});

it('tells the station how its month went, and the street what its communities came to', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '数据');
  await eventually('the three matters to be counted', async () => {
    await page.reload();
    await sees(page, '每一步用多久');
    return /收到\s*3 件/.test(await textOf(page));
  });
  const words = await textOf(page);
  expect(words).toMatch(/响应率\s*100%/);
  expect(words).toMatch(/满意率\s*90%/);
  expect(words).toMatch(/综合\s*96%/);
  expect(words).toContain('评价了的 1 件算进三率');
  expect(words).toContain('按主办单位');

  const home = (await (await clientOf(stage.server.url, PEOPLE.chen.id)).call('GET /me')).home?.community.name ?? '';
  const street = await stage.phone(PEOPLE.zheng.name);
  await tap(street.page, '我的');
  await tap(street.page, /^数据/);
  await sees(street.page, '在哪里办结');
  expect(await textOf(street.page)).toContain('各社区自己办的');
  await tap(street.page, /^看一个社区/);
  await tap(street.page, home);
  await sees(street.page, /^回到/);
  await tap(street.page, '今年');
  await sees(street.page, '每一步用多久');
});

it('puts the rates together by the weights that the administrator publishes', async () => {
  const { page } = await stage.desk(PEOPLE.gao.name);
  await tap(page, '我的');
  await tap(page, /^管理/);
  await tap(page, '设置');
  await tap(page, /^三率怎么合成/);
  const part = (name: RegExp) => page.getByRole('textbox', { name });
  await part(/^响应率占/).fill('50');
  await tap(page, '存进草稿');
  await sees(page, /现在是 140/);
  await part(/^满意率占/).fill('0');
  await tap(page, '存进草稿');
  await page.getByRole('textbox', { name: /为什么/ }).fill('照今年的考核办法');
  await tap(page, /^公布/);
  await sees(page, /公布了/);
  const figures = await stage.desk(PEOPLE.lin.name);
  await tap(figures.page, '数据');
  await eventually('the composite by the new weights', async () => {
    await figures.page.reload();
    await sees(figures.page, '每一步用多久');
    return /综合\s*100%\s*按 50、50、0 合成/.test(await textOf(figures.page));
  });
});

it('is nothing that residents come upon', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, '我的');
  await sees(page, '我的设备');
  expect(await textOf(page)).not.toContain('数据');
});
