import { createPerson, grantRole } from '../../../server/features/identity';
import { visitClock } from '../../../server/features/visits';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /visits/:id'>;
export type Inbox = ResponseOf<'GET /inbox'>['items'];
export type Desk = ResponseOf<'GET /workbench/visits'>;
export const START = new Date('2026-08-20T10:00:00+08:00');
/** The next morning at ten. */
export const TOMORROW = '2026-08-21T02:00:00.000Z';
export const asking = (changes: Partial<RequestOf<'POST /visits'>['body']> = {}): RequestOf<'POST /visits'>['body'] => ({ whom: 'self', reason: 'lonely', text: '一个人住', times: ['morning'], timesText: '', place: { text: '3 栋 2 单元', point: middleOf(0) }, ...changes });
export const WISH = { to: 'wish', category: 'time', text: '想有人教我用手机' } as const;
export const CASE = { to: 'case', categoryId: 'stairLight', text: '二楼的灯不亮' } as const;

/** A district of one's own for a file of tests, with two grid workers of plum, and hands that ask, give, go and write. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = stepHands<View>(() => server, 'visits', []);
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    // A second grid worker of plum, of its second grid alone.
    await createPerson(server.deps, { id: 'farGrid', name: 'farGrid先生', level: 1 });
    await bindHome(server.deps, 'farGrid', 'pine', '3 栋');
    await grantRole(server.deps, { personId: 'farGrid', role: 'gridWorker', unitId: 'plum', gridIds: ['g1'], since: new Date('2025-01-01T00:00:00Z') });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['visits', 'messages', 'outbox', 'cases', 'wishes']) await server.deps.db.collection(name).deleteMany({});
  });
  const raw = () => server.deps.db.collection<{ _id: string }>('visits');
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const get = async <T>(who: string, path: string): Promise<T> => (await (await hands.as(who)).get(path).expect(200)).body as T;
  const ask = (changes: object = {}, who = 'ann'): Promise<View> => must<View>(who, '/visits', { ...asking(), ...changes });
  const agreed = async (changes: object = {}, who = 'ann'): Promise<View> => {
    const { id } = await ask(changes, who);
    await hands.step('plumStaff', id, 'give', { workerId: 'plumGrid' });
    return hands.step('plumGrid', id, 'arrange', { at: TOMORROW });
  };
  const until = (at: string): void => clock.set(new Date(at));
  const visited = async (report: object = {}, changes: object = {}, who = 'ann'): Promise<View> => {
    const { id } = await agreed(changes, who);
    until('2026-08-21T03:00:00Z');
    return hands.step('plumGrid', id, 'report', report);
  };
  return {
    ...hands, server: () => server, raw, post, must, get, ask, agreed, visited, until,
    refused: async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body)),
    inboxOf: async (who: string): Promise<Inbox> => { await server.drain(); return (await get<{ items: Inbox }>(who, '/inbox')).items; },
    tick: async (): Promise<void> => { await visitClock.run(server.deps); await server.drain(); },
  };
}
