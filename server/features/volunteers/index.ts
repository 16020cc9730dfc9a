import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { volunteerEraser } from './erase';
import { ensureIndexes, Volunteers } from './model';
import { handlers } from './routes';
import { settleDocuments } from './subscribers';

export { approve, askBack, seeProof } from './commands/check';
export { seeContact } from './commands/seeContact';
export { addMerit } from './commands/merits';
export { join, type Newcomer } from './commands/join';
export { TO_SEE, type HoldRow, type VolunteerDoc } from './document';
export { volunteerEvent, type VolunteerStep } from './events';
export { helperByNumber, helperOf, helpersAt, type Helper } from './helpers';
export { holdsOf, letGo, moveHold, takeHold } from './holds';
export { activeAt, loadVolunteer, registerAt, volunteerIdOf, volunteerOf, volunteersAt, volunteersById } from './queries';

const source: EventSource = { kind: 'volunteer', model: (deps) => Volunteers(deps) as unknown as ReturnType<EventSource['model']> };

/** Volunteers (志愿者): who offers to help, with what and when. Nobody but themselves and their station reads it. */
export const feature: Feature = { name: 'volunteers', handlers, sources: [source], subscribers: [settleDocuments], erasers: [volunteerEraser], ensureIndexes };
