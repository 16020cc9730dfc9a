import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { planThanksCard } from '../../miniapp/features/wishes/model/thanksCard';
import { paintOn } from '../../miniapp/ui/drawing/brush';
import { fewLines, linesOf } from '../../miniapp/ui/drawing/lines';
import { COLOURS } from '../../miniapp/ui/drawing/palette';
import type { ResponseOf } from '../../shared/contract';
import { recordingSheet, type RecordingSheet } from '../support/brush';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { phoneOf, press, type Phone } from './cases/support';

const wide = (text: string): number => [...text].length;
const CARD = { words: '坐着真舒服，谢谢您', wish: '想要一张旧木凳，放在楼下歇脚', area: '梧桐里社区　第一网格', date: '2026 年 11 月 25 日' };

describe('lines of Chinese', () => {
  it.each([
    ['stays whole where it fits', '谢谢您', 3, ['谢谢您']],
    ['begins no line with a stop', '一二三，四五', 3, ['一二', '三，四', '五']],
    ['begins no line with a closing bracket', '一二“三”四', 4, ['一二', '“三”四']],
    ['ends no line with an opening one', '一二（三四', 3, ['一二', '（三四']],
    ['leaves figures together', '一二2026年', 5, ['一二', '2026年']],
    ['breaks what is longer than a line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['breaks where the writer did, and leaves empty lines out', '一二\n\n三四', 9, ['一二', '三四']],
    ['leaves what is set in', '　　一二三', 4, ['　　一二', '三']],
  ])('%s', (_what, text, width, lines) => {
    expect(linesOf(text, width, wide)).toEqual(lines);
  });

  it('lose no sign, and are never wider than they may be but by stops that have nowhere else to go', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'谢您好，。！“”（）a1 '), { maxLength: 60 }).map((signs) => signs.join('')), fc.integer({ min: 4, max: 12 }), (text, width) => {
      const lines = linesOf(text, width, wide);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(wide(line)).toBeLessThanOrEqual(width);
    }));
  });

  it('are few, and the last says that more was said', () => {
    expect(fewLines('一二三四五六七八九', 3, 2, wide)).toEqual(['一二三', '四五…']);
    expect(fewLines('一二三', 3, 2, wide)).toEqual(['一二三']);
  });
});

it('is drawn in the colours of the pages', () => {
  const tokens = readFileSync(path.resolve(__dirname, '../../miniapp/ui/tokens.scss'), 'utf8');
  expect(Object.entries(COLOURS).filter(([name, value]) => !tokens.includes(`$${name}: ${value};`))).toEqual([]);
});

describe('the card', () => {
  const drawn = (card = CARD, elder = false): RecordingSheet => {
    const sheet = recordingSheet();
    expect(paintOn(sheet, planThanksCard(card, elder))).toBe(true);
    return sheet;
  };
  const said = ({ words }: RecordingSheet): string => words.map(({ text }) => text).join('');

  it('says the words, what they are for, the area and the day, each within its margins', () => {
    const sheet = drawn();
    for (const words of ['谢谢您', '帮忙的邻居：', CARD.words, CARD.wish, '一位邻居', CARD.area, CARD.date]) expect(said(sheet)).toContain(words);
    expect([sheet.width, sheet.scales]).toEqual([1125, [3]]);
    for (const { x, y, align } of sheet.words) {
      expect(align === 'right' ? x : 375 - x).toBeGreaterThanOrEqual(44);
      expect(y * 3).toBeLessThan(sheet.height);
    }
  });

  it.each([false, true])('grows with 200 signs and keeps every one of them, on rules, inside what phones can draw (elder: %s)', (elder) => {
    const long = { ...CARD, words: '谢谢您陪我母亲下了一下午的棋，她好久没这么高兴了。'.repeat(8), wish: '想要人陪'.repeat(75) };
    const [short, sheet] = [drawn(CARD, elder), drawn(long, elder)];
    expect(said(sheet)).toContain(long.words);
    expect(said(sheet)).toContain('…');
    expect(sheet.height / (sheet.scales[0] ?? 1)).toBeGreaterThan(short.height / (short.scales[0] ?? 1));
    expect(Math.max(sheet.width, sheet.height)).toBeLessThanOrEqual(4096);
    const lines = sheet.words.map(({ y }) => Math.round(y));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('has larger words in elder mode', () => {
    const sizes = [drawn(), drawn(CARD, true)].map(({ words }) => Math.min(...words.map(({ font }) => Number(/(\d+)px/.exec(font)?.[1]))));
    expect(sizes).toEqual([15, 20]);
  });
});

describe('its page in WeChat', () => {
  type View = ResponseOf<'GET /wishes/:id'>;
  const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
  const view: View = {
    id: 'wish-1', state: 'realised', category: 'goods', text: '我叫王小梅，想要一张旧木凳', grid: '第一网格', urgent: false, visit: false, neededOn: null, target: 1, left: 0, at: '2026-11-20T02:00:00.000Z', again: false,
    number: null, revision: 9, viewer: 'author', community: { id: 'c01', name: '梧桐里社区' }, photos: [], voices: [], station, whom: null, care: null, original: null, released: null, claimantsRead: null, address: '3 栋 201', addressOpen: false, recipient: null, author: null,
    createdAt: '2026-11-19T02:00:00.000Z', dueAt: null, invites: [], invitation: null, claims: [], questions: [], askable: [], proposal: null, thanks: { text: CARD.words, voices: [], wish: '想要一张旧木凳', at: '2026-11-25T02:00:00.000Z' }, storyConsent: null, story: null,
    timeline: [], alike: [], careful: false, mayContact: false, receipt: false, linked: false, actions: [],
  };
  let phone: Phone;
  let sheet: RecordingSheet;
  const opened = async (words: string): Promise<WeappPage> => {
    const page = await phone.app.openPage('features/wishes/pages/card', { id: 'wish-1' });
    await until(words, () => page.text().includes(words));
    return page;
  };
  beforeEach(async () => {
    document.body.replaceChildren();
    jest.resetModules();
    phone = await phoneOf(me);
    phone.server.answer('GET /wishes/:id', () => view);
    sheet = recordingSheet();
    phone.app.wx.canvas = sheet;
  });

  it('draws it on the phone from what was released, and keeps it in the album', async () => {
    const page = await opened('存到相册');
    const words = sheet.words.map(({ text }) => text).join('');
    expect(words).toContain('想要一张旧木凳');
    expect(words).not.toMatch(/王小梅|201/);
    expect(phone.app.wx.callsOf('canvasToTempFilePath')[0]).toMatchObject({ destWidth: 1125, destHeight: sheet.height, fileType: 'png' });
    await press(page, '存到相册');
    await until('it is said', () => page.text().includes('存到相册了'));
    expect(phone.app.wx.callsOf('saveImageToPhotosAlbum')).toEqual([{ filePath: 'wxfile://drawn.png' }]);
    await page.close();
  });

  it('looks for its canvas anew where WeChat has not drawn it yet', async () => {
    phone.app.wx.undrawn = 3;
    await (await opened('存到相册')).close();
  });

  it('explains a refused album, and leads to where it is allowed', async () => {
    phone.app.wx.answer('saveImageToPhotosAlbum', () => { throw { errMsg: 'saveImageToPhotosAlbum:fail auth deny' }; });
    const page = await opened('存到相册');
    await press(page, '存到相册');
    await until('why', () => page.text().includes('没有得到存相册的许可'));
    await press(page, '去设置里打开');
    expect(phone.app.wx.callsOf('openSetting')).toHaveLength(1);
    phone.app.wx.answer('saveImageToPhotosAlbum', () => ({}));
    await press(page, '存到相册');
    await until('it is kept now', () => !page.text().includes('没有得到存相册的许可'));
    await page.close();
  });

  it('says nothing to whoever changes their mind, and what is wrong where the phone is full', async () => {
    phone.app.wx.answer('saveImageToPhotosAlbum', () => { throw { errMsg: 'saveImageToPhotosAlbum:fail cancel' }; });
    const page = await opened('存到相册');
    await press(page, '存到相册');
    await until('the question', () => phone.app.wx.callsOf('saveImageToPhotosAlbum').length === 1);
    expect(page.text()).not.toMatch(/没存成|许可/);
    phone.app.wx.answer('saveImageToPhotosAlbum', () => { throw { errMsg: 'saveImageToPhotosAlbum:fail no space' }; });
    await press(page, '存到相册');
    await until('what is wrong', () => page.text().includes('没存成'));
    await page.close();
  });

  it('gives the words to a phone that draws nothing', async () => {
    phone.app.wx.canvas = null;
    const page = await opened('这台手机画不出卡片');
    expect(page.text()).toContain(CARD.words);
    await press(page, '抄下这些话');
    expect(String(phone.app.wx.callsOf('setClipboardData')[0]?.data)).toContain(CARD.words);
    expect(page.text()).not.toContain('存到相册');
    await page.close();
  });

  it('has nothing to draw while nobody was thanked', async () => {
    phone.server.answer('GET /wishes/:id', () => ({ ...view, viewer: 'guest', thanks: null }));
    const page = await opened('这里还没有谢意');
    expect(phone.app.wx.callsOf('canvasToTempFilePath')).toEqual([]);
    await page.close();
  });
});
