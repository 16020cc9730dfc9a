import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly newCase: () => Promise<{ id: string; revision: number }>;
  readonly inForce: (who: 'neighbour') => Promise<string>;
  /** A day so many days ahead. */
  readonly dayAhead: (days: number) => string;
}
export type TaskStage = 'open' | 'claimed' | 'reported';
/** What passes between station and whoever took a task: planted, see `secrets/`. */
export const TASK_WORDS = { meet: '务密碰头', report: '务密结果' } as const;

/** A task that came of the reporter's case; the neighbour is the volunteer who takes it. */
export function volunteerTasksFor({ server, send, newCase, inForce, dayAhead }: Hands) {
  const tasks = () => server.deps.db.collection<{ _id: string; revision: number; cameFrom: { id: string }; claims: { volunteerId: string }[] }>('volunteerTasks');
  const offerBody = () => ({ to: 'task', kind: 'verify', title: '看看灯', text: '晚上去看一看', where: '九栋楼道', meet: TASK_WORDS.meet, dueOn: dayAhead(5), places: 2 });
  async function newTask(stage: TaskStage): Promise<string> {
    await inForce('neighbour');
    // Nobody holds more than five, and everybody who asks is given a fresh one.
    await tasks().updateMany({ holders: { $ne: [] } } as never, { $set: { holders: [] } } as never);
    const { id: caseId, revision } = await newCase();
    await send('staff', `/threads/case/${caseId}/conversions`, { revision, ...offerBody() });
    const id = (await tasks().findOne({ 'cameFrom.id': caseId } as never))?._id ?? '';
    if (stage !== 'open') await send('neighbour', `/volunteer-tasks/${id}/claim`, {});
    if (stage === 'reported') await send('neighbour', `/volunteer-tasks/${id}/report`, { revision: 1, text: TASK_WORDS.report });
    return id;
  }
  return {
    offerBody,
    dayAhead,
    /** A fresh task with the body of a step; without one, its parameters alone. A claim that is meant is named. */
    async onTask(stage: TaskStage, more?: object, named = false): Promise<{ params: { id: string }; body?: object }> {
      const id = await newTask(stage);
      const doc = await tasks().findOne({ _id: id });
      return { params: { id }, ...(more ? { body: { revision: doc?.revision, ...(named ? { claimId: doc?.claims[0]?.volunteerId } : {}), ...more } } : {}) };
    },
  };
}
