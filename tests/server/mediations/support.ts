import { createPerson } from '../../../server/features/identity';
import { mediationClock } from '../../../server/features/mediations';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { USUAL_PROCEDURE } from '../../../shared/domain/bodies/procedure';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /mediations/:id'>;
export type Inbox = ResponseOf<'GET /inbox'>['items'];
export type Desk = ResponseOf<'GET /workbench/mediations'>;
export const START = new Date('2026-08-20T10:00:00+08:00');
/** The next morning at ten. */
export const TOMORROW = '2026-08-21T02:00:00.000Z';
export const asking = (changes: Partial<RequestOf<'POST /mediations'>['body']> = {}): RequestOf<'POST /mediations'>['body'] => ({ kind: 'noise', text: '楼上半夜拖椅子，睡不着', who: '楼上 601 的住户', ...changes });
export const AGREEMENT = { text: '晚上十点以后不拖椅子，椅脚包上毡垫。', dueOn: '2026-08-25', followUpOn: '2026-09-01' } as const;
export const BOB = { name: 'bob先生', phone: '13900003002' } as const;

/** A district of one's own for a file of tests; plum has a council with one member, `wang`. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  const bare = stepHands<View>(() => server, 'mediations', []);
  /** A step, and everybody is told of it as it stands then. */
  const hands = { ...bare, step: async (...taken: Parameters<typeof bare.step>): Promise<View> => { const view = await bare.step(...taken); await server.drain(); return view; } };
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    for (const [id, name, phone] of [['wang', '王阿姨', '13900003001'], ['upstairs', '楼上先生', BOB.phone]] as const) {
      await createPerson(server.deps, { id, name, level: 2, phone });
      await bindHome(server.deps, id, 'plum', id === 'wang' ? '5 栋' : '6 栋');
    }
    const council = await must<{ id: string }>('plumHead', '/bodies', { communityId: 'plum', kind: 'council', name: '梅园居民议事会', convenerIds: ['plum-station'], procedure: USUAL_PROCEDURE });
    await must('plumHead', `/bodies/${council.id}/seats`, { name: '王阿姨', phoneTail: '3001', side: 'resident', since: '2026-01-01', until: '2027-12-31' });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['mediations', 'messages', 'outbox', 'auditRows']) await server.deps.db.collection(name).deleteMany({});
  });
  const until = (at: string): void => clock.set(new Date(at));
  const get = async <T>(who: string, path: string): Promise<T> => (await (await hands.as(who)).get(path).expect(200)).body as T;
  const ask = (changes: object = {}, who = 'ann'): Promise<View> => must<View>(who, '/mediations', { ...asking(), ...changes });
  /** Asked for by ann; the other side was named by its number and has confirmed it since. */
  const invited = async (): Promise<string> => {
    const { id } = await ask();
    await hands.step('plumStaff', id, 'invite', { person: BOB });
    // The number is confirmed by who it belongs to.
    await server.deps.db.collection('mediations').updateOne({ _id: id } as never, { $set: { 'sides.second.personId': 'upstairs', 'sides.second.accountless': false, people: ['ann', 'upstairs'] } });
    return id;
  };
  const willing = async (): Promise<string> => { const id = await invited(); await hands.step('upstairs', id, 'consent'); return id; };
  const appointed = async (): Promise<string> => { const id = await willing(); await hands.step('plumStaff', id, 'appoint', { mediatorId: 'wang' }); return id; };
  const held = async (body: object): Promise<string> => {
    const id = await appointed();
    await hands.step('wang', id, 'arrange', { at: TOMORROW, place: '社区调解室' });
    until('2026-08-21T03:00:00Z');
    await hands.step('wang', id, 'held', body);
    return id;
  };
  const drafted = (): Promise<string> => held({ outcome: 'agreed', record: '两边都来了，说好包椅脚。', agreement: AGREEMENT });
  const inForce = async (): Promise<string> => {
    const id = await drafted();
    await hands.step('ann', id, 'sign', { edition: 1 });
    await hands.step('upstairs', id, 'sign', { edition: 1 });
    await hands.step('plumHead', id, 'confirm');
    return id;
  };
  return {
    ...hands, server: () => server, post, must, get, ask, invited, willing, appointed, held, drafted, inForce, until,
    refused: async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body)),
    inboxOf: async (who: string): Promise<Inbox> => { await server.drain(); return (await get<{ items: Inbox }>(who, '/inbox')).items; },
    tick: async (): Promise<void> => { await mediationClock.run(server.deps); await server.drain(); },
    raw: () => server.deps.db.collection<{ _id: string }>('mediations'),
  };
}
