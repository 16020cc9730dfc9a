import { clientOf } from '../support/journeys/client';
import { castOf, file, handled } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { lookAnew, openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
let before: Figures['total'];

/** One matter with the resident's word, one answered and not spoken of, one that nobody has touched. */
beforeAll(async () => {
  const cast = await castOf(stage.server.url);
  before = await counted();
  const spoken = await handled(cast, await file(cast.chen, { text: '楼道的灯不亮，晚上看不见台阶。', categoryId: 'stairLight' }));
  await cast.chen.call('POST /cases/:id/evaluate', { params: { id: spoken.id }, body: { revision: spoken.revision, contacted: true, solved: true, satisfaction: 'basically' } });
  await handled(cast, await file(cast.wang, { text: '单元门口的垃圾没人收。', categoryId: 'litter' }));
  await file(cast.chen, { text: '3 栋门口的井盖裂成两半。', categoryId: 'roadCover' });
});

interface Figures { total: { counts: { received: number; valid: number }; rates: { resolution: number; composite: number } | null } }
/** What the program has counted of the station's month. */
async function counted(): Promise<Figures['total']> {
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  return (await (await clientOf(stage.server.url, PEOPLE.lin.id)).call('GET /figures', { query: { from: month, to: month } })).total;
}

it('tells the station how its month went, and the street what its communities came to', async () => {
  await eventually('the matters of today to be counted', async () => (await counted()).counts.received >= before.counts.received + 3);
  const { counts, rates } = await counted();
  expect(counts.valid).toBeGreaterThan(before.counts.valid);
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '数据');
  await sees(page, '每一步用多久');
  const words = await textOf(page);
  expect(words).toContain(`收到 ${counts.received} 件`);
  expect(words).toContain(`综合 ${rates?.composite}%`);
  expect(words).toContain(`评价了的 ${counts.valid} 件算进三率`);
  expect(words).toContain('按主办单位');

  await page.getByRole('button', { name: /^只看“楼道照明”$/ }).click();
  await sees(page, /^只看“楼道照明”看全部$/);
  expect(await textOf(page)).toContain('按主办单位');
  await page.getByRole('button', { name: /^只看“.*物业”$/ }).first().click();
  await sees(page, /^只看“.*物业”看全部$/);
  await page.getByRole('button', { name: '不只看“楼道照明”，看全部' }).click();
  await sees(page, '按类别');
  expect(await textOf(page)).toContain('主办的');

  const home = (await (await clientOf(stage.server.url, PEOPLE.chen.id)).call('GET /me')).home?.community.name ?? '';
  const street = await stage.phone(PEOPLE.zheng.name);
  await tap(street.page, '数据');
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
  await tap(page, '设置');
  await tap(page, /^三率怎么合成/);
  const part = (name: RegExp) => page.getByRole('textbox', { name });
  await typeInto(part(/^响应率占/), '50');
  await tap(page, '存进草稿');
  await sees(page, /现在是 140/);
  await typeInto(part(/^满意率占/), '0');
  await tap(page, '存进草稿');
  await typeInto(page.getByRole('textbox', { name: '为什么改', exact: true }), '照今年的考核办法');
  await tap(page, '公布');
  await sees(page, /公布了，五秒以内处处都用新的/);
  const figures = await stage.desk(PEOPLE.lin.name);
  await tap(figures.page, '数据');
  await lookAnew(figures.page, async () => {
    await sees(figures.page, '每一步用多久');
    return /按 50、50、0 合成/.test(await textOf(figures.page));
  });
});

it('is nothing that residents come upon', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await openMine(page);
  await sees(page, '我的设备');
  expect(await textOf(page)).not.toContain('数据');
});
