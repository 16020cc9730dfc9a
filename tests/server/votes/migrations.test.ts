import { secretVotes } from '../../../server/platform/database/migrations/013-secret-votes';
import { pollsOfTopics } from '../../../server/platform/database/migrations/014-polls-of-topics';
import { rawCollection } from '../../../server/platform/database/model';
import { freshDatabase } from '../../support/database';

type Row = { _id: string; [field: string]: unknown };

it('makes every vote that was there a named one, with what a named one has, and leaves what says so already', async () => {
  const db = await freshDatabase();
  try {
    const votes = rawCollection<Row>(db, 'votes');
    await votes.insertMany([
      { _id: 'draft', draft: { title: '甲' }, frozen: null, result: null },
      { _id: 'open', draft: {}, frozen: { hash: 'h' }, result: null },
      { _id: 'counted', draft: {}, frozen: { hash: 'k' }, result: { counts: {} } },
      { _id: 'secret', draft: { ballot: 'secret', minBallots: 3 }, frozen: { hash: 's', lot: '7' }, result: null, voteKeys: 'kept' },
    ]);
    await secretVotes.run(db);
    const once = await votes.find().sort({ _id: 1 }).toArray();
    await secretVotes.run(db);
    expect(await votes.find().sort({ _id: 1 }).toArray()).toEqual(once);
    const named = { prepared: null, closing: null, samples: [], voteKeys: 'none', destroyedAt: null };
    expect(once).toEqual([
      { _id: 'counted', draft: { ballot: 'named', minBallots: 10 }, frozen: { hash: 'k', lot: null }, result: { counts: {}, damaged: 0 }, ...named },
      { _id: 'draft', draft: { title: '甲', ballot: 'named', minBallots: 10 }, frozen: null, result: null, ...named },
      { _id: 'open', draft: { ballot: 'named', minBallots: 10 }, frozen: { hash: 'h', lot: null }, result: null, ...named },
      { _id: 'secret', draft: { ballot: 'secret', minBallots: 3 }, frozen: { hash: 's', lot: '7' }, result: null, voteKeys: 'kept' },
    ]);
  } finally {
    await db.close();
  }
});

it('makes polls of the drafts about topics that were called binding, to be looked at again, and touches nothing that was published', async () => {
  const db = await freshDatabase();
  try {
    const votes = rawCollection<Row>(db, 'votes');
    const agreed = [{ personId: 'a', agreedAt: new Date(0) }, { personId: 'b', agreedAt: null }];
    const row = (_id: string, state: string, kind: string, binding: boolean): Row => ({ _id, state, revision: 4, basis: { kind, id: 'x' }, draft: { binding }, scrutineers: agreed });
    await votes.insertMany([row('draft', 'draft', 'topic', true), row('frozen', 'open', 'topic', true), row('poll', 'draft', 'topic', false), row('talk', 'draft', 'consultation', true)]);
    await pollsOfTopics.run(db);
    await pollsOfTopics.run(db);
    expect((await votes.find().sort({ _id: 1 }).toArray()).map(({ _id, draft, revision, scrutineers }) => [_id, draft, revision, scrutineers])).toEqual([
      ['draft', { binding: false }, 5, [{ personId: 'a', agreedAt: null }, { personId: 'b', agreedAt: null }]],
      ['frozen', { binding: true }, 4, agreed], ['poll', { binding: false }, 4, agreed], ['talk', { binding: true }, 4, agreed],
    ]);
  } finally {
    await db.close();
  }
});
