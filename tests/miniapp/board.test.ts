import { type ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp } from '../support/weapp';
import { logInAs, openAt, serve, type Server } from './support/server';

const BOARD = 'pages/board/index';
type Row = ResponseOf<'GET /cases/around'>['items'][number];

const around = (over: Partial<Row> = {}): Row => ({
  id: 'a1',
  state: 'closed',
  category: { id: 'bin', name: '垃圾卫生', icon: 'bin' },
  title: '垃圾房门口的袋子',
  grid: '第 3 网格',
  leadUnit: '锦园物业',
  createdAt: '2030-03-01T01:00:00.000Z',
  solvedAt: '2030-03-04T01:00:00.000Z',
  workingDays: 2,
  thumbUrl: null,
  ...over,
});

let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

describe('board', () => {
  it('says what was solved around me, by whom and in how many working days', async () => {
    server.on('GET /cases/around', () => ({ items: [around()], next: null }));
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, BOARD, '垃圾房门口的袋子');
    expect(page.text()).toContain('第 3 网格');
    expect(page.text()).toMatch(/锦园物业，3 月 4 日办好，用了 2 个工作日/);
    expect(server.askedFor('GET /cases/around')[0]?.query).toMatchObject({ communityId: 'c1', solved: 'yes' });
    await page.close();
  });

  it('shows what is being done on the other tab, and never mixes the two', async () => {
    server.on('GET /cases/around', ({ query }) => ({
      items: [query.solved === 'yes' ? around() : around({ id: 'a2', title: '东门减速带松动', state: 'dispatched', solvedAt: null })],
      next: null,
    }));
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, BOARD, '垃圾房门口的袋子');
    await page.tap(page.byText('正在办'));
    await until('what is being done', () => page.text().includes('东门减速带松动'));
    expect(page.text()).not.toContain('垃圾房门口的袋子');
    await page.close();
  });

  it('does not ask for a neighbourhood of somebody who has none', async () => {
    await logInAs(app, '林晓梅');
    const before = server.askedFor('GET /cases/around').length;
    const page = await openAt(app, BOARD, '还不知道您住在哪儿');
    expect(server.askedFor('GET /cases/around')).toHaveLength(before);
    await page.close();
  });

  it('in elder mode has a way home and the phone of the station', async () => {
    await logInAs(app, '周德顺');
    const page = await openAt(app, BOARD, '回首页');
    expect(page.text()).toContain('打给工作站');
    await page.close();
  });
});
