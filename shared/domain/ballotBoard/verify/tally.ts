import { BELOW_MINIMUM, countVote, type Tally } from '../count';
import { jcs } from '../jcs';
import { rollSize, taintedCount, type BoardState } from './state';

/** Step 10, what the boxes say together; each by itself was looked at when it came. */
export function checkPaper({ findings, paperCounts, paper }: BoardState): void {
  findings.check(paperCounts.reduce((sum, { handed }) => sum + handed, 0) <= paper.size, 'paperMoreThanMarks');
}

const resultOf = (outcome: object): unknown => (outcome as { result?: unknown }).result;

/** A secret vote that was not opened, because so few ballots would tell who chose what: no ballot may be shown. */
function checkBelowMinimum({ findings, manifest, ballots, paperCounts, issued }: BoardState, counts: object, outcome: object): void {
  const { participants } = counts as { participants?: unknown };
  findings.check(ballots === 0 && paperCounts.length === 0, 'belowMinimumShown');
  findings.check(typeof participants === 'number' && Number.isSafeInteger(participants) && participants >= 0 && participants < manifest.min_ballots && participants <= issued.size && jcs(counts) === jcs({ participants }), 'counts');
  findings.check(jcs(outcome) === jcs({ result: BELOW_MINIMUM }), 'outcome');
}

function participantsOf({ groups }: BoardState): number {
  return groups.list().reduce((sum, { n }) => sum + n, 0);
}

/** What of a tally can be held against a board whose ballots are not opened: who and how many, not what. */
function checkWithoutOpenings(state: BoardState, counts: object): void {
  const { findings, named, paperCounts } = state;
  const roll = rollSize(state);
  const invalid = paperCounts.reduce((sum, box) => sum + box.invalid, 0);
  const known = { roll: roll.count, area: roll.area, participants: named.length, invalid, tainted: 0 };
  const said = counts as Readonly<Record<string, unknown>>;
  findings.check(Object.entries(known).every(([key, value]) => said[key] === value), 'counts');
}

/** Steps 11 and 12: no more took part than could, not too few for secrecy, and counting again gives the tally. Returns what was counted. */
export function checkTally(state: BoardState, complete: boolean): Tally | null {
  const { findings, manifest, tally, ballots, named, paperCounts, issued } = state;
  if (!tally) {
    findings.add('tallyMissing');
    return null;
  }
  const { counts, outcome } = tally;
  findings.check(ballots <= issued.size, 'ballotsMoreThanIssued', `${ballots} > ${issued.size}`);
  if (manifest.ballot === 'secret' && resultOf(outcome) === BELOW_MINIMUM) {
    checkBelowMinimum(state, counts, outcome);
    return null;
  }
  if (manifest.ballot === 'secret') findings.check(ballots >= manifest.min_ballots, 'belowMinimum', ballots);
  const roll = rollSize(state);
  const tainted = taintedCount(state);
  const participants = complete ? participantsOf(state) : named.length;
  findings.check(participants <= roll.count + tainted, 'participants', `${participants} > ${roll.count + tainted}`);
  if (!complete) {
    checkWithoutOpenings(state, counts);
    return null;
  }
  const invalid = paperCounts.reduce((sum, box) => sum + box.invalid, 0);
  const again = countVote(manifest, roll, state.groups.list(), { invalid, tainted });
  findings.check(jcs(again.counts) === jcs(counts), 'counts');
  findings.check(jcs(again.outcome) === jcs(outcome), 'outcome', String(again.outcome.result));
  return again;
}
