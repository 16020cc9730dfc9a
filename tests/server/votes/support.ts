import type { Logger } from 'pino';
import type { ServerConfig } from '../../../config/server';
import { createPerson } from '../../../server/features/identity';
import { voteClock } from '../../../server/features/votes';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { USUAL_PROCEDURE } from '../../../shared/domain/bodies/procedure';
import { bindHome } from '../../support/homes';
import { features } from '../../../server/features';
import type { Feature } from '../../../server/http/types';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /votes/:id'>;
export type Line = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
export type Cast = ResponseOf<'POST /votes/:id/named'>;
export type Drafting = RequestOf<'POST /votes'>['body'];

export const START = new Date('2026-03-02T10:00:00+08:00');
export const HOUR = 3_600_000;
export const at = (hours: number): string => new Date(START.getTime() + hours * HOUR).toISOString();
/** Members of the council: `n0` is its chair and drafts, `n1` and `n2` watch. */
export const COUNCIL = ['n0', 'n1', 'n2', 'n3', 'n4'] as const;
const WATCHERS = ['n1', 'n2'];
const WIPED = ['bodies', 'bodyRules', 'bodySeats', 'topics', 'topicSeconds', 'messages', 'outbox', 'votes', 'voteLines', 'namedBallots', 'paperEntries', 'voteObjections', 'issuedLines', 'sealedBallots', 'boxCounts', 'sampleSaid'];

interface SceneOptions {
  readonly config?: Partial<ServerConfig>;
  readonly logger?: Logger;
  /** A database of one's own, and what goes with it. */
  readonly place?: () => Promise<{ readonly uri: string; readonly config?: Partial<ServerConfig> }>;
  /** How many neighbours there are: `n0`, `n1` and so on. */
  readonly people?: number;
}

/** A council of five in plum with an adopted topic, and hands that draft, watch and vote. */
export function setScene(first: readonly Feature[] = [], { config = {}, logger, place, people = 7 }: SceneOptions = {}) {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = stepHands<View>(() => server, 'votes', ['named', 'object', 'paper', 'paper-entry', 'token', 'paper-count', 'sample-said']);
  beforeAll(async () => {
    const { uri, config: there = {} } = (await place?.()) ?? {};
    server = await startTestServer({ clock, config: { bindingVotes: ['person'], ...config, ...there }, ...(logger ? { logger } : {}), ...(uri ? { uri } : {}), features: [...first, ...features] });
    await seedDistrict(server.deps);
    for (let n = 0; n < people; n += 1) {
      const id = `n${n}`;
      await createPerson(server.deps, { id, name: `邻居${n}`, level: 1, phone: `1390000${2_000 + n}` });
      await bindHome(server.deps, id, 'plum', `${n} 栋`);
    }
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of WIPED) await server.deps.db.collection(name).deleteMany({});
  });
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const refused = async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body));
  const seat = (bodyId: string, n: number, more: object = {}) => must<ResponseOf<'GET /bodies/:id'>>('plumHead', `/bodies/${bodyId}/seats`, { name: `邻居${n}`, phoneTail: `${2_000 + n}`, side: 'resident', since: '2026-01-01', until: '2027-12-31', chair: n === 0, ...more });
  /** A council whose topic was adopted. */
  async function council(procedure: Partial<typeof USUAL_PROCEDURE> = {}, members = 5): Promise<{ bodyId: string; topicId: string }> {
    const { id: bodyId } = await must<{ id: string }>('plumHead', '/bodies', { communityId: 'plum', kind: 'council', name: '梅园居民议事会', convenerIds: ['plum-station'], procedure: { ...USUAL_PROCEDURE, ...procedure } });
    for (let n = 0; n < members; n += 1) await seat(bodyId, n);
    const topic = await must<{ id: string; revision: number }>('n3', '/topics', { bodyId, title: '楼下加两排晾衣架', text: '晴天抢不到。', place: { text: '草地', point: middleOf(0) } });
    await must('n0', `/topics/${topic.id}/adopt`, { revision: topic.revision, text: '开会表决' });
    return { bodyId, topicId: topic.id };
  }
  const drafting = (topicId: string, changes: Partial<Drafting> = {}): Drafting => ({ basis: { kind: 'topic', id: topicId }, method: 'yesno', preset: 'body', unit: 'person', title: '草地边加两排晾衣架', text: '花 800 元，物业来装。', clauseIds: ['topic'], closes: at(2), scrutineerIds: WATCHERS, ...changes });
  const draft = (topicId: string, changes: Partial<Drafting> = {}): Promise<View> => must<View>('n0', '/votes', drafting(topicId, changes));
  /** Drafted, looked at by both, frozen. */
  async function frozen(topicId: string, changes: Partial<Drafting> = {}): Promise<View> {
    const { id } = await draft(topicId, changes);
    for (const who of changes.scrutineerIds ?? WATCHERS) await hands.step(who, id, 'agree');
    return hands.step('n0', id, 'freeze');
  }
  const tick = async (): Promise<void> => {
    await voteClock.run(server.deps);
    await server.drain();
  };
  const later = (hours: number): void => clock.set(new Date(START.getTime() + hours * HOUR));
  const opened = async (changes: Partial<Drafting> = {}, procedure: Partial<typeof USUAL_PROCEDURE> = {}): Promise<View> => {
    const { topicId } = await council(procedure);
    const { id } = await frozen(topicId, changes);
    clock.set(new Date(START.getTime() + 1_000));
    await tick();
    return hands.seen('n0', id);
  };
  /** Over, confirmed by both and counted. */
  const ended = async (id: string): Promise<View> => {
    const { closes } = await hands.seen('n1', id);
    clock.set(new Date(Date.parse(closes) + 1_000));
    await tick();
    for (const who of WATCHERS) await hands.step(who, id, 'confirm');
    await server.drain();
    return hands.seen('n0', id);
  };
  return {
    ...hands, clock, server: () => server, post, must, refused, seat, council, drafting, draft, frozen, opened, ended, tick, later,
    cast: (who: string, id: string, choice: Cast['body']['choice'], seq = 1, more: object = {}) => must<Cast>(who, `/votes/${id}/named`, { choice, seq, ...more }),
    linesOf: async (who: string, id: string): Promise<Line[]> => ((await (await hands.as(who)).get(`/votes/${id}/my-line`).expect(200)).body as { items: Line[] }).items,
    rows: (name: string, filter: object = {}) => server.deps.db.collection(name).find(filter).toArray(),
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind)).filter((kind) => kind.startsWith('vote')).sort();
    },
  };
}
