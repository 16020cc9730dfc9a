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
    await rows('volunteerTeams').updateMany({ leads: { $ne: [] } } as never, { $set: { leads: [] } } as never);
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
    /** The neighbour is asked to come by the station of plum, in a week of their own; `revision` where the step wants one. */
    async onInvite(more?: object, revision = false): Promise<{ params: { id: string }; body?: object }> {
      const id = await once('invitation', async () => (await send('staff', '/workbench/invitations', await this.inviteBody())).id);
      return { params: { id }, ...(more ? { body: { ...(revision ? { revision: await revisionOf('invitations', id) } : {}), ...more } } : {}) };
    },
    async inviteBody(): Promise<object> {
      const volunteerId = await inForce('neighbour');
      await rows('inviteSlots').deleteMany({});
      const from = server.deps.clock.now().getTime() + 86_400_000;
      return { stationId: 'plum-station', title: '换灯', text: '带上梯子', where: '三栋', from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString(), volunteerIds: [volunteerId] };
    },
    /** A signed address of the register of plum's volunteers; of teams when asked. */
    async volunteerRegister(of = 'volunteers'): Promise<{ params: Record<string, string>; query: Record<string, string> }> {
      const { url } = (await send('staff', '/workbench/volunteer-registers', { stationId: 'plum-station', of: 'volunteers' })) as unknown as { url: string };
      const [path = '', search = ''] = url.split('?');
      const [personId = '', stationId = ''] = path.split('/').slice(-3);
      return { params: { personId, stationId, of }, query: Object.fromEntries(new URLSearchParams(search)) };
    },
    /** A project of a team that the neighbour leads, with the body of a step. */
    async onPlan(plan: object, more?: object): Promise<{ params: { id: string }; body?: object }> {
      const id = await once('plan', async () => (await send('neighbour', '/volunteer-projects', { ...plan, teamId: await newTeam('active') })).id);
      return { params: { id }, ...(more ? { body: { revision: await revisionOf('volunteerProjects', id), ...more } } : {}) };
    },
    teamWords: words, newTeam,
  };
}
