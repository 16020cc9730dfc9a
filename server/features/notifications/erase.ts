import type { Eraser } from '../../platform/erasers';
import { Messages } from './model';
import { Consents, Deliveries } from './wechatModel';

/** What still happens in their name is told for a while: who is gone is not told twice. Milliseconds. */
const SETTLED_MS = 3_600_000;

/** The inbox, what was on its way to a phone, and which messages were accepted; once more when nothing new comes. */
export const inboxEraser: Eraser = {
  name: 'notifications',
  collections: ['messages', 'wechatDeliveries', 'wechatConsents'],
  async erase(deps, { personId, closedAt }) {
    await Messages(deps).deleteMany({ personId });
    await Deliveries(deps).deleteMany({ personId });
    await Consents(deps).deleteMany({ _id: { $gte: `${personId}:`, $lt: `${personId};` } });
    return deps.clock.now().getTime() - closedAt.getTime() > SETTLED_MS;
  },
};
