import { addresseesOf, FORWARDED } from '../../../shared/domain/integrations/forwarding';
import { sendTo } from '../../jobs';
import type { Subscriber } from '../../jobs/types';
import { COURIER } from './courier';
import { Channels } from './model';
import { number } from './sequence';

/**
 * Puts what happened to a case on its way to every channel of the units it concerns: one row a channel, once. Paused
 * channels get theirs when they are opened.
 */
export const forward: Subscriber = {
  name: 'integrations.forward',
  types: Object.keys(FORWARDED),
  async handle({ source, ...event }, deps) {
    const units = addresseesOf(event.type, event.data);
    if (units.length === 0) return;
    const channels = await Channels(deps).find({ unitId: { $in: units }, endedAt: null }, { _id: 1 }).lean<{ _id: string }[]>();
    // Numbered before it is sent: what arrives has its number, and what does not can be fetched by it.
    for (const { _id } of channels) await number(deps, _id, { rowId: [event._id, COURIER, _id].join(':'), event, source });
    if (channels.length > 0) await sendTo(deps, COURIER, channels.map(({ _id }) => _id), { event, source });
  },
};
