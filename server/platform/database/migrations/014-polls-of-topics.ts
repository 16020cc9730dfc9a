import type { Connection } from 'mongoose';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface Draft {
  _id: string;
  revision: number;
  state: string;
  basis: { kind: string };
  draft: { binding: boolean };
  scrutineers: { agreedAt: Date | null }[];
}

/**
 * A vote about a topic, outside a consultation, is an opinion poll: the drafts that were called binding become polls, and whoever had agreed
 * looks at them again. What was frozen stays as it was published. Cut off anywhere, doing it again completes it.
 */
async function run(db: Connection): Promise<void> {
  const votes = rawCollection<Draft>(db, 'votes');
  const binding = { state: 'draft', 'basis.kind': 'topic', 'draft.binding': true } as const;
  for await (const { _id, revision, scrutineers } of votes.find(binding)) {
    await votes.updateOne({ _id, revision, state: 'draft' }, { $set: { 'draft.binding': false, scrutineers: scrutineers.map((one) => ({ ...one, agreedAt: null })), revision: revision + 1 } });
  }
}

export const pollsOfTopics: Migration = { number: 14, name: 'polls of topics', run };
