import type { Connection } from 'mongoose';
import type { Migration } from './types';

async function run(db: Connection): Promise<void> {
  await db.collection('votes').updateMany({ 'basis.kind': 'topic', 'draft.binding': true }, { $set: { 'draft.binding': false } });
}

/** A vote about a topic, outside a consultation, decides nothing: those that were called binding are opinion polls, as they are from now on. Nothing that was frozen and hashed says otherwise. */
export const pollsOfTopics: Migration = { number: 14, name: 'polls of topics', run };
