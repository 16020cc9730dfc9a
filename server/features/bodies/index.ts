import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { seatEraser } from './erase';
import { Bodies, BodyRules, BodySeats, ensureIndexes } from './model';
import { handlers } from './routes';

export { foundBody } from './commands/found';
export { publishRules } from './commands/rules';
export { giveProxy, seatPerson } from './commands/seats';
export type { BodyDoc, RulesDoc, SeatDoc } from './document';
export { bodyEvent, type BodyStep } from './events';
export { findPerson } from './people';
export { answersFor, authoriseCare, conveningUnits, worksAt } from './policy';
export { ownBodies } from './own';
export { conveners } from './presenter';
export { bodiesById, bodiesOf, convenedBy, loadBody, membersNow, membersOn, rulesNow, seatsHeldBy, stationBodies } from './queries';
export { communityOf } from './routes';

const source = (kind: string, model: unknown): EventSource => ({ kind, model: model as EventSource['model'] });

/** Bodies that consult (议事组织): who sits there, for how long, and by which rules, in versions that are never changed. */
export const feature: Feature = { name: 'bodies', handlers, sources: [source('body', Bodies), source('bodyRules', BodyRules), source('bodySeat', BodySeats)], erasers: [seatEraser], ensureIndexes };
