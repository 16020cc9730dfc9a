import qrcode from 'qrcode-generator';
import sharp from 'sharp';
import { createPerson } from '../../../server/features/identity';
import { wishClock } from '../../../server/features/wishes';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { stepHands } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /wishes/:id'>;
export type PostBody = RequestOf<'POST /wishes'>['body'];

/** A wish with nothing special about it, in grid 0 of community plum. */
export const wishBody = (changes: Partial<PostBody> = {}): PostBody => ({
  category: 'goods', text: '想要一张放在楼下的旧木凳。', whom: 'self', place: { text: '3 栋 2 单元 502', point: middleOf(0) }, ...changes,
});

/** Hands that post, step and look, each answer held against what is expected. */
export function handsOn(server: () => TestServer) {
  const { as, seen, attempt, step, refusal } = stepHands<View>(server, 'wishes', ['claim', 'contact']);
  const post = async (who: string, changes: Partial<PostBody> = {}): Promise<View> => (await (await as(who)).post('/wishes', wishBody(changes)).expect(201)).body as View;
  /** Posted by ann and released by plum's station. */
  const published = async (changes: Partial<PostBody> = {}, who = 'ann', released = '想要一张旧木凳。'): Promise<View> => {
    const { id } = await post(who, changes);
    return step('plumStaff', id, 'approve', { text: released, photoIds: [] });
  };
  const claimIdOf = async (who: string, id: string): Promise<string> => (await seen(who, id)).claims.find(({ own }) => own)?.id ?? 'none';
  return { as, seen, attempt, step, refusal, post, published, claimIdOf };
}

/** Moments at +08:00. */
export const at = (text: string): Date => new Date(`${text}+08:00`);
export const START = at('2026-03-02T10:00:00');
/** So many days after the start. */
export const days = (count: number): Date => new Date(START.getTime() + count * 86_400_000);

/** A district of one's own for a file of tests, in which nothing an earlier test left is counted; everything begins at `START`. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = handsOn(() => server);
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    await createPerson(server.deps, { id: 'guest', name: '刚来先生', level: 0 });
    await createPerson(server.deps, { id: 'seen', name: '证件先生', level: 2, phone: '13900004321' });
    await bindHome(server.deps, 'seen', 'plum', '5 栋');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    // Five wishes may wait at once, and five be held: what an earlier test left is over.
    await server.deps.db.collection('wishes').updateMany({}, { $set: { state: 'withdrawn', desk: 'over', holders: [] }, $unset: { lane: 1, nextCheckAt: 1 } });
  });
  return {
    ...hands,
    clock,
    server: () => server,
    /** What falls due is done, and told. */
    tick: async (): Promise<void> => {
      await wishClock.run(server.deps);
      await server.drain();
    },
    /** Kinds of message that somebody has. */
    inboxOf: async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind)),
    upload: async (who: string, picture: Buffer): Promise<string> => (await (await hands.as(who)).post('/files').attach('file', picture, 'photo.jpg').expect(201)).body.id as string,
  };
}

export const jpeg = (): Promise<Buffer> => sharp({ create: { width: 60, height: 40, channels: 3, background: '#A23A20' } }).jpeg().toBuffer();

/** A picture in which a code lies in a corner, as somebody would photograph it. */
export async function codePicture(says: string): Promise<Buffer> {
  const code = qrcode(0, 'M');
  code.addData(says);
  code.make();
  const drawn = await sharp(Buffer.from(code.createSvgTag({ cellSize: 8, margin: 32, scalable: false }))).resize(420, 420).png().toBuffer();
  return sharp({ create: { width: 1500, height: 1100, channels: 3, background: '#7a8f80' } }).composite([{ input: drawn, left: 1000, top: 620 }]).jpeg().toBuffer();
}
