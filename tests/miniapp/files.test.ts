import type { ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { press } from './cases/support';
import { logInAs, openAt, serve, type Server } from './support/server';

const PAGE = 'features/workbench/pages/files';
type Answered = ResponseOf<'GET /integrations/files'>;
type DropFile = Answered['items'][number];

const DIGEST = 'a1b2c3d4'.repeat(8);
const UNIT = { id: 'unit-1', name: '锦园物业' };
const WAITING: DropFile = {
  id: 'ch-1-2', number: 2, unit: UNIT, channel: { id: 'ch-1', name: '市里的派单平台' }, format: 'xlsx', name: 'ch-1-2.a1b2c3d4.xlsx', rows: 3, size: 9_000, digest: DIGEST, madeAt: '2030-03-05T00:00:00.000Z', fetched: null, confirmed: null, gone: false, overdueSince: null,
};
const FETCHED: DropFile = { ...WAITING, fetched: { who: '赵强', at: '2030-03-05T00:30:00.000Z' } };
const answer = (items: DropFile[], unfiled = 0): Answered => ({ items, next: null, channels: [{ id: 'ch-1', name: '市里的派单平台', unit: UNIT, unfiled }] });

let app: Weapp;
let server: Server;
beforeAll(async () => {
  app = await loadApp();
});
beforeEach(async () => {
  server = serve(app);
  await logInAs(app, '林晓梅');
  app.wx.calls.length = 0;
  app.wx.phone.platform = 'devtools';
  app.wx.answer('downloadFile', () => ({ statusCode: 200, tempFilePath: 'wxfile://tmp/file' }));
  app.wx.answer('showModal', () => ({ confirm: true, cancel: false }));
});

const opened = (words: string): Promise<WeappPage> => openAt(app, PAGE, words);
const addressed = (file: DropFile): void => server.on('POST /integrations/files/:id/address', () => ({ url: `/api/v1/integrations/files/${file.name}?e=1&s=x`, name: file.name, digest: file.digest }));

it('is fetched and opened, and can be confirmed only then, by the digest of what was fetched', async () => {
  const files = [WAITING];
  server.on('GET /integrations/files', () => answer(files));
  addressed(WAITING);
  const page = await opened('市里的派单平台第 2 份');
  for (const words of ['还没人取', '3 行', '校验码 a1b2c3d4']) expect(page.text()).toContain(words);
  expect(page.findAll('.answers__acts').map((part) => part.textContent)).toEqual(['取文件']);
  files[0] = FETCHED;
  await page.tap(page.byText('取文件'));
  await until('that it was fetched', () => page.text().includes('取了没确认'));
  expect(app.wx.callsOf('openDocument')[0]).toMatchObject({ filePath: 'wxfile://tmp/file', fileType: 'xlsx' });
  expect(page.text()).toContain('赵强');
  server.on('POST /integrations/files/:id/confirm', () => {
    files.splice(0);
    return { ...FETCHED, confirmed: { who: '赵强', at: '2030-03-05T01:00:00.000Z' } };
  });
  await press(page, '导好了');
  await until('the question', () => page.text().includes('这 3 行算交到了'));
  await press(page, '都导好了');
  await until('that it was taken over', () => page.text().includes('没有等着交的文件'));
  expect(server.askedFor('POST /integrations/files/:id/confirm')[0]?.body).toEqual({ digest: DIGEST });
  await page.close();
});

it.each([
  ['devtools', 'shareFileMessage', { filePath: 'wxfile://tmp/file', fileName: 'ch-1-2.a1b2c3d4.csv' }],
  ['windows', 'saveFileToDisk', { filePath: 'wxfile://tmp/file' }],
])('hands on what WeChat cannot open, on %s', async (platform, call, options) => {
  const csv: DropFile = { ...WAITING, format: 'csv', name: 'ch-1-2.a1b2c3d4.csv' };
  app.wx.phone.platform = platform;
  server.on('GET /integrations/files', () => answer([csv]));
  addressed(csv);
  const page = await opened('CSV');
  await page.tap(page.byText('取文件'));
  await until('the file', () => app.wx.callsOf(call).length === 1);
  expect(app.wx.callsOf(call)[0]).toEqual(options);
  expect(app.wx.callsOf('openDocument')).toEqual([]);
  await page.close();
});

it('makes one now of what waits and stands in none', async () => {
  let made = false;
  server.on('GET /integrations/files', () => answer(made ? [WAITING] : [], made ? 0 : 5));
  server.on('POST /integrations/files', () => {
    made = true;
    return { made: 1 };
  });
  const page = await opened('有 5 条要转，还没做成文件');
  await page.tap(page.byText('现在就做一份'));
  await until('the file', () => page.text().includes('第 2 份'));
  expect(server.askedFor('POST /integrations/files')[0]?.body).toEqual({ channelId: 'ch-1' });
  await page.close();
});

it('says how long nobody came for it, what can be fetched no longer, and what is over', async () => {
  const old = new Date(Date.now() - 4 * 86_400_000).toISOString();
  server.on('GET /integrations/files', ({ query }) => answer(query.state === 'all' ? [{ ...FETCHED, gone: true, confirmed: { who: '对方系统', at: old } }] : [{ ...WAITING, madeAt: old, overdueSince: old }]));
  const page = await opened('放了 4 天没人取');
  await page.tap(page.byText('全部'));
  await until('all', () => page.text().includes('交到了'));
  for (const words of ['对方系统', '确认交到', '过了保留的日子，取不到了']) expect(page.text()).toContain(words);
  expect(page.findAll('.answers__acts').map((part) => part.textContent).join('')).toBe('');
  await page.close();
});

it('says that nobody hands over by files, and what to do about it', async () => {
  server.on('GET /integrations/files', () => ({ items: [], next: null, channels: [] }));
  const page = await opened('没有用文件交接的单位');
  await page.close();
});
