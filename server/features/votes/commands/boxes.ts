import type { ParsedOf } from '../../../../shared/contract';
import { isChoice } from '../../../../shared/domain/ballotBoard/choices';
import { jcs } from '../../../../shared/domain/ballotBoard/jcs';
import { VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import type { VoteDoc } from '../document';
import { boxesOf } from '../secret/boxes';
import { BoxCounts } from '../secret/model';
import { isConfirmed, refuse } from '../step';

type Counting = ParsedOf<'POST /votes/:id/paper-count'>['body'];

/**
 * What a scrutineer counted in a box, alone and after the close; counted again it takes the place of what they said before, until
 * both confirmed. `rule_refused` voteNamedNot, votePaperOff, voteNotYet (it is not over), votePaperCounted, voteChoice,
 * votePaperMarks (more papers than were handed out for the box), votePaperBox.
 */
export async function countBox(deps: Deps, doc: VoteDoc, personId: string, { box, handed, votes, invalid }: Counting): Promise<void> {
  const { frozen, draft } = doc;
  if (draft.ballot !== 'secret' || !frozen) refuse('voteNamedNot');
  if (!draft.paper) refuse('votePaperOff');
  const now = deps.clock.now();
  if (now < doc.closesAt || !['open', 'closing'].includes(doc.state)) refuse(doc.state === 'published' ? 'votePaperCounted' : 'voteNotYet');
  if (isConfirmed(doc)) refuse('votePaperCounted');
  if (new Set(votes.map(({ choice }) => jcs(choice))).size !== votes.length || !votes.every(({ choice }) => isChoice(frozen.manifest, choice))) refuse('voteChoice');
  if (votes.reduce((sum, { n }) => sum + n, invalid) > handed) refuse('votePaperMarks');
  const boxes = await boxesOf(deps, doc._id);
  if (boxes.length >= VOTE_LIMITS.boxes && !boxes.some((one) => one.box === box)) refuse('votePaperBox');
  const sorted = votes.map(({ choice, n }) => ({ choice, n })).sort((one, other) => (jcs(one.choice) < jcs(other.choice) ? -1 : 1));
  await BoxCounts(deps).updateOne({ _id: idFrom('boxCount', doc._id, box, personId) }, { $set: { voteId: doc._id, box, by: personId, handed, votes: sorted, invalid, at: now } }, { upsert: true });
}
