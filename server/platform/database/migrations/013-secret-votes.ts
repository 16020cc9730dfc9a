import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

/** Every vote says whether its ballots are named or secret (decision 0046); those that were there are named. Cut off anywhere, doing it again completes it. */
async function run(db: Connection): Promise<void> {
  const votes = rawCollection<{ _id: string }>(db, 'votes');
  const unsaid = { 'draft.ballot': { $exists: false } } as object;
  await votes.updateMany({ ...unsaid, frozen: { $ne: null } } as object, { $set: { 'frozen.lot': null } } as object);
  await votes.updateMany({ ...unsaid, result: { $ne: null } } as object, { $set: { 'result.damaged': 0 } } as object);
  await votes.updateMany(unsaid, { $set: { 'draft.ballot': 'named', 'draft.minBallots': 10, prepared: null, closing: null, samples: [], voteKeys: 'none', destroyedAt: null } } as object);
}

export const secretVotes: Migration = { number: 13, name: 'secret votes', run };
