import { RULES } from '../../../shared/copy/errors';
import { until, type WeappPage } from '../../support/weapp';
import { NoNetwork, Refusal } from '../../support/weapp/api';
import { catalogue, homeless, inHand, routing } from './fixtures';
import { phoneOf, press, startAgain, type Phone } from './support';

const REPORT = 'features/cases/pages/report/index';
const WORDS = '3 栋门口的井盖裂了，差点绊倒人。';

let phone: Phone;
let page: WeappPage;

async function openReport(): Promise<void> {
  page = await phone.app.openPage(REPORT);
  await until('the catalogue', () => page.text().includes('井盖路面'));
}

const words = (): HTMLElement => {
  const field = page.find('.u-ruled__input');
  if (!field) throw new Error('there is no field for words');
  return field;
};

async function choosePlace(): Promise<void> {
  phone.app.wx.answer('chooseLocation', () => ({ name: '3 栋', address: '梧桐路 1 号', longitude: 116.84, latitude: 40.37 }));
  await page.tap(page.byText('点这里选楼栋'));
  await until('the place', () => page.text().includes('改地方'));
}

describe('the report page in WeChat', () => {
  beforeEach(async () => {
    jest.resetModules();
    document.body.replaceChildren();
    phone = await phoneOf(homeless);
    await openReport();
  });

  it('says all that is missing at once, and nothing before somebody tried', async () => {
    expect(page.text()).not.toContain('还差');
    await page.tap(page.byText('交给工作站'));
    expect(page.text()).toContain('还差 3 处，补上就能交');
    expect(page.text()).toContain('选一样最像的，我们才知道派谁去');
    expect(page.text()).toContain('拍一张照片，或者写两句话，有一样就行');
    expect(page.text()).toContain('选一个地方，我们才知道派谁去');
    expect(phone.server.calls('POST /cases')).toHaveLength(0);
  });

  it('asks the question of the category before it can be handed in', async () => {
    await page.tap(page.byText('井盖路面'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    expect(page.text()).toContain('还差 1 处，补上就能交');
    expect(page.text()).toContain('点一个最像的回答');
    await page.tap(page.byText('不是'));
    expect(page.text()).not.toContain('还差');
  });

  it('says who will answer, and by when, before it is handed in', async () => {
    await page.tap(page.byText('垃圾清理'));
    await choosePlace();
    await until('the promise', () => page.text().includes('前答复您'));
    expect(page.text()).toMatch(/26 日（周四）17:30 前答复您/);
    expect(page.text()).toContain('梧桐里社区工作站接手');
    expect(page.text()).toContain('梧桐里社区，第 2 网格');
  });

  it('hands in photo, category, answer, words and place under one key, and opens the case', async () => {
    phone.server.answer('POST /cases', () => inHand);
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张') && !page.text().includes('正在传'));
    await page.tap(page.byText('井盖路面'));
    await page.tap(page.byText('不是'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);

    const [photo] = phone.server.calls('POST /files');
    const [sent, second] = phone.server.calls('POST /cases');
    expect(sent?.body).toEqual({
      categoryId: 'manhole',
      text: WORDS,
      answers: [{ questionId: 'fenced', value: 'no' }],
      photoIds: [`photo-${photo?.key ?? ''}`],
      place: { text: '3 栋', point: { lng: 116.84, lat: 40.37, system: 'gcj02' } },
      showToNeighbours: false,
    });
    expect(sent?.key).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(photo?.key).not.toBe(sent?.key);
    expect(second).toBeUndefined();
    expect(phone.app.wx.callsOf('redirectTo')[0]).toEqual({ url: '/features/cases/pages/case/index?id=case-1&fresh=1' });
  });

  it('keeps words and key when the server fails, and one more press makes one case', async () => {
    phone.server.answer('POST /cases', () => { throw new Refusal('internal', '没办成，是我们这边出了问题'); });
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the failure', () => page.text().includes('还没交上去'));
    expect(page.text()).toContain('您写的都在，一个字没丢');
    expect(page.text()).toContain(WORDS);
    expect(page.text()).toContain('问起来请报：a1b2c3d4');

    phone.server.answer('POST /cases', () => inHand);
    await press(page, '再交一次');
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    const keys = phone.server.calls('POST /cases').map((call) => call.key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('lets people go back and change what could not be sent, under the same key', async () => {
    phone.server.answer('POST /cases', () => { throw new Refusal('rule_refused', '这个地方不归本区管'); });
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the failure', () => page.text().includes('这个地方不归本区管'));
    await page.tap(page.byText('回去改一改'));
    await page.input(words(), `${WORDS}请快点。`);
    await page.tap(page.byText('交给工作站'));
    await until('the second try', () => phone.server.calls('POST /cases').length === 2);
    const [first, second] = phone.server.calls('POST /cases');
    expect(second?.body.text).toBe(`${WORDS}请快点。`);
    expect(second?.key).toBe(first?.key);
  });

  it('says that words WeChat does not like must be put differently, keeps them, and offers just that', async () => {
    phone.server.answer('POST /cases', () => { throw new Refusal('rule_refused', RULES.wordsRisky); });
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the sentence', () => page.text().includes(RULES.wordsRisky));
    expect(page.text()).toContain(WORDS);
    expect(page.text()).not.toContain('再交一次');
    await page.tap(page.byText('回去改一改'));
    expect(phone.app.wx.callsOf('redirectTo')).toHaveLength(0);
  });

  it('says so when an earlier try had arrived after all, and sends what was changed since as a matter of its own', async () => {
    phone.server.answer('POST /cases', () => { throw new Refusal('key_reused', '这一份已经收到过'); });
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the words', () => page.text().includes('上一次其实已经交上了'));
    phone.server.answer('POST /cases', () => inHand);
    await press(page, '再交一次');
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    const [first, second] = phone.server.calls('POST /cases');
    expect(second?.key).not.toBe(first?.key);
  });

  it('offers a photo that did not arrive once more, under its own key', async () => {
    phone.server.answer('POST /files', () => { throw new Refusal('unsupported_file', '这个文件不是照片'); });
    await press(page, '拍一张');
    await until('the refusal', () => page.text().includes('这个文件不是照片'));
    await page.tap(page.byText('交给工作站'));
    expect(page.text()).toContain('有照片没传上');
    phone.server.answer('POST /files', ({ key }) => ({ id: `photo-${key ?? ''}`, url: 'u', thumbUrl: 't', width: 1, height: 1 }));
    await page.tap(page.byText('再传一次'));
    await until('the photo', () => !page.text().includes('没传上'));
    const keys = phone.server.calls('POST /files').map((call) => call.key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('keeps a draft over closing the app, photo and key included', async () => {
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张') && !page.text().includes('正在传'));
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    phone.server.answer('POST /cases', () => { throw new Refusal('internal', '没办成'); });
    await page.tap(page.byText('交给工作站'));
    await until('the failure', () => page.text().includes('还没交上去'));
    const [before] = phone.server.calls('POST /cases');

    phone = await startAgain(phone, homeless);
    phone.server.answer('POST /cases', () => inHand);
    await openReport();
    await until('the photo', () => page.text().includes('1 张，最多 9 张'));
    expect(phone.server.calls('GET /files/:id')).toHaveLength(1);
    expect(page.text()).toContain('3 栋');
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    const [after] = phone.server.calls('POST /cases');
    expect(after?.body).toEqual(before?.body);
    expect(after?.key).toBe(before?.key);
  });

  it("offers a category that the administrator added, asks its question, and says the operator's own words", async () => {
    phone.server.answer('GET /catalogue', () => ({
      ...catalogue,
      categories: [{ id: 'c-lift', name: '电梯故障', icon: 'home', hint: '困人、异响', words: ['升降机'], questions: [{ id: 'q-1', text: '有没有困人', kind: 'choice', required: true, options: [{ value: 'o-1', label: '困着人' }, { value: 'o-2', label: '没困人' }] }], sensitive: false }, ...catalogue.categories],
      texts: { emergencyNote: '有人困在电梯里，先打 119。', emergencyNoteElder: '困在电梯里，先打 119', closedNote: '下班了，急事打值班电话。', privacyNote: '照片只给办事的人看。' },
    }));
    phone.server.answer('GET /routing', () => ({ ...routing, officeOpen: false }));
    phone.server.answer('POST /cases', () => inHand);
    page = await phone.app.openPage(REPORT);
    await until('the new category', () => page.text().includes('电梯故障'));
    expect(page.text()).toContain('有人困在电梯里，先打 119。');
    expect(page.text()).toContain('照片只给办事的人看。');
    await page.tap(page.byText('电梯故障'));
    await page.tap(page.byText('没困人'));
    await page.input(words(), '抖得厉害');
    await choosePlace();
    await until('the night', () => page.text().includes('下班了，急事打值班电话。'));
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    expect(phone.server.calls('POST /cases')[0]?.body).toMatchObject({ categoryId: 'c-lift', answers: [{ questionId: 'q-1', value: 'o-2' }] });
  });

  it('forgets the draft once it is handed in', async () => {
    phone.server.answer('POST /cases', () => inHand);
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    expect([...phone.app.wx.storage.keys()].filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('tries by itself when the network is away, and says that nothing is lost', async () => {
    phone.server.answer('POST /cases', () => { throw new NoNetwork(); });
    await page.tap(page.byText('垃圾清理'));
    await page.input(words(), WORDS);
    await choosePlace();
    await page.tap(page.byText('交给工作站'));
    expect(page.text()).toContain('正在交');
    await until('the first tries', () => phone.server.calls('POST /cases').length === 2);
    await until('the third try', () => phone.server.calls('POST /cases').length === 3);
    await until('the failure', () => page.text().includes('网络不通'));
    expect(page.text()).toContain('您写的都在，一个字没丢');
    expect(new Set(phone.server.calls('POST /cases').map((call) => call.key)).size).toBe(1);
  });
});
