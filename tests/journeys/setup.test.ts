import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../shared/copy/administration';
import type { TableKind } from '../../shared/domain/administration/imports';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../support/browser';
import { chooseOwnPassword, sees, tap, typeInto } from '../support/journeys/hands';
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
const feature = (properties: Readonly<Record<string, string>>, ...coordinates: number[][][]) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } });
async function shapes(name: string, features: readonly object[]): Promise<string> {
  const file = path.join(files, `${name}.geojson`);
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return file;
}
/** Two grids of 新湖 of which the second lies over the first a little, with a hole that nobody has in the first; one of 山前. */
const grids = (): Promise<string> =>
  shapes('grids', [
    feature({ 编号: 'k1', 名称: '新湖第一网格', 社区编号: 'lake' }, square(114.1, 22.6, 0.006), square(114.102, 22.602, 0.001)),
    feature({ 编号: 'k2', 名称: '新湖第二网格', 社区编号: 'lake' }, square(114.1055, 22.6, 0.006)),
    feature({ 编号: 'k3', 名称: '山前第一网格', 社区编号: 'hill' }, square(114.12, 22.6, 0.006)),
  ]);
/** What the property company of 山前 looks after. */
const areas = (): Promise<string> => shapes('areas', [feature({ 编号: 'hill-garden', 名称: '山前花园', 单位编号: 'hill-property' }, square(114.12, 22.6, 0.004))]);

async function logIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  await page.goto(`${server.url}/#/features/identity/pages/login/index`);
  await typeInto(page.getByRole('textbox', { name: '账号' }), username);
  await typeInto(page.getByRole('textbox', { name: '密码' }), password);
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

/** Gives somebody a first password and returns it. */
async function firstPassword(page: Page, unit: string, name: string): Promise<string> {
  await page.getByRole('link', { name: new RegExp(`^${unit}(?!工作站)`) }).click();
  await page.getByRole('button', { name: `给${name}发初始密码` }).click();
  await tap(page, '发初始密码');
  await sees(page, /初始密码：/);
  const password = (await page.locator('.adm__password').textContent()) ?? '';
  await tap(page, '记下了');
  return password;
}

/** Somebody who has a first password logs in and chooses their own. */
async function firstTime(make: typeof newPhonePage, username: string, password: string): Promise<Page> {
  const watched = await make(browser);
  open.push(watched);
  await logIn(watched.page, { username, password });
  await chooseOwnPassword(watched.page, password, OWN);
  return watched.page;
}

/** The two communities with their six bodies' beginnings: a station each, and who looks after the houses. */
const UNITS = [
  ['north', '北街道', '街道', 'district', '', '', ''],
  ['lake', '新湖社区', '社区', 'north', '', '', ''],
  ['lake-station', '新湖社区工作站', '社区工作站', 'lake', '0755-1111', '', '周一至周五 9:00–17:30'],
  ['hill', '山前社区', '社区', 'north', '', '', ''],
  ['hill-station', '山前社区工作站', '社区工作站', 'hill', '0755-2222', '山前路 8 号', '周一至周五 9:00–17:30'],
  ['hill-property', '山前物业', '物业', 'hill', '0755-3333', '', ''],
] as const;
const STAFF = [
  ['王桂芳', '13800000001', 'lake-station', '工作站工作人员', '', '', 'wangguifang'],
  ['赵国强', '13800000003', 'hill-station', '工作站工作人员', '', '', 'zhaoguoqiang'],
  ['何秀英', '13800000002', 'hill', '居民', '', '', 'hexiuying'],
] as const;
const WORDS = '二楼到三楼的灯不亮，晚上下楼看不见台阶，有位老人差点踩空。';

/** A district that was empty gets its first community and a second one from files; somebody of the second reports by taps, and its station has it. */
it('sets up two communities from files and takes a report in the second', async () => {
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
  await handIn(page, /^单位，/, await table('units', UNITS));
  await accept(page);
  await handIn(page, /^网格，/, await grids());
  await sees(page, /叠了/);
  await sees(page, /里空着/);
  await accept(page);
  await handIn(page, /^单位管理范围，/, await areas());
  await accept(page);
  await handIn(page, /^地标和地点，/, await table('places', [['hill-b1', '1 栋', '楼栋', 'hill', '114.1215', '22.6015'], ['hill-gate', '南门', '出入口', 'hill', '114.1225', '22.6005']]));
  await accept(page);
  await handIn(page, /^分派规则，/, await table('rules', [['楼道照明', 'hill-garden', 'hill-property', '物业服务合同 第 9 条']]));
  await accept(page);
  await handIn(page, /^人员和身份，/, await table('staff', STAFF));
  await accept(page);
  await page.getByRole('tab', { name: '单位和人员' }).click();
  const passwords = { zhao: await firstPassword(page, '山前社区工作站', '赵国强'), he: await firstPassword(page, '山前社区', '何秀英') };

  const phone = await firstTime(newPhonePage, 'hexiuying', passwords.he);
  await tap(phone, /^随手拍/);
  await tap(phone, '楼道照明');
  await typeInto(phone.getByRole('textbox', { name: '说两句' }), WORDS);
  await tap(phone, /^点这里选楼栋/);
  await tap(phone, /(^|\s)1 栋$/);
  await tap(phone, '就是这里');
  await sees(phone, /前答复您/);
  await tap(phone, '交给工作站');
  await sees(phone, /交上去了，.*山前社区工作站会看到/);

  const station = await firstTime(newDesktopPage, 'zhaoguoqiang', passwords.zhao);
  await sees(station, /二楼到三楼的灯不亮/);
  await sees(station, /山前物业/);
  await sees(station, /物业服务合同 第 9 条/);
}, 300_000);
