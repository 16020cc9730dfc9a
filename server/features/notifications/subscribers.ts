import type { Subscriber } from '../../jobs/types';
import { putIntoInboxes } from './commands/putIntoInboxes';
import { recipientsOf, TOLD_EVENTS } from './recipients';

/** Puts what happened to a case into the inboxes of its reporter and of the staff concerned. */
export const inbox: Subscriber = {
  name: 'notifications.inbox',
  types: TOLD_EVENTS,
  async handle(event, deps) {
    const told = await recipientsOf(deps, event);
    const about = { caseId: event.source.id, entryId: event._id.slice(event.source.id.length + 1) };
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, ...about })));
  },
};
