import { TASK_STATE_WORDS, taskMomentWords } from '../../../shared/copy/volunteerTasks';
import { TASK_OVER } from '../../../shared/domain/volunteerTasks/states';
import { threadFilter, type ConvertibleKind, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { checkOffer, makeOffer } from './commands/offer';
import type { TaskDoc } from './document';
import { isStation } from './policy';
import { presentTask } from './presenter';
import { loadTask, tasksOfOrigin } from './queries';

/** A thread joins what one person said: they and the station follow it to the task; volunteers do not follow it back. */
const exists = (who: Onlooker, doc: TaskDoc): boolean => doc.ownerId === who.personId || isStation(who, doc.scope.station);

/** One task as its viewer may see it: the same presenter as its own page, so that the thread shows no more. */
async function partOf(deps: Deps, doc: TaskDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentTask(deps, doc, who, null);
  const of = { kind: 'task', id: doc._id } as const;
  const matter = { ...of, title: view.title, number: null, state: TASK_STATE_WORDS[view.state], late: view.late, done: TASK_OVER.includes(view.state), unit: null, from: doc.cameFrom, at: doc.createdAt.toISOString(), staff: view.viewer === 'station' };
  return { matter, story: [...view.timeline].reverse().map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at, words: taskMomentWords(moment), text: moment.text })) };
}

/** Volunteers' tasks in the registry of conversions: a case or a wish is offered as one, and hears what came of it. */
export const taskKind: ConvertibleKind = {
  kind: 'task',
  async originOf(deps, who, id) {
    const doc = await loadTask(deps, id);
    await presentTask(deps, doc, who, null);
    return doc.origin;
  },
  async partsOf(deps, who, origin) {
    const docs = (await tasksOfOrigin(deps, threadFilter('task', origin))).filter((doc) => doc.origin.kind === origin.kind);
    return Promise.all(docs.filter((doc) => exists(who, doc)).map((doc) => partOf(deps, doc, who)));
  },
  takes: { from: ['case', 'wish'], check: checkOffer, make: makeOffer },
};
