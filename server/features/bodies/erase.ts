import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { withEvents } from '../../jobs/events';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import type { SeatDoc } from './document';
import { ofSeat } from './events';
import { Bodies, BodySeats } from './model';

/** One guarded write of a seat. `conflict` when somebody else was first: it is done again. */
async function change(deps: Deps, seat: SeatDoc, set: Partial<SeatDoc>, step: 'seatEnd' | 'proxyEnd'): Promise<void> {
  const now = deps.clock.now();
  const fields = { ...set, revision: seat.revision + 1, updatedAt: now };
  const { matchedCount } = await BodySeats(deps).updateOne({ _id: seat._id, revision: seat.revision }, withEvents({ $set: fields }, [ofSeat({ ...seat, ...fields }, step, seat.personId)], now));
  if (matchedCount === 0) throw new DomainError('conflict', { revision: seat.revision });
  deps.nudge(BodySeats(deps));
}

/** Seats end with today, so that what was decided until now stays counted; proxies that they gave or hold end at once. */
export const seatEraser: Eraser = {
  name: 'bodies',
  collections: ['bodySeats', 'bodies'],
  async erase(deps, { personId }) {
    const today = dayOf(deps.clock.now());
    const held = await BodySeats(deps).find({ personId, until: { $gt: today } }, { pending: 0 }).lean<SeatDoc[]>();
    for (const seat of held) await change(deps, seat, { until: seat.since > today ? seat.since : today, proxy: null }, 'seatEnd');
    const given = await BodySeats(deps).find({ 'proxy.personId': personId, 'proxy.to': { $gte: today } }, { pending: 0 }).lean<SeatDoc[]>();
    for (const seat of given) await change(deps, seat, { proxy: null }, 'proxyEnd');
    await Bodies(deps).updateMany({ convenerIds: personId }, { $pull: { convenerIds: personId } });
    return true;
  },
};
