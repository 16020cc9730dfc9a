import { until, type WeappPage } from '../../support/weapp';
import { homeless, inHand } from './fixtures';
import { phoneOf, type Phone } from './support';

const REPORT = 'features/cases/pages/report/index';
const ITEMS = [
  { kind: 'accepted' as const, id: 'tpl-accepted' },
  { kind: 'answer' as const, id: 'tpl-answer' },
  { kind: 'result' as const, id: 'tpl-result' },
];
let phone: Phone;
let page: WeappPage;

beforeEach(async () => {
  jest.resetModules();
  document.body.replaceChildren();
});

/** Opens the page as somebody who came in through WeChat, or not, and fills everything in. */
async function start(byWechat: boolean): Promise<void> {
  phone = await phoneOf(homeless, new Map(), byWechat ? { byWechat, owner: 'owner-1' } : {});
  const { app, server } = phone;
  server.answer('GET /wechat/templates', () => ({ items: ITEMS }));
  server.answer('POST /wechat/consents', () => ({ done: true }));
  server.answer('POST /cases', () => inHand);
  page = await app.openPage(REPORT);
  await until('the catalogue', () => page.text().includes('垃圾清理'));
  await page.tap(page.byText('垃圾清理'));
  await page.input(page.find('.u-ruled__input') as HTMLElement, '垃圾没清');
  app.wx.answer('chooseLocation', () => ({ name: '3 栋', address: '梧桐路 1 号', longitude: 116.84, latitude: 40.37 }));
  await page.tap(page.byText('点这里选楼栋'));
  await until('the place', () => page.text().includes('改地方'));
}

const handIn = async (): Promise<void> => {
  await page.tap(page.byText('交给工作站'));
  await until('the case page', () => phone.app.wx.callsOf('redirectTo').length > 0);
};

describe('handing a report in', () => {
  it('asks whether messages may come, from the same tap, and tells the server what was answered', async () => {
    await start(true);
    phone.app.wx.answer('requestSubscribeMessage', () => ({ 'tpl-accepted': 'accept', 'tpl-answer': 'reject', 'tpl-result': 'ban' }));
    await handIn();
    expect(phone.app.wx.callsOf('requestSubscribeMessage').map(({ tmplIds }) => tmplIds)).toEqual([['tpl-accepted', 'tpl-answer', 'tpl-result']]);
    expect(phone.server.calls('POST /wechat/consents').map(({ body }) => body)).toEqual([{ accepted: ['accepted'], refused: ['answer', 'result'] }]);
    expect(phone.server.calls('POST /cases')).toHaveLength(1);
  });

  it('does not ask before everything needed is there', async () => {
    await start(true);
    await page.input(page.find('.u-ruled__input') as HTMLElement, '');
    await page.tap(page.byText('交给工作站'));
    expect(phone.app.wx.callsOf('requestSubscribeMessage')).toHaveLength(0);
  });

  it('goes on when WeChat cannot ask: the main switch is off', async () => {
    await start(true);
    phone.app.wx.answer('requestSubscribeMessage', () => { throw { errMsg: 'requestSubscribeMessage:fail', errCode: 20004 }; });
    await handIn();
    expect(phone.server.calls('POST /cases')).toHaveLength(1);
    expect(phone.server.calls('POST /wechat/consents')).toHaveLength(0);
  });

  it('does not ask who did not come in through WeChat', async () => {
    await start(false);
    await handIn();
    expect(phone.app.wx.callsOf('requestSubscribeMessage')).toHaveLength(0);
    expect(phone.server.calls('GET /wechat/templates')).toHaveLength(0);
  });
});
