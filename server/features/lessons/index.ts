import type { Feature } from '../../http/types';
import { handlers } from './routes';

/**
 * Lessons (小课) for those who work: what an administrator published (feature settings), shown where the situation comes up.
 * Who has read what is kept under keyed digests, for the reader alone.
 */
export const feature: Feature = { name: 'lessons', handlers, ensureIndexes: () => Promise.resolve() };
