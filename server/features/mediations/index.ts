import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { watchDue } from '../../jobs/watchDue';
import { watch } from './commands/watch';
import { giveTo } from './commands/yours';
import { mediationEraser } from './erase';
import { ensureIndexes, Mediations } from './model';
import { dueMediations } from './queries';
import { handlers } from './routes';

export { ask } from './commands/ask';
export { confirm, keep, sign } from './commands/agree';
export { consent, invite, noteConsent, tell } from './commands/consent';
export { appoint, arrange, held } from './commands/talk';
export type { MediationDoc } from './document';
export { mediationEvent, type MediationStep } from './events';
export { authorise as authoriseMediation } from './policy';
export { mediationsById } from './queries';

const source: EventSource = { kind: 'mediation', model: (deps) => Mediations(deps) as unknown as ReturnType<EventSource['model']> };
/** Reminders of mediations, and the erasing of their words. */
export const mediationClock = watchDue('mediations.clock', dueMediations, watch);

/** Mediation (人民调解): two sides who both agreed, a mediator, an agreement that both sign, and nothing of it for anybody else. */
export const feature: Feature = { name: 'mediations', handlers, sources: [source], tasks: [mediationClock], numberConfirmed: giveTo, erasers: [mediationEraser], ensureIndexes };
