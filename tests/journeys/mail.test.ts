import { startDepartment, type Department } from '../../server/sandbox/department';
import { castOf, givenTo, seen, type Cast } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { openMessage, openMine, sees, tap, typeInto } from '../support/journeys/hands';
import { setStage } from '../support/journeys/stage';

const COMPANY = '锦园物业';
const MAIL_SECRET = 'secret-of-the-mail-gateway-01';

/** The mail server of the unit stands before the program does: that is told where it is. */
const env: Record<string, string> = { MAIL_FROM: 'linli@city.example', MAIL_IN_SECRET: MAIL_SECRET };
let department: Department;
beforeAll(async () => {
  department = await startDepartment({ port: 0, mailPort: 0 });
  env.SMTP_URL = `smtp://127.0.0.1:${department.state.mailbox.port ?? 0}`;
});
const stage = setStage({ env });
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
  Object.assign(department.state.mailbox, { gateway: `${stage.server.url}/api/v1/integrations/mail`, secret: MAIL_SECRET });
});
afterAll(() => department.close());

const letters = () => [...department.state.mailbox.letters.values()];

it('gives a unit its matters by mail: it answers with a picture, the resident reads it, the desk finds it by either number', async () => {
  const { page } = await stage.desk('高翔');
  await typeInto(page.getByRole('textbox', { name: '找单位', exact: true }).filter({ visible: true }), COMPANY);
  await page.getByRole('link', { name: new RegExp(`^${COMPANY}`) }).filter({ visible: true }).first().click();
  await tap(page, `${COMPANY}的对外通道`);
  await tap(page, '加一个');
  await tap(page, /^邮件/);
  for (const [label, text] of [['名字', '物业的邮箱'], ['地址', 'paidan@jinyuan.example']] as const) await typeInto(page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }), text);
  await tap(page, '加上');
  await sees(page, /^物业的邮箱/);
  await tap(page, '发一条试试');
  await sees(page, /送到了，对方收下了/);
  expect(letters().map(({ to, subject }) => [to, subject])).toEqual([['paidan@jinyuan.example', '邻里的一封测试邮件']]);

  const view = await givenTo(COMPANY, cast, '六栋的门禁刷不开，只能等人出来。');
  await eventually('the letter to arrive', () => Promise.resolve(letters().some(({ number }) => number === view.number)), 30_000);
  const [done] = await department.write(view.number, { first: '办好了', note: '换了读卡器，试了三张卡都能开。', number: 'JY-2026-0311', photos: 1 });
  expect(done).toMatchObject({ status: 200 });

  const phone = (await stage.phone('陈雅文')).page;
  await openMine(phone);
  await tap(phone, /^消息/);
  await openMessage(phone, new RegExp(`「${view.title}」.*办好了，您看看对不对`));
  await sees(phone, /换了读卡器，试了三张卡都能开/);
  expect(await phone.getByText('我方编号').count()).toBe(0);
  const { result } = await seen(cast.chen, view);
  expect(result?.photos).toHaveLength(1);
  await eventually('the picture to be there', async () => (await phone.locator('img[src*="/files/"]').filter({ visible: true }).count()) > 0, 10_000);

  for (const number of [view.number, 'jy20260311']) {
    const desk = (await stage.desk('林晓梅')).page;
    await typeInto(desk.getByRole('searchbox'), number);
    await desk.getByRole('option', { name: new RegExp(view.title) }).first().click();
    await sees(desk, '物业的邮箱 JY-2026-0311');
  }
}, 180_000);
