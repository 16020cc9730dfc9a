import { isDuplicateKey } from '../../platform/database/errors';
import type { Subscriber } from '../../jobs/types';
import { Messages, type MessageDoc } from './model';
import { messageIdOf, recipientsOf, TOLD_EVENTS } from './recipients';

/** Puts what happened to a case into the inboxes of its reporter and of the staff concerned. */
export const inbox: Subscriber = {
  name: 'notifications.inbox',
  types: TOLD_EVENTS,
  async handle(event, deps) {
    const told = await recipientsOf(deps, event);
    const rows = [...told].map<MessageDoc>(([personId, kind]) => ({
      _id: messageIdOf(event._id, personId),
      personId,
      kind,
      caseId: event.source.id,
      entryId: event._id.slice(event.source.id.length + 1),
      at: event.at,
      read: false,
    }));
    if (rows.length === 0) return;
    try {
      await Messages(deps).insertMany(rows, { ordered: false });
    } catch (error) {
      // Delivered before: what is there stays, read or not.
      if (!isDuplicateKey(error)) throw error;
    }
  },
};
