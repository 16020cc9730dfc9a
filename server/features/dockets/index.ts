import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Dockets, ensureIndexes } from './model';
import { handlers } from './routes';
import { movedToCases, toCases } from './subscribers';
import { lateTasks } from './tasks';

export { call, changeAgenda } from './commands/call';
export { attend, decide, moveTask, publish, taskDone } from './commands/hold';
export { DOCKET_EVENTS } from './events';
export { actorIn as docketActor, conveningOf } from './policy';
export { docketsById, loadDocket } from './queries';
export { lateTasks } from './tasks';
export { Dockets, type DocketDoc } from './model';

const source: EventSource = { kind: 'docket', model: (deps) => Dockets(deps) as unknown as ReturnType<EventSource['model']> };

/** Monthly dispatch meetings (民生调度会): what is overdue, comes again or is shelved, who came, what was decided, and who does it by when. */
export const feature: Feature = { name: 'dockets', handlers, sources: [source], subscribers: [toCases, movedToCases], tasks: [lateTasks], ensureIndexes };
