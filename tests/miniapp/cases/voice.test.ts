import { until, type WeappPage } from '../../support/weapp';
import { NoNetwork } from '../../support/weapp/api';
import { elder, inHand, me, voice } from './fixtures';
import { phoneOf, press, startAgain, type Phone } from './support';

const REPORT = 'features/cases/pages/report/index';
const CASE = 'features/cases/pages/case/index';

let phone: Phone;
let page: WeappPage;

/** Longer than a tap, so that letting go ends it. */
const holdOn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 600); });
const key = (): HTMLElement => page.find('.voice-key') as HTMLElement;
const recorder = () => phone.app.wx.recorder;
const sends = () => phone.server.calls('POST /voices');

async function fresh(who = me): Promise<void> {
  document.body.replaceChildren();
  jest.resetModules();
  phone = await phoneOf(who);
  page = await phone.app.openPage(REPORT);
  await until('the voice key', () => page.findAll('.voice-key').length === 1);
}

async function hold(): Promise<void> {
  await page.press(key());
  await until('the recorder', () => page.text().includes('正在听'));
  await holdOn();
  await page.release(key());
}

describe('speaking a report in WeChat', () => {
  beforeEach(() => fresh());

  it('records while it is held, sends it at once, and hands it in without a word written', async () => {
    phone.server.answer('POST /cases', () => inHand);
    await hold();
    await until('the upload', () => sends().length === 1);
    expect(recorder().starts).toEqual([expect.objectContaining({ format: 'mp3', duration: 60_000, sampleRate: 16_000 })]);
    expect(phone.app.wx.callsOf('authorize')).toEqual([{ scope: 'scope.record' }]);
    expect(phone.app.wx.callsOf('uploadFile')[0]).toMatchObject({ filePath: 'wxfile://voice-1.mp3' });
    await until('the recording', () => page.text().includes('录音 0:04'));
    await press(page, '垃圾清理');
    await press(page, '交给工作站');
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    expect(phone.server.calls('POST /cases')[0]?.body).toMatchObject({ text: '', photoIds: [], voiceIds: [`voice-${sends()[0]?.key ?? ''}`] });
  });

  it('goes on after a tap until the next tap, for those who cannot hold', async () => {
    await page.tap(key());
    await until('the recorder', () => page.text().includes('正在听'));
    await holdOn();
    expect(sends()).toEqual([]);
    await page.tap(key());
    await until('the upload', () => sends().length === 1);
  });

  it('says that a slip of the finger was too short, and sends nothing', async () => {
    recorder().next = { tempFilePath: 'wxfile://short.mp3', duration: 400 };
    await hold();
    await until('the sentence', () => page.text().includes('太短了，没听清'));
    expect(sends()).toEqual([]);
  });

  it('says what to do when the microphone is refused, and leads to the settings', async () => {
    phone.app.wx.answer('authorize', () => { throw { errMsg: 'authorize:fail auth deny' }; });
    await page.tap(key());
    await until('the sentence', () => page.text().includes('没有得到用麦克风的许可'));
    expect(page.text()).toContain('写两句、打电话也行');
    expect(recorder().starts).toEqual([]);
    await press(page, '去设置里打开');
    expect(phone.app.wx.callsOf('openSetting')).toHaveLength(1);
    await page.input(page.find('.u-ruled__input') as HTMLElement, '灯不亮');
    expect(page.text()).not.toContain('还差');
  });

  it('says so when there is no microphone that works', async () => {
    await page.tap(key());
    await until('the recorder', () => page.text().includes('正在听'));
    recorder().fail('operateRecorder:fail system error');
    await until('the sentence', () => page.text().includes('这台设备现在录不了音'));
  });

  it.each<[string, () => Promise<void> | void]>([
    ['a call comes in', () => recorder().interrupt()],
    ['the minute is over', () => recorder().end()],
    ['the mini-program goes to the background', () => page.hide()],
  ])('keeps what was said when %s', async (_what, happens) => {
    await page.tap(key());
    await until('the recorder', () => page.text().includes('正在听'));
    await happens();
    await until('the upload', () => sends().length === 1);
    expect(page.text()).toContain('录音 0:04');
  });

  it('plays it before it is handed in, and takes it out again', async () => {
    await hold();
    await until('the recording', () => page.text().includes('录音 0:04'));
    await press(page, '听一遍');
    const [sound] = phone.app.wx.sounds;
    expect([sound?.src, sound?.state]).toEqual(['wxfile://voice-1.mp3', 'playing']);
    sound?.reach(2.4);
    await until('the time', () => page.text().includes('0:02 / 0:04'));
    await press(page, '先停一下');
    expect(sound?.state).toBe('held');
    await press(page, '删掉重说');
    expect([page.text().includes('听一遍'), sound?.state]).toEqual([false, 'closed']);
  });

  it('says so when it cannot be played', async () => {
    await hold();
    await until('the recording', () => page.text().includes('录音 0:04'));
    await press(page, '听一遍');
    phone.app.wx.sounds[0]?.fail();
    await until('the sentence', () => page.text().includes('没放出来'));
  });

  it('offers what did not arrive once more, under the same key', async () => {
    let away = true;
    phone.server.answer('POST /voices', ({ key: sent }) => {
      if (away) throw new NoNetwork();
      return voice(`voice-${sent ?? ''}`);
    });
    await hold();
    await new Promise((resolve) => { setTimeout(resolve, 2_200); });
    await until('the word for it', () => page.text().includes('没传上'));
    away = false;
    await press(page, '录音再传一次');
    await until('the upload', () => !page.text().includes('没传上'));
    expect(new Set(sends().map((one) => one.key)).size).toBe(1);
  });

  it('takes three at most, and says which is which', async () => {
    for (const count of [1, 2, 3]) {
      await hold();
      await until(`recording ${count}`, () => sends().length === count);
    }
    expect(page.text()).toContain('第 3 段');
    expect(page.findAll('.voice-key')).toEqual([]);
  });

  it('keeps the recording over closing the app, with a fresh address', async () => {
    await hold();
    await until('the upload', () => sends().length === 1);
    await until('kept', () => JSON.stringify([...phone.app.wx.storage]).includes('"sent"'));
    phone = await startAgain(phone);
    page = await phone.app.openPage(REPORT);
    await until('the recording', () => page.text().includes('录音 0:04'));
    await until('the address', () => phone.server.calls('GET /voices/:id').length === 1);
    await press(page, '听一遍');
    expect(phone.app.wx.sounds[0]?.src).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/v1\/files\/voice-/);
  });
});

it('comes first in elder mode, large, and a tap begins and ends it', async () => {
  await fresh(elder);
  expect(page.text().indexOf('点一下，说给我们听')).toBeLessThan(page.text().indexOf('拍一张'));
  expect(page.findAll('.voice-key--door')).toHaveLength(1);
  await page.tap(key());
  await until('the recorder', () => page.text().includes('正在听'));
  await holdOn();
  await page.tap(key());
  await until('the recording', () => page.text().includes('录音 0:04'));
  await press(page, '下一步');
  expect(page.text()).toContain('第二步');
});

describe('what was said, on the page of the case', () => {
  const heard = { ...voice('voice-1'), transcript: { text: '四楼的灯不亮', unit: '梧桐里社区工作站', person: '林晓梅', at: '2026-11-23T03:00:00.000Z', disputed: null } };
  beforeEach(async () => {
    document.body.replaceChildren();
    jest.resetModules();
    phone = await phoneOf();
  });

  it('is heard again, with what the station wrote down, and can be called wrong', async () => {
    phone.server.answer('GET /cases/:id', () => ({ ...inHand, text: null, voices: [heard], actions: ['disputeTranscript'] }));
    phone.server.answer('POST /cases/:id/dispute-transcript', ({ body }) => ({ ...inHand, revision: 4, voices: [{ ...heard, transcript: { ...heard.transcript, disputed: { text: body.text, at: '2026-11-23T04:00:00.000Z' } } }] }));
    page = await phone.app.openPage(CASE, { id: 'case-1' });
    await until('the transcript', () => page.text().includes('工作站听写：四楼的灯不亮'));
    expect(page.text()).toContain('林晓梅');
    await press(page, '写得不对');
    await page.input(page.find('.u-ruled__input') as HTMLElement, '是十楼');
    await press(page, '告诉工作站');
    await until('the answer', () => page.text().includes('您说写得不对：是十楼。工作站会再听一遍'));
    expect(phone.server.calls('POST /cases/:id/dispute-transcript')[0]?.body).toEqual({ revision: 3, voiceId: 'voice-1', text: '是十楼' });
  });

  it('says that it will be written down while it is not', async () => {
    phone.server.answer('GET /cases/:id', () => ({ ...inHand, text: null, voices: [{ ...heard, transcript: null }] }));
    page = await phone.app.openPage(CASE, { id: 'case-1' });
    await until('the sentence', () => page.text().includes('工作站听过以后会写下来'));
  });

  it('can be added to by voice', async () => {
    phone.server.answer('GET /cases/:id', () => ({ ...inHand, actions: ['supplement'] }));
    phone.server.answer('POST /cases/:id/supplement', () => ({ ...inHand, revision: 4 }));
    page = await phone.app.openPage(CASE, { id: 'case-1' });
    await until('the way to add', () => page.text().includes('补充情况'));
    await press(page, '补充情况');
    await hold();
    await until('the upload', () => sends().length === 1);
    await until('arrived', () => !page.text().includes('正在传'));
    await press(page, '补上去');
    await until('sent', () => phone.server.calls('POST /cases/:id/supplement').length === 1);
    expect(phone.server.calls('POST /cases/:id/supplement')[0]?.body).toMatchObject({ text: '', voiceIds: [`voice-${sends()[0]?.key ?? ''}`] });
  });
});
