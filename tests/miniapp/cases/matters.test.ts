import { until, type WeappPage } from '../../support/weapp';
import { mine, row, type CaseRow } from './fixtures';
import { phoneOf, type Phone } from './support';

const MATTERS = 'pages/matters/index';
const rows: Record<'open' | 'toEvaluate' | 'done', CaseRow[]> = {
  open: [row({}), row({ id: 'case-2', title: '二单元的灯不亮', state: 'submitted', clock: { ...row({}).clock, state: 'overdue', overdueDays: 2, workingDaysLeft: 0, workingMinutesLeft: -900 } })],
  toEvaluate: [row({ id: 'case-3', title: '垃圾桶满了', state: 'handled', toEvaluate: true, clock: { ...row({}).clock, step: 'evaluate' } })],
  done: [row({ id: 'case-4', title: '水管漏水', state: 'closed', outcome: 'satisfied', clock: { ...row({}).clock, step: 'stopped', state: 'done', dueAt: null } })],
};
const counts = { open: 2, toEvaluate: 1, done: 1 };

let phone: Phone;
let page: WeappPage;

async function openMatters(): Promise<void> {
  page = await phone.app.openPage(MATTERS);
  await until('the list', () => page.text().includes('在办'));
}

describe('my matters', () => {
  beforeEach(async () => {
    jest.resetModules();
    document.body.replaceChildren();
    phone = await phoneOf();
    phone.server.answer('GET /cases/mine', ({ query }) => mine(rows[query.tab], counts));
  });

  it('shows what is in hand first, with the clock as a sentence and the count behind each tab', async () => {
    await openMatters();
    await until('the rows', () => page.text().includes('3 栋门口的井盖裂了'));
    expect(page.text()).toContain('在办 2');
    expect(page.text()).toContain('等我评价 1');
    expect(page.text()).toContain('办完 1');
    expect(page.text()).toContain('还有 2 个工作日');
    expect(page.text()).toContain('等签收');
    expect(page.text()).toContain('已超时 2 个工作日');
    expect(page.text()).not.toContain('垃圾桶满了');
  });

  it('changes to what waits for my word and to what is done', async () => {
    await openMatters();
    await page.tap(page.byText('等我评价'));
    await until('the rows', () => page.text().includes('垃圾桶满了'));
    expect(page.text()).not.toContain('3 栋门口的井盖裂了');
    expect(page.text()).toContain('等评价');
    await page.tap(page.byText('办完'));
    await until('the rows', () => page.text().includes('水管漏水'));
    expect(page.text()).toContain('已解决');
    expect(phone.server.calls('GET /cases/mine').map((call) => call.query.tab)).toEqual(['open', 'toEvaluate', 'done']);
  });

  it('opens the case of a row', async () => {
    await openMatters();
    await until('the rows', () => page.text().includes('二单元的灯不亮'));
    await page.tap(page.byText('二单元的灯不亮'));
    expect(phone.app.wx.callsOf('navigateTo')).toEqual([expect.objectContaining({ url: expect.stringContaining('/features/cases/pages/case/index?id=case-2') as string })]);
  });

  it('fetches what follows behind one press and keeps what was there', async () => {
    phone.server.answer('GET /cases/mine', ({ query }) =>
      query.cursor === 'after-2'
        ? mine([row({ id: 'case-9', title: '最早的一件' })], counts)
        : { ...mine(rows.open, counts), next: 'after-2' });
    await openMatters();
    await until('the rows', () => page.text().includes('再看一些'));
    await page.tap(page.byText('再看一些'));
    await until('the rest', () => page.text().includes('最早的一件'));
    expect(page.text()).toContain('3 栋门口的井盖裂了');
    expect(page.text()).not.toContain('再看一些');
  });

  it('says what one can do where there is nothing', async () => {
    phone.server.answer('GET /cases/mine', () => mine([], { open: 0, toEvaluate: 0, done: 0 }));
    await openMatters();
    await until('the empty page', () => page.text().includes('还没有在办的事'));
    await page.tap(page.byText('随手拍'));
    expect(phone.app.wx.callsOf('navigateTo')).toEqual([expect.objectContaining({ url: expect.stringContaining('/features/cases/pages/report/index') as string })]);
  });
});
