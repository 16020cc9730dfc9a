import type { Subscriber } from '../../jobs/types';
import { giveUp } from './commands/change';
import { recheck } from './commands/recheck';
import { bookableEvent, bookingEvent } from './events';
import { bookablesById } from './queries';
import { bookingIdOf } from '../../../shared/domain/bookings/ids';

/** After hours were changed: what the request itself did not come to. */
export const fitDays: Subscriber = {
  name: 'bookings.fitDays',
  types: (['edit', 'close', 'reopen', 'resume'] as const).map(bookableEvent),
  async handle({ source }, deps) {
    const doc = (await bookablesById(deps, [source.id])).get(source.id);
    if (doc) await recheck(deps, doc);
  },
};
/** A booking that was changed to another day is given up, where the request ended in between. */
export const giveUpReplaced: Subscriber = {
  name: 'bookings.giveUpReplaced',
  types: [bookingEvent('move')],
  async handle({ source, data: { replaces, row } }, deps) {
    if (typeof replaces === 'string' && typeof row === 'string') await giveUp(deps, replaces, bookingIdOf(source.id, row));
  },
};
