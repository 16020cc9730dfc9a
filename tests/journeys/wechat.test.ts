import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { castOf, handled, reportOf, seen, type Cast } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { lookAnew, openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const NUMBER = '13877770001';
const WORDS = '垃圾桶边上有张不好的画，请处理一下。';

const stage = setStage({ env: { SANDBOX_PORT: '0' } });
let sandbox: string;
let cast: Cast;
beforeAll(async () => {
  sandbox = await eventually('the address of the sandbox', async () => /(http:\/\/127\.0\.0\.1:\d+)（谁的手机/.exec(stage.server.output())?.[1]);
  cast = await castOf(stage.server.url);
});

const as = async (kind: 'phone' | 'desk', name: string): Promise<Page> => (await stage[kind](name)).page;
/** The tester's page of the sandbox, beside the program. */
async function sandboxPage(): Promise<Page> {
  const { page } = await stage.open('desk');
  await page.goto(sandbox);
  return page;
}

it('lets a resident confirm a number by the code that arrives on their phone, and take it away again', async () => {
  const page = await as('phone', PEOPLE.chen.name);
  await openMine(page);
  await tap(page, /^手机号/);
  await sees(page, '换一个号码');
  await tap(page, '换一个号码');
  await sees(page, '不登记也能照样反映问题');
  await typeInto(page.getByRole('textbox', { name: '手机号' }), NUMBER);
  await tap(page, '发短信验证码');
  await sees(page, /发到尾号 0001 了/);
  const tester = await sandboxPage();
  const arrived = await tester.locator('section', { hasText: NUMBER }).first().innerText();
  const code = /验证码 (\d{6})/.exec(arrived)?.[1] ?? '';
  await typeInto(page.getByRole('textbox', { name: '短信里的 6 位数字' }), code);
  await tap(page, '登记这个号码');
  await sees(page, '尾号 0001');
  await sees(page, '已经确认过');
  await tap(page, '返回');
  await sees(page, '尾号 0001');
});

it('lets the administrator see how WeChat is set up, and send a test that arrives', async () => {
  const page = await as('desk', '高翔');
  await tap(page, '设置');
  await tap(page, /微信设置/);
  await sees(page, /\/wechat\/push$/);
  await sees(page, '接的是沙箱');
  await typeInto(page.getByRole('textbox', { name: '短信发到' }), '13877770002');
  await tap(page, '发一条短信');
  await sees(page, '发出去了，看看手机短信');
  await tap(page, '发到我的微信');
  await sees(page, /还没有从微信进来过/);
  expect(await textOf(await sandboxPage())).toContain('这是一条试发的短信');
});

/** Somebody who came in through WeChat as a phone does: the sandbox takes what developer tools give. */
async function wechatResident(): Promise<{ token: string; post: (path: string, body: object) => Promise<unknown> }> {
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${stage.server.url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers }, body: JSON.stringify(body) });
    expect(answer.ok).toBe(true);
    return answer.json() as Promise<unknown>;
  };
  const { token } = (await send('/sessions/wechat', { code: 'the code is a mock one' })) as { token: string };
  return { token, post: (path, body) => send(path, body, { Authorization: `Bearer ${token}` }) };
}

it('shows a picture that WeChat holds for risky to the station with the word, and to no neighbour', async () => {
  const tester = await sandboxPage();
  await tester.getByRole('button', { name: '等我来定' }).click();
  const resident = await wechatResident();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await manholePhoto(640, 480))], { type: 'image/jpeg' }), 'photo.jpg');
  const uploaded = await fetch(`${stage.server.url}/api/v1/files`, { method: 'POST', headers: { Authorization: `Bearer ${resident.token}`, 'Idempotency-Key': randomUUID() }, body: form });
  const photo = (await uploaded.json()) as { id: string };
  const filed = (await resident.post('/cases', await reportOf(cast.chen, { text: WORDS, photoIds: [photo.id], showToNeighbours: true }))) as { id: string };
  await lookAnew(tester, async () => (await tester.getByRole('link', { name: '照片' }).count()) > 0);
  await tester.getByRole('button', { name: '有险' }).first().click();
  await sees(tester, /结果：有险/);
  await handled(cast, await seen(cast.lin, filed));

  const atDesk = await stage.desk(PEOPLE.lin.name);
  const desk = atDesk.page;
  await tap(desk, /^等评价/);
  const row = desk.getByRole('option', { name: /垃圾桶边上有张不好的画/ });
  expect(await row.textContent()).toContain('内容有险');
  await row.click();
  await sees(desk, '微信说有险');
  await tap(desk, /^给邻居看/);
  await desk.getByRole('checkbox', { name: /第 1 张给邻居看，微信说有险/ }).click();
  atDesk.allow(/status of 422/);
  await desk.getByRole('button', { name: '给邻居看', exact: true }).last().click();
  await sees(desk, /微信判为有风险，不能给邻居看/);
  await desk.getByRole('checkbox', { name: /第 1 张给邻居看/ }).click();
  await desk.getByRole('button', { name: '给邻居看', exact: true }).last().click();
  await sees(desk, '邻居看得到这一版了');

  const neighbour = await as('phone', PEOPLE.zhou.name);
  await neighbour.goto(`${stage.server.url}/#/features/cases/pages/case/index?id=${filed.id}`);
  await sees(neighbour, WORDS);
  const there = await seen(cast.zhou, filed);
  expect([there.viewer, there.text, there.photos]).toEqual(['neighbour', WORDS, []]);
});
