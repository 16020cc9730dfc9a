/** Story 8: the council chooses in secret which of five micro-projects comes first; a resident looks for the own ballot; a retired teacher recounts the published file. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { byMessage, press, sees, seesAnew, tap, textOf, typeInto } from '../support/journeys/hands';
import { setAhead } from '../support/journeys/later';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';
import { scratchDirectory } from '../support/scratch';

const stage = setStage();
const root = path.resolve(__dirname, '../..');
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const TITLE = '电瓶车在哪里充电';
const PROJECTS = ['楼道装扶手', '亭子里加座椅', '草地边晾衣架', '大门口坡道', '活动室换灯'] as const;
const SCRUTINEERS = [PEOPLE.zhou.name, PEOPLE.he.name] as const;

/** A page that stayed open while the server was away for a day: in again by a tap, where the session has ended. */
async function comeBack(page: Page, name: string): Promise<void> {
  await page.goto(`${stage.server.url}/`);
  const entry = press(page, new RegExp(`以${name}的身份看看`));
  await entry.or(press(page, /^我的(，|$)/)).first().waitFor();
  if (await entry.first().isVisible()) await tap(page, new RegExp(`以${name}的身份看看`));
}
/** In one sitting: told, chosen, looked at, drawn, paused, cast, promised. */
async function vote(page: Page, project: string): Promise<void> {
  await byMessage(page, new RegExp(`请您投票.*${TITLE}`, 's'));
  await tap(page, '去投票');
  await sees(page, '票上没有名字');
  await tap(page, '看明白了，去选');
  await page.getByRole('radio', { name: project }).filter({ visible: true }).first().click();
  await tap(page, '看一遍再交');
  await sees(page, '票只能领一次');
  await tap(page, '交上去');
  await sees(page, '收到了，会点进去');
  // Promised: from here on neither page nor phone says what was chosen.
  expect(await textOf(page)).not.toContain(project);
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toMatch(/"choice|\\"pk/);
  await tap(page, '知道了');
}

it('is prepared with a roll that both scrutineers hold against the list, and fixed with an order drawn in public', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '议事');
  await tap(page, new RegExp(TITLE));
  await typeInto(field(page, '答复大家'), '请议事会从五个微改造里先选一个。');
  await tap(page, '接下来，大家商量');
  await tap(page, '问问大家的意向');
  await typeInto(field(page, '说清楚'), '五个都有人提，钱只够先做一个。');
  await tap(page, /^选几个/);
  for (const [at, label] of PROJECTS.entries()) {
    if (at > 1) await tap(page, '再加一个');
    await typeInto(field(page, `第 ${at + 1} 个`), label);
  }
  await tap(page, /^多的算/);
  await tap(page, /^半小时/);
  for (const name of SCRUTINEERS) await page.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
  await tap(page, /^不记名/);
  await typeInto(field(page, /^最少要几票/), '3');
  await tap(page, '存好，请监票人看');
  await tap(page, '名单和监票');
  await tap(page, '定名单，请监票人核对');
  await sees(page, '名单的码');
  for (const name of SCRUTINEERS) {
    const { page: other } = await stage.phone(name);
    await byMessage(other, new RegExp(`请您监票.*${TITLE}`, 's'));
    await tap(other, '名单和监票');
    await tap(other, '一行一行看');
    await sees(other, PEOPLE.chen.name);
    await tap(other, '返回');
    await tap(other, '看过了，可以开始');
    await sees(other, '记下了');
  }
  await seesAnew(page, '定下来，公布出去');
  await typeInto(field(page, '当众抽的数'), '骰子 4 2 6');
  await tap(page, '定下来，公布出去');
  await sees(page, '贴在楼道里的');
});

it('is voted on in secret, counted by two, found on the phone, and recounted at home', async () => {
  // Their pages stay open while the server is away.
  const away = /ERR_CONNECTION_REFUSED/;
  const { page: chen, allow } = await stage.phone(PEOPLE.chen.name);
  allow(away);
  await vote(chen, PROJECTS[0]);
  for (const [at, name] of [PEOPLE.li.name, PEOPLE.zhou.name].entries()) {
    const { page, allow: allowHere } = await stage.phone(name);
    allowHere(away);
    await vote(page, PROJECTS[at === 0 ? 0 : 1] ?? '');
  }
  await setAhead(stage.server, 1);
  for (const [at, name] of SCRUTINEERS.entries()) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`请您确认.*${TITLE}`, 's'));
    await tap(page, '监票');
    if (at === 0) {
      await typeInto(field(page, /当众抽的数/), '20261129');
      await tap(page, '抽出来');
      await sees(page, '3 张里抽了 3 张');
      await tap(page, new RegExp(`${PEOPLE.chen.name}.*领过`));
      await sees(page, '记下了');
    }
    await tap(page, '没问题，可以点票');
    await sees(page, '两位都确认就点票');
  }
  await comeBack(chen, PEOPLE.chen.name);
  await byMessage(chen, new RegExp(`投票有结果了.*${TITLE}`, 's'));
  await sees(chen, new RegExp(PROJECTS[0]));
  await tap(chen, '看我的这一票');
  await tap(chen, '在公布的票里找一找');
  await sees(chen, '您这一票点进去了');
  expect(await textOf(chen)).not.toContain(PROJECTS[0]);
  const id = new URL(chen.url()).hash.match(/id=([\w-]+)/)?.[1] ?? '';
  for (const name of SCRUTINEERS) {
    const { page } = await stage.phone(name);
    await byMessage(page, new RegExp(`投票有结果了.*${TITLE}`, 's'));
    await tap(page, '监票');
    await tap(page, '在手机上点一遍');
    await sees(page, '从头点了一遍，都对得上');
    await tap(page, '核对过，没问题');
    await sees(page, '记下了');
  }
  const { page: watched } = await stage.phone(SCRUTINEERS[0]);
  await byMessage(watched, new RegExp(`投票有结果了.*${TITLE}`, 's'));
  await tap(watched, '监票');
  await seesAnew(watched, /销毁了，封着的票也删了/);
  await recount(id);
});

/** The public's page, without scripts; and the teacher at home, with nothing but the file and the printed fingerprint. */
async function recount(id: string): Promise<void> {
  const { page: plain, allow } = await stage.open('desk');
  allow(/favicon\.ico/);
  await plain.goto(`${stage.server.url}/p/votes/${id}`);
  const words = await textOf(plain);
  for (const part of [TITLE, PROJECTS[0]]) expect(words).toContain(part);
  expect(await plain.locator('script').count()).toBe(0);
  const board = await (await fetch(`${stage.server.url}/api/v1/votes/${id}/board`)).text();
  const printed = (JSON.parse(board) as { leaves: { log_key_sha256?: string }[] }).leaves[0]?.log_key_sha256 ?? '';
  expect(words.replace(/\s/g, '')).toContain(printed);
  const file = path.join(await scratchDirectory('linli-story8-'), 'board.json');
  const verify = async (text: string): Promise<number> => {
    await writeFile(file, text);
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, 'server/verifyVote.ts'), file, '--log-fpr', printed.slice(0, 16)], { cwd: root }, () => resolve(child.exitCode ?? -1));
    });
  };
  expect(await verify(board)).toBe(0);
  expect(await verify(board.replace('"choice":["a"]', '"choice":["b"]'))).toBe(1);
}
