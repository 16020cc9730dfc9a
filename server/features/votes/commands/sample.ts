import type { ParsedOf } from '../../../../shared/contract';
import { sampleOf } from '../../../../shared/domain/ballotBoard/notice';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import type { VoteDoc } from '../document';
import { IssuedLines, SampleSaid } from '../secret/model';
import { applyStep, refuse, type Actor, type Ask } from '../step';

type Drawing = Omit<ParsedOf<'POST /votes/:id/sample'>['body'], 'revision'>;
type Saying = ParsedOf<'POST /votes/:id/sample-said'>['body'];

/** Draws issued lines to be called, by what was drawn in public after the close. `rule_refused` voteNamedNot, voteSamplesFull, voteSampleNone. */
export const drawSample = (deps: Deps, doc: VoteDoc, actor: Actor, { revision, key, seed, count }: Ask & Drawing): Promise<VoteDoc> =>
  applyStep(deps, doc, actor, 'sample', { revision, key }, async ({ now }) => {
    if (doc.draft.ballot !== 'secret') refuse('voteNamedNot');
    if (doc.samples.length >= VOTE_LIMITS.samples) refuse('voteSamplesFull');
    const issued = (await IssuedLines(deps).find({ voteId: doc._id, b: { $ne: null } }, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id);
    if (issued.length === 0) refuse('voteSampleNone');
    const row = { id: idFrom('sample', doc._id, String(doc.revision)), seed, of: issued.length, lines: sampleOf(seed, issued, count, sha256), at: now, by: actor.personId ?? '' };
    return { text: seed, set: { samples: [...doc.samples, row] } };
  });

/** What somebody said who was called: whether they asked for a ballot, never what it says. The last word stands. `not_found`. */
export async function saySample(deps: Deps, doc: VoteDoc, personId: string, { sample, line, said }: Saying): Promise<void> {
  if (!doc.samples.some(({ id, lines }) => id === sample && lines.includes(line))) throw new DomainError('not_found');
  await SampleSaid(deps).updateOne({ _id: `${sample}.${line}` }, { $set: { voteId: doc._id, said, by: personId, at: deps.clock.now() } }, { upsert: true });
}
