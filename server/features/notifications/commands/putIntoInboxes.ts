import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { Messages, type MessageDoc } from '../model';
import { messageIdOf } from '../recipients';

/** Puts what an event tells into inboxes; delivered again it changes nothing, read or not. */
export async function putIntoInboxes(deps: Deps, event: DomainEvent, told: readonly Omit<MessageDoc, '_id' | 'at' | 'read'>[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map<MessageDoc>((message) => ({ _id: messageIdOf(event._id, message.personId), ...message, at: event.at, read: false }));
  try {
    await Messages(deps).insertMany(rows, { ordered: false });
  } catch (error) {
    // Delivered before: what is there stays.
    if (!isDuplicateKey(error)) throw error;
  }
}
