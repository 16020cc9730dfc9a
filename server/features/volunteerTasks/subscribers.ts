import { TASK_TOLD, taskStopWords } from '../../../shared/copy/volunteerTasks';
import type { TaskStop } from '../../../shared/domain/volunteerTasks/states';
import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks } from '../files';
import { ACCOUNT_SUSPENDED } from '../identity';
import { volunteerEvent, volunteersById } from '../volunteers';
import { leave } from './commands/station';
import type { TaskDoc } from './document';
import { taskEvent } from './events';
import { tasksById, tasksHeldBy } from './queries';

/** Keeps the photos of reports, and has them checked. */
export const keepTaskFiles: Subscriber = {
  name: 'volunteerTasks.keepFiles',
  types: [taskEvent('report')],
  async handle({ source }, deps) {
    const doc = (await tasksById(deps, [source.id])).get(source.id);
    if (!doc) return;
    await markUsed(deps, doc.fileIds);
    await startChecks(deps, doc.fileIds);
  },
};

/** What is said to the matter a task came of: how it ended, in the station's words. */
function wordsOf(doc: TaskDoc): { words: string; photoIds: string[]; done: boolean; helpers?: string[] } {
  const reported = doc.claims.filter(({ state }) => state === 'reported');
  if (doc.state === 'done') return { done: true, words: `${TASK_TOLD[doc.kind]}：${doc.result ?? ''}`, photoIds: reported.flatMap(({ report }) => report?.photoIds ?? []), helpers: reported.map(({ personId }) => personId) };
  const last = [...doc.timeline].reverse().find(({ action }) => action === 'stop');
  return { done: false, words: taskStopWords((last?.code ?? 'other') as TaskStop, last?.text ?? null), photoIds: [] };
}

/** What came of a task flows back to the matter it came of, once, whatever kind that is. */
export const tellOrigin: Subscriber = {
  name: 'volunteerTasks.tellOrigin',
  types: [taskEvent('finish'), taskEvent('stop')],
  async handle({ _id, source }, deps) {
    const doc = (await tasksById(deps, [source.id])).get(source.id);
    const kind = deps.hooks.conversions.find(({ kind: one }) => one === doc?.cameFrom.kind);
    if (doc) await kind?.gives?.told?.(deps, doc.cameFrom.id, { key: _id, unitId: doc.scope.station, ...wordsOf(doc) });
  },
};

/** Whose account is stopped holds no task any more. */
export const freeStopped: Subscriber = {
  name: 'volunteerTasks.freeStopped',
  types: [ACCOUNT_SUSPENDED],
  async handle({ data: { person } }, deps) {
    for (const doc of typeof person === 'string' ? await tasksHeldBy(deps, person) : []) await leave(deps, doc, doc.claims.find(({ personId }) => personId === person)?.volunteerId ?? '');
  },
};

/** Whoever leaves, or is put back, holds no task any more. */
export const freePlaces: Subscriber = {
  name: 'volunteerTasks.freePlaces',
  types: (['withdraw', 'end', 'ask'] as const).map(volunteerEvent),
  async handle({ source }, deps) {
    const personId = (await volunteersById(deps, [source.id])).get(source.id)?.personId;
    for (const doc of personId ? await tasksHeldBy(deps, personId) : []) await leave(deps, doc, source.id);
  },
};
