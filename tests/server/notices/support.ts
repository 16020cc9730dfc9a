import { countReaders, forgetCurrent } from '../../../server/features/notices';
import { sendNotices } from '../../../server/features/notifications/noticePhones';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /notices/:id'>;
export type Writing = RequestOf<'POST /notices'>['body'];
export type Inbox = ResponseOf<'GET /inbox'>['items'];
export const START = new Date('2026-08-20T10:00:00+08:00');
/** A notice of the station of plum to plum. */
export const writing = (changes: Partial<Writing> = {}): Writing => ({ unitId: 'plum-station', kind: 'water', emergency: false, title: '明天上午停水', text: '修 3 栋的水管，请接些水备用。', from: '2026-08-21T00:00:00.000Z', to: '2026-08-21T04:00:00.000Z', areas: [{ kind: 'community', id: 'plum' }], pinnedUntil: null, ...changes });
const STORM = { kind: 'storm', emergency: true, title: '台风要来', text: '收好花盆，关好门窗，不要出门。', from: null, to: null } as const;

/** A district of one's own for a file of tests, with nothing told, and hands that write and let out. */
export function setScene(options: () => Promise<Pick<TestServerOptions, 'config'>> = async () => ({})) {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = stepHands<View>(() => server, 'notices', []);
  beforeAll(async () => {
    server = await startTestServer({ clock, ...(await options()) });
    await seedDistrict(server.deps);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['notices', 'noticeReads', 'noticeSendings', 'wechatDeliveries', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
    // What a process remembers of the test before, for five seconds of real time.
    forgetCurrent(server.deps, ['district:district', 'street:north', 'street:south', 'community:plum', 'community:pine', 'community:reed', 'grid:g0', 'building:b-3']);
  });
  const later = (hours: number): void => clock.set(new Date(START.getTime() + hours * 3_600_000));
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const get = async <T>(who: string, path: string): Promise<T> => (await (await hands.as(who)).get(path).expect(200)).body as T;
  return {
    ...hands, post, must, get, later, server: () => server,
    refused: async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body)),
    /** Written and let out by plumStaff. */
    tell: async (changes: Partial<Writing> = {}): Promise<View> => hands.step('plumStaff', (await must<View>('plumStaff', '/notices', writing(changes))).id, 'release'),
    storm: (changes: Partial<Writing> = {}): Promise<View> => must<View>('plumStaff', '/notices', writing({ ...STORM, ...changes })),
    inboxOf: (who: string): Promise<Inbox> => get<{ items: Inbox }>(who, '/inbox').then(({ items }) => items),
    count: async (): Promise<void> => countReaders.run(server.deps),
    send: async (): Promise<void> => { await server.drain(); await sendNotices.run(server.deps); },
  };
}
