import type { UnitKind } from '../kernel/roles';
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
] as const;
export type Count = (typeof COUNTS)[number];
export type Tally = Readonly<Record<Count, number>> & { readonly stages: Readonly<Record<Stage, Spread>> };

/** What of a case is counted. Durations in office minutes; a stage that was not finished is absent. */
export interface TallyFacts {
  readonly state: string;
  readonly outcome: 'satisfied' | 'unsatisfied' | 'unrated' | null;
  /** Answered by the promise made at filing, after it (or not yet though it has passed), or neither yet. */
  readonly promise: 'onTime' | 'overdue' | 'running';
  readonly evaluation: { readonly contacted: boolean; readonly solved: boolean; readonly satisfaction: 'satisfied' | 'basically' | 'unsatisfied' } | null;
  readonly returns: number;
  readonly round: number;
  /** Null while nobody has given a result. */
  readonly endLevel: EndLevel | null;
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
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
  if (facts.round > 1) sum.redone += 1;
  addWord(sum, facts.evaluation);
  addEnd(sum, facts);
  for (const stage of STAGES) {
    const minutes = facts.stages[stage];
    if (minutes !== undefined) counted(sum.stages[stage], minutes);
  }
}

/** The sum of tallies; the empty one of none. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const count of COUNTS) sum[count] += tally[count];
    for (const stage of STAGES) sum.stages[stage] = { ...together(sum.stages[stage], tally.stages[stage]) };
  }
  return sum;
}
