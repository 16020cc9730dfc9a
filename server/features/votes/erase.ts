import { rewrite, withoutWords } from '../../jobs/rewrite';
import { GONE_NAME, GONE_WORDS, type Eraser } from '../../platform/erasers';
import type { VoteDoc } from './document';
import { NamedBallots, Objections, PaperEntries, VoteLines, Votes } from './model';
import { linesOf } from './queries';
import { BoxCounts, SampleSaid } from './secret/model';

/** Votes in which somebody acted, watched, or votes. */
const theirs = (personId: string, voteIds: readonly string[]): Record<string, unknown> => ({ $or: [{ drafterId: personId }, { 'scrutineers.personId': personId }, { 'timeline.personId': personId }, { _id: { $in: [...voteIds] } }] });

/** Their words in the story go; a scrutineer who has not signed yet is no name any more. What was frozen is public and stays as it was hashed. */
const strip = (doc: VoteDoc, personId: string, lines: readonly string[]) => ({
  timeline: withoutWords(doc.timeline, personId),
  scrutineers: doc.scrutineers.map((one) => (one.personId === personId && !doc.frozen ? { ...one, name: GONE_NAME } : one)),
  corrections: doc.corrections.map((row) => (row.added && lines.includes(row.line) ? { ...row, added: { ...row.added, voterId: null, label: GONE_NAME } } : row)),
});

/**
 * A line stays on its roll, which counts whole, and what it voted stays counted, by nobody: the name is gone, and nobody votes for
 * it with a session. Papers are read no more under their name; an objection stays with its answer, without its words.
 */
export const voteEraser: Eraser = {
  name: 'votes',
  collections: ['votes', 'voteLines', 'namedBallots', 'paperEntries', 'voteObjections', 'boxCounts', 'sampleSaid'],
  async erase(deps, { personId }) {
    const lines = await linesOf(deps, personId);
    const own = lines.filter(({ voterId }) => voterId === personId).map(({ _id }) => _id);
    for (const { _id } of await Votes(deps).find(theirs(personId, lines.map(({ voteId }) => voteId)), { _id: 1 }).lean<Pick<VoteDoc, '_id'>[]>()) await rewrite(Votes(deps), _id, (doc) => ({ set: strip(doc, personId, own) }));
    for (const { _id, voteId } of lines) {
      await VoteLines(deps).updateOne({ _id, voteId, voterId: personId }, { $set: { voterId: null, label: GONE_NAME } });
      await VoteLines(deps).updateOne({ _id, voteId, 'proxy.personId': personId }, { $set: { proxy: null } });
      await NamedBallots(deps).updateMany({ voteId, line: _id, by: personId }, { $set: { by: 'gone' } });
    }
    await PaperEntries(deps).updateMany({ by: personId }, { $set: { by: 'gone' } });
    await BoxCounts(deps).updateMany({ by: personId }, { $set: { by: 'gone' } });
    await SampleSaid(deps).updateMany({ by: personId }, { $set: { by: 'gone' } });
    await Objections(deps).updateMany({ personId }, { $set: { text: GONE_WORDS, personId: 'gone' } });
    return true;
  },
};
