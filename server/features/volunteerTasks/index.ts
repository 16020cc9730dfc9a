import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { taskEraser } from './erase';
import { ensureIndexes, VolunteerTasks } from './model';
import { filesInUse } from './queries';
import { handlers } from './routes';
import { freePlaces, freeStopped, keepTaskFiles, tellOrigin } from './subscribers';
import { volunteerTaskClock } from './tasks';
import { taskKind } from './thread';

export { claim, report } from './commands/claim';
export { fittingFor } from './commands/offer';
export { finish } from './commands/station';
export type { TaskDoc } from './document';
export { taskEvent, type TaskStep } from './events';
export { loadTask, tasksById, tasksOfOrigin } from './queries';
export { volunteerTaskClock } from './tasks';

const source: EventSource = { kind: 'volunteerTask', model: (deps) => VolunteerTasks(deps) as unknown as ReturnType<EventSource['model']> };

/** Tasks (志愿者任务) that a station offers to its volunteers: claimed, reported with photos, and told to the matter they came of. */
export const feature: Feature = {
  name: 'volunteerTasks',
  handlers,
  sources: [source],
  subscribers: [keepTaskFiles, tellOrigin, freePlaces, freeStopped],
  tasks: [volunteerTaskClock],
  conversions: [taskKind],
  fileUsers: [{ name: 'volunteerTasks', using: filesInUse }],
  erasers: [taskEraser],
  ensureIndexes,
};
