import type { Migration } from './types';

/** Marks the shapes of the first release; there is nothing older to change. */
export const baseline: Migration = { number: 1, name: 'baseline', run: async () => undefined };
