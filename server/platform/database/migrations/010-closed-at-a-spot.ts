import { dropIndex } from './dropIndex';
import type { Migration } from './types';

/** The index of everything at a place goes; `spot_closed`, of what can be repeated, takes its place. */
export const closedAtASpot: Migration = { number: 10, name: 'closed at a spot', run: (db) => dropIndex(db, 'cases', 'spot') };
