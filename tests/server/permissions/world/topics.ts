import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import { nameOf, phoneOf, type Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
interface Row {
  _id: string;
  revision: number;
}
/** How far a topic of the reporter has come. */
export type TopicStage = 'toCheck' | 'gathering' | 'toAnswer' | 'adopted';
const PROCEDURE = { quorum: 'half', majority: 'half', of: 'present', level: 1, threshold: 50, secondDays: 30, answerDays: 10, direct: true, sees: 'members', proxies: 1 } as const;

/** A council of plum with one member, and topics that the reporter raises there. */
export function topicsFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<Row>('topics');
  const seats = () => server.deps.db.collection<Row & { bodyId: string }>('bodySeats');
  /** A day as it is here, at +08:00. */
  const day = (ahead: number): string => new Date(server.deps.clock.now().getTime() + 28_800_000 + ahead * 86_400_000).toISOString().slice(0, 10);
  const founding = () => ({ communityId: 'plum', kind: 'council', name: '九栋议事会', convenerIds: ['plum-station'], procedure: PROCEDURE });
  const seating = (who: Somebody) => ({ name: nameOf(who), phoneTail: phoneOf(who).slice(-4), side: 'resident', since: day(0), until: day(300) });
  const newBody = async (): Promise<string> => {
    const { id } = await send('head', '/bodies', founding());
    // Whose name is public sits there: nobody of whom a secret is looked for.
    await send('head', `/bodies/${id}/seats`, seating('councillor'));
    return id;
  };
  const body = (): Promise<string> => once('body', newBody);
  const raising = async () => ({ bodyId: await body(), title: '晾衣架', text: '不够用', place: { text: '草地', point: pointIn(0) } });
  async function newTopic(stage: TopicStage): Promise<string> {
    await rows().updateMany({ by: 'resident' } as object, { $set: { by: 'member' } } as object);
    const { id } = await send('reporter', '/topics', await raising());
    const step = async (action: string, more: object = {}): Promise<void> => { await send('staff', `/topics/${id}/${action}`, { revision: (await rows().findOne({ _id: id }))?.revision ?? 0, ...more }); };
    if (stage === 'toCheck') return id;
    if ((await rows().findOne({ _id: id, state: 'toCheck' } as object)) !== null) await step('release');
    if (stage === 'gathering') return id;
    if (stage === 'toAnswer') {
      await rows().updateOne({ _id: id }, { $set: { state: 'toAnswer', lane: 'toAnswer', answerBy: server.deps.clock.now() } } as object);
      return id;
    }
    await step('adopt', { text: '周六商量' });
    return id;
  }
  return {
    dayHere: day, body, founding, seating, procedure: PROCEDURE,
    async onBody(more: object = {}) { return { params: { id: await body() }, body: { revision: 0, ...more } }; },
    async onSeat(more: object = {}) {
      const id = await newBody();
      const seat = await seats().findOne({ bodyId: id });
      return { params: { id, seatId: seat?._id }, body: { revision: seat?.revision ?? 0, ...more } };
    },
    topic: (stage: TopicStage): Promise<string> => once(`topic ${stage}`, () => newTopic(stage)),
    async onTopic(stage: TopicStage, more: object = {}) {
      const id = await once(`topic ${stage}`, () => newTopic(stage));
      return { params: { id }, body: { revision: (await rows().findOne({ _id: id }))?.revision, ...more } };
    },
    async raising() {
      await rows().updateMany({ by: 'resident' } as object, { $set: { by: 'member' } } as object);
      return raising();
    },
  };
}
