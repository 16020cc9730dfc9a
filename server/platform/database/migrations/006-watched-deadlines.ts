import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Case {
  _id: string;
  open: boolean;
  step: string;
  nextCheckAt?: Date;
}

/**
 * Deadlines of open cases are watched (warn, supervise, escalate). Those filed before have no moment at which to be
 * looked at: they are looked at now, and find their own. Run again it finds only those it has not done.
 */
async function run(db: Connection): Promise<void> {
  await rawCollection<Case>(db, 'cases').updateMany({ open: true, nextCheckAt: { $exists: false } }, { $set: { nextCheckAt: new Date() } });
}

export const watchedDeadlines: Migration = { number: 6, name: 'watched deadlines', run };
