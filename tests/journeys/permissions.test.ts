import type { Browser } from 'playwright-core';
import { launchBrowser, newPhonePage } from '../support/browser';
import { castOf, file, handled, seen, type Cast, type CaseView } from '../support/journeys/cases';
import { outcomeOf, placeNamed } from '../support/journeys/client';
import { startDistrict, type District } from '../support/journeys/district';
import { become, sees, textOf } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';

const SECRET = '我家门口的密码锁被人动过';

let server: District;
let cast: Cast;
let view: CaseView;
let photoAddress = '';

beforeAll(async () => {
  server = await startDistrict();
  cast = await castOf(server.url);
  const photo = await cast.chen.upload(await manholePhoto(640, 480));
  view = await file(cast.chen, { text: `${SECRET}，桶也倒了。`, photoIds: [photo.id], showToNeighbours: true });
  photoAddress = (await seen(cast.lin, view)).photos[0]?.url ?? '';
});
afterAll(() => server.dispose());

describe('a neighbour', () => {
  it('sees where a case stands, and no word, no photo, no name, no exact place of it', async () => {
    const there = await seen(cast.zhou, view);
    expect(there.viewer).toBe('neighbour');
    expect([there.text, there.place, there.reporter, there.photos, there.answers]).toEqual([null, null, null, [], []]);
    expect(there.actions).toEqual([]);
    const whole = JSON.stringify(there);
    for (const secret of [SECRET, PEOPLE.chen.name, view.place?.text ?? '-']) expect(whole).not.toContain(secret);
  });

  it('reads the same on the page', async () => {
    const browser: Browser = await launchBrowser();
    const watched = await newPhonePage(browser);
    await become(watched.page, server.url, PEOPLE.zhou.name);
    await watched.page.goto(`${server.url}/#/features/cases/pages/case/index?id=${view.id}`);
    await sees(watched.page, '这位邻居写的话和照片没有公开');
    expect(await textOf(watched.page)).not.toContain('密码锁');
    watched.expectQuiet();
    await browser.close();
  });

  it('may take none of the steps', async () => {
    const call = { params: { id: view.id }, body: { revision: view.revision } };
    for (const route of ['POST /cases/:id/accept', 'POST /cases/:id/take-on', 'POST /cases/:id/acknowledge', 'POST /cases/:id/withdraw'] as const) {
      expect(await outcomeOf(cast.zhou.call(route, call))).toBe('not_allowed');
    }
    expect(await outcomeOf(cast.zhou.call('POST /cases/:id/note', { ...call, body: { ...call.body, text: '我来记' } }))).toBe('not_allowed');
  });

  it('reads what the station releases, and only that', async () => {
    const fresh = await file(cast.chen, { text: '二单元 302 门口堆了三袋垃圾，姓刘。', showToNeighbours: true });
    const done = await handled(cast, fresh);
    await cast.lin.call('POST /cases/:id/release', { params: { id: fresh.id }, body: { revision: done.revision, text: '楼道里堆了三袋垃圾' } });
    const there = await seen(cast.zhou, fresh);
    expect(there.text).toBe('楼道里堆了三袋垃圾');
    expect(JSON.stringify(there)).not.toContain('姓刘');
  });
});

describe('the station of another community', () => {
  let elsewhere: string;
  let place: Awaited<ReturnType<typeof placeNamed>>;

  beforeAll(async () => {
    const { items } = await cast.chen.call('GET /communities', {});
    const mine = (await cast.chen.call('GET /me')).home?.community.id;
    elsewhere = items.find((one) => one.id !== mine)?.id ?? '';
    place = await placeNamed(cast.chen, elsewhere, '');
  });

  it('sees no more of a case than anybody on the street, and finds it in none of its lists', async () => {
    const foreign = await file(cast.chen, { text: `${SECRET}，在单位楼下。`, place });
    expect(foreign.community.id).toBe(elsewhere);
    const there = await seen(cast.lin, foreign);
    expect(there.viewer).toBe('public');
    expect([there.text, there.place, there.reporter, there.suggestion, there.actions]).toEqual([null, null, null, null, []]);
    expect(JSON.stringify(there)).not.toContain(SECRET);
    for (const view of ['all', 'toAccept'] as const) {
      const { items } = await cast.lin.call('GET /workbench/cases', { query: { view, search: foreign.number } });
      expect(items).toEqual([]);
    }
    expect(await outcomeOf(cast.lin.call('POST /cases/:id/accept', { params: { id: foreign.id }, body: { revision: foreign.revision } }))).toBe('not_allowed');
  });

  it('does not even learn that a case about persons exists', async () => {
    const quarrel = await file(cast.chen, { categoryId: 'neighbourDispute', text: '楼上天天半夜拖椅子。', place });
    expect(await outcomeOf(seen(cast.lin, quarrel))).toBe('not_found');
    expect(await outcomeOf(cast.lin.call('POST /cases/:id/accept', { params: { id: quarrel.id }, body: { revision: quarrel.revision } }))).toBe('not_found');
    const home = await file(cast.chen, { categoryId: 'neighbourDispute', text: '隔壁天天吵架。' });
    expect(await outcomeOf(seen(cast.zhou, home))).toBe('not_found');
    expect((await seen(cast.lin, home)).text).toBe('隔壁天天吵架。');
  });

  it('is not given the units that the other one may give cases to', async () => {
    expect(await outcomeOf(cast.lin.call('GET /communities/:id/units', { params: { id: elsewhere } }))).toBe('not_allowed');
  });
});

describe('the address of a photo', () => {
  it('shows the photo to whoever was given it, without a session', async () => {
    const answer = await fetch(new URL(photoAddress, server.url));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
  });

  it('is useless when any part of it is altered or left out', async () => {
    const address = new URL(photoAddress, server.url);
    const later = new URL(address);
    later.searchParams.set('e', String(Number(address.searchParams.get('e')) + 3600));
    const forged = new URL(address);
    const signature = address.searchParams.get('s') ?? '';
    forged.searchParams.set('s', (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1));
    const bare = new URL(address.pathname, server.url);
    const expired = new URL(address);
    expired.searchParams.set('e', '1700000000');
    for (const wrong of [later, forged, bare, expired]) {
      const answer = await fetch(wrong);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).not.toContain('image');
    }
  });

  it('lives minutes, not days', () => {
    const end = Number(new URL(photoAddress, server.url).searchParams.get('e')) * 1000;
    expect(end - Date.now()).toBeGreaterThan(60_000);
    expect(end - Date.now()).toBeLessThan(2 * 3_600_000);
  });

  it('is not given for a photo of somebody else', async () => {
    const photo = await cast.chen.upload(await manholePhoto(320, 240));
    expect(await outcomeOf(cast.zhou.call('GET /files/:id', { params: { id: photo.id } }))).toBe('not_found');
    expect(await outcomeOf(cast.chen.call('GET /files/:id', { params: { id: photo.id } }))).toBe('done');
    expect(await outcomeOf(file(cast.zhou, { photoIds: [photo.id] }))).not.toBe('done');
  });
});

describe('a stranger', () => {
  it('gets nothing without a session, and nothing with a forged one', async () => {
    for (const headers of [{} as Record<string, string>, { Authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJwLWNoZW55YXdlbiJ9.' }, { Authorization: `Bearer ${cast.chen.token.slice(0, -3)}AAA` }]) {
      const answer = await fetch(`${server.url}/api/v1/cases/${view.id}`, { headers });
      expect(answer.status).toBe(401);
    }
  });
});
