import type { TestServer } from '../../../support/server';
import { PEOPLE, type Somebody, type Who } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

/** Names and words of the reporter's sign-up: planted, see `secrets/`. The numbers belong to nobody. */
export const VOLUNTEER_WORDS = { name: '愿者密姓名', relative: '愿者密亲属', proof: '愿者密证书', avoid: '愿者密不便', document: '990000199001010017', phone: '13977665544' } as const;
export type VolunteerStage = 'submitted' | 'active' | 'paused';
const SIGNS = '10X98765432';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const cardOf = (count: number): string => {
  const places = `99000019900101${String(count).padStart(3, '0')}`;
  return places + SIGNS.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(places[at]), 0) % 11);
};

/** The reporter's record as a volunteer of plum; one a person, so each fresh one takes the place of the last. */
export function volunteersFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<{ _id: string; personId: string; revision: number }>('volunteers');
  const words = (number: string) => ({
    name: VOLUNTEER_WORDS.name, document: { kind: 'identityCard', number }, skills: [{ skill: 'electrics', proof: VOLUNTEER_WORDS.proof }], avoidText: VOLUNTEER_WORDS.avoid,
    emergency: { name: VOLUNTEER_WORDS.relative, relation: 'partner', phone: VOLUNTEER_WORDS.phone },
  });
  const terms = { promise: '2026-1', risk: '2026-1' };
  const forget = async (personId: string): Promise<void> => {
    const [row] = await rows().find({ personId }).toArray();
    await server.deps.db.collection('volunteerDocuments').deleteMany({ volunteerId: row?._id });
    await rows().deleteMany({ personId });
  };
  async function newRecord(stage: VolunteerStage): Promise<string> {
    await forget('reporter');
    const { id } = await send('reporter', '/volunteers', { ...words(VOLUNTEER_WORDS.document), ...terms });
    if (stage === 'submitted') return id;
    await send('staff', `/volunteers/${id}/approve`, { revision: 0 });
    if (stage === 'paused') await send('reporter', `/volunteers/${id}/pause`, { revision: 1 });
    return id;
  }
  return {
    /** The reporter's record with the body of a step; without one, its parameters alone. */
    async onVolunteer(stage: VolunteerStage, more?: object): Promise<{ params: { id: string }; body?: object }> {
      const row = (await rows().find({ personId: 'reporter' }).toArray())[0];
      const id = row && (await once(`volunteer ${stage}`, async () => row._id)) && (row as unknown as { state: string }).state === stage ? row._id : await newRecord(stage);
      return { params: { id }, ...(more ? { body: { revision: (await rows().findOne({ _id: id }))?.revision, ...more } } : {}) };
    },
    /** Somebody of plum as a volunteer in force; their record. */
    async inForce(who: 'reporter' | 'neighbour'): Promise<string> {
      const [known] = (await rows().find({ personId: who }).toArray()) as unknown as { _id: string; state: string }[];
      if (known?.state === 'active') return known._id;
      const { id } = await send(who, '/volunteers', await this.signUp(who));
      await send('staff', `/volunteers/${id}/approve`, { revision: 0 });
      return id;
    },
    /** Nobody who asks is a volunteer, but those two. */
    async noVolunteer(who: Who): Promise<void> {
      if (who !== 'stranger' && who !== 'reporter' && who !== 'neighbour') await forget(who);
    },
    volunteerTerms: terms,
    volunteerWords: () => words(VOLUNTEER_WORDS.document),
    /** A sign-up of whoever asks, who has none. */
    async signUp(who: Who) {
      if (who !== 'stranger') await forget(who);
      return { ...words(cardOf(100 + Object.keys(PEOPLE).indexOf(who))), ...terms };
    },
  };
}
