import { type ResponseOf } from '../../shared/contract';
import { ERRORS, RULES } from '../../shared/copy/errors';
import { ERROR_STATUS, type ErrorCode } from '../../shared/domain/kernel/errors';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { CHEN, type Me } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const PAGE = 'features/identity/pages/phone/index';
type State = ResponseOf<'GET /me/phone'>;
const NONE: State = { tail: null, confirmedAt: null, smsNotices: false, ways: { wechat: true, sms: true } };
const BOUND: State = { ...NONE, tail: '4321', confirmedAt: '2030-03-05T01:00:00.000Z' };
const UNBOUND: Me = { ...CHEN, level: 0, phoneTail: null };
let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(async () => {
  server = serve(app);
  app.wx.storage.clear();
  await logInAs(app, '陈玉兰');
  server.on('GET /me', () => UNBOUND);
  server.on('GET /me/phone', () => NONE);
});

const press = (page: WeappPage, detail: object) => page.fire(page.find('.phone__wechat') as HTMLElement, 'getphonenumber', detail);
const field = (page: WeappPage, index: number) => page.findAll('.u-field__input')[index] as HTMLElement;

describe('the number that WeChat gives', () => {
  it('is confirmed by one tap, after the page has said what for', async () => {
    server.on('POST /me/phone/wechat', () => BOUND);
    const page = await openAt(app, PAGE, '用微信的手机号');
    expect(page.text()).toContain('不登记也能照样反映问题');
    await press(page, { code: 'phone-code-1', errMsg: 'getPhoneNumber:ok' });
    await until('the tail', () => page.text().includes('尾号 4321'));
    expect(server.askedFor('POST /me/phone/wechat').map(({ body }) => body)).toEqual([{ code: 'phone-code-1' }]);
    await page.close();
  });

  it.each([
    [{ errMsg: 'getPhoneNumber:fail user deny' }, '您没有点同意'],
    [{ errMsg: 'getPhoneNumber:fail', errno: 1_400_001 }, '次数用完了'],
    [{ errMsg: 'getPhoneNumber:fail no permission' }, '这次没给到号码'],
  ])('is not given (%j): the page says so and names the other way, which stands below', async (detail, words) => {
    const page = await openAt(app, PAGE, '用微信的手机号');
    await press(page, detail);
    await until('the sentence', () => page.text().includes(words));
    expect(page.text()).toContain('短信验证码');
    expect(server.askedFor('POST /me/phone/wechat')).toHaveLength(0);
    await page.close();
  });

  it.each<ErrorCode>(['phone_code_invalid', 'phone_busy', 'phone_off'])('is refused by the server with %s: the page says what helps', async (code) => {
    server.refuse('POST /me/phone/wechat', ERROR_STATUS[code], code, ERRORS[code]);
    const page = await openAt(app, PAGE, '用微信的手机号');
    await press(page, { code: 'phone-code-2' });
    await until('the sentence', () => page.text().includes(ERRORS[code]));
    expect(page.text()).toContain('发短信验证码');
    await page.close();
  });
});

describe('a number by text message', () => {
  async function toCode(): Promise<WeappPage> {
    server.on('POST /me/phone/codes', () => ({ digits: 6, minutes: 5, againInSeconds: 60 }));
    const page = await openAt(app, PAGE, '发短信验证码');
    await page.input(field(page, 0), '138 0013 4321');
    await page.tap(page.byText('发短信验证码'));
    await until('the field for the code', () => page.text().includes('短信里的 6 位数字'));
    return page;
  }

  it('is confirmed with the code, and my page knows it', async () => {
    server.on('POST /me/phone', () => BOUND);
    const page = await toCode();
    await page.tap(page.byText('登记这个号码'));
    await until('what is missing', () => page.text().includes('填上短信里的'));
    await page.input(field(page, 1), '123456');
    server.on('GET /me', () => ({ ...UNBOUND, phoneTail: '4321' }));
    await page.tap(page.byText('登记这个号码'));
    await until('the tail', () => page.text().includes('已经确认过'));
    expect(server.askedFor('POST /me/phone').map(({ body }) => body)).toEqual([{ phone: '13800134321', code: '123456' }]);
    await page.close();
    const mine = await openAt(app, 'pages/me/index', '尾号 4321');
    await mine.close();
  });

  it('says what is wrong with the number before anything is sent', async () => {
    const page = await openAt(app, PAGE, '发短信验证码');
    await page.input(field(page, 0), '1380013');
    await page.tap(page.byText('发短信验证码'));
    await until('the sentence', () => page.text().includes('11 位数字'));
    expect(server.askedFor('POST /me/phone/codes')).toHaveLength(0);
    await page.close();
  });

  it('does not send again within the minute, and says how long', async () => {
    const page = await toCode();
    await page.tap(page.byText('重新发一条'));
    await until('the sentence', () => /刚发过一条，\d+ 秒后/.test(page.text()));
    expect(server.askedFor('POST /me/phone/codes')).toHaveLength(1);
    await page.close();
  });

  it.each(['codeWrong', 'codeSpent', 'phoneTaken', 'phoneForeign'] as const)('is refused with %s: the sentence says what helps, and what was typed stays', async (rule) => {
    server.refuse('POST /me/phone', 422, 'rule_refused', RULES[rule]);
    const page = await toCode();
    await page.input(field(page, 1), '123456');
    await page.tap(page.byText('登记这个号码'));
    await until('the sentence', () => page.text().includes(RULES[rule]));
    expect(page.text()).toContain('尾号 4321');
    await page.close();
  });

  it.each<ErrorCode>(['sms_failed', 'sms_off', 'too_many_requests'])('is not sent with %s: the sentence says what helps', async (code) => {
    server.refuse('POST /me/phone/codes', ERROR_STATUS[code], code, ERRORS[code]);
    const page = await openAt(app, PAGE, '发短信验证码');
    await page.input(field(page, 0), '13800134321');
    await page.tap(page.byText('发短信验证码'));
    await until('the sentence', () => page.text().includes(ERRORS[code]));
    await page.close();
  });
});

it('can have notices by text message', async () => {
  server.on('GET /me/phone', () => BOUND);
  server.on('PATCH /me/phone', ({ body }) => ({ ...BOUND, smsNotices: body.smsNotices === true }));
  const page = await openAt(app, PAGE, '发短信告诉我');
  await page.tap(page.find('.u-switch') as HTMLElement);
  await until('the switch', () => page.findAll('.u-switch__track--on').length === 1);
  expect(server.askedFor('PATCH /me/phone').map(({ body }) => body)).toEqual([{ smsNotices: true }]);
  await page.close();
});

it('can be taken away, after a question', async () => {
  server.on('GET /me/phone', () => BOUND);
  server.on('DELETE /me/phone', () => NONE);
  const page = await openAt(app, PAGE, '尾号 4321');
  await page.tap(page.byText('去掉手机号'));
  await until('the question', () => page.findAll('.u-sheet').length === 1);
  expect(server.askedFor('DELETE /me/phone')).toHaveLength(0);
  await page.tap(page.findAll('.u-button--danger').at(-1) as HTMLElement);
  await until('the form', () => page.text().includes('发短信验证码'));
  await page.close();
});
