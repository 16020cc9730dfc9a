import { castOf, file } from '../support/journeys/cases';
import { openMessage, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const FIRST = '七栋的垃圾桶满了三天没人清';
const SECOND = '旁边的路灯也不亮了';

const stage = setStage();
beforeAll(async () => {
  const { chen } = await castOf(stage.server.url);
  await file(chen, { text: `${FIRST}。${SECOND}。` });
});

describe('two matters in one report', () => {
  it('are parted by the station at its desk, without typing them again', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: new RegExp(FIRST) }).first().click();
    await tap(page, /^分出一件/);
    const words = page.getByRole('textbox', { name: /只留要分出去的那部分/ });
    expect(await words.inputValue()).toContain(SECOND);
    await typeInto(words, `${SECOND}。`);
    await tap(page, /^道路路灯|^路灯|^公共照明|^楼道照明/);
    await tap(page, '分出来另外办');
    await sees(page, /分出来了，居民会收到消息/);
    await page.getByRole('option', { name: new RegExp(SECOND) }).first().waitFor();
    await tap(page, '前前后后');
    await sees(page, '从头到尾');
    const text = await textOf(page);
    expect([text.includes(FIRST), text.includes(SECOND)]).toEqual([true, true]);
  });

  it('are followed by the resident from the one to the other, as one story', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await openMessage(page, new RegExp(`从您说的事里分出一件.*${SECOND}`));
    await sees(page, '走到哪一步了');
    await tap(page, /这件事连着别的事/);
    await sees(page, '从头到尾');
    const text = await textOf(page);
    const steps = ['您交来这件事', '从里面分出一件另外办', '工作站交来这件事'];
    const found = steps.map((step) => text.indexOf(step));
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    expect(found[0]).toBeGreaterThan(0);
    await tap(page, new RegExp(`^${FIRST}`));
    await sees(page, '走到哪一步了');
    await sees(page, FIRST);
  });
});

it('makes a micro-project of what is bigger than a case, and a wish of what a neighbour can do, at the desk', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await page.getByRole('option', { name: new RegExp(FIRST) }).first().click();
  await tap(page, /^分出一件/);
  await tap(page, /^一个微项目/);
  await typeInto(page.getByRole('textbox', { name: '叫什么' }), '七栋旁添一个分类亭');
  await typeInto(page.getByRole('textbox', { name: /只留要分出去的那部分/ }), '垃圾桶总是不够用，想要一个分类亭。');
  await tap(page, '分出来另外办');
  await sees(page, /分出来了，居民会收到消息/);
  await tap(page, /^分出一件/);
  await tap(page, /^一个微心愿/);
  await typeInto(page.getByRole('textbox', { name: /只留要分出去的那部分/ }), '想请人教教怎么分垃圾。');
  await tap(page, '要门手艺');
  await tap(page, '分出来另外办');
  await sees(page, /分出来了，居民会收到消息/);
  await tap(page, '微项目');
  await sees(page, '七栋旁添一个分类亭');
  const again = await stage.desk(PEOPLE.lin.name);
  await tap(again.page, '心愿');
  await sees(again.page, '想请人教教怎么分垃圾。');
});
