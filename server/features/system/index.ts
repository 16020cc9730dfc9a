import type { Feature } from '../../http/types';
import { handlers } from './routes';

/** What a client must know before anybody is logged in. */
export const feature: Feature = { name: 'system', handlers, ensureIndexes: async () => undefined };
