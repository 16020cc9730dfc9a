import { createPerson } from '../../../server/features/identity';
import { topicClock } from '../../../server/features/topics';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { USUAL_PROCEDURE } from '../../../shared/domain/bodies/procedure';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /topics/:id'>;
export type Body = ResponseOf<'GET /bodies/:id'>;
type Founding = RequestOf<'POST /bodies'>['body'];
type Raising = RequestOf<'POST /topics'>['body'];

const START = new Date('2026-03-02T10:00:00+08:00');
/** A body of plum with nothing special about it; three people are enough. */
export const founding = (changes: Partial<Founding> = {}): Founding => ({ communityId: 'plum', kind: 'council', name: '梅园居民议事会', convenerIds: ['plum-station'], procedure: { ...USUAL_PROCEDURE, threshold: 3 }, ...changes });
export const CROWD = ['n0', 'n1', 'n2', 'n3', 'n4'] as const;

/** A district of one's own for a file of tests, with nothing left of the test before, and hands that raise, second and answer. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = stepHands<View>(() => server, 'topics', ['second']);
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    await createPerson(server.deps, { id: 'guest', name: '刚来先生', level: 0 });
    await bindHome(server.deps, 'guest', 'plum', '5 栋');
    for (const [at, id] of CROWD.entries()) {
      await createPerson(server.deps, { id, name: `邻居${at}`, level: 1, phone: `1390000200${at}` });
      await bindHome(server.deps, id, 'plum', `${at} 栋`);
    }
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['bodies', 'bodyRules', 'bodySeats', 'topics', 'topicSeconds', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
  });
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const found = (changes: Partial<Founding> = {}): Promise<Body> => must<Body>('plumHead', '/bodies', founding(changes));
  const seat = (bodyId: string, at: number, more: object = {}): Promise<Body> => must<Body>('plumHead', `/bodies/${bodyId}/seats`, { name: `邻居${at}`, phoneTail: `200${at}`, side: 'resident', since: '2026-01-01', until: '2027-12-31', ...more });
  const raising = (bodyId: string, changes: Partial<Raising> = {}): Raising => ({ bodyId, title: '楼下晾衣的地方不够', text: '晴天抢不到，想在草地边加两排。', place: { text: '3 栋南边草地', point: middleOf(0) }, ...changes });
  return {
    ...hands, found, seat, raising, post, must, server: () => server,
    /** Raised, and let out: nobody here has a phone in WeChat, so the station looks at words of residents first. */
    raise: async (who: string, bodyId: string, changes: Partial<Raising> = {}): Promise<View> => {
      const made = await must<View>(who, '/topics', raising(bodyId, changes));
      if (made.state === 'toCheck') await hands.step('plumStaff', made.id, 'release');
      return hands.seen(who, made.id);
    },
    refused: async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body)),
    later: (days: number): void => clock.set(new Date(START.getTime() + days * 86_400_000)),
    tick: async (): Promise<void> => {
      await topicClock.run(server.deps);
      await server.drain();
    },
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind)).filter((kind) => /[tT]opic|body|onsultation/.test(kind)).sort();
    },
    rows: (topicId: string): Promise<string[]> => server.deps.db.collection<{ personId: string }>('topicSeconds').find({ topicId }).toArray().then((all) => all.map(({ personId }) => personId).sort()),
  };
}
