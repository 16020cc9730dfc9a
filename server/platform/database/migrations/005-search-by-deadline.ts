import { dropIndex } from './dropIndex';
import type { Migration } from './types';

/** The index of search tokens that did not know deadlines goes; `search_by_deadline` takes its place. */
export const searchByDeadline: Migration = { number: 5, name: 'search by deadline', run: (db) => dropIndex(db, 'cases', 'search') };
