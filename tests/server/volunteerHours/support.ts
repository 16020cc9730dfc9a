import { randomUUID } from 'node:crypto';
import { raiseLevel } from '../../../server/features/identity';
import { checkHours, hoursClock, sealDays } from '../../../server/features/volunteerHours';
import { memberIdOf } from '../../../server/features/volunteerTeams';
import { settableClock } from '../../../server/platform/clock';
import type { ResponseOf } from '../../../shared/contract';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';
import { cardOf, handsOn as volunteerHands } from '../volunteers/support';

export type View = ResponseOf<'GET /service-records/:id'>;
export type Mine = ResponseOf<'GET /hours/mine'>;

const START = new Date('2026-03-10T10:00:00+08:00');
/** A morning before the start, three hours, with a list on paper. */
export const service = (changes: object = {}): object => ({ title: '清理楼道', from: '2026-03-08T01:00:00.000Z', to: '2026-03-08T04:00:00.000Z', evidence: 'list', list: '3 月 8 日签到表，档案柜', ...changes });
/** The same morning as a volunteer asks for it. */
export const asking = (changes: object = {}): object => ({ title: '清理楼道', from: '2026-03-08T01:00:00.000Z', to: '2026-03-08T04:00:00.000Z', text: '那天手机没电，没有签到', ...changes });

/** Takes an answer as the bytes it is. */
export function bytesOf(answer: NodeJS.EventEmitter, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => done(null, Buffer.concat(parts)));
}

function handsOn(server: () => TestServer) {
  const hands = stepHands<View>(server, 'service-records', [], 'serviceRecords');
  const volunteers = volunteerHands(server);
  let cards = 0;
  /** A volunteer of plum in force, whose document was seen unless the level says otherwise; the id of the record. */
  const helper = async (who: string, level: 1 | 2 = 2): Promise<string> => {
    cards += 1;
    const { id } = (await volunteers.join(who, { name: `${who}女士`, document: { kind: 'identityCard', number: cardOf(cards) }, skills: [] })).body as { id: string };
    await volunteers.step('plumHead', id, 'approve');
    if (level === 2) await raiseLevel(server().deps, who, 2);
    return id;
  };
  const post = async (who: string, path: string, body: object, key: string = randomUUID()) => (await hands.as(who)).post(path, body, key);
  const made = (answer: Awaited<ReturnType<typeof post>>): View => {
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as View;
  };
  /** Hours that plum's staff enters for a volunteer. */
  const entered = async (volunteerId: string, changes: object = {}): Promise<View> => made(await post('plumStaff', '/workbench/service-records', { volunteerId, ...service(changes) }));
  const enterRefusal = async (volunteerId: string, changes: object = {}, who = 'plumStaff'): Promise<string> => refusalIn(await post(who, '/workbench/service-records', { volunteerId, ...service(changes) }));
  const asked = async (who: string, changes: object = {}): Promise<View> => made(await post(who, '/service-records', asking(changes)));
  const mine = async (who: string): Promise<Mine> => ((await (await hands.as(who)).get('/hours/mine').expect(200)).body as Mine);
  /** A team of plum in force, or who leads it from now on; put there as its rows are, since founding is not what is looked at. */
  const teamOf = async (id: string, { leader, deputies, members }: { readonly leader: string; readonly deputies: readonly string[]; readonly members: readonly string[] }): Promise<void> => {
    const { db } = server().deps;
    const who = async (personId: string) => ({ personId, volunteerId: String((await db.collection('volunteers').findOne({ personId }))?._id ?? personId) });
    const scope = { district: 'district', street: 'street', community: 'plum', station: 'plum-station' };
    const team = { name: id, state: 'active', leader: await who(leader), deputies: await Promise.all(deputies.map(who)), offers: [], leads: [leader, ...deputies], scope };
    await db.collection<{ _id: string }>('volunteerTeams').updateOne({ _id: id }, { $set: team }, { upsert: true });
    for (const one of await Promise.all(members.map(who))) await db.collection<{ _id: string }>('volunteerMembers').updateOne({ _id: memberIdOf(id, one.volunteerId) }, { $set: { teamId: id, ...one, state: 'in', scope } }, { upsert: true });
  };
  return { ...hands, volunteers, helper, post, entered, enterRefusal, asked, mine, teamOf };
}

/** A district of one's own for a file of tests, with nothing left of the test before. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['volunteers', 'volunteerDocuments', 'serviceRecords', 'volunteerHours', 'hourSeals', 'certificates', 'volunteerTeams', 'volunteerMembers', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
  });
  const hands = handsOn(() => server);
  /** Goes on so many days, and lets what fell due happen. */
  const later = async (days: number): Promise<void> => {
    clock.set(new Date(clock.now().getTime() + days * 86_400_000));
    await hoursClock.run(server.deps);
    await sealDays(server.deps);
  };
  /** Hours that counted: entered by staff, confirmed by the head, published for eight days. */
  const counted = async (volunteerId: string, changes: object = {}): Promise<View> => {
    const { id } = await hands.entered(volunteerId, changes);
    await hands.step('plumHead', id, 'confirm');
    await later(8);
    return hands.seen('plumStaff', id);
  };
  return {
    ...hands, later, counted, server: () => server,
    /** Back to the start. */
    restart: (): void => clock.set(START),
    check: () => checkHours(server.deps),
    /** Kinds of message about hours that somebody has, in order. */
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind)).filter((kind) => /[hH]ours|objection|ertificate/.test(kind));
    },
  };
}
