/** The tally of a named vote as the program counts it from its database, against a bare loop over the same records. */
import { gather } from '../../../server/features/votes/commands/publish';
import { makeBoard } from '../../../server/features/votes/board/make';
import type { BallotDoc, LineDoc } from '../../../server/features/votes/document';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { BallotGroups, countVote } from '../../../shared/domain/ballotBoard/count';
import { bytesFrom } from '../../support/votes/boards';
import { median, spent } from '../processor';
import type { Frozen } from '../../../server/features/votes/taking';

/** A named vote with one line and one ballot of it, which the others are like. */
export interface NamedVote {
  readonly doc: Frozen;
  readonly line: LineDoc;
  readonly ballot: BallotDoc;
}

const BATCH = 5_000;
const CHOICES = ['yes', 'yes', 'no', 'abstain'] as const;

/** So many lines, each with a ballot. */
async function fill(deps: Deps, { doc, line, ballot }: NamedVote, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
    const lines = numbers.map((n): LineDoc => ({ ...line, _id: bytesFrom('tally', n), voteId: doc._id, freeze: doc.frozen.freeze, area: 5_000 + n % 4_000, salt: bytesFrom('salt', n), voided: false }));
    await rawCollection<LineDoc>(deps.db, 'voteLines').insertMany(lines);
    await rawCollection<BallotDoc>(deps.db, 'namedBallots').insertMany(lines.map(({ _id }, n): BallotDoc => ({ ...ballot, _id: `${_id}.1`, voteId: doc._id, line: _id, seq: 1, via: 'app', choice: CHOICES[n % CHOICES.length] ?? 'yes', salt: bytesFrom('ballot', from + n) })));
  }
}
interface Sums { yes: number; no: number; abstain: number; area: number }
/** Reads the records and adds them up: no sorting, no rules, no words. */
async function bare(deps: Deps, voteId: string): Promise<Sums> {
  const areas = new Map<string, number>();
  for await (const { _id, area } of rawCollection<LineDoc>(deps.db, 'voteLines').find({ voteId })) areas.set(_id, area);
  const sums: Sums = { yes: 0, no: 0, abstain: 0, area: 0 };
  for await (const { line, choice } of rawCollection<BallotDoc>(deps.db, 'namedBallots').find({ voteId })) {
    sums[choice as 'yes' | 'no' | 'abstain'] += 1;
    sums.area += areas.get(line) ?? 0;
  }
  return sums;
}
/** What the program does: corrections, papers, the last ballot of each line, the rule. */
async function tally(deps: Deps, { doc }: NamedVote): Promise<{ readonly counts: object; readonly gathered: Awaited<ReturnType<typeof gather>> }> {
  const gathered = await gather(deps, doc);
  const groups = new BallotGroups();
  for (const { _id, area } of gathered.lines) {
    const ballot = gathered.ballots.get(_id);
    if (ballot?.choice) groups.add(ballot.choice, ballot.via, 1, area);
  }
  const roll = { count: gathered.lines.length, area: gathered.lines.reduce((sum, { area }) => sum + area, 0) };
  return { counts: countVote(doc.frozen.manifest, roll, groups.list(), { invalid: 0, tainted: 0 }).counts, gathered };
}

/** Both by turns, in processor time of this process (the engine has its own); then once the whole board. */
export async function measureTally(deps: Deps, vote: NamedVote, count: number): Promise<void> {
  await fill(deps, vote, count);
  const ratios: number[] = [];
  let last: Awaited<ReturnType<typeof tally>> | null = null;
  for (let turn = 0; turn < (count > 100_000 ? 2 : 3); turn += 1) {
    last = null;
    const began = spent();
    const sums = await bare(deps, vote.doc._id);
    const between = spent();
    last = await tally(deps, vote);
    const [loop, own] = [between - began, spent() - between];
    const { yes, no, abstain } = last.counts as Sums;
    if (yes !== sums.yes || no !== sums.no || abstain !== sums.abstain || yes + no + abstain !== count) throw new Error('the two count differently');
    ratios.push(loop / own);
    console.log(`tally of ${count} named ballots: bare loop ${loop.toFixed(2)} s, ours ${own.toFixed(2)} s, ratio ${(loop / own).toFixed(2)}`);
  }
  console.log(`tally ÷ bare loop: ${median(ratios).toFixed(2)} (target ≥ 0.3)`);
  const began = spent();
  if (last) makeBoard(vote.doc, last.gathered);
  console.log(`its board, every line and ballot hashed and opened: ${(spent() - began).toFixed(2)} s`);
}
