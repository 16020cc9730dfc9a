import { castOf, file, type CaseView } from '../support/journeys/cases';
import { press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const TITLES = ['东门花坛的灯一闪一闪', '西门花坛的灯一闪一闪', '北门花坛的灯一闪一闪'] as const;
let matters: CaseView[];
beforeAll(async () => {
  const { chen } = await castOf(stage.server.url);
  matters = [];
  for (const title of TITLES) matters.push(await file(chen, { text: `${title}，晚上看不清路。`, categoryId: 'stairLight' }));
});

/** A station worker with too little time: several at once, the list as a table, words used again, ways to look that are kept. */
describe('the desk of somebody with too little time', () => {
  it('takes several cases at once, and says of each what became of it', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, /^等受理/);
    await tap(page, '多选');
    await sees(page, '点一件，就选上');
    for (const title of TITLES.slice(0, 2)) await page.getByRole('checkbox', { name: new RegExp(title) }).click();
    await sees(page, '选了 2 件');
    const { lin } = await castOf(stage.server.url);
    const second = matters[1] as CaseView;
    // Somebody else is first with one of them.
    await lin.call('POST /cases/:id/accept', { params: { id: second.id }, body: { revision: second.revision } });
    await tap(page, '按建议受理并交办');
    await sees(page, '1 件办好了，1 件没办成');
    await sees(page, new RegExp(`${second.number}.*刚刚有人先办了一步`));
    const first = await lin.call('GET /cases/:id', { params: { id: (matters[0] as CaseView).id } });
    expect(first.state).toBe('dispatched');
  });

  it('takes the list as a table, and keeps a way to look at it', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, /^等受理/);
    const saved = page.waitForEvent('download');
    await tap(page, '导出台账');
    expect((await saved).suggestedFilename()).toMatch(/^台账-\d{4}-\d\d-\d\d\.xlsx$/);
    await tap(page, /^全部/);
    await typeInto(page.getByRole('searchbox'), '花坛');
    await sees(page, '存下这样看');
    await tap(page, '存下这样看');
    await sees(page, '存下了，换一台设备也在');
    await page.reload();
    await tap(page, '全部，找“花坛”');
    await page.getByRole('option', { name: new RegExp('花坛') }).first().waitFor();
    await tap(page, '不再存');
    expect(await press(page, '全部，找“花坛”').count()).toBe(0);
  });

  it('writes words once and uses them with the facts of a case', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await typeInto(page.getByRole('searchbox'), (matters[2] as CaseView).number);
    await page.getByRole('option', { name: new RegExp(TITLES[2]) }).click();
    await tap(page, /^不予受理/);
    await tap(page, '用模板');
    await tap(page, '改模板');
    await tap(page, '加一个');
    await typeInto(page.getByRole('textbox', { name: '叫什么' }), '归别处');
    await typeInto(page.getByRole('textbox', { name: '写什么' }), '您反映的“【事】”（【工单号】），请打 12345。');
    await tap(page, '就这样写');
    await sees(page, '归别处');
    // Back where one was writing, the open form knows the new one.
    await page.goBack();
    await tap(page, /^归别处/);
    const words = page.getByRole('textbox', { name: /为什么|理由|说明/ }).filter({ visible: true }).first();
    expect(await words.inputValue()).toContain(`（${(matters[2] as CaseView).number}），请打 12345。`);
  });

  it('puts one case on paper without what is on the screen beside it', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await press(page, '打印这一件').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.wb-rail').isVisible()).toBe(false);
    expect(await page.locator('.wb-list').isVisible()).toBe(false);
    expect(await textOf(page)).toMatch(/LL-|[A-Z]{2}-?\d/);
  });
});
