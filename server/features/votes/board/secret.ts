import { closedLeaves, type BoardParts } from '../../../../shared/domain/ballotBoard/build';
import { BELOW_MINIMUM, type Tally } from '../../../../shared/domain/ballotBoard/count';
import { leafFault, type BallotLeaf, type TallyLeaf } from '../../../../shared/domain/ballotBoard/leaves';
import { evaluate } from '../../../../shared/domain/votes/evaluate';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { ballotFault } from '../commands/castSecret';
import { applyCorrections } from '../commands/correct';
import type { FrozenRow, LineDoc, VoteDoc } from '../document';
import { VoteLines } from '../model';
import { boxesOf, boxLeaves, paperMarks } from '../secret/boxes';
import type { IssuedDoc } from '../secret/document';
import { IssuedLines, sealedBallots } from '../secret/model';
import { rollChanges, type Counted } from './make';

type Frozen = VoteDoc & { readonly frozen: FrozenRow };
/** Ballots looked at between two breaths, so that others are answered meanwhile. */
const AT_ONCE = 100;
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens what lies in the inbox. A record that was changed, copied or made without a token is no ballot; how many there were is said. */
async function opened(deps: Deps, { frozen: { manifest, hash } }: Frozen): Promise<{ ballots: BallotLeaf[]; damaged: number }> {
  const ballots: BallotLeaf[] = [];
  let [damaged, seen] = [0, 0];
  for await (const { _id, h, ct } of sealedBallots(deps).find({ vote: hash })) {
    try {
      const leaf = await deps.ballotKeys.openBallot(manifest.vote, hash, { _id, h, ct: bytesOf(ct) });
      if (leafFault(manifest, leaf) || ballotFault(manifest, hash, leaf)) damaged += 1;
      else ballots.push(leaf);
    } catch (error) {
      // Keys that are not here are no damage: another process has them.
      if (error instanceof DomainError) throw error;
      damaged += 1;
    }
    if ((seen += 1) % AT_ONCE === 0) await breath();
  }
  return { ballots, damaged };
}
/** Bytes of a record as the driver gives them: a Binary, or something that was put in its place. */
function bytesOf(ct: unknown): Uint8Array {
  const held: unknown = typeof ct === 'object' && ct !== null && 'buffer' in ct && !(ct instanceof Uint8Array) ? ct.buffer : ct;
  return held instanceof Uint8Array ? held : new Uint8Array(0);
}

const NONE = { roll: 0, area: 0, online: 0, paper: 0, invalid: 0, participants: 0, participants_area: 0, tainted: 0 };
/** What the result row says of the tally on the board: of a vote that was not opened, how many there were. */
function tallyOf({ counts, outcome }: TallyLeaf, roll: number): Pick<Counted, 'counts' | 'outcome'> {
  if ((outcome as { result?: unknown }).result !== BELOW_MINIMUM) return { counts, outcome } as Tally;
  const { participants } = counts as { participants: number };
  return { counts: { ...NONE, roll, online: participants, participants, approvals: {} } as Tally['counts'], outcome: { result: BELOW_MINIMUM } };
}

/**
 * Lays out the board of a secret vote once its time is over. With fewer sealed ballots than the minimum none is opened. The same
 * data give the same leaves. @throws DomainError `vote_keys_absent`
 */
export async function secretBoard(deps: Deps, doc: Frozen): Promise<Counted & { readonly damaged: number }> {
  await applyCorrections(deps, doc);
  const { manifest, hash, freeze } = doc.frozen;
  await deps.ballotKeys.publicKeys(manifest.vote);
  const [lines, issued, boxes, paper, waiting] = await Promise.all([
    VoteLines(deps).find({ voteId: doc._id, freeze }).sort({ _id: 1 }).lean<LineDoc[]>(), IssuedLines(deps).find({ voteId: doc._id, b: { $ne: null } }).lean<IssuedDoc[]>(), boxesOf(deps, doc._id), paperMarks(deps, doc), sealedBallots(deps).countDocuments({ vote: hash }),
  ]);
  const few = waiting < manifest.min_ballots;
  const { ballots, damaged } = few ? { ballots: [], damaged: 0 } : await opened(deps, doc);
  const parts: BoardParts = {
    manifest, roll: lines.filter(({ added }) => !added).map(({ _id }) => _id), changes: rollChanges(doc, new Map(lines.map((line) => [line._id, line]))), issued: issued.map(({ _id, b }) => ({ c: _id, b: b ?? '' })), paper, ballots, named: new Map(), paperCounts: boxLeaves(doc, boxes), ...(few ? { unread: waiting } : {}),
  };
  const leaves = closedLeaves(parts);
  const { counts, outcome } = tallyOf(leaves[leaves.length - 1] as TallyLeaf, lines.filter(({ voided }) => !voided).length);
  return {
    leaves, counts, outcome, damaged, evaluated: outcome.result === BELOW_MINIMUM ? [] : evaluate(manifest.rule, counts), buildings: [], openings: new Map(),
    rollOpenings: new Map(lines.map(({ _id, salt, ref, area }) => [_id, { salt, body: { ref, area } }])),
  };
}
