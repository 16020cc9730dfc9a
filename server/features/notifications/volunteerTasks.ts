import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { GIVE_BACK_WORDS, TASK_STOP_WORDS } from '../../../shared/copy/volunteerTasks';
import { formatDay } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import { TASK_OVER, type GiveBack, type TaskStop } from '../../../shared/domain/volunteerTasks/states';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { fittingFor, taskEvent, tasksById, type TaskDoc, type TaskStep } from '../volunteerTasks';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Who fits; who holds or did it; whom the event names; the station. */
type Circle = 'fitting' | 'hands' | 'holders' | 'named' | 'station';
type Telling = readonly [Circle, InboxKind];
/** Asked at once: more would be noise, and others find it in the list. */
const ASKED_AT_ONCE = 50;

const TELLINGS: Readonly<Partial<Record<TaskStep, readonly Telling[]>>> = {
  offer: [['fitting', 'taskOffered']],
  claim: [['station', 'stationTaskClaimed']],
  giveBack: [['station', 'stationTaskGivenBack']],
  report: [['station', 'stationTaskReported']],
  change: [['named', 'taskChanged']],
  release: [['named', 'taskReleased'], ['station', 'stationTaskGivenBack']],
  sendBack: [['named', 'taskSentBack']],
  finish: [['hands', 'taskDone']],
  stop: [['hands', 'taskStopped']],
  soon: [['holders', 'taskSoon'], ['station', 'stationTaskFew']],
  late: [['holders', 'taskLate'], ['station', 'stationTaskLate']],
  checkLate: [['station', 'stationTaskCheck']],
};

async function circleOf(deps: Deps, circle: Circle, data: DomainEvent['data'], doc: TaskDoc): Promise<readonly string[]> {
  switch (circle) {
    case 'fitting':
      return TASK_OVER.includes(doc.state) ? [] : (await fittingFor(deps, doc, deps.clock.now())).slice(0, ASKED_AT_ONCE).map(({ personId }) => personId);
    case 'hands':
      return doc.hands;
    case 'holders':
      return doc.holders;
    case 'named':
      return typeof data.who === 'string' ? data.who.split(',').filter(Boolean) : [];
    case 'station':
      return holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead']);
  }
}

/** Tells volunteers and the station of a step of a task, never of what they did themselves; that hands are missing only where they are. */
export const toTasks: Subscriber = {
  name: 'notifications.volunteerTasks',
  types: (Object.keys(TELLINGS) as TaskStep[]).map(taskEvent),
  async handle(event, deps) {
    const doc = (await tasksById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type.slice('volunteerTask.'.length) as TaskStep] ?? []) {
      if (kind === 'stationTaskFew' && doc.state !== 'open') continue;
      for (const personId of await circleOf(deps, circle, event.data, doc)) if (personId !== event.data.actor && !told.has(personId)) told.set(personId, kind);
    }
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId, taskId: doc._id, unitId: null })));
  },
};

function reasonOf(doc: TaskDoc, entryId: string | null): string | undefined {
  const moment = doc.timeline.find(({ id }) => id === entryId);
  if (!moment) return undefined;
  const { action, code, text } = moment;
  const word = action === 'giveBack' ? GIVE_BACK_WORDS[code as GiveBack] : action === 'stop' ? TASK_STOP_WORDS[code as TaskStop] : null;
  return [word, action === 'report' ? null : text].filter(Boolean).join('，') || undefined;
}

/** Messages about tasks in words, made now from the tasks as they are. */
export async function taskItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await tasksById(deps, messages.flatMap(({ taskId }) => taskId ?? []));
  if (docs.size === 0) return new Map();
  const [now, units] = [deps.clock.now(), await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.taskId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, entryId } = message;
      const [reason, date] = [reasonOf(doc, entryId), doc.dueAt > now ? formatDay(doc.dueOn) : undefined];
      const words = inboxWords(kind, { title: doc.title, unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(date ? { date } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'task', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
