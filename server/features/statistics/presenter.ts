import { percentileOf, sizeOf } from '../../../shared/domain/statistics/spread';
import { ratesOf, type RateWeights } from '../../../shared/domain/statistics/rates';
import { COUNTS, STAGES, type Count, type Tally } from '../../../shared/domain/statistics/tally';
import type { ResponseOf } from '../../../shared/contract';

type View = ResponseOf<'GET /figures'>['total'];

/** A tally as pages read it: counts, rates by the weights in force, median and 90th percentile of each stage. */
export function presentTally(tally: Tally, weights: RateWeights): View {
  const counts = Object.fromEntries(COUNTS.map((count) => [count, tally[count] ?? 0])) as Record<Count, number>;
  return {
    counts,
    rates: ratesOf(tally, weights),
    stages: STAGES.map((stage) => ({
      stage,
      cases: sizeOf(tally.stages[stage]),
      median: percentileOf(tally.stages[stage], 0.5),
      p90: percentileOf(tally.stages[stage], 0.9),
    })),
  };
}
