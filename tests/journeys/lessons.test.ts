import { file } from '../support/journeys/cases';
import { clientOf } from '../support/journeys/client';
import { lookAnew, openMine, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();

it('comes up on the matter at hand, is read and answered, and only who learned it knows', async () => {
  const chen = await clientOf(stage.server.url, PEOPLE.chen.id);
  await file(chen, { categoryId: 'noise', text: '楼上半夜拖桌子，孩子睡不着。' });
  const { page } = await stage.desk(PEOPLE.lin.name);
  await page.getByRole('option', { name: /楼上半夜拖桌子/ }).click();
  await tap(page, '小课：邻居之间嫌吵');
  await sees(page, '两边都不说是谁报的');
  await tap(page, '下一页');
  await tap(page, '做几道小题');
  await tap(page, '是的，但您别生气');
  await tap(page, '就这样');
  await sees(page, /谁报的不能说/);
  await tap(page, '再答一次');
  await tap(page, '谁说的我不能讲，我们就看怎么安静');
  await tap(page, '就这样');
  await sees(page, /都答对了/);
  await tap(page, '看别的小课');
  await press(page, /邻居之间嫌吵，.*都答对了/).first().waitFor();
  const { page: he } = await stage.phone(PEOPLE.he.name);
  await openMine(he);
  await tap(he, /^小课/);
  await press(he, /邻居之间嫌吵，.*没看过/).first().waitFor();
});

it('is written by the administrator of the district, published, and there for everybody who works', async () => {
  const { page } = await stage.desk(PEOPLE.gao.name);
  const write = (label: string, text: string): Promise<void> => typeInto(page.getByRole('textbox', { name: label, exact: true }), text);
  await tap(page, '设置');
  await tap(page, /^小课/);
  await tap(page, '加一节');
  await write('叫什么', '老人跌倒了');
  await page.getByRole('checkbox', { name: '到现场' }).click();
  await write('第 1 页的标题', '先别扶');
  await write('第 1 页写什么', '问他哪里疼、能不能动。');
  await tap(page, '存进草稿');
  await sees(page, '新加的一节');
  await write('为什么改', '冬天路滑');
  await tap(page, '公布');
  await sees(page, /公布了/);
  const { page: lin } = await stage.phone(PEOPLE.lin.name);
  await openMine(lin);
  await tap(lin, /^小课/);
  await lookAnew(lin, () => press(lin, /老人跌倒了/).first().isVisible());
  await tap(lin, /老人跌倒了/);
  await tap(lin, '看完了');
  await sees(lin, '记下您看过了');
});
