import type { Feature } from '../../http/types';

export { saidOfWork, saidTo } from './reply';
export { orderDigest, outsidePerson, takeOrder, type GivenOrder, type OrderFrom, type OrderOutcome, type OrderWay } from './takeOrder';

/** Orders of platforms above, whatever way they come by: a signed channel, or a table. It has no routes of its own. */
export const feature: Feature = { name: 'orders', handlers: {}, ensureIndexes: () => Promise.resolve() };
