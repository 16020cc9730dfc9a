import type { Feature } from '../../http/types';

export { checkWords } from './checkWords';

/** Judgement of what residents write, before others may read it. Files are checked where they are kept. */
export const feature: Feature = { name: 'moderation', handlers: {}, ensureIndexes: async () => undefined };
