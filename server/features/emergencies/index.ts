import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { summarise } from './commands';
import { helperEraser } from './erase';
import { Emergencies, ensureIndexes } from './model';
import { handlers } from './routes';
import { dueEmergencies, urgentAreas } from './queries';

export { answer, ask, askEnd, end, question, start } from './commands';
export type { EmergencyDoc } from './document';
export { authorise as authoriseEmergency } from './policy';
export { presentCards as presentEmergencyCards } from './presenter';
export { emergenciesById, emergenciesFor, helpersWhoCome } from './queries';
export { emergencyEvent, type EmergencyStep } from './step';

const source: EventSource = { kind: 'emergency', model: (deps) => Emergencies(deps) as unknown as ReturnType<EventSource['model']> };
/** Summaries of the morning, for emergency modes that hold or ended since the last one. */
export const emergencyClock = watchDue('emergencies.clock', dueEmergencies, summarise);

/** The emergency mode (应急) of an area: whom to call, what to do, who can help, and how the night was. */
export const feature: Feature = { name: 'emergencies', handlers, sources: [source], tasks: [emergencyClock], urgent: urgentAreas, erasers: [helperEraser], ensureIndexes };
