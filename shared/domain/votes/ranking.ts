import { turnoutOf, type Ballots, type Beside, type RollSize, type Turnout } from './ballots';
import { reaches } from './fractions';
import type { IrvRule } from './rules';
import type { Option, SeveralOutcome } from './approvals';

export interface Round {
  /** Ballots that stand with each option that is still in. */
  readonly votes: Readonly<Record<string, number>>;
  /** Ballots of which no option is in any more, abstentions among them. */
  readonly exhausted: number;
  /** Who goes out after it; null in the last. */
  readonly eliminated: string | null;
}
export interface IrvCounts extends Turnout {
  readonly rounds: readonly Round[];
}
type Ranked = Ballots<readonly string[]>;

function votesOf(ballots: readonly Ranked[], still: ReadonlySet<string>): { votes: Record<string, number>; exhausted: number } {
  const votes: Record<string, number> = {};
  for (const id of still) votes[id] = 0;
  let exhausted = 0;
  for (const { choice, n } of ballots) {
    const first = choice.find((id) => still.has(id));
    if (first === undefined) exhausted += n;
    else votes[first] = (votes[first] ?? 0) + n;
  }
  return { votes, exhausted };
}

/** Of those with the fewest, who had the fewest in the round before, and so on back; where all are equal the last of the lot. */
function lowest(votes: Readonly<Record<string, number>>, before: readonly Round[], tieOrder: readonly string[]): { id: string; tie: boolean } {
  const fewest = (ids: readonly string[], of: Readonly<Record<string, number>>): string[] => {
    const least = Math.min(...ids.map((id) => of[id] ?? 0));
    return ids.filter((id) => (of[id] ?? 0) === least);
  };
  let ids = fewest(Object.keys(votes), votes);
  for (let at = before.length - 1; at >= 0 && ids.length > 1; at -= 1) ids = fewest(ids, before[at]?.votes ?? {});
  const last = [...tieOrder].reverse().find((id) => ids.includes(id));
  return { id: last ?? ids[0] ?? '', tie: ids.length > 1 };
}

/** Instant run-off: more than half of the ballots that still stand win; else the lowest goes out, one at a time. */
export function countRanking({ options, tieOrder }: { readonly options: readonly Option[]; readonly tieOrder: readonly string[] }, { quorum }: IrvRule, roll: RollSize, ballots: readonly Ranked[], beside: Beside): { readonly counts: IrvCounts; readonly outcome: SeveralOutcome } {
  const turnout = turnoutOf(roll, ballots, beside);
  if (turnout.participants === 0 || !reaches(turnout.participants, turnout.roll, quorum)) return { counts: { ...turnout, rounds: [] }, outcome: { result: 'no-quorum', winners: [], tie_used: false } };
  const rounds: Round[] = [];
  const still = new Set(options.map(({ id }) => id));
  let tieUsed = false;
  for (;;) {
    const { votes, exhausted } = votesOf(ballots, still);
    const standing = turnout.participants - exhausted;
    const winner = Object.keys(votes).find((id) => (votes[id] ?? 0) * 2 > standing);
    if (winner !== undefined || standing === 0 || still.size === 0) {
      rounds.push({ votes, exhausted, eliminated: null });
      const counts = { ...turnout, rounds };
      if (turnout.tainted > 0) return { counts, outcome: { result: 'tainted', winners: [], tie_used: false } };
      return { counts, outcome: winner === undefined ? { result: 'no-winner', winners: [], tie_used: tieUsed } : { result: 'elected', winners: [winner], tie_used: tieUsed } };
    }
    const { id, tie } = lowest(votes, rounds, tieOrder);
    tieUsed ||= tie;
    rounds.push({ votes, exhausted, eliminated: id });
    still.delete(id);
  }
}
