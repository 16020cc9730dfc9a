import sharp from 'sharp';
import { cardsIn, fileViews } from '../../../server/features/files';
import { settableClock } from '../../../server/platform/clock';
import type { Fault, Sandbox } from '../../../server/sandbox';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { wishBody } from '../wishes/support';

/** Photos that show an identity or a bank card, as WeChat's text recognition tells them. */

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
let [ann, staff]: Caller[] = [];
let shade = 0;

beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: { ...started.config, wechat: { ...started.config.wechat, cards: true }, publicUrl: 'https://linli.example.org' } });
  await seedDistrict(server.deps);
  [ann, staff] = [await server.as('ann'), await server.as('plumStaff')];
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(() => {
  sandbox.state.cards.length = 0;
  sandbox.state.calls.clear();
});

const upload = async (by = ann as Caller): Promise<string> => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: { r: (shade += 1), g: 90, b: 90 } } }).jpeg().toBuffer();
  return (await by.post('/files').attach('file', picture, 'photo.jpg').expect(201)).body.id;
};
const post = (photoIds: string[]) => (ann as Caller).post('/wishes', wishBody({ photoIds }));
const asked = (): number => (sandbox.state.calls.get('idcard') ?? 0) + (sandbox.state.calls.get('bankcard') ?? 0);
const checkShown = async (id: string): Promise<string | undefined> => (await (staff as Caller).get(`/wishes/${id}`).expect(200)).body.photos[0].check;
const stored = (id: string) => server.deps.db.collection<{ _id: string; card?: string }>('files').findOne({ _id: id });

it.each(['idcard', 'bankcard'] as const)('refuses a photo of an %s while it is written and when it is handed in, and keeps nothing that stands on it', async (card) => {
  sandbox.state.cards.push(card);
  const id = await upload();
  const { body } = await (ann as Caller).post('/wish-checks', { text: '', photoIds: [id] }).expect(200);
  expect(body.codes).toEqual([{ photoId: id, kind: 'card' }]);
  expect((await post([id]).expect(422)).body.error).toMatchObject({ code: 'rule_refused', data: { rule: 'photoCard' } });
  // Asked once: it is known from then on.
  expect(asked()).toBe(2);
  expect(JSON.stringify(await stored(id))).not.toMatch(/110101|6222|张三/);
  expect(await stored(id)).toMatchObject({ card });
});

it('refuses one wherever a photo comes to a wish: written anew, and shown as proof by who claimed it', async () => {
  const bob = await server.as('bob');
  const refusal = async (who: Caller, wish: string, action: string, body: object): Promise<unknown> => (await who.post(`/wishes/${wish}/${action}`, body).expect(422)).body.error.data.rule;
  const { id, revision } = (await post([]).expect(201)).body as { id: string; revision: number };
  sandbox.state.cards.push('idcard');
  const { category, text } = wishBody();
  expect(await refusal(ann as Caller, id, 'edit', { revision, category, text, photoIds: [await upload()], voiceIds: [], visit: false, neededOn: null, target: 1 })).toBe('photoCard');
  await (staff as Caller).post(`/wishes/${id}/approve`, { revision, text: '想要一张旧木凳。', photoIds: [] }).expect(200);
  const claimed = (await bob.post(`/wishes/${id}/claim`, { quantity: 1 }).expect(201)).body as { revision: number; claims: { id: string }[] };
  const proof = { revision: claimed.revision, claimId: claimed.claims[0]?.id, text: '凳子送到了。' };
  sandbox.state.cards.push('idcard');
  expect(await refusal(bob, id, 'prove', { ...proof, photoIds: [await upload(bob)] })).toBe('photoCard');
  sandbox.state.cards.length = 0;
  await bob.post(`/wishes/${id}/prove`, { ...proof, photoIds: [await upload(bob)] }).expect(200);
});

it('lets a photo without one through, and asks once', async () => {
  const id = await upload();
  await (ann as Caller).post('/wish-checks', { text: '', photoIds: [id] }).expect(200);
  const wish = await post([id]).expect(201);
  expect([asked(), (await stored(id))?.card, await checkShown(wish.body.id)]).toEqual([2, 'none', undefined]);
});

it.each<[string, Fault]>([['no quota left', 101003], ['too often', 45009], ['no picture fetched', 101000], ['no answer that can be read', 'gateway']])('takes it in with %s, tells the station and nobody else, and asks again next time', async (_, fault) => {
  sandbox.fail('bankcard', fault);
  const id = await upload();
  const wish = await post([id]).expect(201);
  expect(await checkShown(wish.body.id)).toBe('unread');
  expect((await (ann as Caller).get(`/wishes/${wish.body.id}`)).body.photos[0]).not.toHaveProperty('check');
  sandbox.state.cards.push('bankcard');
  expect((await post([id]).expect(422)).body.error.data.rule).toBe('photoCard');
  await (ann as Caller).post(`/wishes/${wish.body.id}/withdraw`, { revision: wish.body.revision, text: '' }).expect(200);
});

it('asks nobody where the service is not switched on', async () => {
  const off = { ...server.deps, config: { ...server.deps.config, wechat: { ...server.deps.config.wechat, cards: false } } };
  const id = await upload();
  expect([await cardsIn(off, [id]), asked(), (await fileViews(off, [id])).unread.size]).toEqual([new Map(), 0, 0]);
});
