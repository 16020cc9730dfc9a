import type { TestServer } from '../../../support/server';
import type { Somebody, Who } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  readonly inForce: (who: 'reporter' | 'neighbour') => Promise<string>;
  readonly noVolunteer: (who: Who) => Promise<void>;
}
/** How far a team has come, and the reporter in it. */
export type TeamStage = 'submitted' | 'active' | 'coded' | 'asked' | 'joined' | 'offered' | 'deputy';

/** A team of plum that the neighbour leads; the reporter is the one who comes. */
export function volunteerTeamsFor({ server, send, once, inForce, noVolunteer }: Hands) {
  const words = { teamName: '晚归队', aim: '让人放心', does: '晚上走一圈', fields: ['safety'] };
  const rows = <D extends { _id: string }>(name: string) => server.deps.db.collection<D>(name);
  const revisionOf = async (name: string, id: string): Promise<number | undefined> => (await rows<{ _id: string; revision: number }>(name).findOne({ _id: id }))?.revision;
  const step = async (who: Somebody, id: string, action: string, body: object = {}): Promise<{ code?: { value: string } | null }> => (await send(who, `/volunteer-teams/${id}/${action}`, action === 'ask' ? body : { revision: await revisionOf('volunteerTeams', id), ...body })) as never;
  const rowOf = async (teamId: string): Promise<string> => (await rows<{ _id: string; teamId: string; personId: string }>('volunteerMembers').findOne({ teamId, personId: 'reporter' }))?._id ?? 'none';
  /** Nobody leads more than three, and nobody belongs to more than ten; everybody who asks is given a fresh one. */
  const forgetOthers = async (): Promise<void> => {
    await rows('volunteerTeams').updateMany({}, { $set: { leads: [] } } as never);
    await rows('volunteerMembers').updateMany({ personId: 'reporter' } as never, { $set: { state: 'left' } } as never);
  };
  async function newTeam(stage: TeamStage): Promise<string> {
    const [volunteerId] = [await inForce('reporter'), await inForce('neighbour')];
    await forgetOthers();
    const { id } = await send('neighbour', '/volunteer-teams', words);
    if (stage === 'submitted') return id;
    await step('staff', id, 'approve');
    if (stage === 'coded') await step('neighbour', id, 'code', { days: 7 });
    if (stage === 'active' || stage === 'coded') return id;
    await step('reporter', id, 'ask', { text: '' });
    if (stage === 'asked') return id;
    await send('neighbour', `/team-members/${await rowOf(id)}/approve`, { revision: 0 });
    if (stage === 'joined') return id;
    await step('neighbour', id, 'offer', { volunteerId, office: 'deputy' });
    if (stage === 'deputy') await step('reporter', id, 'accept');
    return id;
  }
  return {
    /** A team with the body of a step; the reporter is meant where `named`. */
    async onTeam(stage: TeamStage, more?: object, named = false): Promise<{ params: { id: string }; body?: object }> {
      const id = await once(`team ${stage}`, () => newTeam(stage));
      return { params: { id }, ...(more ? { body: { revision: await revisionOf('volunteerTeams', id), ...(named ? { volunteerId: await inForce('reporter') } : {}), ...more } } : {}) };
    },
    /** The reporter's row in a team. */
    async onMember(stage: 'asked' | 'joined', more: object = {}): Promise<{ params: { id: string }; body: object }> {
      const id = await rowOf(await once(`team ${stage}`, () => newTeam(stage)));
      return { params: { id }, body: { revision: await revisionOf('volunteerMembers', id), ...more } };
    },
    /** A team as somebody would found it, who leads none. */
    async foundBody(who: Who, station = false): Promise<object> {
      await noVolunteer(who);
      await Promise.all([inForce('neighbour'), inForce('reporter')]);
      await forgetOthers();
      return { ...words, ...(station ? { station: { id: 'plum-station', leaderId: await inForce('neighbour') } } : {}) };
    },
    /** Whoever asks to join is no volunteer, but the reporter. */
    async toJoin(who: Who): Promise<{ params: { id: string }; body: object }> {
      await noVolunteer(who);
      return { ...(await this.onTeam('active')), body: { text: '' } };
    },
    /** The code of a team. */
    async teamCode(who: Who): Promise<{ body: object }> {
      await noVolunteer(who);
      const { params } = await this.onTeam('coded');
      return { body: { code: (await step('neighbour', params.id, 'code', { days: 7 })).code?.value } };
    },
    teamWords: words,
  };
}
