import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Month {
  _id: string;
  level: string;
  dirtySince?: Date;
}

/**
 * Figures are kept by unit and category together too: every community's month is marked to be counted anew, and what
 * lies above adds up after it. Done twice it costs a recount more and changes no figure.
 */
async function run(db: Connection): Promise<void> {
  await rawCollection<Month>(db, 'figureMonths').updateMany({ level: 'community', dirtySince: { $exists: false } }, { $inc: { changes: 1 }, $set: { dirtySince: new Date(0) } });
}

export const figuresByBoth: Migration = { number: 9, name: 'figures by both', run };
