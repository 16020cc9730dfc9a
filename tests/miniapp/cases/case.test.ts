import type { ResponseOf } from '../../../shared/contract';
import { until, type WeappPage } from '../../support/weapp';
import { Refusal } from '../../support/weapp/api';
import { closed, forNeighbours, inHand, toEvaluate, type CaseView } from './fixtures';
import { phoneOf, press, type Phone } from './support';

const CASE = 'features/cases/pages/case/index';

let phone: Phone;
let page: WeappPage;

async function openCase(view: CaseView, query: Record<string, string> = {}): Promise<void> {
  phone.server.answer('GET /cases/:id', () => view);
  page = await phone.app.openPage(CASE, { id: view.id, ...query });
  await until('the case', () => page.text().includes(view.title));
}

beforeEach(async () => {
  jest.resetModules();
  document.body.replaceChildren();
  phone = await phoneOf();
});

describe('the page of a case, to its reporter', () => {
  it('leads with the date, and shows words, reasons and steps', async () => {
    await openCase(inHand);
    expect(page.text()).toContain('WTL-26-000007');
    expect(page.text()).toContain('还有 2 个工作日');
    expect(page.text()).toContain('26 日（周四）17:30 前答复您');
    expect(page.text()).toContain('3 栋门口的井盖裂了，差点绊倒人。');
    expect(page.text()).toContain('旁边有围挡吗：不是');
    expect(page.text()).toContain('3 栋，属于梧桐里社区第 2 网格');
    const steps = ['交给锦园物业去办', '梧桐里社区工作站受理', '您交来这件事'].map((phrase) => page.text().indexOf(phrase));
    expect(steps.every((at) => at >= 0)).toBe(true);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('says that it arrived only right after it was handed in', async () => {
    const fresh: CaseView = { ...inHand, state: 'submitted', timeline: inHand.timeline.slice(0, 1) };
    await openCase(fresh, { fresh: '1' });
    expect(page.text()).toContain('交上去了，梧桐里社区工作站会看到');
    await page.close();
    await openCase(inHand, { fresh: '1' });
    expect(page.text()).not.toContain('交上去了');
  });

  it('says how late it is, as an apology would', async () => {
    await openCase({ ...inHand, clock: { ...inHand.clock, state: 'overdue', workingDaysLeft: 0, workingMinutesLeft: -600, overdueDays: 1 } });
    expect(page.text()).toContain('已超时 1 个工作日');
    expect(page.findAll('.u-late-square').length).toBeGreaterThan(0);
  });

  it('names every question that was left out before it takes an evaluation', async () => {
    await openCase(toEvaluate);
    expect(page.text()).toContain('换了新井盖，四周填平了。');
    await page.tap(page.byText('交评价'));
    expect(page.text()).toContain('还差 3 处，补上就能交');
    await press(page, '联系过');
    await press(page, '解决了');
    expect(page.text()).toContain('还差 1 处，补上就能交');
    expect(phone.server.calls('POST /cases/:id/evaluate')).toHaveLength(0);
  });

  async function sayYes(): Promise<void> {
    for (const option of ['联系过', '解决了', '满意']) await press(page, option);
    await page.tap(page.byText('交评价'));
  }

  it('sends the evaluation with the revision it saw, and shows how it ended', async () => {
    phone.server.answer('POST /cases/:id/evaluate', () => closed);
    await openCase(toEvaluate);
    await sayYes();
    await until('the end', () => page.text().includes('谢谢您，这件事办结了'));
    const [sent] = phone.server.calls('POST /cases/:id/evaluate');
    expect(sent?.params).toEqual({ id: 'case-1' });
    expect(sent?.body).toEqual({ revision: 6, contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
    expect(page.text()).toContain('已解决');
    expect(page.text()).not.toContain('交评价');
  });

  it('tells in words when somebody else acted first, and shows where the case is now', async () => {
    await openCase(toEvaluate);
    phone.server.answer('POST /cases/:id/evaluate', () => { throw new Refusal('conflict', '刚才有人先办了一步，您看到的已经更新'); });
    phone.server.answer('GET /cases/:id', () => closed);
    await sayYes();
    await until('the words', () => page.text().includes('刚才有人先办了一步'));
    await until('the new state', () => page.text().includes('已解决'));
    expect(page.text()).not.toContain('交评价');
  });

  it('keeps the key of an evaluation that did not arrive, and makes a new one for one that was refused', async () => {
    await openCase(toEvaluate);
    const answers: (() => ResponseOf<'POST /cases/:id/evaluate'>)[] = [
      () => { throw new Refusal('internal', '没办成，是我们这边出了问题'); },
      () => { throw new Refusal('conflict', '刚才有人先办了一步'); },
      () => closed,
    ];
    phone.server.answer('POST /cases/:id/evaluate', () => (answers.shift() ?? (() => closed))());
    await sayYes();
    await until('the fault', () => page.text().includes('没办成'));
    await page.tap(page.byText('交评价'));
    await until('the conflict', () => page.text().includes('刚才有人先办了一步'));
    await page.tap(page.byText('交评价'));
    await until('the end', () => page.text().includes('已解决'));
    const keys = phone.server.calls('POST /cases/:id/evaluate').map((call) => call.key);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('adds words and photos, and keeps them when they could not be sent', async () => {
    await openCase(inHand);
    await page.tap(page.byText('补充情况'));
    await page.tap(page.byText('补上去'));
    expect(page.text()).toContain('写两句，或者拍一张，有一样就行');
    await page.input(page.find('.u-ruled__input') as HTMLElement, '旁边又裂了一块');
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张') && !page.text().includes('正在传'));
    phone.server.answer('POST /cases/:id/supplement', () => { throw new Refusal('internal', '没办成，是我们这边出了问题'); });
    await page.tap(page.byText('补上去'));
    await until('the fault', () => page.text().includes('没办成'));
    expect(page.text()).toContain('1 张，最多 9 张');
    phone.server.answer('POST /cases/:id/supplement', () => ({ ...inHand, revision: 4 }));
    await page.tap(page.byText('补上去'));
    await until('the thanks', () => page.text().includes('补上去了，办事的人会看到'));
    const [first, second] = phone.server.calls('POST /cases/:id/supplement');
    expect(first?.body).toEqual({ revision: 3, text: '旁边又裂了一块', photoIds: [expect.stringMatching(/^photo-/)] });
    expect(second?.body).toEqual(first?.body);
    expect(second?.key).toBe(first?.key);
  });

  it('withdraws only after asking once more', async () => {
    await openCase(inHand);
    phone.server.answer('POST /cases/:id/withdraw', () => ({ ...inHand, revision: 4, state: 'withdrawn', actions: [], clock: { ...closed.clock } }));
    await page.tap(page.byText('撤回这件事'));
    await until('the question', () => page.text().includes('撤回这件事吗？'));
    await page.tap(page.byText('不撤回'));
    expect(phone.server.calls('POST /cases/:id/withdraw')).toHaveLength(0);
    await page.tap(page.byText('撤回这件事'));
    await press(page, '撤回');
    await until('the end', () => page.text().includes('已经撤回'));
    expect(page.text()).toContain('已撤回');
    expect(phone.server.calls('POST /cases/:id/withdraw')[0]?.body).toEqual({ revision: 3, reason: '' });
  });

  it('explains a decline with its rule', async () => {
    const decline: CaseView['timeline'][number] = { ...(inHand.timeline[1] as CaseView['timeline'][number]), id: 'e9', action: 'decline', reason: '这是要报警的事，请打 110' };
    await openCase({ ...inHand, state: 'declined', timeline: [...inHand.timeline.slice(0, 1), decline], clock: closed.clock, actions: [] });
    expect(page.text()).toContain('为什么没有受理');
    expect(page.text()).toContain('这是要报警的事，请打 110');
    expect(page.text()).toContain('不予受理');
  });
});

describe('the page of a case, to a neighbour', () => {
  it('shows progress, but neither words nor photos nor the exact place nor anything to press', async () => {
    await openCase(forNeighbours);
    expect(page.text()).toContain('这位邻居写的话和照片没有公开，只公开办理的进展');
    expect(page.text()).toContain('交给锦园物业去办');
    expect(page.text()).not.toContain('差点绊倒人');
    expect(page.text()).not.toContain('您交来');
    expect(page.findAll('.u-photo')).toHaveLength(0);
    for (const action of ['补充情况', '撤回', '交评价']) expect(page.text()).not.toContain(action);
  });

  it('shows what the station released, and nothing else', async () => {
    await openCase({ ...forNeighbours, text: '门口的井盖裂了', release: { text: '门口的井盖裂了', photoIds: [], at: '2026-11-24T01:00:00.000Z' } });
    expect(page.text()).toContain('邻居说的');
    expect(page.text()).toContain('门口的井盖裂了');
    expect(page.text()).not.toContain('没有公开');
  });

  it('says that a case does not exist when the server says so', async () => {
    phone.server.answer('GET /cases/:id', () => { throw new Refusal('not_found', '找不到这件事，也可能您看不到它'); });
    page = await phone.app.openPage(CASE, { id: 'case-of-others' });
    await until('the words', () => page.text().includes('找不到这件事'));
  });
});
