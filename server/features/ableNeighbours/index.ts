import type { Feature } from '../../http/types';
import type { EventSource, Subscriber } from '../../jobs/types';
import { volunteerEvent } from '../volunteers';
import { takeOut } from './commands/able';
import { ensureIndexes, Invitations } from './model';
import { handlers } from './routes';

export { sayAble } from './commands/able';
export { answerInvite, invite } from './commands/invite';
export type { InviteDoc } from './document';
export { invitesById } from './queries';
export { inviteEvent } from './step';

const source: EventSource = { kind: 'invitation', model: (deps) => Invitations(deps) as unknown as ReturnType<EventSource['model']> };

/** Whoever is no volunteer any more stands in no directory. */
const forget: Subscriber = {
  name: 'ableNeighbours.forget',
  types: (['withdraw', 'end'] as const).map(volunteerEvent),
  handle: ({ source: { id } }, deps) => takeOut(deps, id),
};

/** Able neighbours (能人): who wants to be found by the station, who can come, and whom it asked. */
export const feature: Feature = { name: 'ableNeighbours', handlers, sources: [source], subscribers: [forget], ensureIndexes };
