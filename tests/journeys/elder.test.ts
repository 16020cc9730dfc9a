import type { Locator } from 'playwright-core';
import type { WatchedPage } from '../support/browser';
import { givePhoto, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

/** Taps from the home page to a report handed in: the door, the photo, three times on, the category, handing in. */
const REPORT_TAPS = 7;

const stage = setStage();
let watched: WatchedPage;

beforeEach(async () => {
  watched = await stage.phone(PEOPLE.wang.name);
  await sees(watched.page, '报个问题');
});

const all = (): Locator => press(watched.page, /./);

describe('elder mode', () => {
  it('has at most four large choices at home, one row of at most two small ones, and one notice of the own matter', async () => {
    await sees(watched.page, /^您反映的/);
    await watched.page.waitForLoadState('networkidle');
    const boxes = await all().evaluateAll((parts) => parts.map((part) => {
      const { y, width, height } = part.getBoundingClientRect();
      return { y, width, height, words: ((part as HTMLElement).innerText).replace(/\s+/g, ' ') };
    }));
    const notice = boxes.filter((box) => box.words.includes('您反映的'));
    const large = boxes.filter((box) => !notice.includes(box) && box.width > 300);
    const small = boxes.filter((box) => !notice.includes(box) && box.width <= 300);
    expect(notice.length).toBeLessThanOrEqual(1);
    expect(large.map((box) => box.words.split(' ')[0])).toEqual(['报个问题', '打给工作站', '我报的事', '我有个心愿']);
    expect(small.length).toBeLessThanOrEqual(2);
    expect(new Set(small.map((box) => Math.round(box.y))).size).toBeLessThanOrEqual(1);
    expect(Math.min(...large.map((box) => box.height))).toBeGreaterThanOrEqual(72);
    expect(Math.min(...small.map((box) => box.height))).toBeGreaterThanOrEqual(60);
  });

  it(`hands a report in with ${REPORT_TAPS} taps on four screens, one question on each`, async () => {
    const { page, resetTaps, taps } = watched;
    const questions: string[] = [];
    const question = async (step: string): Promise<void> => {
      await sees(page, step);
      const shown = page.locator('.elder-question').filter({ visible: true });
      expect(await shown.count()).toBe(1);
      questions.push(await shown.innerText());
    };
    resetTaps();
    await tap(page, /^报个问题/);
    await question('第一步');
    await givePhoto(page, '拍一张', await manholePhoto());
    await sees(page, '1 张，最多 9 张');
    await tap(page, '下一步');
    await question('第二步');
    await tap(page, /^井盖道路破损/);
    await tap(page, '下一步');
    await question('第三步');
    await sees(page, /3 栋/);
    await tap(page, '下一步');
    await question('第四步');
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    expect(taps()).toBeLessThanOrEqual(REPORT_TAPS);
    expect(questions).toEqual(['您碰上什么事了？', '最像哪一样？', '在什么地方？', '这样交上去，行吗？']);
  });

  it('reaches the own matter with one tap, and its page has neither tabs nor small print', async () => {
    const { page, resetTaps, taps } = watched;
    resetTaps();
    await tap(page, /^我报的事/);
    await sees(page, '我的事');
    expect(taps()).toBe(1);
    await tap(page, '回首页');
    await tap(page, /^您反映的/);
    await sees(page, '走到哪一步了');
    expect(await page.locator('.u-days').filter({ visible: true }).count()).toBe(0);
    const sizes = await page.evaluate<number[]>(`[...document.querySelectorAll('.u-page *')]
      .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
      .map((one) => parseFloat(getComputedStyle(one).fontSize))`);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  });

  it('asks who is in charge before anything is filed: in own words, or of another number', async () => {
    const { page } = watched;
    await tap(page, '这事谁管');
    await typeInto(page.getByRole('textbox', { name: '什么事，写几个字' }), '老板拖欠工资三个月不发');
    await sees(page, /打 12333 更快/);
    await press(page, '打 12333').waitFor();
    await typeInto(page.getByRole('textbox', { name: '什么事，写几个字' }), '楼道里的灯不亮了');
    await tap(page, /^楼道照明，因为写了/);
    await sees(page, '归他们管');
    await tap(page, '就报这件事');
    await sees(page, '您碰上什么事了？');
    expect(await page.getByRole('textbox').first().inputValue()).toBe('楼道里的灯不亮了');
    await tap(page, '下一步');
    await press(page, /^楼道照明/).waitFor();
  });

  it('goes back to the standard pages by 我的, and to the large ones again with one tap', async () => {
    const { page } = watched;
    await tap(page, /^我的/);
    await tap(page, /^长辈版/);
    await page.getByText('首页', { exact: true }).filter({ visible: true }).last().tap();
    await sees(page, '随手拍');
    expect(await textOf(page)).not.toContain('报个问题');
    await tap(page, /长辈版/);
    await sees(page, '报个问题');
  });
});
