import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadApp, settle, until, type Weapp } from '../support/weapp';
import { home, row } from './support/cases';
import { logInAs, openAt, serve, type Server } from './support/server';

/** What the first page may ask for and draw, so that it opens on a slow line and an old phone. */
const MOST_REQUESTS = 2;
const MOST_DRAWN_BYTES = 32 * 1024;
/** Where `npm run bench:miniapp` reads what was measured here. */
const REPORT = path.resolve('.cache/first-page.json');

const solved = (id: string, title: string): ReturnType<typeof home>['solved'][number] => ({
  id, title, state: 'closed', category: { id: 'lamp', name: '楼道照明', icon: 'lamp' }, grid: '第三网格', leadUnit: '锦园物业',
  createdAt: '2030-03-01T01:00:00.000Z', solvedAt: '2030-03-04T01:00:00.000Z', workingDays: 1, thumbUrl: null,
});

let app: Weapp;
let server: Server;
beforeAll(async () => {
  app = await loadApp();
  server = serve(app);
  server.on('GET /home', () => home(row(), { solved: [solved('s1', '第三网格的路灯'), solved('s2', '第二网格的井盖'), solved('s3', '第一网格的积水')] }));
});

it.each([['陈玉兰', '工作站的账，大家看'], ['周德顺', '我有个心愿']])('the first page of %s asks at most twice and draws at most 32 KB', async (name, last) => {
  await logInAs(app, name);
  // As after a restart: the session is there, nothing that was shown before.
  for (const key of [...app.wx.storage.keys()]) if (key.startsWith('kept.')) app.wx.storage.delete(key);
  server.asked.length = 0;
  const page = await openAt(app, 'pages/home/index', last);
  await until('my matter', () => page.text().includes('楼道灯不亮'));
  for (let turn = 0; turn < 5; turn += 1) await settle();
  const requests = server.asked.map(({ key }) => key);
  const drawn = page.drawnBytes();
  mkdirSync(path.dirname(REPORT), { recursive: true });
  writeFileSync(REPORT, JSON.stringify({ requests, drawn }));
  expect(requests.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(drawn).toBeGreaterThan(1_000);
  expect(drawn).toBeLessThanOrEqual(MOST_DRAWN_BYTES);
  await page.close();
});
