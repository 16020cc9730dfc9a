import type { Page } from 'playwright-core';
import { lookAnew, openMessage, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLE = '台风明天夜里到，请早做准备';
const BODY = '台风明天夜里到。\n阳台上的花盆请收进屋，关好门窗。\n漏水、停电，或者要帮忙转移，请打给工作站。';
/** Communities of the street, by the order in which the desk lists them. */
const AREAS = 4;

it('is told to the communities of a street by two people: written by the street, let out by a station, and read by who lives there', async () => {
  const { page: street } = await stage.desk(PEOPLE.zheng.name);
  await tap(street, '发通知');
  await tap(street, '写一条通知');
  await tap(street, '台风');
  await sees(street, /还有【】没填/);
  await typeInto(field(street, '标题'), TITLE);
  await typeInto(field(street, '正文'), BODY);
  const areas = street.getByRole('checkbox', { name: /社区/ }).filter({ visible: true });
  await areas.first().waitFor();
  for (let at = 0; at < Math.min(AREAS, await areas.count()); at += 1) await areas.nth(at).click();
  await tap(street, '先存着');
  await tap(street, '交给第二个人看');
  await sees(street, '您写的，请另一位同事来发。');
  const { page: station } = await stage.desk(PEOPLE.liang.name);
  await tap(station, '发通知');
  await tap(station, /^等人看/);
  await tap(station, new RegExp(TITLE));
  await sees(station, '不是您写的，看清楚时间、地方再发。');
  await tap(station, '发出去');
  const { page: wang } = await stage.phone(PEOPLE.wang.name);
  await seesAnew(wang, TITLE);
  await tap(wang, new RegExp(TITLE));
  for (const words of ['各位居民：', '阳台上的花盆请收进屋，关好门窗。', '应急通知，请照着做']) await sees(wang, words);
  expect(await press(wang, '撤下').count()).toBe(0);
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, new RegExp(`应急：${TITLE}`));
  await sees(chen, '各位居民：');
});

it('is corrected by two people with what it said before for everybody, counted without names, and hangs on the wall', async () => {
  const { page: street } = await stage.desk(PEOPLE.zheng.name);
  await tap(street, '发通知');
  await tap(street, new RegExp(TITLE));
  await lookAnew(street, () => street.getByText('2 人看过').filter({ visible: true }).first().waitFor({ timeout: 3_000 }).then(() => true, () => false));
  await tap(street, '更正');
  await typeInto(field(street, '正文'), `${BODY}\n今晚八点以后不要下地库。`);
  await typeInto(field(street, '为什么更正'), '气象台说会积水');
  await press(street, '更正').last().click();
  await sees(street, '等第二个人看的更正');
  const { page: station } = await stage.desk(PEOPLE.liang.name);
  await tap(station, '发通知');
  await tap(station, /^等人看/);
  await tap(station, new RegExp(TITLE));
  await tap(station, '更正可以发');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^消息/);
  await openMessage(chen, new RegExp(`更正：${TITLE}`));
  for (const words of ['今晚八点以后不要下地库。', '更正过什么', /气象台说会积水/]) await sees(chen, words);
  const paper = await (await fetch(`${stage.url()}/p/notices/${new URL(chen.url()).hash.split('id=')[1] ?? ''}/paper`)).text();
  for (const words of [TITLE, '各位居民', '扫一扫']) expect(paper).toContain(words);
});
