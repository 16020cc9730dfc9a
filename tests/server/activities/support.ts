import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import { activityClock } from '../../../server/features/activities';
import { createPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { middleOf, seedDistrict } from '../cases/support';
import { handsOn as taskHands } from '../volunteerTasks/support';

export type View = ResponseOf<'GET /activities/:id'>;
export type MyShift = ResponseOf<'GET /sign-ups'>['items'][number];
const START = new Date('2026-03-02T10:00:00+08:00');
export const CROWD = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;

/** An activity with nothing special about it: Saturday 09:00 to 11:00. */
export const written = (changes: object = {}): object => ({
  title: '周六清洁日', text: '捡一捡小广场的垃圾。', where: '小广场', meet: '旗杆下找小林', bring: '手套', point: middleOf(0), roles: [{ name: '捡拾', places: 2 }], when: { firstOn: '2026-03-07', from: '09:00', to: '11:00' }, ...changes,
});

/** A district of one's own for a file of tests, with nothing left of the test before. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    for (const [n, id] of CROWD.entries()) {
      await createPerson(server.deps, { id, name: `${id}先生`, level: 1, phone: `1380000200${n}` });
      await bindHome(server.deps, id, 'plum', '3 栋');
    }
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['volunteers', 'volunteerDocuments', 'activities', 'signUps', 'volunteerSeats', 'volunteerCalendars', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
  });
  const hands = stepHands<View>(() => server, 'activities', ['sign-up']);
  const { helper, volunteers } = taskHands(() => server);
  const made = async (changes: object = {}): Promise<View> => {
    const answer = await (await hands.as('plumStaff')).post('/activities', written(changes));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body as View;
  };
  /** A published activity. */
  const opened = async (changes: object = {}): Promise<View> => hands.step('plumStaff', (await made(changes)).id, 'publish');
  const join = async (who: string, view: View, body: object = {}, key: string = randomUUID()) => (await hands.as(who)).post(`/activities/${view.id}/sign-up`, { shiftId: view.shifts[0]?.id, roleId: view.roles[0]?.id, ...body }, key);
  const joined = async (who: string, view: View, body: object = {}): Promise<string> => refusalIn(await join(who, view, body));
  const mine = async (who: string, lane = 'coming'): Promise<MyShift[]> => ((await (await hands.as(who)).get(`/sign-ups?lane=${lane}`).expect(200)).body as { items: MyShift[] }).items;
  /** A step of somebody's own first sign-up. */
  const turn = async (who: string, action: string, body: object = {}): Promise<string> => {
    const [first] = await mine(who);
    return refusalIn(await (await hands.as(who)).post(`/sign-ups/${first?.id ?? 'none'}/${action}`, { revision: first?.revision, ...body }));
  };
  return {
    ...hands, helper, volunteers, made, opened, join, joined, mine, turn,
    server: () => server,
    /** Where somebody stands with their first shift to come. */
    stateOf: async (who: string): Promise<string | undefined> => (await mine(who))[0]?.state,
    seats: () => server.deps.db.collection('volunteerSeats').countDocuments({}),
    /** What follows of events and of what fell due. */
    settle: async (): Promise<void> => {
      await server.drain();
      await activityClock.run(server.deps);
      await server.drain();
    },
    at: (moment: string): void => clock.set(new Date(moment)),
    /** Kinds of message about shifts that somebody has, in order. */
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind)).filter((kind) => kind.startsWith('shift'));
    },
  };
}
