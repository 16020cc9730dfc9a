import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../shared/copy/administration';
import type { TableKind } from '../../shared/domain/administration/imports';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../support/browser';
import { chooseOwnPassword, sees, tap } from '../support/journeys/hands';
import { startServer, type RunningServer } from '../support/running';

const root = path.resolve(__dirname, '..', '..');
const ADMINISTRATOR = { username: 'liming', password: 'gui-yuan-7-zhan' };
/** What each chooses in the place of the password that was given. */
const OWN = 'wo-zi-ji-de-2026';
const ENV = { LINLI_MODE: 'production', ENGINE: 'embedded', LINLI_SECRET: 'n8Vt0qKcJ3xw5YhRzL2mPd7bUeG4sAfQ', LOG_LEVEL: 'error' };

let server: RunningServer;
let browser: Browser;
let files: string;
let open: WatchedPage[] = [];

function setUp(dataDir: string): Promise<number | null> {
  const flags = ['--district', '桂园区', '--name', '李明', '--username', ADMINISTRATOR.username];
  const env = { ...process.env, ...ENV, DATA_DIR: dataDir, SETUP_PASSWORD: ADMINISTRATOR.password };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/setup.ts', ...flags], { cwd: root, env, stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', resolve));
}

beforeAll(async () => {
  files = await mkdtemp(path.join(os.tmpdir(), 'linli-setup-'));
  [server, browser] = await Promise.all([startServer({ env: ENV }), launchBrowser()]);
  await server.stop();
  expect(await setUp(server.dataDir)).toBe(0);
  await server.restart();
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
  await rm(files, { recursive: true, force: true });
});
afterEach(async () => {
  const pages = open;
  open = [];
  for (const one of pages) one.expectQuiet();
  await Promise.all(pages.map((one) => one.close()));
});

async function table(kind: TableKind, rows: readonly (readonly string[])[]): Promise<string> {
  const titles = IMPORT_COLUMNS[kind].map(({ title }) => ({ value: title, type: String }));
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
  const file = path.join(files, `${kind}-${rows.length}.xlsx`);
  await writeFile(file, await writeXlsxFile([titles, ...cells]).toBuffer());
  return file;
}

const square = (west: number, south: number, side: number): number[][] => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
/** Two grids of which the second lies over the first a little, with a hole that nobody has in the first. */
async function grids(): Promise<string> {
  const feature = (id: string, coordinates: number[][][]) => ({ type: 'Feature', properties: { 编号: id, 名称: `新湖第${id === 'k1' ? '一' : '二'}网格`, 社区编号: 'lake' }, geometry: { type: 'Polygon', coordinates } });
  const file = path.join(files, 'grids.geojson');
  const features = [feature('k1', [square(114.1, 22.6, 0.006), square(114.102, 22.602, 0.001)]), feature('k2', [square(114.1055, 22.6, 0.006)])];
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return file;
}

async function logIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  await page.goto(`${server.url}/#/features/identity/pages/login/index`);
  await page.getByRole('textbox', { name: '账号' }).fill(username);
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await tap(page, '登录');
}

/** Chooses the kind and the file; ends on the page that shows what it would do. */
async function handIn(page: Page, kind: RegExp, file: string): Promise<void> {
  await page.getByRole('radio', { name: kind }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, '选文件')]);
  await chooser.setFiles(file);
  await sees(page, '头几行');
}

async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: '都采用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '都采用' }).click();
  await sees(page, /都写好了/);
  await tap(page, '返回');
}

/** Somebody of the new community reports from inside its first grid. */
async function report(password: string): Promise<void> {
  const send = (at: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/api/v1${at}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'setup-journey-1', ...headers } });
  const { token } = (await (await send('/sessions', { username: 'hexiuying', password })).json()) as { token: string };
  const words = { categoryId: 'stairLight', text: '楼道灯不亮，上下楼看不见', place: { point: { lng: 114.1045, lat: 22.6045, system: 'wgs84' }, text: '1 栋' } };
  const answer = await send('/cases', words, { Authorization: `Bearer ${token}` });
  expect(answer.status).toBe(201);
}

/** A district that was empty gets a community from files; somebody who lives there reports, and the new station has it. */
it('sets up a community from files and takes a report there', async () => {
  const desk = await newDesktopPage(browser);
  open.push(desk);
  const { page } = desk;
  await logIn(page, ADMINISTRATOR);
  await chooseOwnPassword(page, ADMINISTRATOR.password, OWN);
  await sees(page, '单位和人员');
  await page.getByRole('tab', { name: '导入' }).click();
  await handIn(page, /^单位，/, await table('units', [['lake', '新湖社区', '社区', 'nowhere', '', '', '']]));
  await sees(page, '没有编号 nowhere 的单位');
  await tap(page, '返回');
  await handIn(page, /^单位，/, await table('units', [
    ['north', '北街道', '街道', 'district', '', '', ''],
    ['lake', '新湖社区', '社区', 'north', '', '', ''],
    ['lake-station', '新湖社区工作站', '社区工作站', 'lake', '0755-1111', '', '周一至周五 9:00–17:30'],
  ]));
  await accept(page);
  await handIn(page, /^网格，/, await grids());
  await sees(page, /叠了/);
  await sees(page, /里空着/);
  await accept(page);
  await handIn(page, /^人员和身份，/, await table('staff', [
    ['王桂芳', '13800000001', 'lake-station', '工作站工作人员', '', '', 'wangguifang'],
    ['何秀英', '13800000002', 'lake', '居民', '', '', 'hexiuying'],
  ]));
  await accept(page);
  await page.getByRole('tab', { name: '单位和人员' }).click();
  const passwords: Record<string, string> = {};
  for (const [unit, name, username] of [['新湖社区工作站', '王桂芳', 'wangguifang'], ['新湖社区', '何秀英', 'hexiuying']] as const) {
    await page.getByRole('link', { name: new RegExp(`^${unit}(?!工作站)`) }).click();
    await page.getByRole('button', { name: `给${name}发初始密码` }).click();
    await tap(page, '发初始密码');
    await sees(page, /初始密码：/);
    passwords[username] = (await page.locator('.adm__password').textContent()) ?? '';
    await tap(page, '记下了');
  }
  const phone = await newPhonePage(browser);
  open.push(phone);
  await logIn(phone.page, { username: 'hexiuying', password: passwords.hexiuying ?? '' });
  await chooseOwnPassword(phone.page, passwords.hexiuying ?? '', OWN);
  await sees(phone.page, /随手拍/);
  await report(OWN);
  const station = await newDesktopPage(browser);
  open.push(station);
  await logIn(station.page, { username: 'wangguifang', password: passwords.wangguifang ?? '' });
  await chooseOwnPassword(station.page, passwords.wangguifang ?? '', OWN);
  await sees(station.page, '楼道灯不亮，上下楼看不见');
}, 180_000);
