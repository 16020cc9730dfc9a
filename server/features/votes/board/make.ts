import { closedLeaves } from '../../../../shared/domain/ballotBoard/build';
import type { Tally } from '../../../../shared/domain/ballotBoard/count';
import type { RollBody } from '../../../../shared/domain/ballotBoard/hashes';
import { jcs } from '../../../../shared/domain/ballotBoard/jcs';
import type { Leaf, NamedBody, PaperCountLeaf, RollChangeLeaf, TallyLeaf } from '../../../../shared/domain/ballotBoard/leaves';
import { evaluate, type Evaluated } from '../../../../shared/domain/votes/evaluate';
import { turnoutByBuilding, type BuildingTurnout } from '../../../../shared/domain/votes/turnout';
import type { BallotDoc, FrozenRow, LineDoc, PaperDoc, ResultRow, VoteDoc } from '../document';
import { bodyOf, namedLeaf, sha256Of } from './format';

/** Everything that is counted, as the database has it after the close. */
export interface Gathered {
  readonly lines: readonly LineDoc[];
  /** The ballot with the highest sequence of each line; a paper that was handed out and not read has none. */
  readonly ballots: ReadonlyMap<string, BallotDoc>;
  /** Lines to which a paper was handed. */
  readonly papers: ReadonlySet<string>;
  /** What was read off papers, in the order of lines and people. */
  readonly readings: readonly PaperDoc[];
}
interface Opening<B> {
  readonly salt: string;
  readonly body: B;
}
/** The leaves of a board before its closing head, what they were counted from, and what opens them. */
export interface Counted extends Pick<ResultRow, 'counts' | 'outcome'> {
  readonly leaves: readonly Leaf[];
  readonly evaluated: Evaluated[];
  readonly buildings: BuildingTurnout[];
  readonly openings: ReadonlyMap<string, Opening<NamedBody>>;
  readonly rollOpenings: ReadonlyMap<string, Opening<RollBody>>;
}

/** A choice that counts; null for a paper that says nothing. */
const says = (ballot: BallotDoc | undefined): ballot is BallotDoc => ballot !== undefined && ballot.choice !== null;

/** Lines added and voided, with their areas, each kind in the order of the board. */
export function rollChanges({ corrections }: VoteDoc, lines: ReadonlyMap<string, LineDoc>): RollChangeLeaf[] {
  return corrections.map(({ kind, line, reason }) => ({ t: `roll-${kind}` as const, c: line, area: lines.get(line)?.area ?? 0, reason })).sort((a, b) => (a.c < b.c ? -1 : 1));
}
/** What two people read off papers: of named votes the choices are named ballots; here stands how many were handed and said nothing. */
function paperCounts({ scrutineers }: VoteDoc, handed: number, invalid: number, readings: readonly PaperDoc[]): PaperCountLeaf[] {
  if (handed === 0) return [];
  return [{ t: 'paper-count', box: '1', handed, votes: [], invalid, by: scrutineers.map(({ name }) => name), doc: sha256Of(jcs(readings.map(({ line, by, choice }) => ({ by, choice, line })))) }];
}

/** Counts a vote and lays out its board, in the order and form of `ballot-board/1`. The same data give the same leaves. */
export function makeBoard(doc: VoteDoc & { readonly frozen: FrozenRow }, { lines, ballots, papers, readings }: Gathered): Counted {
  const { manifest, hash } = doc.frozen;
  const byId = new Map(lines.map((line) => [line._id, line]));
  const valid = lines.filter(({ voided }) => !voided);
  const openings = new Map(valid.flatMap((line): [string, Opening<NamedBody>][] => {
    const ballot = ballots.get(line._id);
    if (!says(ballot)) return [];
    const body = bodyOf(hash, line, ballot);
    return [[namedLeaf(ballot.salt, body).leaf.c, { salt: ballot.salt, body }]];
  }));
  const handed = valid.filter(({ _id }) => papers.has(_id)).map(({ _id }) => _id);
  const invalid = handed.filter((id) => ballots.get(id)?.choice === null).length;
  const leaves = closedLeaves({ manifest, roll: lines.filter(({ added }) => !added).map(({ _id }) => _id), changes: rollChanges(doc, byId), issued: [], paper: handed, ballots: [], named: openings, paperCounts: paperCounts(doc, handed.length, invalid, readings) });
  const { counts, outcome } = leaves[leaves.length - 1] as TallyLeaf & Tally;
  return {
    counts, outcome, leaves, openings, evaluated: evaluate(manifest.rule, counts), buildings: turnoutByBuilding(valid.map((line) => ({ building: line.building, voted: says(ballots.get(line._id)) }))),
    rollOpenings: new Map(lines.map(({ _id, salt, ref, area }) => [_id, { salt, body: { ref, area } }])),
  };
}
