import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly helperId: () => Promise<string>;
  /** A day so many days ahead. */
  readonly dayAhead: (days: number) => string;
  /** A team of plum in force that the neighbour leads. */
  readonly teamId: () => Promise<string>;
}
export type ActivityStage = 'draft' | 'published' | 'joined' | 'waiting' | 'offered' | 'swapping' | 'now' | 'here';
/** Where exactly people meet: planted, see `secrets/`. */
export const ACTIVITY_WORDS = { meet: '活密碰头' } as const;
type Shifted = { _id: string; revision: number; shifts: { id: string }[] };

/** An activity of plum's station; the neighbour is the volunteer who comes to it. */
export function activitiesFor({ server, send, helperId, dayAhead, teamId }: Hands) {
  const rows = () => server.deps.db.collection<Shifted>('activities');
  const signUps = () => server.deps.db.collection<{ _id: string; revision: number; activityId: string; answerBy: Date }>('signUps');
  const activityBody = () => ({ title: '清洁日', text: '捡一捡', where: '广场', meet: ACTIVITY_WORDS.meet, point: { lng: 113.9015, lat: 22.6015, system: 'wgs84' }, roles: [{ name: '捡拾', places: 2 }], when: { firstOn: dayAhead(5), from: '09:00', to: '11:00' } });
  async function newActivity(stage: ActivityStage): Promise<Shifted> {
    const volunteerId = await helperId();
    // Nobody is in two places, and everybody who asks is given a fresh one.
    await server.deps.db.collection<{ _id: string }>('volunteers').updateOne({ _id: volunteerId }, { $set: { holds: [] } } as never);
    const { id } = await send('staff', '/activities', activityBody());
    if (stage !== 'draft') await send('staff', `/activities/${id}/publish`, { revision: 0 });
    const doc = (await rows().findOne({ _id: id } as never)) as Shifted;
    const join = { shiftId: doc.shifts[0]?.id, roleId: 'r0' };
    if (['joined', 'swapping', 'now', 'here'].includes(stage)) await send('neighbour', `/activities/${id}/sign-up`, join);
    if (['waiting', 'offered'].includes(stage)) await send('neighbour', `/activities/${id}/sign-up`, { ...join, last: true });
    if (stage === 'offered') await signUps().updateOne({ activityId: id } as never, { $set: { state: 'offered', answerBy: new Date(Date.now() + 1e10) } } as never);
    if (stage === 'swapping') await signUps().updateOne({ activityId: id } as never, { $set: { swap: { to: 'staff', at: new Date() } } } as never);
    if (stage === 'now' || stage === 'here') await beginNow(doc);
    return doc;
  }
  /** The shift begins now, so that people come to it. */
  async function beginNow(doc: Shifted): Promise<void> {
    const [startsAt, endsAt] = [server.deps.clock.now(), new Date(server.deps.clock.now().getTime() + 3_600_000)];
    await rows().updateOne({ _id: doc._id } as never, { $set: { 'shifts.0.startsAt': startsAt, 'shifts.0.endsAt': endsAt } } as never);
    await signUps().updateOne({ activityId: doc._id } as never, { $set: { startsAt, endsAt } } as never);
  }
  const shiftOf = ({ shifts }: Shifted): string => shifts[0]?.id ?? '';
  return {
    activityBody,
    /** A fresh activity with the body of a step; without one, its parameters alone. `{ shift }` stands for its only shift. */
    async onActivity(stage: ActivityStage, more?: object, about: 'all' | 'shift' = 'all'): Promise<{ params: { id: string }; body?: object }> {
      const doc = await newActivity(stage);
      return { params: { id: doc._id }, ...(more ? { body: { ...('roleId' in more ? {} : { revision: doc.revision }), ...(about === 'shift' ? { shiftId: shiftOf(doc) } : {}), ...more } } : {}) };
    },
    /** One for a team that the neighbour leads. */
    teamActivityBody: async (): Promise<object> => ({ ...activityBody(), teamId: await teamId() }),
    /** An activity of a team that the neighbour leads, which needs the station's yes, with the body of a step. */
    async onTeamActivity(stage: 'draft' | 'submitted', more?: object): Promise<{ params: { id: string }; body?: object }> {
      const { id, revision } = await send('neighbour', '/activities', { ...activityBody(), teamId: await teamId() });
      const doc = stage === 'draft' ? { revision } : await send('neighbour', `/activities/${id}/submit`, { revision });
      return { params: { id }, ...(more ? { body: { revision: doc.revision, ...more } } : {}) };
    },
    async onShift(stage: ActivityStage = 'joined'): Promise<{ params: { id: string; shiftId: string } }> {
      const doc = await newActivity(stage);
      return { params: { id: doc._id, shiftId: shiftOf(doc) } };
    },
    /** The neighbour's sign-up with the body of a step. */
    async onSignUp(stage: ActivityStage, more: object | null): Promise<{ params: { id: string }; body: object }> {
      const { _id } = await newActivity(stage);
      const row = await signUps().findOne({ activityId: _id } as never);
      const place = { place: { lng: 113.9015, lat: 22.6015, system: 'wgs84' } };
      if (stage === 'here') await send('neighbour', `/sign-ups/${row?._id}/arrive`, place);
      if (stage === 'now' || stage === 'here') return { params: { id: row?._id ?? '' }, body: more ?? place };
      return { params: { id: row?._id ?? '' }, body: more ? { revision: row?.revision, ...more } : {} };
    },
  };
}
