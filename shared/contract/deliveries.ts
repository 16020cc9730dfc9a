import { z } from 'zod';
import { BY_HAND, MOST_BY_HAND } from '../domain/integrations/byHand';
import { DeliveryId } from './channels';
import { defineRoute, Id } from './kernel';

/** What came of one of several, in words. */
const Outcome = z.object({ id: DeliveryId, done: z.boolean(), text: z.string() });

export const deliveryRoutes = {
  'POST /administration/deliveries/by-hand': defineRoute({
    summary: 'Decide about things that wait or were given up: send them now, by another channel of the same unit, or no more; each says what came of it (administrator)',
    tag: 'forwarding',
    access: 'session',
    /** `channelId`: where to, when it is to go elsewhere. */
    body: z.strictObject({ act: z.enum(BY_HAND), ids: z.array(DeliveryId).min(1).max(MOST_BY_HAND), channelId: Id.nullable().default(null) }),
    status: 200,
    response: z.object({ items: z.array(Outcome) }),
    errors: ['not_allowed', 'not_found'],
  }),
};
