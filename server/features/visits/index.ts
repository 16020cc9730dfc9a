import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { giveTo } from './commands/yours';
import { watch } from './commands/watch';
import { visitEraser } from './erase';
import { ensureIndexes, Visits } from './model';
import { dueVisits } from './queries';
import { handlers } from './routes';
import { visitKind } from './thread';

export { again, ask } from './commands/ask';
export { accept, arrange, give, propose, report } from './commands/go';
export { agree, spoken } from './commands/hear';
export { keep } from './commands/promises';
export type { VisitDoc } from './document';
export { visitEvent, type VisitStep } from './events';
export { authorise as authoriseVisit } from './policy';
export { visitsById } from './queries';

const source: EventSource = { kind: 'visit', model: (deps) => Visits(deps) as unknown as ReturnType<EventSource['model']> };
/** Reminders of visits, and the erasing of their words. */
export const visitClock = watchDue('visits.clock', dueVisits, watch);

/** Visits (走访) by grid workers at somebody's wish: what was promised, what may be made of what was heard, and nothing about the person. */
export const feature: Feature = { name: 'visits', handlers, sources: [source], tasks: [visitClock], numberConfirmed: giveTo, conversions: [visitKind], erasers: [visitEraser], ensureIndexes };
