import { isRedone } from '../cases/repeats';
import type { UnitKind } from '../kernel/roles';
import { RATINGS_SHOWN_FROM } from '../whistles/whistles';
import { counted, together, type Spread } from './spread';

/**
 * Stages of a case whose length is measured, in office minutes: filed → accepted → given to a unit → acknowledged →
 * result → checked; `answer` is the whole way from filing to the first answer.
 */
export const STAGES = ['accept', 'dispatch', 'acknowledge', 'handle', 'verify', 'answer'] as const;
export type Stage = (typeof STAGES)[number];

/** Where a matter came to its end (P5: small matters never leave the grid, large ones the town). */
export const END_LEVELS = ['grid', 'community', 'street', 'district'] as const;
export type EndLevel = (typeof END_LEVELS)[number];

const STREET_KINDS: readonly UnitKind[] = ['street', 'streetOffice'];
const DISTRICT_KINDS: readonly UnitKind[] = ['district', 'department', 'utility'];

/**
 * The level at which a matter was solved: that of the unit which gave the result; in the community, the grid when its
 * category is marked to be solved there (P5).
 */
export function endLevelOf(kind: UnitKind, solveInGrid: boolean): EndLevel {
  if (DISTRICT_KINDS.includes(kind)) return 'district';
  if (STREET_KINDS.includes(kind)) return 'street';
  return solveInGrid ? 'grid' : 'community';
}

/** What is counted of cases. Every figure of a page is made of these, so that parts add up to the whole. */
export const COUNTS = [
  'received',
  'withdrawn',
  'declined',
  'merged',
  'onTime',
  'overdue',
  'closed',
  'solvedCases',
  'unrated',
  'valid',
  'contacted',
  'solved',
  'satisfied',
  'basically',
  'bounced',
  'returns',
  'redone',
  'endedGrid',
  'endedCommunity',
  'endedStreet',
  'endedDistrict',
  'callsDue',
  'callsReached',
  'callsContent',
  'callsUnreachable',
  'reviewed',
  'saidUnsolved',
  'unitRatings',
  'unitPoints',
  'repeated',
] as const;
export type Count = (typeof COUNTS)[number];
/** Counts that rows stored before them lack: none of it had happened. */
type Later = 'callsDue' | 'callsReached' | 'callsContent' | 'callsUnreachable' | 'reviewed' | 'saidUnsolved' | 'unitRatings' | 'unitPoints' | 'repeated';
export type Tally = Readonly<Record<Exclude<Count, Later>, number>> & Readonly<Partial<Record<Later, number>>> & { readonly stages: Readonly<Record<Stage, Spread>> };

/** What of a case is counted. Durations in office minutes; a stage that was not finished is absent. */
export interface TallyFacts {
  readonly state: string;
  readonly outcome: 'satisfied' | 'unsatisfied' | 'unrated' | null;
  /** Answered by the promise made at filing, after it (or not yet though it has passed), or neither yet. */
  readonly promise: 'onTime' | 'overdue' | 'running';
  readonly evaluation: { readonly contacted: boolean; readonly solved: boolean; readonly satisfaction: 'satisfied' | 'basically' | 'unsatisfied' } | null;
  readonly returns: number;
  readonly round: number;
  /** It repeats an earlier matter that had been closed; absent: it does not. */
  readonly repeats?: boolean;
  /** Null while nobody has given a result. */
  readonly endLevel: EndLevel | null;
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
  /** After the end; absent where nothing of it happened. */
  readonly after?: AfterTally;
}

/** The call back, the street's review, the resident's last word and the station's rating of the unit in charge. */
export interface AfterTally {
  /** How the latest call went; `content`: reached, and solved by what was said. */
  readonly call: 'due' | 'reached' | 'content' | 'unreachable' | null;
  /** The street was asked for a review, in whichever round. */
  readonly reviewed: boolean;
  /** The reporter says that it is closed and not solved (关了但没解决). */
  readonly saidUnsolved: boolean;
  /** Null where the station has rated nobody. */
  readonly points: number | null;
}

type Filling = Record<Count, number> & { stages: Record<Stage, Record<number, number>> };

/** Nothing counted yet. */
export function emptyTally(): Filling {
  const counts = Object.fromEntries(COUNTS.map((count) => [count, 0])) as Record<Count, number>;
  return { ...counts, stages: Object.fromEntries(STAGES.map((stage) => [stage, {}])) as Filling['stages'] };
}

const ENDED = { grid: 'endedGrid', community: 'endedCommunity', street: 'endedStreet', district: 'endedDistrict' } as const;

function addWord(sum: Filling, word: TallyFacts['evaluation']): void {
  if (!word) return;
  sum.valid += 1;
  if (word.contacted) sum.contacted += 1;
  if (word.solved) sum.solved += 1;
  if (word.satisfaction === 'satisfied') sum.satisfied += 1;
  if (word.satisfaction === 'basically') sum.basically += 1;
}

function addEnd(sum: Filling, { state, outcome, endLevel }: TallyFacts): void {
  if (state !== 'closed') return;
  sum.closed += 1;
  if (outcome === 'satisfied') sum.solvedCases += 1;
  if (outcome === 'unrated') sum.unrated += 1;
  if (endLevel) sum[ENDED[endLevel]] += 1;
}

/** What happened after the end. Unreachable ones are counted apart, never as content. */
function addAfter(sum: Filling, { call, reviewed, saidUnsolved, points }: AfterTally): void {
  if (call === 'due') sum.callsDue += 1;
  if (call === 'reached' || call === 'content') sum.callsReached += 1;
  if (call === 'content') sum.callsContent += 1;
  if (call === 'unreachable') sum.callsUnreachable += 1;
  if (reviewed) sum.reviewed += 1;
  if (saidUnsolved) sum.saidUnsolved += 1;
  if (points === null) return;
  sum.unitRatings += 1;
  sum.unitPoints += points;
}

/** States in which a matter counts as received and no more: it is not the station's doing that it ended. */
const APART = { withdrawn: 'withdrawn', merged: 'merged' } as const;

/** One case more. Withdrawn and merged ones are received, and no more. */
export function addCase(sum: Filling, facts: TallyFacts): void {
  sum.received += 1;
  const apart = APART[facts.state as keyof typeof APART] as Count | undefined;
  if (apart) {
    sum[apart] += 1;
    return;
  }
  if (facts.state === 'declined') sum.declined += 1;
  if (facts.promise !== 'running') sum[facts.promise] += 1;
  if (facts.returns > 0) sum.bounced += 1;
  sum.returns += facts.returns;
  if (isRedone(facts.round)) sum.redone += 1;
  if (facts.repeats && facts.state !== 'declined') sum.repeated += 1;
  addWord(sum, facts.evaluation);
  addEnd(sum, facts);
  if (facts.after) addAfter(sum, facts.after);
  for (const stage of STAGES) {
    const minutes = facts.stages[stage];
    if (minutes !== undefined) counted(sum.stages[stage], minutes);
  }
}

/** The sum of tallies; the empty one of none. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    // Rows counted before a figure was invented lack it.
    for (const count of COUNTS) sum[count] += tally[count] ?? 0;
    for (const stage of STAGES) sum.stages[stage] = { ...together(sum.stages[stage], tally.stages[stage]) };
  }
  return sum;
}

/** The mean of what stations say of a unit, to one decimal; null below the number from which it is shown (domain.md section 5). */
export function meanPoints({ unitRatings = 0, unitPoints = 0 }: Pick<Tally, 'unitRatings' | 'unitPoints'>): number | null {
  return unitRatings < RATINGS_SHOWN_FROM ? null : Math.round((unitPoints / unitRatings) * 10) / 10;
}
