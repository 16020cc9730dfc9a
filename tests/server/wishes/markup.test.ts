import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { handsOn, wishBody } from './support';

/** Markup, script and formulas in what a wish says are words: they stand there as they were written, and do nothing. */

const clock = settableClock(new Date('2026-03-02T10:00:00+08:00'));
let server: TestServer;
const { as, post, step, seen } = handsOn(() => server);
const EVIL = '=HYPERLINK("https://example.org","凳子")<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;{{x}}';
const NAME = '<i>周婆婆</i>';

beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example' } });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

/** No element, and no attribute, came of what was written. */
function expectWords(html: string): void {
  expect(html).not.toMatch(/<(script>alert|img src=x|i>周)/);
  expect(html).not.toMatch(/<[^>]* onerror=/);
}

it('stand as they were written on the pages of the mini-program, for whoever reads them', async () => {
  const { id } = await post('ann', { text: EVIL });
  expect((await seen('plumStaff', id)).text).toBe(EVIL);
  await step('plumStaff', id, 'approve', { text: EVIL, photoIds: [] });
  const feed = await (await as('bob')).get('/wishes?communityId=plum').expect(200);
  expect(feed.headers['content-type']).toMatch(/^application\/json/);
  expect(feed.headers['x-content-type-options']).toBe('nosniff');
  expect((feed.body.items as { id: string; text: string }[]).find((row) => row.id === id)?.text).toBe(EVIL);
  expect((await seen('bob', id)).text).toBe(EVIL);
});

it('are words on the paper that is printed at the counter, and on the page of its number', async () => {
  const { id } = await post('plumStaff', { whom: 'proxy', care: 'elder', person: { name: NAME, phone: '13911112222' }, consent: 'phone', source: 'hotline', text: EVIL, place: { ...wishBody().place, text: '<u>3 栋</u>' } });
  const receipt = (await (await as('plumStaff')).post(`/wishes/${id}/receipt`).expect(200)).body as { print: string; page: string };
  const paper = (await server.request.get(receipt.print).expect(200)).text;
  expectWords(paper);
  expect(paper).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(paper).toContain('&lt;i&gt;周婆婆&lt;/i&gt;');
  // What was already written as an entity stays what was written.
  expect(paper).toContain('&amp;lt;b&amp;gt;');
  const state = await server.request.get(receipt.page).expect(200);
  expectWords(state.text);
  expect(state.headers['content-security-policy']).toMatch(/script-src 'self';/);
});

it('are words in the register: no cell computes and none is a link', async () => {
  const { url } = (await (await as('plumStaff')).post('/workbench/wish-registers', { from: '2026-01', to: '2026-12' }).expect(201)).body;
  const { body } = await (await as('plumStaff')).get(url.replace('/api/v1', '')).buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200);
  const rows = (await readXlsxFile(body as Buffer))[0]?.data ?? [];
  expect(rows.map((row) => row[4])).toContain(EVIL);
  const parts = Object.entries(unzipSync(body as Buffer)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const sheets = parts.filter(([name]) => /worksheets\/.*\.xml$/.test(name)).map(([, xml]) => xml).join('');
  expect(sheets).toContain('<row');
  expect(sheets).not.toMatch(/<f[ >]|<hyperlink/);
  expect(parts.map(([, xml]) => xml).join('')).not.toMatch(/<script>|<img src/);
});
