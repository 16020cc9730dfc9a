import { until, type WeappPage } from '../../support/weapp';
import { elder, inHand } from './fixtures';
import { phoneOf, press, type Phone } from './support';

const REPORT = 'features/cases/pages/report/index';

let phone: Phone;
let page: WeappPage;

describe('the report in elder mode', () => {
  beforeEach(async () => {
    jest.resetModules();
    document.body.replaceChildren();
    phone = await phoneOf(elder);
    page = await phone.app.openPage(REPORT);
    await until('the first question', () => page.text().includes('第一步'));
  });

  const next = (): Promise<void> => page.tap(page.byText('下一步'));

  it('asks one question on each of four screens and then hands in', async () => {
    phone.server.answer('POST /cases', () => inHand);
    const screens = ['第一步一共四步您碰上什么事了？', '第二步一共四步最像哪一样？', '第三步一共四步在什么地方？', '第四步一共四步这样交上去，行吗？'];
    expect(page.text()).toContain(screens[0]);
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张'));
    await next();
    expect(page.text()).toContain(screens[1]);
    await page.tap(page.byText('垃圾清理'));
    await next();
    expect(page.text()).toContain(screens[2]);
    expect(page.text()).toContain('6 栋 1 单元');
    await next();
    expect(page.text()).toContain(screens[3]);
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    expect(phone.server.calls('POST /cases')[0]?.body).toMatchObject({ categoryId: 'litter', place: { text: '6 栋 1 单元', placeId: 'place-6' } });
  });

  it('says what is missing in place of going on', async () => {
    await next();
    expect(page.text()).toContain('拍一张照片，或者写两句话，有一样就行');
    expect(page.text()).toContain('第一步');
  });

  it('goes back without losing what was chosen', async () => {
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张'));
    await next();
    await page.tap(page.byText('垃圾清理'));
    await page.tap(page.byText('上一步'));
    expect(page.text()).toContain('1 张，最多 9 张');
    await next();
    await next();
    expect(page.text()).toContain('第三步');
  });

  it('asks the question of a category that cannot be handed in without its answer', async () => {
    phone.server.answer('POST /cases', () => inHand);
    await press(page, '拍一张');
    await until('the photo', () => page.text().includes('1 张，最多 9 张'));
    await next();
    await page.tap(page.byText('井盖路面'));
    expect(page.text()).toContain('旁边有围挡吗');
    await next();
    expect(page.text()).toContain('第二步');
    await page.tap(page.byText('不是'));
    await next();
    await next();
    await page.tap(page.byText('交给工作站'));
    await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
    expect(phone.server.calls('POST /cases')[0]?.body.answers).toEqual([{ questionId: 'fenced', value: 'no' }]);
  });

  it('has the phone of the station on every screen', async () => {
    const call = async (): Promise<number> => {
      await page.tap(page.byText('打给工作站'));
      return phone.app.wx.callsOf('makePhoneCall').length;
    };
    expect(await call()).toBe(1);
    await page.input(page.find('.u-ruled__input') as HTMLElement, '灯不亮');
    await next();
    expect(await call()).toBe(2);
    await page.tap(page.byText('垃圾清理'));
    await next();
    expect(await call()).toBe(3);
    await next();
    expect(await call()).toBe(4);
    expect(phone.app.wx.callsOf('makePhoneCall')[0]).toMatchObject({ phoneNumber: '03155550101' });
  });
});
