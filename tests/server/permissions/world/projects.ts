import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import type { Somebody } from './people';

interface Sent {
  readonly params: Record<string, unknown>;
  readonly body?: unknown;
}
interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

/** Words of the reporter's proposal, and of what the neighbour says of it: planted, see `secrets/`. */
export const PROJECT_WORDS = { title: '密项门口扶手', need: '密由老人没处扶', door: '密台九栋一单元', between: '密核要几根', opinion: '密评有点晃' } as const;
/** How far a project of the reporter has come; `done`: its one step is; `waited`: too few said something the first time. */
export type ProjectStage = 'proposed' | 'asked' | 'candidate' | 'chosen' | 'running' | 'done' | 'acceptance' | 'waited' | 'evaluating';

interface ProjectRow {
  _id: string;
  revision: number;
}
export const CHECK = { title: '门口扶手', need: '上下台阶没处扶', place: '九栋门口', kind: 'works', budgetFen: 300_000, source: 'community', notProperty: true, notGovernment: true, duty: '合同里没有' } as const;
export const COUNCIL = { day: '2026-03-01', present: 9, agreed: 8 } as const;

/** Micro-projects that the reporter proposes in plum; its property company owns the step, the neighbour follows. */
export function projectsFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<ProjectRow>('projects');
  const rounds = () => server.deps.db.collection<ProjectRow>('projectRounds');
  /** Three may wait at once: those of other rows are not counted. */
  const uncounted = () => rows().updateMany({ by: 'resident' } as object, { $set: { by: 'case' } } as object);
  const body = () => ({ title: PROJECT_WORDS.title, need: PROJECT_WORDS.need, place: { text: PROJECT_WORDS.door, point: pointIn(0) } });
  const day = (ahead: number): string => new Date(server.deps.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  async function newProject(stage: ProjectStage): Promise<string> {
    await uncounted();
    const { id } = await send('reporter', '/projects', body());
    const step = async (who: Somebody, action: string, more: object = {}): Promise<void> => {
      const { revision } = (await rows().findOne({ _id: id })) ?? { revision: 0 };
      await send(who, `/projects/${id}/${action}`, { ...(action === 'follow' || action === 'opinion' ? {} : { revision }), ...more });
    };
    if (stage === 'proposed') return id;
    await step('staff', 'ask', { text: PROJECT_WORDS.between });
    if (stage === 'asked') return id;
    await step('reporter', 'answer', { text: PROJECT_WORDS.between });
    await step('staff', 'admit', CHECK);
    if (stage === 'candidate') return id;
    await step('staff', 'council', COUNCIL);
    if (stage === 'chosen') return id;
    await step('staff', 'plan', { steps: [{ title: '装扶手', unitId: 'plum-property', plannedOn: day(5) }] });
    if (stage === 'running') return id;
    await step('neighbour', 'follow', { on: true });
    await step('staff', 'report', { stepId: 's1', done: true });
    if (stage === 'done') return id;
    // Followed before it was finished: the clock of these tests stands still.
    await server.deps.db.collection('projectFollows').updateMany({ projectId: id }, { $set: { at: new Date(0) } });
    await step('staff', 'finish', { text: '装好了' });
    await step('neighbour', 'opinion', { good: false, text: PROJECT_WORDS.opinion });
    if (stage === 'acceptance') return id;
    await rows().updateOne({ _id: id }, { $set: { 'acceptance.extended': 1 } } as object);
    if (stage === 'waited') return id;
    await step('staff', 'accept-by-council', COUNCIL);
    return id;
  }
  const project = (stage: ProjectStage): Promise<string> => once(`project ${stage}`, () => newProject(stage));
  /** One round runs at a time: those of other rows are called off. */
  const noneOpen = () => rounds().updateMany({ state: 'open' } as object, { $set: { state: 'cancelled' } } as object);
  async function newRound(): Promise<{ id: string; projectIds: string[] }> {
    const projectIds = [await newProject('candidate'), await newProject('candidate')];
    await noneOpen();
    return { id: (await send('staff', '/project-rounds', { title: '先办哪一个', projectIds, closesOn: day(7) })).id, projectIds };
  }
  return {
    /** A project of the reporter in plum, which the neighbour follows from `done` on. */
    project,
    /** The same, with the body of a step. */
    async onProject(stage: ProjectStage, more: object = {}): Promise<Sent> {
      const id = await project(stage);
      return { params: { id }, body: { revision: (await rows().findOne({ _id: id }))?.revision, ...more } };
    },
    async projectBody() {
      await uncounted();
      return body();
    },
    /** Two candidates, and no round that runs. */
    async roundBody() {
      const projectIds = await once('two candidates', async () => [await newProject('candidate'), await newProject('candidate')]);
      await noneOpen();
      return { title: '先办哪一个', projectIds, closesOn: day(7) };
    },
    round: (): Promise<{ id: string; projectIds: string[] }> => once('round', newRound),
    dayAhead: day,
  };
}
