import { ruleAgainstTaking } from '../../../shared/domain/votes/casting';
import type { VoteRuleCode } from '../../../shared/domain/votes/drafts';
import { VOTE_HIDDEN, VOTE_TAKING } from '../../../shared/domain/votes/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { rawCollection } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { byId as rowsById, together } from '../../platform/together';
import type { FrozenRow, LineDoc, VoteDoc } from './document';
import { Votes } from './model';
import { loadVote, votesById } from './queries';
import { refuse } from './step';

export type Frozen = VoteDoc & { readonly frozen: FrozenRow };

const byId = createMemory<VoteDoc>(votesById);
const byManifest = createMemory<VoteDoc>(async (deps, hashes) => {
  const docs = await Votes(deps).find({ 'frozen.hash': { $in: [...hashes] } }, { pending: 0, timeline: 0 }).lean<VoteDoc[]>();
  return new Map(docs.map((doc) => [doc.frozen?.hash ?? '', doc]));
});
const shown = (doc: VoteDoc | undefined): Frozen => {
  if (!doc || VOTE_HIDDEN.includes(doc.state) || !doc.frozen) throw new DomainError('not_found');
  return doc as Frozen;
};

/** A vote whose manifest cannot change any more, at most five seconds old; whether it still takes ballots is read again after the insert. */
export async function frozenVote(deps: Deps, id: string): Promise<Frozen> {
  const known = (await byId.get(deps, [id])).get(id);
  return shown(known?.frozen ? known : await loadVote(deps, id));
}
/** The same by `M`. */
export const voteByManifest = async (deps: Deps, hash: string): Promise<Frozen> => shown((await byManifest.get(deps, [hash])).get(hash));

export const ruleOfTaking = (deps: Deps, { state, opensAt, closesAt }: Pick<VoteDoc, 'state' | 'opensAt' | 'closesAt'>): VoteRuleCode | null => ruleAgainstTaking({ state, opens: opensAt ?? closesAt, closes: closesAt }, deps.clock.now());

type Still = Pick<VoteDoc, '_id' | 'state' | 'corrections'>;
const stillById = together<Still>(async ({ db }, ids) => rowsById(await rawCollection<Still>(db, 'votes').find({ _id: { $in: [...ids] } }, { projection: { state: 1, corrections: 1 } }).toArray()));
/**
 * Reads the vote again after something was put in: what is answered now is kept by whoever closes it, who closes first and then
 * reads. A crowd shares that read, which begins after each of them has put in theirs. `unavailable` where the vote ended meanwhile.
 */
export async function mustStillTake(deps: Deps, { _id, closesAt }: Pick<VoteDoc, '_id' | 'closesAt'>): Promise<Pick<VoteDoc, 'corrections'>> {
  const now = await stillById(deps, _id);
  if (!now || !VOTE_TAKING.includes(now.state) || deps.clock.now() >= closesAt) throw new DomainError('unavailable');
  return now;
}

/** The line that is voted for. `not_allowed` for who is not on the roll. `rule_refused` voteLineWhich. */
export function pickLine(lines: readonly LineDoc[], asked: string | undefined): LineDoc {
  if (lines.length === 0) throw new DomainError('not_allowed');
  const line = asked === undefined ? (lines.length === 1 ? lines[0] : undefined) : lines.find(({ _id }) => _id === asked);
  if (line) return line;
  return asked === undefined ? refuse('voteLineWhich') : refuse('voteLineNone');
}
