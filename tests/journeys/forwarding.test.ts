import type { Page } from 'playwright-core';
import { SAMPLE_PICTURE, startDepartment, type Department } from '../../server/sandbox/department';
import { castOf, givenTo, seen, type CaseView, type Cast } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { setStage } from '../support/journeys/stage';

const ADMINISTRATOR = '高翔';
const COMPANY = '锦园物业';
/** The watch for what is stuck looks once a minute, and the task takes a moment. Milliseconds. */
const WATCH_MS = 120_000;

const stage = setStage();
let cast: Cast;
let department: Department;
beforeAll(async () => {
  [cast, department] = await Promise.all([castOf(stage.server.url), startDepartment({ port: 0 })]);
});
afterAll(() => department.close());

const write = (page: Page, label: string, text: string): Promise<void> => typeInto(page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }), text);

/** From the start page of the administrator to the channels of the company. */
async function channels(page: Page): Promise<void> {
  await write(page, '找单位', COMPANY);
  await page.getByRole('link', { name: new RegExp(`^${COMPANY}`) }).filter({ visible: true }).first().click();
  await tap(page, `${COMPANY}的对外通道`);
  await sees(page, `${COMPANY}的对外通道`);
}

const given = (text: string): Promise<CaseView> => givenTo(COMPANY, cast, text);
const numbers = (): (string | null)[] => [...department.state.received.values()].map(({ number }) => number);

it('connects the system of a unit, tries it, and a case arrives there without being typed again', async () => {
  const administrator = await stage.desk(ADMINISTRATOR);
  const { page } = administrator;
  // The address that is none.
  administrator.allow(/status of 400/);
  await channels(page);
  await sees(page, '站内收件');
  await tap(page, '加一个');
  await tap(page, '加上');
  await sees(page, '填上对方的地址');
  await write(page, '名字', '物业派单系统');
  await write(page, '地址', 'ftp://example.org');
  await tap(page, '加上');
  await sees(page, '要填 https:// 开头的地址，不带账号密码');
  await write(page, '地址', `${department.url}/cases`);
  await tap(page, '加上');
  const secret = await page.locator('.adm__password.adm__secret').innerText();
  await tap(page, '记下了');
  // The other side does not know the secret yet: the answer says so.
  await tap(page, '发一条试试');
  await sees(page, /对方不认我们的签名，请对一下密钥/);
  department.state.secrets = [secret.trim()];
  await tap(page, '发一条试试');
  await sees(page, /送到了，对方收下了/);
  const view = await given('六栋门口的垃圾桶翻了，没人扶。');
  await eventually('the case to arrive', () => Promise.resolve(numbers().includes(view.number)), 30_000);
  await page.reload();
  await tap(page, /^物业派单系统/);
  await sees(page, '上次送到');
});

it('tells the administrator what the other side refused, who decides about each by hand', async () => {
  department.treat('refuse', 'refuse');
  const refused = [await given('垃圾房的门关不上，味道很大。'), await given('花坛边堆着拆下来的木板。')];
  await eventually('both to be refused', () => Promise.resolve(department.state.asked >= 5), 60_000);
  const { page } = await stage.phone(ADMINISTRATOR);
  await sees(page, /1 个通道不通或有没送到的，2 件停下了，要人定/);
  await tap(page, '返回');
  await openMine(page);
  await tap(page, /^消息/);
  await openMessage(page, new RegExp(`有工单没转到：${COMPANY}`), WATCH_MS);
  await sees(page, /对方看了不收，请问对方缺什么/);
  await tap(page, '再送一次');
  await sees(page, '先选上要办的几件');
  const box = (view: CaseView | undefined) => page.getByRole('checkbox', { name: new RegExp(`^${view?.number ?? '-'}.*试了 1 次`) });
  await box(refused[0]).tap();
  await tap(page, '再送一次');
  await sees(page, '又放回去送了，对方收过的不会重复记');
  await eventually('the first to arrive', () => Promise.resolve(numbers().includes(refused[0]?.number ?? '-')), 30_000);
  await box(refused[1]).tap();
  await tap(page, '不再送了');
  await page.getByRole('dialog').getByRole('button', { name: '不再送了' }).tap();
  await sees(page, /不再送了，记下了是谁定的|都送到了/);
  await eventually('nothing to be stuck', async () => (await cast.gao.call('GET /administration/stuck', {})).items.length === 0, 30_000);
  expect(numbers()).not.toContain(refused[1]?.number);
}, 240_000);

it('lets the system of the unit answer: the resident reads it, the desk finds it by either number, and what is not done stays to be seen', async () => {
  const view = await given('单元门的闭门器坏了，关门声很大。');
  await eventually('the case to arrive', () => Promise.resolve(numbers().includes(view.number)), 30_000);
  const { items } = await cast.gao.call('GET /administration/units/:id/channels', { params: { id: view.leadUnit?.id ?? '' } });
  department.state.answerTo = `${stage.server.url}/api/v1/integrations/channels/${items[0]?.id ?? ''}/answers`;
  await department.answer(view.number, { status: '处理中', note: '师傅出门了。' });
  const [done] = await department.answer(view.number, { status: '办结', note: '换了闭门器，声音小了。', photos: [SAMPLE_PICTURE] });
  expect(done).toMatchObject({ status: 200 });
  const [late] = await department.answer(view.number, { status: '退单', note: '想想还是不归我们。' });
  const theirs = late?.ownNumber ?? '-';

  const phone = (await stage.phone('陈雅文')).page;
  await openMine(phone);
  await tap(phone, /^消息/);
  await tap(phone, new RegExp(`「${view.title}」.*办好了，您看看对不对`));
  await sees(phone, /换了闭门器，声音小了/);
  await sees(phone, /师傅出门了/);
  expect(await phone.getByText('想想还是不归我们').count()).toBe(0);

  const desk = (await stage.desk('林晓梅')).page;
  await typeInto(desk.getByRole('searchbox'), theirs.toLowerCase());
  await desk.getByRole('option', { name: new RegExp(view.title) }).first().click();
  await sees(desk, `物业派单系统 ${theirs}`);
  await sees(desk, /想想还是不归我们/);
  await tap(desk, '回话');
  await sees(desk, '说“退回”');
  await sees(desk, '想想还是不归我们。');
  await tap(desk, /^看过了：退回/);
  await sees(desk, '没有要看的回话');
}, 120_000);

it('connects a city platform that speaks Open311: mapped, tried without filing anything, and a case is known there by a number that the desk reads', async () => {
  // The platform is this program itself, asked by its own protocol and with a key of its own.
  const { items: units } = await cast.gao.call('GET /administration/units');
  const unitId = units.find(({ name }) => name === COMPANY)?.id ?? '';
  const { secret } = await cast.gao.call('POST /administration/keys', { key: 'journey-open311-key', body: { unitId, name: '市政平台', scopes: ['requests.file'], perMinute: 600 } });
  const administrator = await stage.desk(ADMINISTRATOR);
  const { page } = administrator;
  await channels(page);
  await tap(page, '加一个');
  await tap(page, /^Open311 平台/);
  await write(page, '名字', '市政平台');
  await write(page, '地址', `${stage.server.url}/open311/v2`);
  await write(page, 'api_key', secret ?? '');
  await write(page, '哪类事是对方的哪个服务', '垃圾清运 litter');
  await tap(page, '加上');
  await sees(page, '第 1 行要写成“类别=服务代码”');
  await write(page, '哪类事是对方的哪个服务', '');
  await write(page, '其他的都算', 'no-such-service');
  await tap(page, '加上');
  await sees(page, /^市政平台/);
  await tap(page, '发一条试试');
  await sees(page, /对方没有这个服务代码/);
  await tap(page, '改市政平台');
  await write(page, '其他的都算', 'litter');
  await tap(page, '就这样改');
  await tap(page, '发一条试试');
  await sees(page, /送到了，对方收下了/);
  const view = await given('七栋后面的纸箱堆了一周。');
  const outside = async (): Promise<string | undefined> => (await seen(cast.lin, view)).outside?.find(({ name }) => name === '市政平台')?.number;
  await eventually('the number of the platform', async () => (await outside()) !== undefined, 60_000);
  const desk = (await stage.desk('林晓梅')).page;
  // Both numbers lead to matters of this one program; in earnest theirs would be one of another.
  await typeInto(desk.getByRole('searchbox'), view.number);
  await desk.getByRole('option', { name: new RegExp(view.title) }).first().click();
  await sees(desk, new RegExp(`市政平台 ${(await outside()) ?? '-'}`));
}, 120_000);
