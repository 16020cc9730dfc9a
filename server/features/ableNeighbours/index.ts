import type { Feature } from '../../http/types';
import { weekOf } from '../../../shared/domain/ableNeighbours/rules';
import type { EventSource, Subscriber, Task } from '../../jobs/types';
import { volunteerEvent } from '../volunteers';
import { takeOut } from './commands/able';
import { ableEraser } from './erase';
import { ensureIndexes, Invitations, rawSlots } from './model';
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

/** Places of weeks that are over decide nothing any more; four are kept to look up what was sent. */
const KEPT_WEEKS = 4;
const forgetSlots: Task = {
  name: 'ableNeighbours.forgetSlots',
  everyMs: 3_600_000,
  async run(deps) {
    await rawSlots(deps).deleteMany({ week: { $lt: weekOf(deps.clock.now()) - KEPT_WEEKS } });
  },
};

/** Able neighbours (能人): who wants to be found by the station, who can come, and whom it asked. */
export const feature: Feature = { name: 'ableNeighbours', handlers, sources: [source], subscribers: [forget], tasks: [forgetSlots], erasers: [ableEraser], ensureIndexes };
