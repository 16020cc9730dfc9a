import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { checkSign } from '../../../shared/domain/volunteers/documents';
import { createPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

export type View = ResponseOf<'GET /volunteers/:id'>;
export type JoinBody = RequestOf<'POST /volunteers'>['body'];

/** Numbers that nobody has: the district does not exist, the last sign is the one that follows. */
export const CARD = { grown: '990000199001010017', minor: '990000201201010011', small: '990000202201010016' } as const;
/** The n-th card of somebody grown up whom nobody is. */
export function cardOf(n: number): string {
  const places = `99000019800101${String(n).padStart(3, '0')}`;
  return places + checkSign(places);
}
/** A sign-up with nothing special about it. */
export const signUp = (changes: Partial<JoinBody> = {}): JoinBody => ({
  name: '安小姐', document: { kind: 'identityCard', number: CARD.grown }, skills: [{ skill: 'company' }, { skill: 'electrics', proof: '低压电工证', until: '2027-01-01' }], times: ['weekend'],
  emergency: { name: '安先生', relation: 'partner', phone: '13900007788' }, promise: '2026-1', risk: '2026-1', ...changes,
});

const START = new Date('2026-03-02T10:00:00+08:00');
interface Scene {
  /** Neighbours of plum beside the people of the district. */
  readonly crowd: readonly string[];
  /** The first ten figures of their numbers. */
  readonly phones: string;
  /** Collections of which nothing is left of the test before; volunteers, messages and the outbox are. */
  readonly emptied: readonly string[];
  /** Kinds of message that the tests look at. */
  readonly kinds: RegExp;
}

/** A district of one's own for a file of tests, with nothing left of the test before. */
export function sceneFor({ crowd, phones, emptied, kinds }: Scene) {
  const clock = settableClock(START);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    for (const [n, id] of crowd.entries()) {
      await createPerson(server.deps, { id, name: `${id}先生`, level: 1, phone: `${phones}${n}` });
      await bindHome(server.deps, id, 'plum', '3 栋');
    }
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['volunteers', 'volunteerDocuments', 'messages', 'outbox', ...emptied]) await server.deps.db.collection(name).deleteMany({});
  });
  return {
    server: () => server,
    /** Goes on so many hours from the start. */
    later: (hours: number): void => clock.set(new Date(START.getTime() + hours * 3_600_000)),
    /** Kinds of message that somebody has, in order. */
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind)).filter((kind) => kinds.test(kind));
    },
  };
}

export function handsOn(server: () => TestServer) {
  const hands = stepHands<View>(server, 'volunteers', []);
  const join = async (who: string, changes: Partial<JoinBody> = {}) => (await hands.as(who)).post('/volunteers', signUp(changes));
  return { ...hands, join };
}
