import type { Feature } from '../../http/types';
import { handlers } from './routes';
import { conversions } from './subscribers';

export { carryOut } from './commands/carryOut';
export { checkConversion } from './commands/check';
export { convert, targetIdOf } from './commands/convert';

/** One thread: matters that came from one another, of whatever kind, and how one becomes another. It knows no kind itself. */
export const feature: Feature = { name: 'threads', handlers, subscribers: [conversions], ensureIndexes: async () => undefined };
