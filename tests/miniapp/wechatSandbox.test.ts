import { request as httpRequest } from 'node:http';
import { ERRORS } from '../../shared/copy/errors';
import { startDistrict, type District } from '../support/journeys/district';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';

/** The compiled pages, the built server and its sandbox together: nothing between them is made up here. */
const LOGIN = 'features/identity/pages/login/index';
const COMMUNITY = 'features/identity/pages/community/index';
/** The program makes its demonstration district first. */
jest.setTimeout(240_000);

interface Answered {
  readonly statusCode: number;
  readonly text: string;
}

function call(method: string, url: string, body?: string, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers }, (response) => {
      // Pages run without Node's Buffer, as in WeChat: the text is put together as text.
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => { text += part; });
      response.on('end', () => resolve({ statusCode: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

let server: District;
let sandbox: string;
let app: Weapp;

beforeAll(async () => {
  // jsdom has no fetch, with which the server is asked whether it is ready.
  const fetch = async (url: string) => ({ ok: (await call('GET', url)).statusCode === 200 });
  Object.assign(globalThis, { fetch });
  server = await startDistrict({ SANDBOX_PORT: '0' });
  sandbox = /(http:\/\/127\.0\.0\.1:\d+)（谁的手机/.exec(server.output())?.[1] ?? '';
  app = await loadApp();
  app.wx.answer('request', async (options) => {
    const url = String(options.url).replace(/^https?:\/\/[^/]+/, server.url);
    const body = options.data === undefined ? undefined : JSON.stringify(options.data);
    const { statusCode, text } = await call(String(options.method), url, body, options.header as Record<string, string>);
    return { statusCode, data: JSON.parse(text) as unknown };
  });
});
afterAll(() => server?.dispose());
beforeEach(() => {
  app.wx.calls.length = 0;
  // What developer tools give where there is no AppID.
  app.wx.answer('login', () => ({ code: 'the code is a mock one' }));
});

const fail = async (fault: string, times = 1, name = 'login'): Promise<void> => {
  for (let n = 0; n < times; n++) {
    const { statusCode } = await call('POST', `${sandbox}/sandbox/faults`, `call=${name}&fault=${fault}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(statusCode).toBe(302);
  }
};
const started = (): unknown => app.wx.callsOf('reLaunch').at(-1)?.url;
async function openLogin(): Promise<WeappPage> {
  const page = await app.openPage(LOGIN);
  await until('the log-in page', () => page.text().includes('用微信进来'));
  return page;
}

// A code that WeChat does not know is followed by a fresh one, so these fail twice.
it.each([
  ['40029', 2, /没认出来，请再点一次/],
  ['40163', 2, /已经用过了，请再点一次/],
  ['45011', 1, /过一分钟再试/],
  ['40226', 1, /先在微信里解除限制/],
  ['-1', 1, /过一会儿再试/],
  ['gateway', 1, /过一会儿再试/],
])('says what helps when WeChat answers %s', async (fault, times, words) => {
  await fail(fault, times);
  const page = await openLogin();
  await page.tap(page.byText('用微信进来'));
  await until('the sentence', () => words.test(page.text()));
  expect(started()).toBeUndefined();
  await page.close();
});

it('lets a stranger in whose developer tools have no AppID, who chooses a community and is at home there', async () => {
  const page = await openLogin();
  await page.tap(page.byText('用微信进来'));
  await until('the question', () => started() === `/${COMMUNITY}`);
  await page.close();
  const choice = await app.openPage(COMMUNITY);
  await until('the communities', () => choice.findAll('.u-row').length > 0);
  const [first] = choice.findAll('.u-row');
  await choice.tap(first as HTMLElement);
  await until('home', () => started() === '/pages/home/index');
  await choice.close();
});

it('renews a session that was ended, without a word', async () => {
  const { token } = app.wx.storage.get('linli.session') as { token: string };
  const end = await call('DELETE', `${server.url}/api/v1/sessions/current`, undefined, { authorization: `Bearer ${token}` });
  expect(end.statusCode).toBe(200);
  const page = await app.openPage('features/inbox/pages/index');
  await until('the inbox', () => page.text().includes('还没有消息'));
  expect(app.wx.callsOf('login')).toHaveLength(1);
  expect(started()).toBeUndefined();
  expect((app.wx.storage.get('linli.session') as { token: string }).token).not.toBe(token);
  await page.close();
});

describe('the phone number', () => {
  const PHONE = 'features/identity/pages/phone/index';
  const press = (page: WeappPage, detail: object) => page.fire(page.find('.phone__wechat') as HTMLElement, 'getphonenumber', detail);
  /** What the button gives on the phone of that name. */
  const code = async (): Promise<string> => (JSON.parse((await call('POST', `${sandbox}/sandbox/codes`, '{"phone":"devtools"}', { 'content-type': 'application/json' })).text) as { code: string }).code;
  const openPhone = async (): Promise<WeappPage> => {
    const page = await app.openPage(PHONE);
    await until('the page', () => page.text().includes('用微信的手机号'));
    return page;
  };

  it.each([
    ['40029', ERRORS.phone_code_invalid],
    ['45011', ERRORS.phone_busy],
    ['48001', ERRORS.phone_off],
    ['1400001', ERRORS.phone_off],
    ['-1', ERRORS.phone_busy],
    ['gateway', ERRORS.phone_busy],
  ])('is not had when WeChat answers %s, and the page says what helps and the other way', async (fault, sentence) => {
    await fail(fault, 1, 'phone');
    const page = await openPhone();
    await press(page, { code: await code(), errMsg: 'getPhoneNumber:ok' });
    await until('the sentence', () => page.text().includes(sentence));
    expect(page.text()).toContain('发短信验证码');
    await page.close();
  });

  it('is confirmed by one tap', async () => {
    const page = await openPhone();
    await press(page, { code: await code(), errMsg: 'getPhoneNumber:ok' });
    await until('the tail', () => /尾号 \d{4}/.test(page.text()) && page.text().includes('已经确认过'));
    await page.close();
  });
});
