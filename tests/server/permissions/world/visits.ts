import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** How far a visit of the reporter has come; `grid` is the grid worker at hand from `given` on. `wanted`: visited, and something that was heard waits for the reporter's word. */
export type VisitStage = 'asked' | 'given' | 'proposed' | 'agreed' | 'wanted';
/** Why, where, when, what was promised and what was heard: planted, see `secrets/`. */
export const VISIT_WORDS = { text: '访密老伴走了', door: '访密七栋', times: '访密午睡后', promise: '访密带单子', heard: '访听想学手机' } as const;

export function visitsFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<{ _id: string; revision: number; promises: { id: string }[]; heard: { id: string }[] }>('visits');
  const visitBody = () => ({ whom: 'self', reason: 'lonely', text: VISIT_WORDS.text, times: ['morning'], timesText: VISIT_WORDS.times, place: { text: VISIT_WORDS.door, point: pointIn(0) } });
  const ahead = (hours: number): string => new Date(server.deps.clock.now().getTime() + hours * 3_600_000).toISOString();
  async function newVisit(stage: VisitStage): Promise<string> {
    // Nobody has more than three open, and everybody who asks is given a fresh one.
    await rows().updateMany({ askerId: 'reporter' } as never, { $set: { askerId: 'reporter-before' } } as never);
    const { id } = await send('reporter', '/visits', visitBody());
    const step = async (who: Somebody, action: string, more: object = {}): Promise<void> => { await send(who, `/visits/${id}/${action}`, { revision: (await rows().findOne({ _id: id }))?.revision ?? 0, ...more }); };
    if (stage !== 'asked') await step('staff', 'give', { workerId: 'grid' });
    if (stage === 'proposed') await step('grid', 'propose', { at: ahead(2) });
    if (stage === 'agreed' || stage === 'wanted') await step('grid', 'arrange', { at: ahead(0.01) });
    if (stage === 'wanted') await step('grid', 'report', { promises: [{ text: VISIT_WORDS.promise, dueOn: ahead(72).slice(0, 10) }], heard: [{ to: 'wish', category: 'time', text: VISIT_WORDS.heard }] });
    return id;
  }
  return {
    visitBody, ahead,
    visitAt: (stage: VisitStage): Promise<string> => once(`visit ${stage}`, () => newVisit(stage)),
    /** A visit with the body of a step; `of`: what of it the step is about. */
    async onVisit(stage: VisitStage, more: object = {}, of?: 'promiseId' | 'heardId') {
      const id = await once(`visit ${stage}`, () => newVisit(stage));
      const doc = await rows().findOne({ _id: id });
      const named = of === 'promiseId' ? { promiseId: doc?.promises[0]?.id } : of === 'heardId' ? { heardId: doc?.heard[0]?.id } : {};
      return { params: { id }, body: { revision: doc?.revision, ...named, ...more } };
    },
  };
}
